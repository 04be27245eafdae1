# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What aiortc's receiver hangs on a packet before it goes to a jitter buffer."""

from aiortc.rtp import RtpPacket


def payload_of(packet: RtpPacket) -> bytes:
    """Return the codec's data without the RTP payload descriptor; set by ``_handle_rtp_packet``."""
    data: bytes = packet._data  # type: ignore[attr-defined]
    return data
