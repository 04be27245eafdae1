# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: speech in mono at 24 to 32 kbit/s with in-band FEC."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from aiortc.codecs.base import Encoder
from av import AudioFrame

from app.media.opus.decoder import carries_previous
from app.media.opus.packet import duration_samples
from app.media.rtc.opus import SpeechOpusEncoder
from app.media.rtc.wrapped_opus import WrappedOpusEncoder
from app.media.sound_file import read_sound
from app.media.sound_rate import NARROW, NARROWEST, SoundRate
from tests.rig.tones import make_sentence


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = "Goddag, jeg hedder Anna, og vi skal tale sammen i dag om dit CV og dine muligheder."
    return make_sentence(tmp_path_factory.mktemp("speech") / "s.wav", text)


def frames(samples: np.ndarray, first_pts: int = 0) -> Iterator[AudioFrame]:
    for start in range(0, len(samples) - 960, 960):
        frame = AudioFrame.from_ndarray(samples[np.newaxis, start : start + 960], "s16", "mono")
        frame.sample_rate, frame.pts = 48_000, first_pts + start
        frame.time_base = Fraction(1, 48_000)
        yield frame


@pytest.fixture(params=[SpeechOpusEncoder, WrappedOpusEncoder])
def encoder(request: pytest.FixtureRequest) -> type[Encoder]:
    """Both ways to encode keep the same promises."""
    return request.param


def packets(encoder: type[Encoder], speech: Path) -> list[bytes]:
    made = encoder()
    return [payload for frame in frames(read_sound(speech)) for payload in made.encode(frame)[0]]


def test_speech_takes_24_to_32_kbit(encoder: type[Encoder], speech: Path) -> None:
    sizes = [len(packet) for packet in packets(encoder, speech)]
    assert 24_000 <= sum(sizes) * 8 / (len(sizes) * 0.02) <= 32_000


def test_every_packet_is_mono_and_20_ms_long(encoder: type[Encoder], speech: Path) -> None:
    """RFC 6716 section 3.1: bit 2 of the first byte says stereo, code 0 means one frame."""
    heads = {packet[0] for packet in packets(encoder, speech)}
    assert not any(head & 0b100 for head in heads)
    assert all(head & 0b11 == 0 for head in heads)


def test_packets_carry_the_one_before_them_again(encoder: type[Encoder], speech: Path) -> None:
    """Asked of libopus itself: most packets of speech hold redundancy for a lost neighbour."""
    carrying = [carries_previous(packet) for packet in packets(encoder, speech)]
    assert sum(carrying) / len(carrying) > 0.5


def test_an_encoder_made_anew_goes_on_with_the_time_of_the_track(encoder: type[Encoder]) -> None:
    samples = np.zeros(9600, dtype=np.int16)
    for first_pts in (0, 96_000):
        made = encoder()
        stamps = [
            stamp for frame in frames(samples, first_pts) for data, stamp in [made.encode(frame)] if data
        ]
        assert stamps[0] == first_pts
        assert set(np.diff(stamps)) == {960}


def test_packets_grow_longer_and_shorter_in_mid_call_without_a_gap(speech: Path) -> None:
    made = SpeechOpusEncoder()
    told = {0: SoundRate(), 20: NARROWEST, 41: SoundRate(), 60: NARROW}
    sent: list[tuple[int, int]] = []
    for number, frame in enumerate(frames(np.resize(read_sound(speech), 48_000 * 2))):
        if number in told:
            made.use(SoundRate(told[number].bitrate, told[number].packet_ms), 10)
        payloads, stamp = made.encode(frame)
        sent += [(stamp, duration_samples(payload)) for payload in payloads]
    assert {length for _, length in sent} == {960, 1920, 2880}
    for (stamp, length), (following, _) in zip(sent, sent[1:], strict=False):
        assert following == stamp + length


def test_silence_is_announced_once_and_then_hardly_sent(speech: Path) -> None:
    made = SpeechOpusEncoder()
    made.use(SoundRate(28_000, 20, may_rest=True), 10)
    sound = np.concatenate([read_sound(speech), np.zeros(96_000, dtype=np.int16)])
    sizes = [[len(payload) for payload in made.encode(frame)[0]] for frame in frames(sound)]
    silence = sizes[-80:]
    assert sum(len(sent) for sent in silence) <= 8
    assert [1] in sizes or [2] in sizes
    assert all(len(sent) == 1 for sent in sizes[:40])


def test_stereo_at_another_rate_is_brought_to_mono() -> None:
    frame = AudioFrame.from_ndarray(np.zeros((1, 2 * 882), dtype=np.int16), "s16", "stereo")
    frame.sample_rate, frame.pts, frame.time_base = 44_100, 0, Fraction(1, 44_100)
    made = SpeechOpusEncoder()
    heads = {payload[0] for _ in range(5) for payload in made.encode(frame)[0]}
    assert heads
    assert not any(head & 0b100 for head in heads)
