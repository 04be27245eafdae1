# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Watches whether packets arrive: aioice alone takes half a minute to notice that a line is dead."""

from app.media.call_events import Line, LineState

WEAK_AFTER_S = 1.0
LOST_AFTER_S = 3.0
REPEAT_S = 1.0
DISTURBED_LOST_AFTER_S = 0.6
DISTURBED_FOR_S = 5.0
"""After a change of network or a sleep a line rarely comes back by itself: no use in waiting longer."""
WEAK_MISSING_SHARE = 0.10
GOOD_MISSING_SHARE = 0.05


class LineWatch:
    """Judges the line from the time of the last packet; all times are monotonic seconds.

    The other side sends fifty sound packets a second even while muted, so silence means the line.
    """

    def __init__(self, connected_s: float) -> None:
        self._heard_s = connected_s
        self._state = LineState.GOOD
        self._told_s = connected_s
        self._is_lossy = False
        self._disturbed_s = float("-inf")

    def disturbed(self, now_s: float) -> None:
        """Something happened that kills lines: silence from now on means more."""
        self._disturbed_s = now_s

    def heard(self, at_s: float) -> None:
        """A packet arrived at this time."""
        self._heard_s = max(self._heard_s, at_s)

    def missing(self, share: float) -> None:
        """So much of the sound was missing lately, 0 to 1."""
        self._is_lossy = share > (GOOD_MISSING_SHARE if self._is_lossy else WEAK_MISSING_SHARE)

    def judge(self, now_s: float) -> Line | None:
        """Return what to tell: a change of state, or once a second how long the silence lasts."""
        silent_s = now_s - self._heard_s
        state = self._state_for(silent_s, now_s)
        is_silent = silent_s >= WEAK_AFTER_S or state is LineState.LOST
        if state is self._state and not (is_silent and now_s - self._told_s >= REPEAT_S):
            return None
        self._state = state
        self._told_s = now_s
        return Line(state, silent_s if is_silent else 0.0)

    def _state_for(self, silent_s: float, now_s: float) -> LineState:
        since_s = now_s - self._disturbed_s
        is_cut = min(silent_s, since_s) >= DISTURBED_LOST_AFTER_S and since_s < DISTURBED_FOR_S
        if silent_s >= LOST_AFTER_S or is_cut:
            return LineState.LOST
        return LineState.WEAK if silent_s >= WEAK_AFTER_S or self._is_lossy else LineState.GOOD
