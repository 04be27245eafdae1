# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The times of pictures as libvpx should see them: evenly spread, whatever the camera does. Pure.

libvpx reads the frame rate from the times of the pictures, and gives a picture what all those left out before
it would have had: after one picture that a camera missed, 600 kbit/s came out where 375 were asked for, and
only after two seconds was it right again. That queue is heard. A browser counts evenly as well.
"""

from collections import deque

REMEMBERED = 30
LONGEST_GAPS = 2
"""A longer pause says nothing of the rate: it is a camera that was covered, or a line that took nothing."""


class SteadyClock:
    """Counts pictures in ticks of their usual distance.

    Args:
        gap: The least distance between pictures, in ticks.
    """

    def __init__(self, gap: int) -> None:
        self._gap = gap
        self._gaps: deque[int] = deque(maxlen=REMEMBERED)
        self._came: int | None = None
        self._now = 0

    def use(self, gap: int) -> None:
        """Pictures come at another rate from now on."""
        if gap != self._gap:
            self._gap = gap
            self._gaps.clear()
            self._came = None

    def tick(self, came: int) -> tuple[int, int]:
        """Return time and duration of a picture that came at ``came``, all in ticks."""
        if self._came is not None:
            self._gaps.append(max(self._gap, min(came - self._came, LONGEST_GAPS * self._gap)))
        self._came = came
        usual = round(sum(self._gaps) / len(self._gaps)) if self._gaps else self._gap
        at, self._now = self._now, self._now + usual
        return at, usual
