# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""An imaginary room: what a loudspeaker plays comes back into the microphone, bent, late and with noise."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.media.sound import BLOCK_SAMPLES, SAMPLE_RATE_HZ, Samples

Wave = NDArray[np.float64]


@dataclass(frozen=True)
class Room:
    """A room with a laptop in it.

    Attributes:
        tail_ms: How long it rings (60 dB down).
        delay_ms: From the output callback to the microphone's: both sound cards and the air.
        loss_db: How much quieter than played the echo is.
        noise_dbfs: Steady noise.
        drift_ppm: How much the microphone's clock differs from the speaker's.
        bend: How much a small loudspeaker bends the sound, 0 to 1.
    """

    tail_ms: float = 200.0
    delay_ms: float = 60.0
    loss_db: float = 6.0
    noise_dbfs: float = -60.0
    drift_ppm: float = 20.0
    bend: float = 0.1

    def echo(self, played: Samples, seed: int = 1) -> Wave:
        """Return the echo of a speech at the microphone, as long as it, without noise."""
        bent, response = self.bent(played), self.response(seed)
        size = 1 << (len(bent) + len(response)).bit_length()
        ringing = np.fft.irfft(np.fft.rfft(bent, size) * np.fft.rfft(response, size), size)[: len(bent)]
        at = np.arange(len(bent)) * (1 + self.drift_ppm * 1e-6) - self.delay_ms * SAMPLE_RATE_HZ / 1000
        back = np.asarray(np.interp(at, np.arange(len(ringing)), ringing, left=0.0), dtype=np.float64)
        return back * 10 ** (-self.loss_db / 20)

    def bent(self, played: Samples) -> Wave:
        """Return what the loudspeaker makes of it."""
        wave = played.astype(np.float64) / 32768
        return np.asarray(
            np.tanh(wave * (1 + 2 * self.bend)) / (1 + 2 * self.bend) + 0.1 * self.bend * wave**2
        )

    def response(self, seed: int = 1) -> Wave:
        """Return what comes back of a click, without delay and loss."""
        count = int(self.tail_ms * SAMPLE_RATE_HZ / 1000)
        response = np.random.default_rng(seed).normal(0, 1, count) * np.exp(-6.9 * np.arange(count) / count)
        response *= np.sqrt(0.35 / np.sum(response**2))
        response[0] = np.sqrt(0.65)  # the direct way
        return np.asarray(response)

    def noise(self, count: int, seed: int = 2) -> Wave:
        """Return the room's own noise."""
        return np.random.default_rng(seed).normal(0, 10 ** (self.noise_dbfs / 20), count)


def to_samples(wave: Wave) -> Samples:
    return np.asarray(np.clip(np.round(wave * 32768), -32768, 32767), dtype=np.int16)


def blocks(samples: Samples) -> list[Samples]:
    """Cut into blocks of 10 ms."""
    count = len(samples) // BLOCK_SAMPLES
    return [samples[n * BLOCK_SAMPLES : (n + 1) * BLOCK_SAMPLES] for n in range(count)]


def power_db(samples: Samples) -> float:
    """Return the mean power in dBFS, -120 at least."""
    mean = float(np.mean((samples.astype(np.float64) / 32768) ** 2))
    return 10 * float(np.log10(max(1e-12, mean)))
