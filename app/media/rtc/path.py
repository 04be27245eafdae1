# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: which way the packets of a connection go; aiortc tells only that there is one."""

from typing import Any

from aiortc import RTCPeerConnection

DIRECT, THEIR_RELAY = "direct", "their_relay"
RELAY = {"udp": "relay_udp", "tcp": "relay_tcp", "tls": "relay_tls"}


def path_of(connection: RTCPeerConnection) -> str:
    """Return how packets reach the other side; on the event loop.

    Returns:
        ``direct``; ``relay_udp``, ``relay_tcp`` or ``relay_tls`` through a TURN server of ours, by how we
        reach it; ``their_relay`` through one of theirs alone; "" before the line stands and after its end.
    """
    for sender in connection.getSenders():
        ice: Any = getattr(sender.transport.transport, "_connection", None)
        pair: Any = next(iter(getattr(ice, "_nominated", {}).values()), None)
        if pair is None:
            continue
        if pair.local_candidate.type == "relay":
            return RELAY["tls" if ice.turn_ssl else ice.turn_transport]
        return THEIR_RELAY if pair.remote_candidate.type == "relay" else DIRECT
    return ""
