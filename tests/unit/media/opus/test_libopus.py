# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: the functions of libopus that we call are there and keep their promises."""

from pathlib import Path

import numpy as np
import pytest

from app.media.opus.decoder import OpusDecoder, carries_previous, is_available
from app.media.opus.encoder import OpusEncoder
from app.media.opus.library import OpusError, candidates
from app.media.opus.packet import duration_samples, is_silence
from app.media.sound import Samples
from app.media.sound_file import read_sound
from tests.rig.tones import make_sentence

TEXT = "Goddag, jeg hedder Anna, og vi skal tale sammen i dag om dit CV og dine muligheder."
FRAME = 960


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return read_sound(make_sentence(tmp_path_factory.mktemp("speech") / "s.wav", TEXT))


@pytest.fixture(scope="module")
def packets(speech: Samples) -> list[bytes]:
    encoder = OpusEncoder()
    encoder.use(28_000, 10, may_rest=False)
    return [encoder.encode(speech[at : at + FRAME]) for at in range(0, len(speech) - FRAME + 1, FRAME)]


def snr_db(clean: Samples, heard: Samples) -> float:
    noise = clean.astype(float) - heard
    return float(10 * np.log10(np.sum(clean.astype(float) ** 2) / np.sum(noise**2)))


def test_pyav_brings_a_libopus_that_can_be_called() -> None:
    """If this fails after an upgrade of PyAV, its wheel has moved or stripped libopus: see library.py."""
    assert is_available()


def test_each_systems_wheel_is_searched_in_its_own_place(tmp_path: Path) -> None:
    package = tmp_path / "av"
    for name in ("../av.libs/libopus-1a.so.0.11.1", "../av.libs/libopus-0-1a.dll", ".dylibs/libopus.0.dylib"):
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (package / ".dylibs" / "libopusfile.txt").touch()
    found = [path.name for path in candidates(package)]
    assert found == ["libopus-0-1a.dll", "libopus-1a.so.0.11.1", "libopus.0.dylib"]


def test_a_lost_packet_sounds_far_better_from_its_copy_than_made_up_and_made_up_than_silent(
    packets: list[bytes],
) -> None:
    """Every tenth packet lost; against the undamaged decoding."""
    decoder = OpusDecoder()
    whole = np.concatenate([decoder.decode(packet) for packet in packets])
    results = {}
    for way in ("silence", "conceal", "repair"):
        decoder, parts = OpusDecoder(), []
        for number, packet in enumerate(packets):
            if number % 10 != 5 or number + 1 == len(packets):
                parts.append(decoder.decode(packet))
            elif way == "silence":
                parts.append(np.zeros(FRAME, dtype=np.int16))
            else:
                repaired = decoder.repair(packets[number + 1], FRAME) if way == "repair" else None
                parts.append(decoder.conceal(FRAME) if repaired is None else repaired)
        results[way] = snr_db(whole, np.concatenate(parts))
    print(results)
    assert results["conceal"] > results["silence"] + 2
    assert results["repair"] > results["conceal"] + 5


def test_most_packets_of_speech_carry_the_one_before(packets: list[bytes]) -> None:
    assert np.mean([carries_previous(packet) for packet in packets]) > 0.7


def test_without_expected_loss_no_copies_are_sent(speech: Samples) -> None:
    encoder = OpusEncoder()
    encoder.use(28_000, 0, may_rest=False)
    sent = [encoder.encode(speech[at : at + FRAME]) for at in range(0, 48_000, FRAME)]
    assert not any(carries_previous(packet) for packet in sent)
    assert OpusDecoder().repair(sent[20], FRAME) is None


@pytest.mark.parametrize("length_ms", [10, 20, 40, 60])
def test_a_packet_tells_how_long_it_is(speech: Samples, length_ms: int) -> None:
    encoder, decoder = OpusEncoder(), OpusDecoder()
    for bitrate in (12_000, 28_000, 64_000):
        encoder.use(bitrate, 10, may_rest=False)
        for at in range(0, 96_000, 48 * length_ms):
            packet = encoder.encode(speech[at : at + 48 * length_ms])
            assert duration_samples(packet) == 48 * length_ms == len(decoder.decode(packet))


@pytest.mark.parametrize("packet", [b"", b"\x03", b"\x03\x00", b"\xff\x3f" + bytes(200)])
def test_what_no_encoder_makes_has_no_length(packet: bytes) -> None:
    """RFC 6716 section 3.4, requirements 1, 5 and 6."""
    assert duration_samples(packet) == 0


def test_random_bytes_are_refused_or_decoded_and_never_crash() -> None:
    rng, decoder = np.random.default_rng(1), OpusDecoder()
    for _ in range(500):
        packet = rng.bytes(int(rng.integers(1, 200)))
        try:
            assert len(decoder.decode(packet)) == duration_samples(packet)
        except OpusError:
            assert len(decoder.conceal(FRAME)) == FRAME


def test_concealment_fades_within_half_a_second(packets: list[bytes]) -> None:
    decoder = OpusDecoder()
    loud = max(float(np.abs(decoder.decode(packet)).max()) for packet in packets[:60])
    made = [decoder.conceal(FRAME) for _ in range(25)]
    assert np.abs(made[-1]).max() < 0.05 * loud


def test_after_the_sender_fell_silent_its_background_noise_goes_on(speech: Samples) -> None:
    rng = np.random.default_rng(2)
    noise = (rng.normal(0, 60, 96_000)).astype(np.int16)
    encoder, decoder = OpusEncoder(), OpusDecoder()
    encoder.use(28_000, 10, may_rest=True)
    sound = np.concatenate([speech[:96_000], noise])
    sent = [encoder.encode(sound[at : at + FRAME]) for at in range(0, len(sound), FRAME)]
    silent = next(n for n, packet in enumerate(sent) if is_silence(packet))
    for packet in sent[: silent + 1]:
        decoder.decode(packet)
    made = np.concatenate([decoder.conceal(FRAME) for _ in range(15)]).astype(float)
    assert 5 < np.sqrt(np.mean(made**2)) < 200
