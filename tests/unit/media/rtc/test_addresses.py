# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: which addresses a call offers."""

import aioice
import pytest
from aioice import mdns

from app.media.rtc import addresses, install


async def offered() -> set[str]:
    connection = aioice.Connection(ice_controlling=True)
    await connection.gather_candidates()
    hosts = {candidate.host for candidate in connection.local_candidates}
    await connection.close()
    return hosts


async def test_without_any_network_the_loopback_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    install()
    monkeypatch.setattr(addresses, "_stock_addresses", lambda use_ipv4, use_ipv6: [])
    assert await offered() == {"127.0.0.1"}


async def test_a_call_can_be_kept_to_chosen_addresses() -> None:
    install()
    token = addresses.only_these.set(("127.0.0.1",))
    try:
        assert await offered() == {"127.0.0.1"}
    finally:
        addresses.only_these.reset(token)


async def test_a_name_of_the_local_network_without_multicast_is_unknown_and_no_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def no_multicast(subscriber: object) -> mdns.MDnsProtocol:
        raise OSError(19, "No such device")

    install()
    monkeypatch.setattr(addresses, "_stock_mdns", no_multicast)
    connection = aioice.Connection(ice_controlling=True)
    line = "1 1 udp 2122 3e1f3c10-6a2b-4a58-9f1e-0a6f7c1d2b3a.local 50000 typ host"
    await connection.add_remote_candidate(aioice.Candidate.from_sdp(line))
    await connection.close()
