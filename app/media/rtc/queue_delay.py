# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long packets wait on the way, and how much of that is no queue. Pure."""

from collections import deque

from app.media.sorted_window import SortedWindow

QUEUE_WINDOW_S = 0.5
RECENT_S = 0.3
SMALL_QUEUE_S = 0.02
"""With more than this waiting, the line is full already; with less, a gradient is only unevenness."""
USUAL_REPORTS, USUAL_SHARE, UNUSUAL = 100, 0.8, 2.0
"""Wireless lines hold packets back by more than that again and again: a queue is twice what is usual."""
SUDDEN_PACKETS = 5
ROUTE_LEARNT_S = 0.002
"""A route that has become longer is learnt by this much a second."""
HELD_WINDOW_S = 10.0
FASTER = 1.25
"""A full line carries what it was taken for, or a little more: what comes closer together was held back."""


class QueueDelay:
    """How long packets wait on the way, from one-way delays between two clocks that need not agree."""

    def __init__(self) -> None:
        self._recent: deque[tuple[float, float]] = deque()
        self._usual: deque[float] = deque(maxlen=USUAL_REPORTS)
        self._least_s: float | None = None
        self._noted_s = 0.0

    def add(self, delay_s: float, arrived_s: float) -> None:
        """Take in one packet's delay."""
        self._recent.append((arrived_s, delay_s))
        while arrived_s - self._recent[0][0] > QUEUE_WINDOW_S:
            self._recent.popleft()
        since_s = max(0.0, min(1.0, arrived_s - self._noted_s))
        self._noted_s = arrived_s
        least = self._least_s
        self._least_s = delay_s if least is None else min(delay_s, least + ROUTE_LEARNT_S * since_s)

    @property
    def standing_s(self) -> float:
        """The least that any packet of the last half second waited."""
        if self._least_s is None or not self._recent:
            return 0.0
        return min(delay_s for _, delay_s in self._recent) - self._least_s

    def builds_up(self) -> bool:
        """Whether the least that any packet of the last moment waited is more than it usually is.

        Call it once for each report: what is usual is learnt from that, ten seconds back.
        """
        if self._least_s is None or not self._recent:
            return False
        newest_s = self._recent[-1][0]
        waits = (delay_s for at_s, delay_s in self._recent if newest_s - at_s <= RECENT_S)
        least_s = min(waits) - self._least_s
        self._usual.append(least_s)
        usual_s = sorted(self._usual)[int(USUAL_SHARE * len(self._usual))]
        return least_s > max(SMALL_QUEUE_S, UNUSUAL * usual_s)

    @property
    def sudden_s(self) -> float:
        """The least that any of the last few packets waited."""
        if self._least_s is None or len(self._recent) < SUDDEN_PACKETS:
            return 0.0
        return min(self._recent[-number][1] for number in range(1, SUDDEN_PACKETS + 1)) - self._least_s


class HeldBack:
    """How long the line holds packets back although it isn't full.

    A full line lets packets out at its rate, never closer together. A radio link that waited for its turn
    lets out all at once what came meanwhile. The bytes of such a bunch, less what a line of the known rate
    would have carried in the time that they took to arrive, are a wait that was no queue.
    """

    def __init__(self) -> None:
        self._last_s: float | None = None
        self._bunch_s = 0.0
        self._waits = SortedWindow(HELD_WINDOW_S)

    def add(self, arrived_s: float, size_bytes: int, bitrate: float) -> None:
        """Take in one arrival.

        Args:
            arrived_s: On the other side's clock, in the order of arrival.
            size_bytes: With all headers.
            bitrate: What a full line is known to carry, bit/s.
        """
        since_s = float("inf") if self._last_s is None else arrived_s - self._last_s
        if since_s < 0.0:
            return
        self._last_s = arrived_s
        self._bunch_s = max(0.0, self._bunch_s + 8 * size_bytes / (FASTER * bitrate) - since_s)
        self._waits.note(arrived_s, self._bunch_s)

    @property
    def held_s(self) -> float:
        """The longest that packets were held back lately, at least."""
        return self._waits.values[-1] if self._waits.values else 0.0
