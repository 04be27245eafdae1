# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The playout buffer: turns packets that arrive unevenly into sound that never stops."""

import threading
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.media.sound import SAMPLE_RATE_HZ, Samples, silence

CAPACITY_SAMPLES = SAMPLE_RATE_HZ
HIGHEST_LEVEL_SAMPLES = SAMPLE_RATE_HZ * 400 // 1000
REBUFFER_SAMPLES = SAMPLE_RATE_HZ * 300 // 1000
OLDEST_LATE_SAMPLES = SAMPLE_RATE_HZ * 10
LATE_RUN_LIMIT = 50


class Concealer(Protocol):
    """What fills the holes that lost packets leave: the seam for packet loss concealment.

    Both methods run in the sound card's thread and must take well under a millisecond.
    """

    def heard(self, samples: Samples) -> None:
        """Take note of real sound that was just played."""

    def fill(self, count: int) -> Samples:
        """Return ``count`` samples to play where sound is missing."""


class SilenceConcealer:
    """Fills holes with digital silence of the right length."""

    def heard(self, samples: Samples) -> None:
        """Silence needs no history."""

    def fill(self, count: int) -> Samples:
        """Return ``count`` zeros."""
        return silence(count)


@dataclass(frozen=True)
class PlayoutStats:
    """What the listener got, counted in samples at 48 kHz since the buffer was made.

    Attributes:
        level_ms: Sound waiting to be played.
        played_samples: All samples handed out since the first packet was played.
        missing_samples: Of those: never arrived (or too late), by gaps in the packets' time stamps.
        starved_samples: Of those: nothing to play and no gap known yet (jitter, outage).
        underruns: How often the buffer ran empty.
        late_samples: Arrived after their moment had passed.
        dropped_samples: Cut away to bring the delay back down.
    """

    level_ms: float = 0.0
    played_samples: int = 0
    missing_samples: int = 0
    starved_samples: int = 0
    underruns: int = 0
    late_samples: int = 0
    dropped_samples: int = 0

    @property
    def missing_share(self) -> float:
        """Share of the listening time without real sound, 0 to 1."""
        if not self.played_samples:
            return 0.0
        return (self.missing_samples + self.starved_samples) / self.played_samples


