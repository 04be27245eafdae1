# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What left over the last second, by purpose. Pure."""

from collections import deque

WINDOW_S = 1.0


class Traffic:
    """Counts packets with all their headers; times are monotonic seconds."""

    def __init__(self) -> None:
        self._sound: deque[tuple[float, int]] = deque()
        self._pictures: deque[tuple[float, int]] = deque()
        self._repairs: deque[tuple[float, int]] = deque()

    def sound(self, size_bytes: int, now_s: float) -> None:
        """A sound packet left."""
        self._sound.append((now_s, size_bytes))

    def picture(self, size_bytes: int, is_repair: bool, now_s: float) -> None:
        """A piece of a picture left, for the first time or again."""
        (self._repairs if is_repair else self._pictures).append((now_s, size_bytes))

    def rates(self, now_s: float) -> tuple[float, float, float]:
        """Return sound in bit/s, pictures in packets a second, repairs in bit/s."""
        for queue in (self._sound, self._pictures, self._repairs):
            while queue and now_s - queue[0][0] > WINDOW_S:
                queue.popleft()
        sound, repairs = (
            8 * sum(size for _, size in queue) / WINDOW_S for queue in (self._sound, self._repairs)
        )
        return sound, len(self._pictures) / WINDOW_S, repairs
