# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values of the last moments in order of size: any rank at once, without sorting them anew. Pure."""

from bisect import bisect_left, insort
from collections import deque


class SortedWindow:
    """Values that are forgotten after a while.

    Args:
        lasts: For how long, in the unit of the times given to ``note``, which never go back.

    Attributes:
        values: From the lowest to the highest; not to be changed from outside.
    """

    def __init__(self, lasts: float) -> None:
        self.values: list[float] = []
        self._lasts = lasts
        self._came: deque[tuple[float, float]] = deque()

    def note(self, at: float, value: float) -> None:
        """Take a value in, and forget those that are too old."""
        self._came.append((at, value))
        insort(self.values, value)
        while self._came[0][0] < at - self._lasts:
            del self.values[bisect_left(self.values, self._came.popleft()[1])]

    def clear(self) -> None:
        """Forget all of them."""
        self._came.clear()
        self.values.clear()
