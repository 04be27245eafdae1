# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: our receiver in aiortc's place: our buffers, guarded handling, and the time of the last packet."""

import asyncio
import time
from typing import Any

from aiortc.codecs import is_rtx
from aiortc.jitterbuffer import JitterFrame
from aiortc.rtcdtlstransport import RTCDtlsTransport
from aiortc.rtcrtpparameters import RTCRtpCodecParameters, RTCRtpReceiveParameters
from aiortc.rtcrtpreceiver import RTCRtpReceiver
from aiortc.rtp import AnyRtcpPacket, RtcpSrPacket, RtpPacket

from app.media.rtc.guard import Guard
from app.media.rtc.pass_on import PassOnBuffer, TimestampUnwrapper
from app.media.rtc.picture_clock import CLOCK_HZ
from app.media.rtc.picture_intake import PictureIntake, PicturesInTime
from app.media.rtc.picture_repair import PictureRepair
from app.media.rtc.sender_clock import SenderClock
from app.media.rtc.sound_copies import CopiesReceived, payload_type_of
from app.media.rtc.straight import StraightQueue
from app.media.rtc.transport import line_of
from app.media.sound import SAMPLE_RATE_HZ

STOCK = "_RTCRtpReceiver__"
"""How Python writes the private names of aiortc's class."""
LOOK_EVERY_S = 0.01


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
        self._sender_clock = SenderClock()
        self._media_ssrc: int | None = None
        self._copies = CopiesReceived()
        self._red_type: int | None = None
        self._buffer: PassOnBuffer | PictureIntake
        if kind == "audio":
            self._buffer = PassOnBuffer()
            setattr(self, STOCK + "decoder_queue", StraightQueue(self._to_track))
            setattr(self, STOCK + "timestamp_mapper", TimestampUnwrapper())
        else:
            self._buffer = PictureIntake()
            self._pictures = PicturesInTime(self._decode)
            self.repair = PictureRepair(self._buffer)
            setattr(self, STOCK + "nack_generator", self.repair)
        setattr(self, STOCK + "jitter_buffer", self._buffer)
        self._has_wishes = asyncio.Event()
        self._asking: asyncio.Task[None] | None = None

    @property
    def media_kind(self) -> str:
        """``audio`` or ``video``."""
        return self._media_kind

    @property
    def late_packets(self) -> int:
        """Sound packets that others had overtaken."""
        return self._buffer.late if isinstance(self._buffer, PassOnBuffer) else 0

    @property
    def duplicate_packets(self) -> int:
        """Sound packets that came twice."""
        return self._buffer.duplicates if isinstance(self._buffer, PassOnBuffer) else 0

    @property
    def picture_delay_s(self) -> float | None:
        """See ``PicturesInTime.delay_s``; None for sound."""
        return self._pictures.delay_s if self._media_kind == "video" else None

    def let_pictures_wait(self, wait_s: float) -> None:
        """Show pictures so much later than they could be, for the sound's sake."""
        if self._media_kind == "video":
            self._pictures.clock.wanted_wait_s = wait_s

    def sound_recorded_s(self, pts_samples: int) -> float | None:
        """Return when a sample was recorded, by the sender's wall clock; None where it is not known."""
        unwrapper = self._stock("timestamp_mapper")
        if not isinstance(unwrapper, TimestampUnwrapper):
            return None
        return self._sender_clock.recorded_s(unwrapper.raw(pts_samples), SAMPLE_RATE_HZ)

    def received_and_lost(self) -> tuple[int, int]:
        """Return how many RTP packets came and how many never did, by their sequence numbers."""
        streams = self._stock("remote_streams").values()
        return sum(s.packets_received for s in streams), sum(max(0, s.packets_lost) for s in streams)

    async def receive(self, parameters: RTCRtpReceiveParameters) -> None:
        """Begin, as the descriptions agreed."""
        line = line_of(self.transport)
        if line is not None and line.will_report(parameters):  # a REMB beside it would only hold them down
            setattr(self, STOCK + "remote_bitrate_estimator", None)
        self._red_type = payload_type_of(parameters.codecs, "red")
        await super().receive(parameters)
        if self._media_kind == "video" and self._asking is None:
            self._asking = asyncio.get_running_loop().create_task(self._ask())

    async def stop(self) -> None:
        """End for good."""
        if self._media_kind == "video":
            self._pictures.close()
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)
        await super().stop()

    async def _handle_rtp_packet(self, packet: RtpPacket, arrival_time_ms: int) -> None:
        self._note_arrival()
        if (line := line_of(self.transport)) is not None:
            number = packet.extensions.transport_sequence_number
            line.note_arrival(number, packet.ssrc, len(packet.payload) + packet.padding_size)
        with self._guard.watch():
            if isinstance(self._buffer, PictureIntake):
                self._prepare(packet, self._buffer)
            else:
                self._media_ssrc = packet.ssrc
                self._open(packet)
            await super()._handle_rtp_packet(packet, arrival_time_ms)
            self._drain(packet)
        if isinstance(self._buffer, PictureIntake) and self.repair.is_busy:
            await self._ask_now()
            self._has_wishes.set()

    def _prepare(self, packet: RtpPacket, buffer: PictureIntake) -> None:
        """Know VP8 when it comes, and whose repairs these are where the description named several streams.

        aiortc learns that from a description of exactly two streams only (RFC 4588 section 5.3).
        """
        codec: RTCRtpCodecParameters | None = self._stock("codecs").get(packet.payload_type)
        if codec is None:
            return
        if not is_rtx(codec):
            self._media_ssrc = packet.ssrc
            buffer.knows_key_frames = codec.name.lower() == "vp8"
        elif self.repair.ssrc is not None:
            self._stock("rtx_ssrc").setdefault(packet.ssrc, self.repair.ssrc)

    def _open(self, packet: RtpPacket) -> None:
        """Hand on what this packet knows of those before it that have not come; then it is a plain one."""
        for older in self._copies.open(packet, self._red_type):
            codec = self._stock("codecs").get(older.payload_type)
            if codec is not None and codec.payloadType != self._red_type:
                timestamp = self._stock("timestamp_mapper").map(packet.timestamp - older.offset & 0xFFFFFFFF)
                self._decode(codec, JitterFrame(older.data, timestamp))

    async def _ask(self) -> None:
        """Ask again for what does not come."""
        while True:
            await self._has_wishes.wait()
            while self.repair.is_busy:
                await asyncio.sleep(LOOK_EVERY_S)
                await self._ask_now()
            self._has_wishes.clear()

    async def _ask_now(self) -> None:
        with self._guard.watch():
            line = line_of(self.transport)
            wishes = self.repair.look(line.round_trip_s if line else None, time.monotonic())
            if self.repair.ssrc is None:
                return
            for numbers in wishes.numbers:
                await self._send_rtcp_nack(self.repair.ssrc, list(numbers))
            if wishes.key_frame:
                await super()._send_rtcp_pli(self.repair.ssrc)

    async def _send_rtcp_pli(self, media_ssrc: int) -> None:
        """What aiortc or the decoder asks for is asked for at our pace."""
        del media_ssrc
        self.repair.need_key_frame()

    async def _handle_rtcp_packet(self, packet: AnyRtcpPacket) -> None:
        self._note_arrival()
        with self._guard.watch():
            if isinstance(packet, RtcpSrPacket) and packet.ssrc == self._media_ssrc:
                self._sender_clock.note(packet.sender_info.ntp_timestamp, packet.sender_info.rtp_timestamp)
            await super()._handle_rtcp_packet(packet)

    def _note_arrival(self) -> None:
        self.last_packet_s = time.monotonic()
        self.packets += 1

    def _drain(self, packet: RtpPacket) -> None:
        """Hand on the pictures that this packet completed, each when it is due."""
        if not isinstance(self._buffer, PictureIntake) or not (pictures := self._buffer.take()):
            return
        codec = self._stock("codecs").get(packet.payload_type)
        if codec is None:
            return
        if apt := codec.parameters.get("apt"):  # a retransmission names the codec that it repairs
            codec = self._stock("codecs").get(apt)
        for picture in pictures:
            recorded_s = self._sender_clock.recorded_s(picture.timestamp, CLOCK_HZ)
            picture.timestamp = self._stock("timestamp_mapper").map(picture.timestamp)
            self._pictures.put(codec, picture, recorded_s)

    def _decode(self, codec: object, picture: JitterFrame) -> None:
        if self._stock("decoder_thread") is not None:
            self._stock("decoder_queue").put((codec, picture))

    def _to_track(self, packet: Any) -> None:
        if self._track is not None:
            self._track._queue.put_nowait(packet)

    def _stock(self, name: str) -> Any:
        return getattr(self, STOCK + name)
