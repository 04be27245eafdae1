# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sound from files."""

from pathlib import Path

import av
import numpy as np
import pytest

from app.core.faults import Fault, FaultCode
from app.media.sound_file import looped_blocks, read_sound
from tests.rig.tones import make_tone, strongest_frequency, tone, write_wav


def test_a_wav_at_44100_hz_in_stereo_comes_out_at_48000_in_mono(tmp_path: Path) -> None:
    mono = tone(600, 1.0, rate_hz=44_100)
    path = write_wav(tmp_path / "s.wav", np.stack([mono, mono], axis=1), 44_100)
    samples = read_sound(path)
    assert samples.dtype == np.int16
    assert abs(len(samples) - 48_000) <= 2
    assert strongest_frequency(samples.astype(np.float32), 48_000) == pytest.approx(600, abs=1)


@pytest.mark.parametrize(("suffix", "codec"), [("ogg", "libopus"), ("mp3", "libmp3lame")])
def test_compressed_files_are_read(tmp_path: Path, suffix: str, codec: str) -> None:
    path = tmp_path / f"s.{suffix}"
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=48_000, layout="mono")
        block = (tone(600, 1.0) * 32767).astype(np.int16)[np.newaxis, :]
        frame = av.AudioFrame.from_ndarray(block, "s16", "mono")
        frame.sample_rate = 48_000
        container.mux([*stream.encode(frame), *stream.encode(None)])
    samples = read_sound(path)
    assert strongest_frequency(samples.astype(np.float32), 48_000) == pytest.approx(600, abs=2)


def test_a_loop_has_blocks_of_10_ms_and_no_seam(tmp_path: Path) -> None:
    path = make_tone(tmp_path / "s.wav", 500, 0.105)
    once = read_sound(path)
    blocks = looped_blocks(path)
    joined = np.concatenate([next(blocks) for _ in range(21)])
    assert np.array_equal(joined, np.concatenate([once, once])[: len(joined)])


@pytest.mark.parametrize("content", [None, b"", b"not sound"])
def test_a_file_without_sound_is_a_fault(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "s.wav"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Fault) as caught:
        read_sound(path)
    assert caught.value.code is FaultCode.MICROPHONE_FILE
    with pytest.raises(Fault):
        next(looped_blocks(path))


def test_a_silent_film_is_no_sound(tmp_path: Path) -> None:
    from tests.rig.pictures import write_moving_counter

    film = write_moving_counter(tmp_path / "film.avi", frames=2)
    with pytest.raises(Fault):
        read_sound(film)
    with pytest.raises(Fault):
        next(looped_blocks(film))
