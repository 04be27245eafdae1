# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: which encoder and decoder a call uses, each under guard and made anew when it fails."""

from collections.abc import Callable
from typing import Any

import aiortc.codecs
import av
from aiortc.codecs.base import Decoder, Encoder
from aiortc.jitterbuffer import JitterFrame
from aiortc.rtcrtpparameters import RTCRtpCodecParameters
from av.frame import Frame
from av.packet import Packet

from app.media.opus.decoder import is_available
from app.media.rtc.guard import Guard
from app.media.rtc.later_opus import LaterOpusDecoder
from app.media.rtc.opus import SpeechOpusEncoder
from app.media.rtc.vp8 import ThinLineVp8Encoder
from app.media.rtc.wrapped_opus import WrappedOpusEncoder


class GuardedEncoder(Encoder):
    """Encodes with an inner encoder; a failure costs one frame and a new inner encoder."""

    def __init__(self, name: str, make: Callable[[], Encoder]) -> None:
        self._make = make
        self._guard = Guard(f"encoding {name}")
        self.inner = make()

    @property
    def target_bitrate(self) -> int:
        """What the other side can take, bit/s; 0 for encoders that don't care."""
        return int(getattr(self.inner, "target_bitrate", 0))

    @target_bitrate.setter
    def target_bitrate(self, bitrate: int) -> None:
        if hasattr(self.inner, "target_bitrate"):
            self.inner.target_bitrate = bitrate

    def encode(self, frame: Frame, force_keyframe: bool = False) -> tuple[list[bytes], int]:
        """Return payloads and time stamp; no payloads after a failure."""
        with self._guard.watch():
            return self.inner.encode(frame, force_keyframe)
        bitrate = self.target_bitrate
        self.inner = self._make()
        self.target_bitrate = bitrate
        return [], 0

    def pack(self, packet: "Packet[Any]") -> tuple[list[bytes], int]:
        """Return payloads and time stamp of an encoded packet."""
        return self.inner.pack(packet)


class GuardedDecoder(Decoder):
    """Decodes with an inner decoder; a failure costs one frame and a new inner decoder.

    FFmpeg's own errors pass through: aiortc answers them by asking for a key frame.
    """

    def __init__(self, name: str, make: Callable[[], Decoder]) -> None:
        self._make = make
        self._guard = Guard(f"decoding {name}", let_through=(av.FFmpegError,))
        self.inner = make()

    def decode(self, encoded_frame: JitterFrame) -> list[Frame]:
        """Return the decoded frames; none after a failure."""
        with self._guard.watch():
            return self.inner.decode(encoded_frame)
        self.inner = self._make()
        return []


def get_encoder(codec: RTCRtpCodecParameters) -> Encoder:
    """Return the encoder for a negotiated codec.

    Raises:
        ValueError: If there is none.
    """
    opus = SpeechOpusEncoder if is_available() else WrappedOpusEncoder
    ours: dict[str, Callable[[], Encoder]] = {"opus": opus, "vp8": ThinLineVp8Encoder}
    name = codec.name.lower()
    return GuardedEncoder(name, ours.get(name, lambda: aiortc.codecs.get_encoder(codec)))


def get_decoder(codec: RTCRtpCodecParameters) -> Decoder:
    """Return the decoder for a negotiated codec; Opus is decoded only when it is played, if that can be had.

    Raises:
        ValueError: If there is none.
    """
    if codec.name.lower() == "opus" and is_available():
        return LaterOpusDecoder()
    return GuardedDecoder(codec.name.lower(), lambda: _on_one_thread(aiortc.codecs.get_decoder(codec)))


def _on_one_thread(decoder: Decoder) -> Decoder:
    """FFmpeg's usual is a thread for each core; our pictures are small, and libvpx' threads wait busily."""
    context = getattr(decoder, "codec", None)
    if isinstance(context, av.VideoCodecContext):
        context.thread_count = 1
    return decoder
