# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much the line can take, from the reports about what arrived of what we sent. Pure.

Delay speaks first (draft-ietf-rmcat-gcc-02); loss alone only when it is too heavy for chance, because mobile
and wireless lines lose packets that nobody's slowing down would save.
"""

from collections import deque
from dataclasses import dataclass

from app.media.rtc.delay_gradient import DelayGradient, Usage
from app.media.rtc.queue_delay import HeldBack, QueueDelay

FIRST_BITRATE = 150_000
LOWEST_BITRATE = 30_000
HIGHEST_BITRATE = 2_500_000
WINDOW_S = 0.5
PEAK_S = 1.0
DECREASE = 0.85
START_GROWTH = 2.2
"""A second, until the line has shown its limit for the first time."""
GROWTH = 1.18
FREE_GROWTH = 1.40
"""Once the line has let through clearly more than its last limit, that limit is gone."""
NEAR_GROWTH = 1.03
NEAR_SHARE = 0.08
"""Around the rate at which the line was full last, steps are small."""
BEYOND_GROWTH = 1.10
"""Further up, until so much has really arrived."""
AHEAD_SHARE = 1.5
AHEAD_BIT = 20_000
"""More than this ahead of what really arrives would be a guess: the encoder may send less than it may."""
DECREASE_GAP_S = 0.3
HEAVY_LOSS_SHARE = 0.14
LOSS_MEMORY_PACKETS = 120
FRESH_LOSS_S = 1.0
STANDING_QUEUE_S = 0.10
"""A queue that stands instead of growing has no gradient; the least delay of the last moment shows it."""
SUDDEN_QUEUE_S = 0.25
"""More than any unevenness does to so many packets in a row: the line has collapsed."""
RESTING_QUEUE_S, STANDING_SMALL_QUEUE_S = 0.03, 0.04
DRAIN = 0.7
HELD_SHARE = 0.8
"""Of the longest that packets are held back, what is left where none of half a second got through sooner."""
FORGET_LIMIT_S = 12.0


@dataclass(frozen=True)
class Sent:
    """A packet as it left: bytes with all headers, seconds on our own clock."""

    at_s: float
    size_bytes: int


class LineEstimate:
    """Estimates from reports; all times are monotonic seconds of this side unless named otherwise.

    Attributes:
        bitrate: What the line can take, bit/s with all headers.
        loss_share: Smoothed share of packets lost, 0 to 1.
        round_trip_s: Of the newest report, the report's own waiting included; None before the first.
    """

    def __init__(self, first_bitrate: int = FIRST_BITRATE) -> None:
        self.bitrate = float(first_bitrate)
        self.loss_share = 0.0
        self.round_trip_s: float | None = None
        self._gradient = DelayGradient()
        self._arrived: deque[tuple[float, int]] = deque()
        self._arrived_bytes = 0
        self._peaks: deque[tuple[float, float]] = deque()
        self._limit: float | None = None
        self._limit_s = self._decreased_s = float("-inf")
        self._grown_s: float | None = None
        self._queue = QueueDelay()
        self._held = HeldBack()
        self._has_met_limit = False
        self._losses: deque[tuple[float, int, int]] = deque()

    def begin_with(self, bitrate: float) -> None:
        """Take a rate in bit/s as known from before, unless the line itself has shown its limit already."""
        if not self._has_met_limit:
            self.bitrate = min(HIGHEST_BITRATE, max(LOWEST_BITRATE, bitrate))

    def reported(self, packets: list[tuple[Sent, float | None]], now_s: float) -> None:
        """Take in one report: packets as they left, with their arrival on the other clock."""
        if not packets:
            return
        came = [(sent, at_s) for sent, at_s in packets if at_s is not None]
        self._note_loss(len(packets) - len(came), len(packets), now_s)
        full_bitrate = max(self.bitrate, self._limit or 0.0)
        for sent, at_s in came:
            self._gradient.add(sent.at_s, at_s)
            self._arrived.append((at_s, sent.size_bytes))
            self._arrived_bytes += sent.size_bytes
            self._queue.add(at_s - sent.at_s, at_s)
            self._held.add(at_s, sent.size_bytes, full_bitrate)
        self._forget_old()
        if came:
            self.round_trip_s = now_s - max(sent.at_s for sent, _ in came)
        self._decide(now_s)

    @property
    def arriving_bitrate(self) -> float | None:
        """What arrived over the last half second, bit/s; None before that can be told."""
        if len(self._arrived) < 2:
            return None
        span_s = max(self._arrived[-1][0] - self._arrived[0][0], 0.1)
        return 8 * (self._arrived_bytes - self._arrived[0][1]) / span_s

    def _peak(self, now_s: float) -> float | None:
        """Return the most that arrived lately: pictures come in lumps, a lull says nothing of the line."""
        if (arriving := self.arriving_bitrate) is not None:
            self._peaks.append((now_s, arriving))
        while self._peaks and now_s - self._peaks[0][0] > PEAK_S:
            self._peaks.popleft()
        return max((bitrate for _, bitrate in self._peaks), default=None)

    def _decide(self, now_s: float) -> None:
        peak = self._peak(now_s)
        # With a queue in front of it, the line itself says what it takes.
        held_s = self._held.held_s
        standing_s = self._queue.standing_s - HELD_SHARE * held_s
        is_full = standing_s > STANDING_QUEUE_S or self._queue.sudden_s - held_s > SUDDEN_QUEUE_S
        arriving = self.arriving_bitrate if is_full else peak
        may_decrease = now_s - self._decreased_s >= max(DECREASE_GAP_S, self.round_trip_s or 0.0)
        builds_up = self._queue.builds_up()
        has_queue = builds_up or standing_s > STANDING_SMALL_QUEUE_S
        is_over = self._gradient.usage is Usage.OVER and has_queue
        if is_over or is_full:
            if may_decrease and arriving is not None:
                self._decrease((DRAIN if is_full else DECREASE) * arriving, arriving, now_s)
            self._grown_s = now_s
        elif min(self.loss_share, self._fresh_loss_share) > HEAVY_LOSS_SHARE:
            if may_decrease and arriving is not None:
                slower = self.bitrate * (1 - 0.5 * self.loss_share)
                self._decrease(max(slower, 0.9 * arriving), arriving, now_s)
            self._grown_s = now_s
        elif self._gradient.usage is not Usage.UNDER and not builds_up and standing_s < RESTING_QUEUE_S:
            self._grow(arriving, now_s)
        else:  # the queue empties: wait until it has
            self._grown_s = now_s

    def _decrease(self, bitrate: float, limit: float, now_s: float) -> None:
        self._has_met_limit = True
        self._limit, self._limit_s = limit, now_s
        self._decreased_s = now_s
        self.bitrate = max(LOWEST_BITRATE, min(self.bitrate, bitrate))

    def _grow(self, arriving: float | None, now_s: float) -> None:
        since_s = 0.0 if self._grown_s is None else min(1.0, now_s - self._grown_s)
        self._grown_s = now_s
        grown = self.bitrate * self._growth(now_s) ** since_s
        if arriving is not None:
            grown = min(grown, max(self.bitrate, AHEAD_SHARE * arriving + AHEAD_BIT))
        self.bitrate = min(HIGHEST_BITRATE, grown)

    def _growth(self, now_s: float) -> float:
        if not self._has_met_limit:
            return START_GROWTH
        if self._limit is None or now_s - self._limit_s > FORGET_LIMIT_S:
            return FREE_GROWTH
        arriving = self.arriving_bitrate
        if arriving is not None and arriving > self._limit * (1 + NEAR_SHARE):
            self._limit = None
            return FREE_GROWTH
        if self.bitrate > self._limit * (1 + NEAR_SHARE):
            return BEYOND_GROWTH
        return NEAR_GROWTH if self.bitrate > self._limit * (1 - NEAR_SHARE) else GROWTH

    def _note_loss(self, lost: int, packets: int, now_s: float) -> None:
        self.loss_share += min(1.0, packets / LOSS_MEMORY_PACKETS) * (lost / packets - self.loss_share)
        self._losses.append((now_s, lost, packets))
        while now_s - self._losses[0][0] > FRESH_LOSS_S:
            self._losses.popleft()

    @property
    def _fresh_loss_share(self) -> float:
        """Of the last second: after a collapse few packets leave, and the smoothed share falls with each."""
        return sum(lost for _, lost, _ in self._losses) / sum(packets for *_, packets in self._losses)

    def _forget_old(self) -> None:
        while self._arrived and self._arrived[-1][0] - self._arrived[0][0] > WINDOW_S:
            self._arrived_bytes -= self._arrived.popleft()[1]
