# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a queue builds up on the way, from when packets left and arrived. Pure.

Source: draft-ietf-rmcat-gcc-02 sections 4 and 5.4, with browsers' trend line in place of its Kalman filter. A
growing queue shows as arrivals that spread more than departures did, long before packets are lost.
"""

from collections import deque
from dataclasses import dataclass
from enum import Enum

GROUP_S = 0.005
"""Packets that left within this time count as one group."""
WINDOW = 20
SMOOTHING = 0.9
GAIN = 4.0
THRESHOLD_MS, THRESHOLD_MIN_MS, THRESHOLD_MAX_MS = 12.5, 6.0, 600.0
K_UP, K_DOWN = 0.0087, 0.039
OVERUSE_AFTER_MS = 10.0
DELTAS_MAX = 60


class Usage(Enum):
    """How the line's bottleneck is used."""

    UNDER = "under"
    NORMAL = "normal"
    OVER = "over"


@dataclass
class _Group:
    first_sent_s: float
    last_sent_s: float
    arrived_s: float


class DelayGradient:
    """Takes packets in the order in which they were sent."""

    def __init__(self) -> None:
        self.usage = Usage.NORMAL
        self._group: _Group | None = None
        self._previous: _Group | None = None
        self._points: deque[tuple[float, float]] = deque(maxlen=WINDOW)
        self._first_arrival_s: float | None = None
        self._deltas = 0
        self._accumulated_ms = self._smoothed_ms = 0.0
        self._threshold_ms = THRESHOLD_MS
        self._updated_s: float | None = None
        self._over_ms: float | None = None
        self._over_count = 0
        self._last_trend = 0.0

    def add(self, sent_s: float, arrived_s: float) -> None:
        """Take in one packet; each time on its own side's clock, which need not agree."""
        group = self._group
        if group is None:
            self._group = _Group(sent_s, sent_s, arrived_s)
        elif sent_s < group.first_sent_s:
            return
        elif sent_s - group.first_sent_s <= GROUP_S or self._is_burst(group, sent_s, arrived_s):
            group.last_sent_s = max(group.last_sent_s, sent_s)
            group.arrived_s = max(group.arrived_s, arrived_s)
        else:
            if self._previous is not None:
                self._step(group, self._previous)
            self._previous, self._group = group, _Group(sent_s, sent_s, arrived_s)

    @staticmethod
    def _is_burst(group: _Group, sent_s: float, arrived_s: float) -> bool:
        """Packets that waited somewhere together and were let go at once tell nothing about the queue."""
        arrived_after_s = arrived_s - group.arrived_s
        return arrived_after_s <= GROUP_S and arrived_after_s < sent_s - group.last_sent_s

    def _step(self, group: _Group, previous: _Group) -> None:
        sent_ms = 1000 * (group.last_sent_s - previous.last_sent_s)
        arrived_ms = 1000 * (group.arrived_s - previous.arrived_s)
        self._deltas = min(DELTAS_MAX, self._deltas + 1)
        self._accumulated_ms += arrived_ms - sent_ms
        self._smoothed_ms = SMOOTHING * self._smoothed_ms + (1 - SMOOTHING) * self._accumulated_ms
        if self._first_arrival_s is None:
            self._first_arrival_s = group.arrived_s
        self._points.append((1000 * (group.arrived_s - self._first_arrival_s), self._smoothed_ms))
        slope = _slope(self._points) if len(self._points) == WINDOW else self._last_trend
        self._detect(slope, sent_ms, group.arrived_s)

    def _detect(self, slope: float, sent_ms: float, now_s: float) -> None:
        trend_ms = self._deltas * slope * GAIN
        if trend_ms > self._threshold_ms:
            self._over_ms = sent_ms / 2 if self._over_ms is None else self._over_ms + sent_ms
            self._over_count += 1
            if self._over_ms > OVERUSE_AFTER_MS and self._over_count > 1 and slope >= self._last_trend:
                self._over_ms, self._over_count = 0.0, 0
                self.usage = Usage.OVER
        else:
            self._over_ms, self._over_count = None, 0
            self.usage = Usage.UNDER if trend_ms < -self._threshold_ms else Usage.NORMAL
        self._last_trend = slope
        self._adapt(trend_ms, now_s)

    def _adapt(self, trend_ms: float, now_s: float) -> None:
        """Let the threshold follow slowly, so that others' traffic does not starve us (section 5.4)."""
        since_ms = 0.0 if self._updated_s is None else min(100.0, 1000 * (now_s - self._updated_s))
        self._updated_s = now_s
        size_ms = abs(trend_ms)
        if size_ms > self._threshold_ms + 15.0:
            return
        k = K_DOWN if size_ms < self._threshold_ms else K_UP
        moved = self._threshold_ms + k * (size_ms - self._threshold_ms) * since_ms
        self._threshold_ms = max(THRESHOLD_MIN_MS, min(THRESHOLD_MAX_MS, moved))


def _slope(points: deque[tuple[float, float]]) -> float:
    """Return the slope of the line of least squares."""
    first_x, first_y = points[0]  # counted from here, so that large times cost no digits
    sum_x = sum_y = sum_xx = sum_xy = 0.0
    for x, y in points:
        x -= first_x
        y -= first_y
        sum_x += x
        sum_y += y
        sum_xx += x * x
        sum_xy += x * y
    number = len(points)
    under = number * sum_xx - sum_x * sum_x
    return (number * sum_xy - sum_x * sum_y) / under if under else 0.0
