# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The acoustic loop: a chirp that the speaker plays, and how to find it in what the microphone heard."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.media.sound import SAMPLE_RATE_HZ, Samples

LOW_HZ, HIGH_HZ = 500.0, 6000.0
"""What every laptop's speaker and microphone carry."""
CHIRP_S = 0.5
RAMP_S = 0.01
PEAK = 0.25
PEAK_AGAIN = 0.5
SEARCH_S = 1.2
TAIL_S = 0.15
"""The room's own echo after the chirp's end counts as part of it."""


@dataclass(frozen=True)
class Found:
    """Where the chirp was found.

    Attributes:
        score: Peak of the whitened correlation over its median: above 30 it is the chirp, noise and live
            speech stay below 26.
        lag_s: From the recording's start to the chirp's, within the searched 1.2 s.
        echo_db: Energy heard over energy played: 0 when the microphone gets all of it; at least -120.
    """

    score: float
    lag_s: float
    echo_db: float


@cache
def chirp(peak: float = PEAK) -> Samples:
    """Return the chirp: 0.5 to 6 kHz in half a second, mono int16 at 48 kHz, not to be written to."""
    return np.asarray(_sweep() * peak * 32767, dtype=np.int16)


def find(heard: Samples, peak: float = PEAK) -> Found:
    """Look for the chirp in a recording.

    The correlation is whitened (the phase transform): a plain matched filter takes speech for the chirp.

    Args:
        heard: Mono int16 at 48 kHz, shape (samples,), from just before the chirp was played.
        peak: With which peak it was played, 0 to 1.

    Source: Knapp and Carter, "The generalized correlation method for estimation of time delay", 1976.
    """
    sweep = _sweep() * peak
    scaled = heard.astype(np.float64) / 32768.0
    if len(scaled) < len(sweep):
        return Found(0.0, 0.0, -120.0)
    size = 1 << (len(scaled) + len(sweep)).bit_length()
    cross = np.fft.rfft(scaled, size) * np.conj(np.fft.rfft(sweep, size))
    hz = np.fft.rfftfreq(size, 1 / SAMPLE_RATE_HZ)
    inside = (hz >= LOW_HZ) & (hz <= HIGH_HZ)
    white = np.where(inside, cross / (np.abs(cross) + 1e-12), 0.0)
    correlation = np.abs(np.fft.irfft(white, size))[: int(SEARCH_S * SAMPLE_RATE_HZ)]
    correlation = correlation[: max(1, len(scaled) - len(sweep) // 2)]
    lag = int(np.argmax(correlation))
    usual = float(np.median(correlation))
    score = float(correlation[lag]) / usual if usual > 0.0 else 0.0
    return Found(score, lag / SAMPLE_RATE_HZ, _echo_db(scaled, lag, sweep))


def _echo_db(heard: NDArray[np.float64], lag: int, sweep: NDArray[np.float64]) -> float:
    """Return heard over played energy, less what was there before the chirp came."""
    length = len(sweep) + int(TAIL_S * SAMPLE_RATE_HZ)
    within = heard[lag : lag + length]
    before = heard[max(0, lag - length) : lag]
    noise_power = float(np.mean(before**2)) if len(before) else 0.0
    energy = float(np.sum(within**2)) - noise_power * len(within)
    share = energy / float(np.sum(sweep**2))
    return max(-120.0, 10.0 * float(np.log10(share))) if share > 0.0 else -120.0


@cache
def _sweep() -> NDArray[np.float64]:
    """Return the logarithmic sweep with soft ends, peak 1."""
    time_s = np.arange(int(CHIRP_S * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    rate = np.log(HIGH_HZ / LOW_HZ) / CHIRP_S
    phase = 2 * np.pi * LOW_HZ / rate * (np.exp(rate * time_s) - 1.0)
    ramp = np.minimum(1.0, np.minimum(time_s, CHIRP_S - time_s) / RAMP_S)
    return np.asarray(np.sin(phase) * ramp)
