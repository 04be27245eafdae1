# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes the sample rate of sound that keeps flowing."""

from fractions import Fraction

import av
import numpy as np

from app.media.sound import Samples, silence


class Resampler:
    """Mono int16 from one rate to another (libswresample); keeps some samples back between calls."""

    def __init__(self, from_hz: int, to_hz: int) -> None:
        self._from_hz = from_hz
        self._swr = av.AudioResampler(format="s16", layout="mono", rate=to_hz)
        self._pts = 0

    def convert(self, samples: Samples) -> Samples:
        """Return what is ready at the new rate after these samples; may be empty at first."""
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples)[np.newaxis, :], "s16", "mono")
        frame.sample_rate = self._from_hz
        frame.time_base = Fraction(1, self._from_hz)
        frame.pts = self._pts
        self._pts += len(samples)
        ready = [np.asarray(out.to_ndarray()[0], dtype=np.int16) for out in self._swr.resample(frame)]
        return np.concatenate(ready) if ready else silence(0)
