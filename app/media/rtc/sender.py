# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: our sender in aiortc's place: it follows what the line takes, and repeats only what is worth it."""

import asyncio
import math
import time
from contextlib import suppress
from copy import copy
from typing import Any

import numpy as np
from aiortc import MediaStreamTrack
from aiortc.rtcdtlstransport import RTCDtlsTransport
from aiortc.rtcrtpparameters import RTCRtpCodecParameters, RTCRtpSendParameters
from aiortc.rtcrtpsender import RTCEncodedFrame, RTCRtpSender
from aiortc.rtp import (
    RTCP_PSFB_APP,
    RTP_HISTORY_SIZE,
    AnyRtcpPacket,
    RtcpPsfbPacket,
    RtcpRrPacket,
    RtcpSrPacket,
    unpack_remb_fci,
)
from av import AudioFrame

from app.media.rtc.codecs import get_encoder
from app.media.rtc.first_picture import PictureStart
from app.media.rtc.guard import Guard
from app.media.rtc.opus import SpeechOpusEncoder
from app.media.rtc.packet_numbers import NumberedExtensions
from app.media.rtc.repair_budget import RepairBudget
from app.media.rtc.sound_copies import CopiesSent, payload_type_of
from app.media.rtc.transport import Transport, line_of
from app.media.rtc.vp8 import ThinLineVp8Encoder
from app.media.sound import SoundBlock, power_of
from app.media.sound_rate import SoundSettings
from app.media.tracks import MicrophoneTrack

STOCK = "_RTCRtpSender__"
QUIETEST_DBOV = -127
PILED_UP_S = 0.01
"""Sound that comes faster than this after the last has waited somewhere."""
WAITS_AT_MOST_S = 0.25
"""With more than this queued at our own door, further pictures would only come late."""
STALE_S = 0.8
DROP_EVERY_S = 3.0
"""A line that collapses leaves large pictures at our door: a small new one is there sooner than they are."""


