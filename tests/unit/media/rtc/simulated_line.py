# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A line on paper, with a bottleneck, a queue, delay and loss, and a sender that follows the estimate."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from app.media.rtc.line_estimate import LineEstimate, Sent

STEP_S = 0.005
REPORT_EVERY_S = 0.1
CLOCKS_APART_S = 1234.5


@dataclass
class SimulatedLine:
    """One direction; ``rate_at`` gives its rate in bit/s at a time.

    Attributes:
        unevenness: How much pictures differ in size.
        holds_s: How long packets are held back by the same part of ``jitter_s``; 0 for each by its own.
        history: (time, estimate, seconds in queue) every 5 ms.
    """

    rate_at: Callable[[float], float]
    queue_s: float = 0.3
    delay_s: float = 0.04
    loss_share: float = 0.0
    jitter_s: float = 0.0
    seed: int = 1
    unevenness: float = 0.0
    holds_s: float = 0.0
    history: list[tuple[float, float, float]] = field(default_factory=list)
    dropped: int = 0
    sent: int = 0

    def __post_init__(self) -> None:
        """Begin in the middle."""
        self._chance = random.Random(self.seed)
        self._moving = 1.0
        self._held_s = self._held_until_s = 0.0

    def run(self, estimate: LineEstimate, seconds: float, encoder_limit: float = 1_500_000) -> None:
        """Send 50 sound packets a second and pictures for what is left, reporting ten times a second."""
        rng = random.Random(self.seed)
        free_at = last_arrival = 0.0
        reports: list[tuple[float, list[tuple[Sent, float | None]]]] = []
        batch: list[tuple[Sent, float | None]] = []
        picture_debt = 0.0
        now = 0.0
        next_report = REPORT_EVERY_S
        next_sound = 0.0
        while now < seconds:
            while reports and reports[0][0] <= now:
                estimate.reported(reports.pop(0)[1], now)
            sizes = []
            if now >= next_sound:
                sizes.append(130)
                next_sound += 0.02
            picture_debt += self._unevenly((min(estimate.bitrate, encoder_limit) - 52_000) * STEP_S / 8)
            while picture_debt > 1100:
                sizes.append(1100)
                picture_debt -= 1100
            for size in sizes:
                self.sent += 1
                rate = self.rate_at(now)
                waits_s = max(0.0, free_at - now)
                is_lost = waits_s > self.queue_s or rate <= 0
                if is_lost:
                    self.dropped += 1
                else:
                    free_at = max(now, free_at) + size * 8 / rate
                held_s = self._held(now) if self.holds_s else rng.random() * self.jitter_s
                arrival = max(last_arrival, max(now, free_at) + self.delay_s + held_s)
                if not is_lost:
                    last_arrival = arrival
                is_lost |= rng.random() < self.loss_share
                batch.append((Sent(now, size), None if is_lost else arrival + CLOCKS_APART_S))
            if now >= next_report and batch:
                arrived = [at for _, at in batch if at is not None]
                back = (max(arrived) - CLOCKS_APART_S if arrived else now) + self.delay_s
                reports.append((max(back, now), batch))
                reports.sort(key=lambda report: report[0])
                batch = []
                next_report = now + REPORT_EVERY_S
            self.history.append((now, estimate.bitrate, max(0.0, free_at - now)))
            now += STEP_S

    def _held(self, now_s: float) -> float:
        """As on wireless lines: all packets are held back for a while, by up to ``jitter_s``."""
        if now_s >= self._held_until_s:
            self._held_until_s = now_s + self._chance.expovariate(1 / self.holds_s)
            self._held_s = self._chance.random() * self.jitter_s
        return self._held_s

    def _unevenly(self, size: float) -> float:
        """A picture is larger or smaller than the one before, by chance and for as long as somebody moves."""
        self._moving += 0.02 * (1.0 - self._moving) + self.unevenness * self._chance.gauss(0.0, 0.1)
        self._moving = max(0.5, min(1.6, self._moving))
        return size * self._moving

    def mean_bitrate(self, from_s: float, to_s: float) -> float:
        """The estimate's mean over a stretch."""
        values = [bitrate for at, bitrate, _ in self.history if from_s <= at < to_s]
        return sum(values) / len(values)

    def queue_share(self, from_s: float, above_s: float) -> float:
        """Share of the time with more than this in the queue."""
        waits = [wait for at, _, wait in self.history if at >= from_s]
        return sum(wait > above_s for wait in waits) / len(waits)
