# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How good speech sounds after a line: PESQ where the package is there (not pinned: it must be compiled)."""

import os
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from app.media.sound_file import read_sound
from tests.rig.tones import make_sentence

PESQ_HZ = 16_000
PIECE_S = 8
LONGEST_SHIFT_S = 0.8
"""Both ways: what is heard by a slow sound card has fewer samples than what was said."""
TEXT = (
    "Goddag, jeg hedder Anna, og vi skal tale sammen i dag om dit CV og dine muligheder. "
    "Fortæl mig først, hvordan det går. Har du søgt noget i den sidste uge? "
    "Det lyder godt. Så ser vi på det næste sammen, og du siger bare til, hvis du vil holde en pause. "
)

Samples = NDArray[np.int16]


def bench_speech(folder: Path) -> Samples:
    """Return speech: the file that BENCH_SPEECH names (a recording says more), else a synthetic voice."""
    if named := os.environ.get("BENCH_SPEECH"):
        return read_sound(named)
    return read_sound(make_sentence(folder / "speech.wav", TEXT * 3, level_dbfs=-23.0))


def quality(source: Samples, heard: Samples) -> float:
    """Return the mean wide-band PESQ (1 to 4.6) over pieces of 8 s, each aligned; NaN without ``pesq``."""
    try:
        from pesq import pesq  # type: ignore[import-not-found]
    except ImportError:
        return float("nan")
    clean, out = (resampled(sound, 48_000, PESQ_HZ) for sound in (source, heard))
    size, room = PIECE_S * PESQ_HZ, int(LONGEST_SHIFT_S * PESQ_HZ)
    scores = []
    for start in range(size, len(clean) - size, size):
        piece = clean[start : start + size]
        around = out[start - room : start + size + room]
        lag = _lag(piece, around)
        scores.append(pesq(PESQ_HZ, piece, around[lag : lag + size], "wb"))
    return float(np.mean(scores))


def _lag(piece: Samples, around: Samples) -> int:
    size = 1 << (len(piece) + len(around)).bit_length()
    match = np.fft.irfft(np.fft.rfft(around, size) * np.conj(np.fft.rfft(piece, size)), size)
    return int(np.argmax(match[: len(around) - len(piece)]))


def resampled(samples: Samples, from_hz: int, to_hz: int) -> Samples:
    """Return sound at another rate."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=to_hz)
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples)[np.newaxis, :], "s16", "mono")
    frame.sample_rate = from_hz
    parts = [out.to_ndarray()[0] for out in (*resampler.resample(frame), *resampler.resample(None))]
    return np.concatenate(parts).astype(np.int16)
