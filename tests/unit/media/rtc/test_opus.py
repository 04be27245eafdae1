# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: speech in mono at 24 to 32 kbit/s with in-band FEC."""

import ctypes
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av import AudioFrame

from app.media.rtc.opus import SpeechOpusEncoder
from app.media.sound_file import read_sound
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


def packets(speech: Path) -> list[bytes]:
    encoder = SpeechOpusEncoder()
    return [payload for frame in frames(read_sound(speech)) for payload in encoder.encode(frame)[0]]


def test_speech_takes_24_to_32_kbit(speech: Path) -> None:
    sizes = [len(packet) for packet in packets(speech)]
    assert 24_000 <= sum(sizes) * 8 / (len(sizes) * 0.02) <= 32_000


def test_every_packet_is_mono_and_20_ms_long(speech: Path) -> None:
    """RFC 6716 section 3.1: bit 2 of the first byte says stereo, code 0 means one frame."""
    heads = {packet[0] for packet in packets(speech)}
    assert not any(head & 0b100 for head in heads)
    assert all(head & 0b11 == 0 for head in heads)


def test_packets_carry_the_one_before_them_again(speech: Path) -> None:
    """Asked of libopus itself: most packets of speech hold redundancy for a lost neighbour."""
    libraries = list((Path(av.__file__).parent.parent / "av.libs").glob("libopus*"))
    if not libraries:
        pytest.skip("PyAV's own libopus is not beside it on this system")
    has_lbrr = ctypes.CDLL(str(libraries[0])).opus_packet_has_lbrr
    carrying = [has_lbrr(packet, len(packet)) == 1 for packet in packets(speech)]
    assert sum(carrying) / len(carrying) > 0.5


def test_an_encoder_made_anew_goes_on_with_the_time_of_the_track() -> None:
    samples = np.zeros(9600, dtype=np.int16)
    for first_pts in (0, 96_000):
        encoder = SpeechOpusEncoder()
        stamps = [
            stamp for frame in frames(samples, first_pts) for data, stamp in [encoder.encode(frame)] if data
        ]
        assert stamps[0] == first_pts
        assert set(np.diff(stamps)) == {960}
