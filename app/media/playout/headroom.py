# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much delay the line needs: each packet tells how long before its moment it came.

The clock is the sound card's own (samples pulled so far), so that neither a drifting card nor a slow test
needs any other; lateness and earliness are differences between a packet's time stamp and that clock.
"""

from app.media.sorted_window import SortedWindow
from app.media.sound import SAMPLE_RATE_HZ

WINDOW_SAMPLES = SAMPLE_RATE_HZ * 10
"""What came in the last 10 s speaks for what comes next."""
LATE_SHARE = 0.003
"""One packet in 300 may come too late: concealing it is heard less than a delay for all the others."""
MARGIN_SAMPLES = SAMPLE_RATE_HZ * 20 // 1000
ENOUGH_TO_GROW = 25
ENOUGH_TO_SHRINK = 150


class Headroom:
    """Judges the delay from the packets of the last 10 s."""

    def __init__(self) -> None:
        self._earliness = SortedWindow(WINDOW_SAMPLES)  # time stamp - clock of each packet

    def note(self, pts: int, clock: int) -> None:
        """A packet (or the repair of a lost one) arrived when so many samples had been pulled."""
        self._earliness.note(clock, pts - clock)

    def forget(self) -> None:
        """The time line has changed: what was learned no longer holds."""
        self._earliness.clear()

    def excess(self, offset: int, reserve: int = 0) -> int:
        """Return by how many samples the delay could shrink; below 0 by how many it should grow.

        Args:
            offset: Clock less the time stamp that is being played.
            reserve: Samples that are to wait beyond what the line needs.
        """
        known = len(self._earliness.values)
        if known < ENOUGH_TO_GROW:
            return 0
        latest_but_a_few = int(self._earliness.values[int(LATE_SHARE * known)])
        excess = latest_but_a_few + offset - MARGIN_SAMPLES - reserve
        return excess if excess < 0 or known >= ENOUGH_TO_SHRINK else 0

    @property
    def unrest(self) -> int:
        """By how many samples the very latest packet came later than most; 0 before the first."""
        known = self._earliness.values
        return int(known[len(known) // 2] - known[0]) if known else 0
