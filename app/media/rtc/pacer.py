# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Spreads pictures over time, so that a key frame does not queue in front of the sound. Pure."""

from collections import deque

THIN_BITRATE = 300_000
THIN_FACTOR, WIDE_FACTOR = 1.5, 2.5
"""How much faster than the pictures' own rate packets leave."""
LOWEST_BITRATE = 60_000
BURST_S = 0.005
"""What is due within this time leaves together: each wake-up costs as much as a packet."""


class Pacer:
    """A queue that lets packets go at a pace; repairs first. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._repairs: deque[bytes] = deque()
        self._pictures: deque[bytes] = deque()
        self._queued_bytes = 0
        self._bitrate = float(LOWEST_BITRATE)
        self._free_at_s = float("-inf")

    @property
    def waits_s(self) -> float:
        """How long a packet put in now would wait."""
        return 8 * self._queued_bytes / self._bitrate

    def use(self, picture_bitrate: float) -> None:
        """Follow the pictures' rate, bit/s."""
        factor = THIN_FACTOR if picture_bitrate < THIN_BITRATE else WIDE_FACTOR
        self._bitrate = max(LOWEST_BITRATE, factor * picture_bitrate)

    def put(self, packet: bytes, is_repair: bool) -> None:
        """Queue a packet."""
        (self._repairs if is_repair else self._pictures).append(packet)
        self._queued_bytes += len(packet)

    def take(self, now_s: float) -> bytes | None:
        """Return the next packet if it is due."""
        queue = self._repairs or self._pictures
        if not queue or self._free_at_s > now_s + BURST_S:
            return None
        packet = queue.popleft()
        self._queued_bytes -= len(packet)
        self._free_at_s = max(self._free_at_s, now_s) + 8 * len(packet) / self._bitrate
        return packet

    def drop_pictures(self) -> None:
        """Forget the pictures that wait; they are not worth their time any more."""
        self._queued_bytes -= sum(map(len, self._pictures))
        self._pictures.clear()

    def due_in_s(self, now_s: float) -> float | None:
        """Return when to ``take`` again; None while nothing is queued."""
        if not (self._repairs or self._pictures):
            return None
        return max(0.0, self._free_at_s - now_s)
