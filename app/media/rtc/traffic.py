# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What left over the last second, by purpose. Pure."""

from collections import deque

WINDOW_S = 1.0


class _Stream:
    """Packets of the last second, and their bytes."""

    def __init__(self) -> None:
        self._packets: deque[tuple[float, int]] = deque()
        self._bytes = 0

    def add(self, size_bytes: int, now_s: float) -> None:
        self._packets.append((now_s, size_bytes))
        self._bytes += size_bytes

    def rates(self, now_s: float) -> tuple[float, float]:
        """Return bit/s and packets a second."""
        while self._packets and now_s - self._packets[0][0] > WINDOW_S:
            self._bytes -= self._packets.popleft()[1]
        return 8 * self._bytes / WINDOW_S, len(self._packets) / WINDOW_S


class Traffic:
    """Counts packets with all their headers; times are monotonic seconds."""

    def __init__(self) -> None:
        self._sound, self._pictures, self._repairs = _Stream(), _Stream(), _Stream()

    def sound(self, size_bytes: int, now_s: float) -> None:
        """A sound packet left."""
        self._sound.add(size_bytes, now_s)

    def picture(self, size_bytes: int, is_repair: bool, now_s: float) -> None:
        """A piece of a picture left, for the first time or again."""
        (self._repairs if is_repair else self._pictures).add(size_bytes, now_s)

    def rates(self, now_s: float) -> tuple[float, float, float]:
        """Return sound in bit/s, pictures in packets a second, repairs in bit/s."""
        sound, _ = self._sound.rates(now_s)
        _, pictures = self._pictures.rates(now_s)
        repairs, _ = self._repairs.rates(now_s)
        return sound, pictures, repairs
