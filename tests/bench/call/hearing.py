# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What came out at the far end's loudspeaker: how good the speech is, and how long it was on its way.

A recording is what the playout hands to the sound card: in the app's end the samples that the speaker pulled,
in Chromium's what NetEq gave (a ``MediaStreamTrackProcessor`` on the remote track; an audio element plays it,
so that NetEq is pulled from in time). No second clock takes part, as one would with an ``AudioContext``.
Where there is no sound card Chromium makes one up that runs at 44.1 kHz, and resamples as it would for a real
one; we resample back.
"""

import base64
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from tests.bench.speech_quality import PESQ_HZ, resampled

RATE_HZ = 48_000
PIECE_S = 7
SLACK_S = 2.0
"""Queues fill and playouts stretch: so far a piece may have wandered from where the whole recording lies."""
NOTHING_HEARD = 1.0
"""The lowest PESQ: the score of a piece in which somebody spoke and nothing came out."""
LATENCY_PIECE_S = 3.0

Samples = NDArray[np.int16]


class SilenceError(ValueError):
    """There is nothing to be recognised."""


@dataclass(frozen=True)
class Sound:
    """A recording in blocks.

    Attributes:
        samples: Mono int16, 48 kHz.
        at_s: When each block was handed over, seconds of the wall clock.
        lengths: Samples in each block.
    """

    samples: Samples
    at_s: NDArray[np.float64]
    lengths: NDArray[np.int64]

    @classmethod
    def of_page(cls, ear: dict[str, Any]) -> Self:
        """Take what ``page.js`` gives."""
        samples = np.frombuffer(base64.b64decode(ear["pcm"]), np.int16)
        lengths = np.array(ear["lengths"], np.int64)
        if len(lengths) and ear["rate_hz"] != RATE_HZ:
            samples = resampled(samples, ear["rate_hz"], RATE_HZ)
            ends = np.round(np.cumsum(lengths) * RATE_HZ / ear["rate_hz"]).astype(np.int64)
            lengths = np.diff(ends, prepend=0)
        return cls(samples, np.array(ear["at_s"]), lengths)

    def first_s(self, *, at_end: bool, around: slice) -> float:
        """Return when sample 0 would have been, by the blocks around some samples.

        A block of a microphone is complete when its last sample was spoken (``at_end``); a block for a
        speaker is handed over when its first one is due. The median of the blocks leaves out most of what
        busy threads and pages add.
        """
        ends = np.cumsum(self.lengths)
        marks = ends if at_end else ends - self.lengths
        chosen = (marks >= around.start) & (marks < around.stop)
        return float(np.median(self.at_s[chosen] - marks[chosen] / RATE_HZ))


def quality(source: Samples, heard: Samples) -> float:
    """Return the mean wide-band PESQ (1 to 4.6) of a recording over pieces of 7 s; NaN without ``pesq``.

    ``source`` is the whole speech. Each piece is searched for where the recording as a whole says that it
    should be.
    """
    try:
        from pesq import NoUtterancesError, pesq  # type: ignore[import-not-found]
    except ImportError:
        return float("nan")
    clean, out = (resampled(sound, RATE_HZ, PESQ_HZ) for sound in (source, heard))
    if not np.any(out):
        return NOTHING_HEARD
    begins = _lag(clean, out)
    size, room = PIECE_S * PESQ_HZ, int(SLACK_S * PESQ_HZ)
    scores = []
    for start in range(0, len(out) - size + 1, size):
        at = begins + start
        piece = clean[at : at + size]
        if len(piece) < size:
            break  # the speech has started over
        around = out[max(0, start - room) : start + size + room]
        try:
            lag = _lag(around, piece)
            scores.append(float(pesq(PESQ_HZ, piece, around[lag : lag + size], "wb")))
        except (NoUtterancesError, SilenceError):
            scores.append(NOTHING_HEARD)
    known = [score for score in scores if np.isfinite(score)]
    return float(np.mean(known)) if known else float("nan")


def mouth_to_ear_ms(said: Sound, heard: Sound) -> float:
    """Return how long speech was on its way, ms: median over pieces of 3 s; NaN if nothing was recognised.

    Both recordings carry the times at which their blocks passed, by the same computer's clock: the
    microphone's as the call gets it (in Chromium the track of ``getUserMedia``), the loudspeaker's as above.
    Where a heard piece lies in what was said is found by correlation. Sound cards and their buffers are not
    in it, at either end.
    """
    size = int(LATENCY_PIECE_S * RATE_HZ)
    found = []
    for start in range(RATE_HZ, len(heard.samples) - size, size):
        piece = slice(start, start + size)
        try:
            lag = _lag(said.samples, heard.samples[piece])
        except SilenceError:
            continue
        there = slice(lag, lag + size)
        left_s = said.first_s(at_end=True, around=there) + lag / RATE_HZ
        came_s = heard.first_s(at_end=False, around=piece) + start / RATE_HZ
        found.append(1000 * (came_s - left_s))
    return float(np.median(found)) if found else float("nan")


def _lag(long: Samples, short: Samples) -> int:
    """Return where in ``long`` the shorter one lies.

    Raises:
        SilenceError: If there is nothing to recognise in one of them.
    """
    if not (np.any(long) and np.any(short)):
        raise SilenceError
    size = 1 << (len(long) + len(short)).bit_length()
    match = np.fft.irfft(np.fft.rfft(long, size) * np.conj(np.fft.rfft(short, size)), size)
    return int(np.argmax(match[: len(long) - len(short) + 1]))
