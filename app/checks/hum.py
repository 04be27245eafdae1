# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mains hum in a quiet stretch of sound: narrow lines at multiples of 50 or 60 Hz."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.media.sound import SAMPLE_RATE_HZ, SILENCE_DBFS, Samples

MAINS_HZ = (50, 60)
HARMONICS = 8
LINE_OVER_NEIGHBOURS = 8.0
LINES_AT_LEAST = 2
LONE_LINE_OVER_NEIGHBOURS = 100.0
LONE_LINE_SHARE = 0.5
HUM_ABOVE_DBFS = -60.0
HUM_OVER_FLOOR_DB = -10.0
"""A hum that is 10 dB below the rest of the noise is not what disturbs."""
MAINS_TOLERANCE_HZ = 0.3
NEIGHBOURS_HZ = (4.0, 20.0)
SHORTEST_S = 1.0
LOWEST_HZ = 20.0


@dataclass(frozen=True)
class Hum:
    """The hum that was found: the mains' frequency and the level of all its lines together."""

    mains_hz: int
    level_dbfs: float


@dataclass(frozen=True)
class _Line:
    is_there: bool
    stands_alone: bool
    power: float


def find_hum(quiet: Samples) -> Hum | None:
    """Return the hum in a stretch where nobody speaks, or None.

    A voice has lines at multiples of its own pitch: on speech the answer means nothing.

    Args:
        quiet: Mono int16 at 48 kHz, shape (samples,), at least 1 s.
    """
    if len(quiet) < SHORTEST_S * SAMPLE_RATE_HZ:
        return None
    scaled = quiet.astype(np.float64) / 32768.0
    window = np.hanning(len(scaled))
    power = np.abs(np.fft.rfft(scaled * window)) ** 2 * 2.0 / (float(np.sum(window**2)) * len(scaled))
    bin_hz = SAMPLE_RATE_HZ / len(scaled)
    power[: int(LOWEST_HZ / bin_hz)] = 0.0
    whole = float(power.sum())
    found = [hum for mains in MAINS_HZ if (hum := _of_mains(power, bin_hz, mains, whole)) is not None]
    return max(found, key=lambda hum: hum.level_dbfs, default=None)


def _of_mains(power: NDArray[np.float64], bin_hz: float, mains_hz: int, whole: float) -> Hum | None:
    lines = [_line(power, bin_hz, mains_hz * k, k, whole) for k in range(1, HARMONICS + 1)]
    there = [line for line in lines if line.is_there]
    if len(there) < LINES_AT_LEAST and not any(line.stands_alone for line in lines[:2]):
        return None
    level = _dbfs(sum(line.power for line in there))
    if level <= max(HUM_ABOVE_DBFS, _dbfs(whole) + HUM_OVER_FLOOR_DB):
        return None
    return Hum(mains_hz, level)


def _line(power: NDArray[np.float64], bin_hz: float, hz: float, order: int, whole: float) -> _Line:
    """Look for a line near ``hz``; the mains wander a little, and a harmonic wanders with its order."""
    reach_hz = MAINS_TOLERANCE_HZ * order + 1.5 * bin_hz
    low, high = int((hz - reach_hz) / bin_hz), int((hz + reach_hz) / bin_hz) + 1
    near, far = (int(distance / bin_hz) for distance in NEIGHBOURS_HZ)
    around = np.concatenate([power[max(0, low - far) : low - near], power[high + near : high + far]])
    peak, usual = float(power[low:high].max()), float(np.median(around)) + 1e-30
    own = float(power[low:high].sum())
    alone = peak > LONE_LINE_OVER_NEIGHBOURS * usual and own > LONE_LINE_SHARE * whole
    return _Line(peak > LINE_OVER_NEIGHBOURS * usual, alone, own)


def _dbfs(power: float) -> float:
    return max(SILENCE_DBFS, 10.0 * float(np.log10(power))) if power > 0.0 else SILENCE_DBFS
