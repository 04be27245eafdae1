# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: encoders and decoders under guard."""

import inspect
from typing import Any

import av
import pytest
from aiortc.codecs import get_capabilities
from aiortc.codecs.base import Decoder, Encoder
from aiortc.jitterbuffer import JitterFrame
from aiortc.rtcrtpparameters import RTCRtpCodecParameters
from aiortc.rtcrtpreceiver import RemoteStreamTrack
from av import AudioFrame
from av.frame import Frame
from av.packet import Packet

from app.media.rtc.codecs import GuardedDecoder, GuardedEncoder, get_decoder, get_encoder
from app.media.rtc.later_opus import OpusPacket
from app.media.rtc.opus import SpeechOpusEncoder
from app.media.rtc.vp8 import ThinLineVp8Encoder
from app.media.rtc.wrapped_opus import WrappedOpusEncoder
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.rtp import OPUS, VP8

FRAME = AudioFrame(format="s16", layout="mono", samples=960)


class FailsOnce(Encoder, Decoder):
    """Fails at the first use of the first one made."""

    made = 0
    target_bitrate = 100_000

    def __init__(self) -> None:
        FailsOnce.made += 1
        self._number = FailsOnce.made

    def encode(self, frame: Frame, force_keyframe: bool = False) -> tuple[list[bytes], int]:
        if self._number == 1:
            raise MemoryError
        return [b"x"], 7

    def pack(self, packet: "Packet") -> tuple[list[bytes], int]:
        return [], 0

    def decode(self, encoded_frame: JitterFrame) -> list[Frame]:
        if self._number == 1:
            raise MemoryError
        return [FRAME]


def test_ours_are_used_for_opus_and_vp8() -> None:
    for codec, kind in ((OPUS, SpeechOpusEncoder), (VP8, ThinLineVp8Encoder)):
        encoder = get_encoder(codec)
        assert isinstance(encoder, GuardedEncoder)
        assert isinstance(encoder.inner, kind)


@pytest.mark.parametrize("kind", ["audio", "video"])
def test_every_codec_that_may_be_negotiated_has_both(kind: str) -> None:
    for capability in get_capabilities(kind).codecs:
        if capability.name.lower() not in ("rtx", "red"):  # packets of other packets: never coded as such
            codec = RTCRtpCodecParameters(capability.mimeType, capability.clockRate, capability.channels)
            assert get_encoder(codec)
            assert get_decoder(codec)


def test_an_encoder_that_fails_costs_a_frame_and_keeps_its_bit_rate(
    expected_warnings: ExpectedWarnings,
) -> None:
    expected_warnings.expect("app.media.rtc.guard", "encoding vp8")
    FailsOnce.made = 0
    encoder = GuardedEncoder("vp8", FailsOnce)
    encoder.target_bitrate = 42_000
    assert encoder.encode(FRAME)[0] == []
    assert encoder.encode(FRAME) == ([b"x"], 7)
    assert encoder.target_bitrate == 42_000


def test_a_decoder_that_fails_costs_a_frame(expected_warnings: ExpectedWarnings) -> None:
    expected_warnings.expect("app.media.rtc.guard", "decoding opus")
    FailsOnce.made = 0
    decoder = GuardedDecoder("opus", FailsOnce)
    assert decoder.decode(JitterFrame(b"", 0)) == []
    assert decoder.decode(JitterFrame(b"", 0)) == [FRAME]


def test_opus_is_handed_on_as_it_is_to_be_decoded_when_it_is_played() -> None:
    decoder = get_decoder(OPUS)
    assert decoder.decode(JitterFrame(b"abc", 960)) == [OpusPacket(b"abc", 960)]
    assert decoder.decode(JitterFrame(b"", 960)) == []


def test_without_libopus_ffmpeg_decodes_and_encodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.media.rtc.codecs.is_available", lambda: False)
    assert isinstance(get_decoder(OPUS), GuardedDecoder)
    encoder = get_encoder(OPUS)
    assert isinstance(encoder, GuardedEncoder)
    assert isinstance(encoder.inner, WrappedOpusEncoder)


def test_aiortc_hands_on_to_the_track_whatever_a_decoder_returns() -> None:
    assert "return frame" in inspect.getsource(RemoteStreamTrack.recv)


def test_broken_data_is_reported_so_that_a_key_frame_is_asked_for() -> None:
    with pytest.raises(av.FFmpegError):
        get_decoder(VP8).decode(JitterFrame(b"\x9d\x01\x2a broken", 0))


def test_pictures_are_decoded_on_one_thread() -> None:
    """FFmpeg's usual is one for each core, and libvpx' threads wait busily."""
    decoder = get_decoder(VP8)
    assert isinstance(decoder, GuardedDecoder)
    inner: Any = decoder.inner
    assert inner.codec.thread_count == 1
