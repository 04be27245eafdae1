# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one sound format inside the engine, and how loud a block of it is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.sound_meters import SILENCE_DBFS as SILENCE_DBFS

SAMPLE_RATE_HZ = 48_000
BLOCK_SAMPLES = 480
"""10 ms: what the devices hand over and what echo cancellation works on."""
FRAME_SAMPLES = 960
"""20 ms: one Opus packet."""
FULL_SCALE = 32768.0

Samples = NDArray[np.int16]
"""Mono, 48 kHz, shape (samples,), int16."""


@dataclass(frozen=True)
class Level:
    """How loud a stretch of sound is, in dBFS re 1.0 (a full-scale sine reads -3 dB RMS), at least -120."""

    rms_dbfs: float
    peak_dbfs: float


SILENT = Level(SILENCE_DBFS, SILENCE_DBFS)


def level_of(samples: Samples) -> Level:
    """Return the level of a block; an empty or all-zero block is -120 dBFS."""
    if not samples.size:
        return SILENT
    peak = max(int(samples.max()), -int(samples.min()))
    return Level(rms_dbfs=_dbfs(power_of(samples) ** 0.5), peak_dbfs=_dbfs(peak / FULL_SCALE))


def power_of(samples: Samples) -> float:
    """Return the mean square of a block, 0 to 1 (a full-scale sine has 0.5); 0 for an empty one."""
    scaled = samples.astype(np.float64)
    return float(np.dot(scaled, scaled)) / (FULL_SCALE * FULL_SCALE * max(1, samples.size))


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """Sound on its way to the encoder; FFmpeg's frames cost ten times as much to make and to open.

    Attributes:
        samples: Mono int16, shape (n,), 48 kHz.
        pts: Time stamp of the first, in samples.
    """

    samples: Samples
    pts: int


def silence(count: int) -> Samples:
    """Return ``count`` samples of digital silence."""
    return np.zeros(count, dtype=np.int16)


def to_mono(samples: NDArray[np.int16]) -> Samples:
    """Return the mean of the channels of int16 samples of shape (samples, channels)."""
    if samples.shape[1] == 1:
        return np.ascontiguousarray(samples[:, 0])
    return np.asarray(samples.astype(np.int32).mean(axis=1), dtype=np.int16)


def _dbfs(amplitude: float) -> float:
    return max(SILENCE_DBFS, 20.0 * float(np.log10(amplitude))) if amplitude > 0.0 else SILENCE_DBFS
