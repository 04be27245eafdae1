# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the other side's picture rests: a still one that nobody explains looks broken. Pure."""

RESTS_AFTER_S = 3.0
MOVES_FROM = 2
"""Pictures in a row: one alone may be the last that was still on its way."""
MOVES_WITHIN_S = 1.5
LINE_ALIVE_S = 1.0


class PictureWatch:
    """Judges from the times of pictures and packets; all times are monotonic seconds."""

    def __init__(self) -> None:
        self._seen = 0
        self._shown_s: float | None = None
        self._rests = False
        self._news: list[float] = []

    def judge(self, pictures: int, packet_s: float | None, now_s: float) -> bool | None:
        """Return whether the picture rests from now on, or None when nothing has changed.

        Args:
            pictures: How many have been shown in all.
            packet_s: When the last packet of any kind came; a silent line is the line's business.
            now_s: The present.
        """
        if pictures > self._seen:
            self._news += [now_s] * min(pictures - self._seen, MOVES_FROM)
            self._seen, self._shown_s = pictures, now_s
        self._news = [at_s for at_s in self._news if now_s - at_s < MOVES_WITHIN_S]
        if self._shown_s is None or packet_s is None:
            return None
        if self._rests:
            if len(self._news) < MOVES_FROM:
                return None
        elif now_s - self._shown_s < RESTS_AFTER_S or now_s - packet_s > LINE_ALIVE_S:
            return None
        self._rests = not self._rests
        return self._rests
