# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""When each picture is shown: at once on a good line, a little later where pictures come unevenly. Pure.

A picture that waits for a repair comes a round trip late, one that needs two repairs two. Holding all of them
back by about as much as the late ones are late turns standstills into a small, steady delay.
"""

from app.media.sorted_window import SortedWindow

CLOCK_HZ = 90_000
REMEMBERED_S = 8.0
LATE_QUANTILE = 0.97
HOLD_MAX_S = 0.25
HOLD_NOTHING_S = 0.015
"""Unevenness that nobody sees."""
RISE_PER_PICTURE_S = 0.03
FALL_PER_S = 0.02
WAIT_FALL_PER_S = 0.1
BASE_CREEP_S = 0.004
"""A route that has become longer, or a clock that runs differently, is learnt by this much a second."""
JUMP_S = 1.5


class PictureClock:
    """One stream's; times are monotonic seconds, time stamps count 90 kHz and do not wrap.

    Attributes:
        hold_s: How long pictures are held back for the sake of those that come late.
        wanted_wait_s: How long they are to wait for the sound; ``waits_s``: how long they do just now.
    """

    def __init__(self) -> None:
        self.hold_s = 0.0
        self.waits_s = 0.0
        self.wanted_wait_s = 0.0
        self._base_s: float | None = None
        self._seen_s = 0.0
        self._late = SortedWindow(REMEMBERED_S)
        self._shown_s = float("-inf")

    def due_s(self, timestamp: int, now_s: float) -> float:
        """Return when to show a picture that is complete now; never before now or an earlier picture."""
        sent_s = timestamp / CLOCK_HZ
        transit_s = now_s - sent_s
        since_s = max(0.0, min(1.0, now_s - self._seen_s))
        if self._base_s is None or abs(transit_s - self._base_s) > JUMP_S:
            self._base_s = transit_s
            self._late.clear()
        self._seen_s = now_s
        self._base_s = min(transit_s, self._base_s + BASE_CREEP_S * since_s)
        self._late.note(now_s, transit_s - self._base_s)
        self._adapt(since_s)
        due_s = max(now_s, self._base_s + sent_s + self.hold_s + self.waits_s)
        due_s = max(self._shown_s, due_s)
        self._shown_s = due_s
        return due_s

    def _adapt(self, since_s: float) -> None:
        self.hold_s = _towards(self.hold_s, self._wanted_s(), FALL_PER_S * since_s)
        self.waits_s = _towards(self.waits_s, self.wanted_wait_s, WAIT_FALL_PER_S * since_s)

    def _wanted_s(self) -> float:
        late = self._late.values
        usual_s = late[int(LATE_QUANTILE * (len(late) - 1))]
        return 0.0 if usual_s < HOLD_NOTHING_S else min(HOLD_MAX_S, usual_s)


def _towards(now_s: float, wanted_s: float, fall_s: float) -> float:
    """Return the next step: up within a few pictures, down so slowly that nobody sees pictures hurry."""
    return min(wanted_s, now_s + RISE_PER_PICTURE_S) if wanted_s > now_s else max(wanted_s, now_s - fall_s)
