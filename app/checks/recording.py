# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a recording to the numbers that the microphone's judge needs."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from app.checks.hum import find_hum
from app.checks.microphone import Measurement
from app.media.sound import FRAME_SAMPLES, SAMPLE_RATE_HZ, SILENCE_DBFS, Samples, level_of

CLIPPED_FROM = 0.99
FLAT_FROM = 0.985
FLAT_RUN = 3
FLAT_PEAK_ABOVE = 0.02
"""Below -34 dBFS the steps of 16 bits alone make runs of equal samples."""


def measure(speech: Samples, quiet: Samples | None = None) -> Measurement:
    """Return the numbers of a recording. Takes some 10 ms: not on the loop.

    Args:
        speech: What was recorded while somebody spoke, or may have; mono int16 at 48 kHz, shape (samples,).
        quiet: What was recorded just before, while they kept quiet; None when nobody asked them to.
    """
    levels = _levels(speech)
    if not len(levels):
        return Measurement()
    everything = speech if quiet is None else np.concatenate([quiet, speech])
    measured = Measurement(
        duration_s=len(everything) / SAMPLE_RATE_HZ,
        zero_share=float(np.mean(everything == 0)),
        peak_dbfs=level_of(everything).peak_dbfs,
        level_dbfs=float(np.percentile(levels, 95)),
        floor_dbfs=float(np.percentile(levels, 10)),
        clipped_share=float(np.mean(np.abs(speech.astype(np.int32)) >= CLIPPED_FROM * 32768)),
    )
    # Without a quiet phase a whole recording in which nobody speaks is as good as one.
    still = quiet if quiet is not None else (None if measured.hears_speech else speech)
    hum = find_hum(still) if still is not None else None
    noise = _levels(quiet) if quiet is not None else np.zeros(0)
    return replace(
        measured,
        flat_share=flat_share(speech) if measured.hears_speech else 0.0,
        noise_dbfs=float(np.median(noise)) if len(noise) else None,
        hum_hz=hum.mains_hz if hum else 0,
        hum_dbfs=hum.level_dbfs if hum else SILENCE_DBFS,
    )


def flat_share(samples: Samples) -> float:
    """Return the share of samples in runs of three or more at the recording's own highest level.

    A signal that was clipped and then turned down no longer reaches full scale, but its tops stay flat. Only
    for speech: a steady tone, hum for instance, is flat at its tops by nature.
    """
    size = np.abs(samples.astype(np.int32))
    peak = int(size.max(initial=0))
    if peak < FLAT_PEAK_ABOVE * 32768:
        return 0.0
    high = (size >= FLAT_FROM * peak).astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], high, [0]])))
    lengths = edges[1::2] - edges[::2]
    return float(lengths[lengths >= FLAT_RUN].sum() / len(samples))


def _levels(samples: Samples) -> NDArray[np.float64]:
    """Return the RMS level of each 20 ms in dBFS."""
    frames = samples[: len(samples) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
    return np.array([level_of(frame).rms_dbfs for frame in frames])
