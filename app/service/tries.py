# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts failed guesses, per remote address and altogether, in memory only."""

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable

from app.meeting.schema.facts import ErrorCode
from app.service.config import TryLimits
from app.service.refusals import Refusal

_MAX_ADDRESSES = 10_000


class Tries:
    """Failed guesses within a sliding window; only failures count, so nobody is locked out by success."""

    def __init__(self, limits: TryLimits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._by_address: OrderedDict[str, deque[float]] = OrderedDict()
        self._everybody: deque[float] = deque()

    def ask(self, address: str) -> None:
        """Let a guess pass, or refuse it.

        Raises:
            Refusal: TOO_MANY_TRIES with the seconds until the oldest guess is forgotten.
        """
        waits = [
            self._wait_s(self._everybody, self._limits.everybody),
            self._wait_s(self._by_address.get(address, deque()), self._limits.per_address),
        ]
        if max(waits) > 0:
            raise Refusal(ErrorCode.TOO_MANY_TRIES, retry_after_s=max(1, math.ceil(max(waits))))

    def failed(self, address: str) -> None:
        """Remember that a guess was wrong."""
        now = self._clock()
        self._everybody.append(now)
        mine = self._by_address.setdefault(address, deque())
        self._by_address.move_to_end(address)
        mine.append(now)
        if len(self._by_address) > _MAX_ADDRESSES:
            self._by_address.popitem(last=False)

    def _wait_s(self, failures: deque[float], limit: int) -> float:
        oldest_kept = self._clock() - self._limits.window_s
        while failures and failures[0] <= oldest_kept:
            failures.popleft()
        return failures[-limit] - oldest_kept if len(failures) >= limit else 0.0
