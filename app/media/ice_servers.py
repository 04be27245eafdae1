# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which STUN and TURN server an attempt to connect uses: aiortc takes one of each."""

import logging
from collections.abc import Sequence

from aiortc import RTCBundlePolicy, RTCConfiguration, RTCIceServer
from aiortc.rtcicetransport import parse_stun_turn_uri

from app.core.meeting import IceServer

log = logging.getLogger(__name__)


def usable_turns(servers: Sequence[IceServer]) -> tuple[RTCIceServer, ...]:
    """Return one entry for each TURN URL that aiortc can use, in the service's order of preference.

    Source: RFC 7065; UDP and TCP for ``turn:``, TCP alone for ``turns:``.
    """
    return tuple(
        RTCIceServer(urls=[url], username=server.username, credential=server.credential)
        for server in servers
        for url in server.urls
        if _kind(url) == "turn"
    )


def configuration(servers: Sequence[IceServer], turn_index: int = 0) -> RTCConfiguration:
    """Return aiortc's configuration for one attempt.

    Args:
        servers: As the service named them; may be empty. URLs that cannot be read are left out.
        turn_index: Which of the usable TURN servers; counts round, so that each attempt may just add one.
    """
    stun = [url for server in servers for url in server.urls if _kind(url) == "stun"]
    turns = usable_turns(servers)
    chosen = [RTCIceServer(urls=stun[:1])] if stun else []
    if turns:
        chosen.append(turns[turn_index % len(turns)])
    # An empty list, unlike None, keeps aiortc from asking its default server, which is none of ours.
    return RTCConfiguration(iceServers=chosen, bundlePolicy=RTCBundlePolicy.MAX_BUNDLE)


def _kind(url: str) -> str | None:
    try:
        parsed = parse_stun_turn_uri(url)
    except ValueError:
        log.info("left out a STUN or TURN address that cannot be read")
        return None
    if parsed["scheme"] == "stun":
        return "stun"
    allowed = {"turn": ("udp", "tcp"), "turns": ("tcp",)}.get(parsed["scheme"], ())
    return "turn" if parsed.get("transport") in allowed else None