class PlayoutBuffer:
    """A FIFO ordered by time stamp that starts when ``prebuffer_ms`` of sound are waiting.

    Gaps between time stamps become silence of the same length, so that later sound keeps its time; a
    packet that arrives late but before its moment still takes its place. When the buffer runs empty
    without a gap, the delay grows by what was missing (that is how it learns the line's jitter), and
    above 400 ms it is cut back.

    ``push`` runs on the event loop, ``pull`` in the sound card's thread; both hold a short lock.
    """

    def __init__(self, prebuffer_ms: int = 100, concealer: Concealer | None = None) -> None:
        self._prebuffer = SAMPLE_RATE_HZ * prebuffer_ms // 1000
        self._concealer: Concealer = concealer or SilenceConcealer()
        self._lock = threading.Lock()
        self._ring = silence(CAPACITY_SAMPLES)
        self._present = np.zeros(CAPACITY_SAMPLES, dtype=np.bool_)
        self._has_begun = False
        self._read = 0  # time stamp of the next sample to play
        self._end = 0  # one past the newest sample
        self._playing = False
        self._late_run = 0  # packets in a row that came too late: many mean that the sender began anew
        self._starved = 0  # silence played since the buffer last ran empty
        self._played = self._missing = self._starved_all = 0
        self._underruns = self._late = self._dropped = 0

    @property
    def stats(self) -> PlayoutStats:
        """The counts so far; any thread."""
        with self._lock:
            return PlayoutStats(
                level_ms=1000.0 * (self._end - self._read) / SAMPLE_RATE_HZ,
                played_samples=self._played,
                missing_samples=self._missing,
                starved_samples=self._starved_all,
                underruns=self._underruns,
                late_samples=self._late,
                dropped_samples=self._dropped,
            )

    def push(self, samples: Samples, pts_samples: int, now: float) -> None:
        """Put decoded sound where its time stamp says.

        Args:
            samples: Mono int16 at 48 kHz, at most one second.
            pts_samples: Time stamp of the first sample, in samples, already unwrapped.
            now: Arrival on the monotonic clock, in seconds; an adaptive buffer needs it, this one does not.
        """
        del now
        with self._lock:
            if self._begins_anew(pts_samples, len(samples)):
                self._begin_at(pts_samples)
            self._forgive_gap(pts_samples)
            self._write(samples, pts_samples)
            self._cut_delay()

    def pull(self, count: int) -> Samples:
        """Return exactly ``count`` samples for the sound card, silence where there is nothing to play."""
        with self._lock:
            if not self._playing:
                if not self._has_begun or self._end - self._read < self._prebuffer:
                    if self._played:  # refilling after an outage: the listener misses this too
                        self._played += count
                        self._starved_all += count
                        self._starved += count
                    return silence(count)
                self._start_playing()
            self._played += count
            return self._take(count)

    def reset(self) -> None:
        """Forget all waiting sound, as before the first packet; the counts go on."""
        with self._lock:
            self._begin_at(0)
            self._has_begun = False

    def _begins_anew(self, pts: int, count: int) -> bool:
        """Whether this packet opens a new stretch of sound instead of continuing the present one."""
        if not self._has_begun or pts + count > self._read + CAPACITY_SAMPLES:
            return True
        self._late_run = self._late_run + 1 if pts + count <= self._read else 0
        return self._late_run > LATE_RUN_LIMIT or pts < self._end - OLDEST_LATE_SAMPLES

    def _begin_at(self, pts: int) -> None:
        self._has_begun = True
        self._late_run = 0
        self._read = self._end = pts
        self._playing = False
        self._starved = 0
        self._present[:] = False

    def _start_playing(self) -> None:
        """Begin with exactly the prebuffer: what came in a burst before would be delay for the whole call."""
        self._playing = True
        self._starved = 0
        self._forget(self._end - self._read - self._prebuffer)

    def _forgive_gap(self, pts: int) -> None:
        """Silence already played while starving stands for the gap that is now known: don't play it twice."""
        if self._starved and pts > self._end and self._read >= self._end:
            skipped = min(pts - self._end, self._starved)
            self._read += skipped
            self._end = self._read
        self._starved = 0

    def _write(self, samples: Samples, pts: int) -> None:
        if pts < self._read:
            late = min(len(samples), self._read - pts)
            self._late += late
            samples, pts = samples[late:], pts + late
        if not len(samples):
            return
        where = np.arange(pts, pts + len(samples)) % CAPACITY_SAMPLES
        self._ring[where] = samples
        self._present[where] = True
        self._end = max(self._end, pts + len(samples))

    def _cut_delay(self) -> None:
        level = self._end - self._read
        if level > HIGHEST_LEVEL_SAMPLES:
            cut = level - self._prebuffer
            self._dropped += cut if self._played else 0  # nobody listened yet: nothing was lost
            self._forget(cut)

    def _forget(self, count: int) -> None:
        self._present[np.arange(self._read, self._read + count) % CAPACITY_SAMPLES] = False
        self._read += count

    def _take(self, count: int) -> Samples:
        available = min(count, self._end - self._read)
        out = silence(count)
        if available:
            where = np.arange(self._read, self._read + available) % CAPACITY_SAMPLES
            present = self._present[where]
            out[:available] = self._ring[where]
            self._conceal(out[:available], present)
            self._forget(available)
        if available < count:
            self._starve(out[available:])
        return out

    def _conceal(self, out: Samples, present: NDArray[np.bool_]) -> None:
        """Replace each stretch that never arrived, in place, and tell the concealer of the rest."""
        if present.all():
            self._concealer.heard(out)
            return
        self._missing += int(np.count_nonzero(~present))
        edges = np.flatnonzero(np.diff(present)) + 1
        for start, stop in zip([0, *edges], [*edges, len(out)], strict=True):
            if present[start]:
                self._concealer.heard(out[start:stop])
            else:
                out[start:stop] = self._concealer.fill(stop - start)

    def _starve(self, out: Samples) -> None:
        if not self._starved:
            self._underruns += 1
        out[:] = self._concealer.fill(len(out))
        self._starved += len(out)
        self._starved_all += len(out)
        if self._starved >= REBUFFER_SAMPLES:
            self._playing = False
