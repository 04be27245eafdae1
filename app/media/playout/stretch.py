# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes sound shorter or longer by one pitch period, so that nobody hears it (after WSOLA and NetEq).

A period is taken out, or played twice, with a cross-fade, where the sound repeats itself (a vowel) or where
it is so quiet that it does not matter (a pause). Elsewhere it is left alone: the next packet may do.
"""

import numpy as np
from numpy.typing import NDArray

from app.media.sound import SAMPLE_RATE_HZ, Samples

SHORTEST_SAMPLES = SAMPLE_RATE_HZ * 25 // 10_000
LONGEST_SAMPLES = SAMPLE_RATE_HZ * 15 // 1000
HISTORY_SAMPLES = LONGEST_SAMPLES
DECIMATION = 6
ALIKE = 0.9
"""Correlation from which on two periods count as the same sound (NetEq uses the same)."""
QUIET_RMS = 40.0
"""About -58 dBFS: below, any cut is inaudible."""
PAUSE_SHARE = 0.03
"""A stretch this much quieter (-30 dB) than the speech of late is a pause."""
FORGET_PER_FRAME = 0.995

Wave = NDArray[np.float64]


class Stretcher:
    """Shortens and lengthens the sound of one stream; remembers how loud its speech is."""

    def __init__(self) -> None:
        self._loudness = 0.0

    def hear(self, samples: Samples) -> None:
        """Take note of real sound, every frame of it."""
        self._loudness = max(_rms(samples.astype(np.float64)), FORGET_PER_FRAME * self._loudness)

    def is_pause(self, samples: Samples) -> bool:
        """Whether a stretch is so quiet that cuts in it are inaudible."""
        return _rms(samples.astype(np.float64)) <= max(QUIET_RMS, PAUSE_SHARE * self._loudness)

    def shorten(self, samples: Samples) -> Samples:
        """Return the sound with one period left out, or as it was when that would be heard."""
        longest = min(LONGEST_SAMPLES, len(samples) // 2)
        if longest <= SHORTEST_SAMPLES:
            return samples
        wave = samples.astype(np.float64)
        period = longest if self.is_pause(samples) else _period(wave[:longest], wave, longest)
        if period is None:
            return samples
        joint = _cross_fade(wave[:period], wave[period : 2 * period])
        return _to_samples(np.concatenate([joint, wave[2 * period :]]))

    def lengthen(self, samples: Samples, before: Samples) -> Samples:
        """Return the sound with one period played twice, or as it was when that would be heard.

        Args:
            samples: What is to be played.
            before: The 15 ms that were played before it.
        """
        longest = min(LONGEST_SAMPLES, len(samples), len(before))
        if longest <= SHORTEST_SAMPLES:
            return samples
        wave = np.concatenate([before[-longest:], samples]).astype(np.float64)
        start = longest  # where ``samples`` begin
        backwards = wave[: 2 * longest][::-1]
        period = (
            longest
            if self.is_pause(samples) and self.is_pause(before)
            else _period(backwards[:longest], backwards, longest)
        )
        if period is None:
            return samples
        joint = _cross_fade(wave[start : start + period], wave[start - period : start])
        return _to_samples(np.concatenate([joint, wave[start:]]))


def _period(pattern: Wave, wave: Wave, longest: int) -> int | None:
    """Return after how many samples the beginning of a wave comes again, or None if it does not."""
    coarse = wave[: len(wave) // DECIMATION * DECIMATION].reshape(-1, DECIMATION).mean(axis=1)
    lags = range(SHORTEST_SAMPLES // DECIMATION, longest // DECIMATION + 1)
    best = max(lags, key=_scores(coarse, len(pattern) // DECIMATION, lags).__getitem__)
    around = range(
        max(SHORTEST_SAMPLES, (best - 1) * DECIMATION + 1), min(longest, (best + 1) * DECIMATION - 1) + 1
    )
    scores = _scores(wave, len(pattern), around)
    period = max(around, key=scores.__getitem__)
    return period if scores[period] >= ALIKE else None


def _scores(wave: Wave, width: int, lags: range) -> dict[int, float]:
    """Return how alike (-1 to 1) the beginning of a wave and its continuation after each lag are."""
    scores: dict[int, float] = {}
    for lag in lags:
        size = min(width, len(wave) - lag)
        one, other = wave[:size], wave[lag : lag + size]
        power = float(np.dot(one, one)) * float(np.dot(other, other))
        scores[lag] = float(np.dot(one, other)) / np.sqrt(power) if power > 0 else 0.0
    return scores


def _cross_fade(going: Wave, coming: Wave) -> Wave:
    weight = (np.arange(len(going)) + 0.5) / len(going)
    return np.asarray(going * (1.0 - weight) + coming * weight)


def _rms(wave: Wave) -> float:
    return float(np.sqrt(np.mean(wave * wave))) if len(wave) else 0.0


def _to_samples(wave: Wave) -> Samples:
    return np.asarray(np.clip(np.round(wave), -32768, 32767), dtype=np.int16)
