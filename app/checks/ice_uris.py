# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""STUN and TURN addresses as the line's check needs them, without loading the call's libraries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.checks.line_facts import Transport
from app.core.meeting import IceServer

# Bare IPv6 addresses are left out, as aiortc cannot read them: the places would no longer be the same.
_URI = re.compile(
    r"(?P<scheme>stun|turns?):(?P<host>[^:\[\]?\s]+)(?::(?P<port>\d{1,5}))?"
    r"(?:\?transport=(?P<transport>udp|tcp))?"
)
_PORTS = {"stun": 3478, "turn": 3478, "turns": 5349}


@dataclass(frozen=True)
class StunAddress:
    """Where a STUN server listens by UDP."""

    host: str
    port: int


@dataclass(frozen=True)
class TurnAddress:
    """One TURN server by one transport; ``index`` is its place among those that a call can use."""

    index: int
    host: str
    port: int
    transport: Transport
    username: str = field(default="", repr=False)
    credential: str = field(default="", repr=False)


def stun_addresses(servers: Sequence[IceServer]) -> tuple[StunAddress, ...]:
    """Return the STUN servers in the service's order; what cannot be read is left out (RFC 7064)."""
    found = [_URI.fullmatch(url) for server in servers for url in server.urls]
    return tuple(
        StunAddress(_host(match), _port(match))
        for match in found
        if match and match["scheme"] == "stun" and match["transport"] is None
    )


def turn_addresses(servers: Sequence[IceServer]) -> tuple[TurnAddress, ...]:
    """Return the TURN servers in the order of ``app.media.ice_servers.usable_turns`` (RFC 7065)."""
    found: list[TurnAddress] = []
    for server in servers:
        for url in server.urls:
            match = _URI.fullmatch(url)
            transport = _transport(match) if match else None
            if match and transport is not None:
                place = len(found)
                found.append(
                    TurnAddress(
                        place, _host(match), _port(match), transport, server.username, server.credential
                    )
                )
    return tuple(found)


def _transport(match: re.Match[str]) -> Transport | None:
    if match["scheme"] == "turns":
        return Transport.TLS if match["transport"] in (None, "tcp") else None
    if match["scheme"] == "turn":
        return Transport.TCP if match["transport"] == "tcp" else Transport.UDP
    return None


def _host(match: re.Match[str]) -> str:
    return match["host"]


def _port(match: re.Match[str]) -> int:
    return int(match["port"] or _PORTS[match["scheme"]])
