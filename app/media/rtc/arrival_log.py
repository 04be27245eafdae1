# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""When packets of the other side arrived, kept until they are reported. Pure."""

from app.media.rtc.transport_feedback import MAX_PACKETS, Arrival

KEEP_BEHIND = 500
"""Packets that come this much late are not reported any more."""


class ArrivalLog:
    """Numbers are the 16 bits of the header extension, times any clock in seconds that is never negative."""

    def __init__(self) -> None:
        self._times: dict[int, float] = {}
        self._newest: int | None = None
        self._next: int | None = None

    def note(self, number: int, at_s: float) -> None:
        """A packet arrived."""
        full = self._unwrapped(number)
        self._newest = full if self._newest is None else max(self._newest, full)
        if self._next is not None and full < self._next - KEEP_BEHIND:
            return
        self._times.setdefault(full, at_s)

    def take(self) -> list[Arrival]:
        """Return what has not been reported yet, gaps included; empty when nothing new arrived."""
        if not self._times:
            return []
        first = min(self._times)
        start = first if self._next is None else min(first, self._next)
        last = min(max(self._times), start + MAX_PACKETS - 1)
        self._next = last + 1
        report = [Arrival(full & 0xFFFF, self._times.pop(full, None)) for full in range(start, last + 1)]
        return report if any(arrival.at_s is not None for arrival in report) else []

    def _unwrapped(self, number: int) -> int:
        if self._newest is None:
            return number
        distance = (number - self._newest + 0x8000 & 0xFFFF) - 0x8000
        return self._newest + distance
