# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which STUN and TURN server an attempt uses."""

from aiortc import RTCConfiguration
from aiortc.rtcicetransport import connection_kwargs

from app.core.meeting import IceServer
from app.media.ice_servers import configuration, usable_turns

SERVERS = (
    IceServer(("stun:stun.example.org",)),
    IceServer(
        (
            "turn:turn.example.org?transport=udp",
            "turn:turn.example.org?transport=tcp",
            "turns:turn.example.org:443",
        ),
        username="1700000000:seat",
        credential="secret",
    ),
)


def used(config: RTCConfiguration) -> dict[str, object]:
    """What aioice is really given."""
    assert config.iceServers is not None
    return connection_kwargs(config.iceServers)


def test_no_servers_means_none_and_not_the_default_of_aiortc() -> None:
    assert configuration(()).iceServers == []


def test_the_first_turn_server_is_used_with_its_credentials() -> None:
    given = used(configuration(SERVERS))
    assert given["stun_server"] == ("stun.example.org", 3478)
    assert given["turn_server"] == ("turn.example.org", 3478)
    assert (given["turn_transport"], given["turn_ssl"]) == ("udp", False)
    assert (given["turn_username"], given["turn_password"]) == ("1700000000:seat", "secret")


def test_each_further_attempt_takes_the_next_way_and_then_begins_again() -> None:
    ways = [(used(configuration(SERVERS, n))["turn_transport"], used(configuration(SERVERS, n))["turn_ssl"])
            for n in range(4)]  # fmt: skip
    assert ways == [("udp", False), ("tcp", False), ("tcp", True), ("udp", False)]


def test_addresses_that_cannot_be_read_are_left_out_instead_of_ending_the_call() -> None:
    nonsense = IceServer(
        ("http://x", "turn:", "stun:[::1]:3478", "turn:a?transport=sctp", "turns:a?transport=udp", "")
    )
    assert configuration((nonsense,)).iceServers == []
    assert len(usable_turns((nonsense, *SERVERS))) == 3
