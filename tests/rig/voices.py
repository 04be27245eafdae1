# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a microphone hears, made with a seed: voices in rooms, noise, hum, gain, and what goes wrong.

Samples are mono int16 at 48 kHz, shape (samples,).
"""

import functools
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.rig.tones import RATE_HZ, make_sentence, read_wav

Samples = NDArray[np.int16]
SENTENCES = (
    "Jeg hedder Anna, og jeg er klar til mødet.",
    "I dag skinner solen, og jeg sidder derhjemme ved mit bord.",
    "Jeg har mine papirer liggende her foran mig.",
)


@functools.cache
def _spoken(text: str, voice: str) -> NDArray[np.float64]:
    with tempfile.TemporaryDirectory() as folder:
        path = make_sentence(Path(folder) / "say.wav", text, voice=voice)
        return read_wav(path)[0][:, 0].astype(np.float64)


def speech(seconds: float = 5.0, seed: int = 1, level_dbfs: float = -22.0) -> NDArray[np.float64]:
    """Return a sentence with a pause before it, said by a voice that the seed chooses; float in [-1, 1]."""
    rng = np.random.default_rng(seed)
    voice = ("da", "da+f2", "da+m3", "da+f4", "da+m7")[seed % 5]
    said = _spoken(SENTENCES[seed % len(SENTENCES)], voice)
    out = np.zeros(int(seconds * RATE_HZ))
    start = int(rng.uniform(0.2, 0.6) * RATE_HZ)
    said = np.resize(np.concatenate([said, np.zeros(RATE_HZ // 2)]), len(out) - start)
    out[start:] = said * 10 ** ((level_dbfs + 20) / 20)
    return out


def pink(seconds: float, seed: int, level_dbfs: float) -> NDArray[np.float64]:
    """Return pink noise: what a room, a fan or traffic sounds like; ``level_dbfs`` is its RMS level."""
    count = int(seconds * RATE_HZ)
    spectrum = np.fft.rfft(np.random.default_rng(seed).normal(size=count))
    hz = np.fft.rfftfreq(count, 1 / RATE_HZ)
    made = np.fft.irfft(spectrum / np.sqrt(np.maximum(hz, 20.0)), count)
    return np.asarray(made * 10 ** (level_dbfs / 20) / np.sqrt(np.mean(made**2)))


def white(seconds: float, seed: int, level_dbfs: float) -> NDArray[np.float64]:
    """Return white noise."""
    return np.random.default_rng(seed).normal(0, 10 ** (level_dbfs / 20), int(seconds * RATE_HZ))


def hum(seconds: float, mains_hz: float, level_dbfs: float, harmonics: int = 6) -> NDArray[np.float64]:
    """Return mains hum with falling harmonics."""
    time_s = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    made = sum(np.sin(2 * np.pi * mains_hz * k * time_s + k) / k for k in range(1, harmonics + 1))
    return np.asarray(made * 10 ** (level_dbfs / 20) / np.sqrt(np.mean(made**2)))


def to_samples(sound: NDArray[np.float64]) -> Samples:
    """Return what a card hands over; what is beyond full scale is clipped."""
    return np.asarray(np.clip(sound * 32768, -32768, 32767), dtype=np.int16)


def clipped_upstream(sound: NDArray[np.float64], gain: float = 8.0, down: float = 0.3) -> Samples:
    """Return sound that a preamplifier clipped before somebody turned the level down."""
    return to_samples(np.clip(sound * gain, -1, 1) * down)
