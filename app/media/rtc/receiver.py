# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: our receiver in aiortc's place: our buffers, guarded handling, and the time of the last packet."""

import time
from typing import Any

from aiortc.rtcdtlstransport import RTCDtlsTransport
from aiortc.rtcrtpreceiver import RTCRtpReceiver
from aiortc.rtp import AnyRtcpPacket, RtpPacket

from app.media.rtc.guard import Guard
from app.media.rtc.pass_on import PassOnBuffer, TimestampUnwrapper
from app.media.rtc.whole_pictures import WholePictures

STOCK = "_RTCRtpReceiver__"
"""How Python writes the private names of aiortc's class."""


class Receiver(RTCRtpReceiver):
    """Takes in one kind of media.

    Attributes:
        last_packet_s: When the last RTP or RTCP packet arrived, monotonic seconds; None before the first.
        packets: How many.
    """

    def __init__(self, kind: str, transport: RTCDtlsTransport) -> None:
        super().__init__(kind, transport)
        self.last_packet_s: float | None = None
        self.packets = 0
        self._media_kind = kind
        self._guard = Guard(f"receiving {kind}")
        self._buffer: PassOnBuffer | WholePictures
        if kind == "audio":
            self._buffer = PassOnBuffer()
            setattr(self, STOCK + "timestamp_mapper", TimestampUnwrapper())
        else:
            self._buffer = WholePictures()
        setattr(self, STOCK + "jitter_buffer", self._buffer)

    @property
    def media_kind(self) -> str:
        """``audio`` or ``video``."""
        return self._media_kind

    @property
    def late_packets(self) -> int:
        """Sound packets that others had overtaken."""
        return self._buffer.late if isinstance(self._buffer, PassOnBuffer) else 0

    def received_and_lost(self) -> tuple[int, int]:
        """Return how many RTP packets came and how many never did, by their sequence numbers."""
        streams = self._stock("remote_streams").values()
        return sum(s.packets_received for s in streams), sum(max(0, s.packets_lost) for s in streams)

    async def _handle_rtp_packet(self, packet: RtpPacket, arrival_time_ms: int) -> None:
        self._note_arrival()
        with self._guard.watch():
            await super()._handle_rtp_packet(packet, arrival_time_ms)
            self._drain(packet)

    async def _handle_rtcp_packet(self, packet: AnyRtcpPacket) -> None:
        self._note_arrival()
        with self._guard.watch():
            await super()._handle_rtcp_packet(packet)

    def _note_arrival(self) -> None:
        self.last_packet_s = time.monotonic()
        self.packets += 1

    def _drain(self, packet: RtpPacket) -> None:
        """Hand on all further pictures that this packet completed; aiortc takes one for each packet."""
        if not isinstance(self._buffer, WholePictures) or self._stock("decoder_thread") is None:
            return
        codec = self._stock("codecs").get(packet.payload_type)
        if codec is None:
            return
        if apt := codec.parameters.get("apt"):  # a retransmission names the codec that it repairs
            codec = self._stock("codecs").get(apt)
        while (picture := self._buffer.next_complete()) is not None:
            picture.timestamp = self._stock("timestamp_mapper").map(picture.timestamp)
            self._stock("decoder_queue").put((codec, picture))

    def _stock(self, name: str) -> Any:
        return getattr(self, STOCK + name)
