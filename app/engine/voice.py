# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells from levels alone whether somebody speaks: clearly louder than the room, and not just a knock."""

from collections import deque

LEVELS_REMEMBERED = 100
"""5 s at 20 levels a second: the quietest of them is the room."""
QUIETEST_ROOM_DBFS = -70.0
OVER_ROOM_DB = 12.0
AT_LEAST_DBFS = -50.0
LEVELS_IN_A_ROW = 4


class VoiceWatch:
    """Takes levels, 20 a second; no thread of its own."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=LEVELS_REMEMBERED)
        self._in_a_row = 0
        self.has_heard = False

    def hears(self, rms_dbfs: float) -> bool:
        """Take one level; True exactly once: when a voice is heard for the first time."""
        self._recent.append(rms_dbfs)
        room = max(QUIETEST_ROOM_DBFS, min(self._recent))
        is_loud = rms_dbfs >= max(AT_LEAST_DBFS, room + OVER_ROOM_DB)
        self._in_a_row = self._in_a_row + 1 if is_loud else 0
        if self.has_heard or self._in_a_row < LEVELS_IN_A_ROW:
            return False
        self.has_heard = True
        return True