class Sender(RTCRtpSender):
    """Sends one kind of media."""

    def __init__(self, trackOrKind: MediaStreamTrack | str, transport: RTCDtlsTransport) -> None:
        super().__init__(trackOrKind, transport)
        self._guard = Guard(f"reports about our {self.kind}")
        self._repairs = RepairBudget()
        self._dropped_s = self._sound_s = float("-inf")
        self._reported_ntp: int | None = None
        self.sound_settings = SoundSettings()
        self.picture_start: PictureStart | None = None
        self._opus_type: int | None = None
        self._red_type: int | None = None
        self._copies = CopiesSent(0)
        setattr(self, STOCK + "rtp_header_extensions_map", NumberedExtensions())

    async def send(self, parameters: RTCRtpSendParameters) -> None:
        """Begin, as the descriptions agreed."""
        self._opus_type = payload_type_of(parameters.codecs, "opus")
        self._red_type = payload_type_of(parameters.codecs, "red")
        if self._opus_type is not None:
            self._copies = CopiesSent(self._opus_type)
        self.sound_settings.may_double = self._red_type is not None
        await super().send(parameters)

    async def _run_rtp(self, codec: RTCRtpCodecParameters) -> None:
        """Send with a codec of our own, whose payload type may change from packet to packet."""
        await super()._run_rtp(copy(codec))

    @property
    def video_encoder(self) -> ThinLineVp8Encoder | None:
        """The encoder at work, if it is ours for VP8."""
        inner = self._inner_encoder
        return inner if isinstance(inner, ThinLineVp8Encoder) else None

    @property
    def _line(self) -> Transport | None:
        return line_of(self.transport)

    async def _next_encoded_frame(self, codec: RTCRtpCodecParameters) -> RTCEncodedFrame | None:
        line = self._line
        if self.kind == "video" and line is not None:
            if line.pacer.waits_s > STALE_S:
                self._begin_anew(line)
            if line.pacer.waits_s > WAITS_AT_MOST_S:
                await self.track.recv()
                return None
            self._begin(codec, line)
            if (encoder := self._stock("encoder")) is not None:
                encoder.target_bitrate = line.picture_bitrate
        if self.kind == "audio":
            return self._doubled(await self._next_sound(codec), codec)
        return await super()._next_encoded_frame(codec)

    async def _next_sound(self, codec: RTCRtpCodecParameters) -> RTCEncodedFrame | None:
        """As aiortc's own, but here: 20 ms of sound take 0.3 ms, and a thread to do it half as much again."""
        if self._stock("encoder") is None:
            setattr(self, STOCK + "encoder", get_encoder(codec))
        track = self.track
        sound: Any
        if isinstance(track, MicrophoneTrack) and self._opus_encoder is not None:
            sound = await track.recv_block()
        else:
            sound = await track.recv()
        if not self._enabled:
            return None
        self._set_up_sound()
        payloads, timestamp = self._stock("encoder").encode(sound, False)
        now_s = time.monotonic()
        if now_s - self._sound_s < PILED_UP_S:  # nothing else waits on this way: let others come as well
            await asyncio.sleep(0)
        self._sound_s = now_s
        return RTCEncodedFrame(payloads, timestamp, _level_dbov(sound)) if payloads else None

    @property
    def _opus_encoder(self) -> SpeechOpusEncoder | None:
        inner = self._inner_encoder
        return inner if isinstance(inner, SpeechOpusEncoder) else None

    @property
    def _inner_encoder(self) -> object:
        """The encoder at work, without its guard."""
        encoder = self._stock("encoder")
        return getattr(encoder, "inner", encoder)

    def _doubled(self, frame: RTCEncodedFrame | None, codec: RTCRtpCodecParameters) -> RTCEncodedFrame | None:
        """Put the last packet of sound beside this one; ``codec`` then says so to whoever sends it."""
        if self._opus_type is None or codec.name.lower() != "opus":
            return frame
        codec.payloadType = self._opus_type
        if frame is not None and len(frame.payloads) == 1:
            both = self._copies.with_copy(frame.payloads[0], frame.timestamp)
            if both is not None and self.sound_settings.rate.is_doubled:
                frame.payloads, codec.payloadType = [both], self._red_type
        return frame

    def _begin(self, codec: RTCRtpCodecParameters, line: Transport) -> None:
        """Before the first picture, which is large: only here transport and encoder are those of the call."""
        start, self.picture_start = self.picture_start, None
        if start is None:
            return
        if self._stock("encoder") is None:
            setattr(self, STOCK + "encoder", get_encoder(codec))
        if (encoder := self.video_encoder) is not None:
            encoder.begin_with(start)
        if start.bitrate:
            line.begin_with(start.bitrate)

    def _begin_anew(self, line: Transport) -> None:
        """Drop the pictures that wait, and what would be asked for again of them, for a new key frame."""
        now_s = time.monotonic()
        if now_s - self._dropped_s < DROP_EVERY_S:
            return
        self._dropped_s = now_s
        line.pacer.drop_pictures()
        self._stock("rtp_history").clear()
        self._send_keyframe()

    async def _send_rtcp(self, packets: list[AnyRtcpPacket]) -> None:
        """Send, and take no round trip from the answer to a report like the one before: it may be for either.

        aiortc's reports bear the time of the last frame: below a frame a second they repeat it, and the
        answer to the first was taken for one to the second: round trips of less than nothing.
        """
        for packet in packets:
            if isinstance(packet, RtcpSrPacket):
                if packet.sender_info.ntp_timestamp == self._reported_ntp:
                    setattr(self, STOCK + "lsr", None)
                self._reported_ntp = packet.sender_info.ntp_timestamp
        await super()._send_rtcp(packets)

    async def _handle_rtcp_packet(self, packet: AnyRtcpPacket) -> None:
        with self._guard.watch():
            await super()._handle_rtcp_packet(packet)
            if self.kind == "audio":
                self._note_sound_loss(packet)
            if self.kind == "video" and self._line is not None:
                self._note(packet, self._line)

    def _set_up_sound(self) -> None:
        """Before each packet: the encoder is made with the first one, and made anew after a failure."""
        if (line := self._line) is not None:
            policy = line.policy
            self.sound_settings.line_takes(policy.line_bitrate, policy.loss_share, policy.sound_is_alone)
        if (encoder := self._opus_encoder) is not None:
            encoder.use(self.sound_settings.rate, self.sound_settings.expected_loss.percent)

    def _note_sound_loss(self, packet: AnyRtcpPacket) -> None:
        if isinstance(packet, RtcpRrPacket | RtcpSrPacket):
            for report in packet.reports:
                if report.ssrc == self._ssrc:
                    self.sound_settings.expected_loss.note(report.fraction_lost / 256)

    def _note(self, packet: AnyRtcpPacket, line: Transport) -> None:
        if isinstance(packet, RtcpPsfbPacket) and packet.fmt == RTCP_PSFB_APP:
            with suppress(ValueError):  # another message of the same kind
                line.policy.remb_received(unpack_remb_fci(packet.fci)[0])
        elif isinstance(packet, RtcpRrPacket | RtcpSrPacket):
            for report in packet.reports:
                if report.ssrc == self._ssrc:
                    trip_s = self._stock("rtt")
                    line.policy.receiver_reported(report.fraction_lost / 256, trip_s, time.monotonic())

    async def _retransmit(self, sequence_number: int) -> None:
        line = self._line
        packet = self._stock("rtp_history").get(sequence_number % RTP_HISTORY_SIZE)
        if packet is None or packet.sequence_number != sequence_number:
            return
        trip_s = self._stock("rtt") if line is None else (line.round_trip_s or self._stock("rtt"))
        bitrate = float("inf") if line is None else line.picture_bitrate
        if self._repairs.allows(sequence_number, len(packet.payload), bitrate, trip_s, time.monotonic()):
            await super()._retransmit(sequence_number)

    def _stock(self, name: str) -> Any:
        return getattr(self, STOCK + name)


def _level_dbov(sound: SoundBlock | AudioFrame) -> int:
    """Return how loud it is, -127 to 0 (RFC 6464 section 3); aiortc's own looks at each sample in Python."""
    samples = sound.samples if isinstance(sound, SoundBlock) else np.asarray(sound.to_ndarray()).ravel()
    power = power_of(samples.astype(np.int16, copy=False))
    return max(QUIETEST_DBOV, round(10 * math.log10(power))) if power > 0 else QUIETEST_DBOV
