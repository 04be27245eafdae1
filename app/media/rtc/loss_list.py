# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which packets of a picture stream are missing, when to ask for each again, and when to stop asking. Pure.

Stock aiortc asks once, when a new gap appears: a repair that is lost too stops the picture for 8 to 25 s. The
first prototype asked every 100 ms whatever the round trip, which at 80 ms and 10 % loss showed as a freeze
whenever a second repair was needed.
"""

from dataclasses import dataclass

FIRST_TRIP_S = 0.1
TRIP_MIN_S = 0.020
RETRY_TRIPS = 1.1
RETRY_MORE_S = 0.005
AGAIN_TRIPS = 0.25
AGAIN_MIN_S = 0.015
"""Each wish is sent twice, a little apart: wishes are lost as often as packets, and cost next to nothing. A
sender answers the second only if the first did not arrive, as it repeats nothing within a round trip."""
GIVE_UP_S = 0.8
GIVE_UP_TRIPS = 3.0
MISSING_MAX = 250
"""More missing than this is an outage: a key frame is cheaper than all that."""
OUTAGE_S, OUTAGE_MISSING = 0.7, 20
"""So is this much silence with so much missing after it: nobody wants to see the pictures of the meantime."""


@dataclass
class _Loss:
    since_s: float
    asked_s: float = float("-inf")
    times: int = 0


class LossList:
    """One stream's; numbers are the 16 bits of RTP, times monotonic seconds."""

    def __init__(self) -> None:
        self._missing: dict[int, _Loss] = {}
        self._newest: int | None = None
        self._arrived_s = 0.0
        self.has_lost_track = False

    def __bool__(self) -> bool:
        return bool(self._missing)

    @property
    def missing(self) -> list[int]:
        """The numbers that are missing, oldest first."""
        return [full & 0xFFFF for full in sorted(self._missing)]

    def arrived(self, number: int, now_s: float) -> None:
        """A packet came, for the first time or repaired."""
        silent_s, self._arrived_s = now_s - self._arrived_s, now_s
        if self._newest is None:
            self._newest = number
            return
        full = self._newest + (number - self._newest + 0x8000 & 0xFFFF) - 0x8000
        if full <= self._newest:
            self._missing.pop(full, None)
            return
        gap = full - self._newest - 1
        is_outage = silent_s > OUTAGE_S and gap > OUTAGE_MISSING
        if is_outage or gap + len(self._missing) > MISSING_MAX:
            self.forget()
            self.has_lost_track = True
        else:
            for lost in range(self._newest + 1, full):
                self._missing[lost] = _Loss(now_s)
        self._newest = full

    def to_ask_for(self, trip_s: float | None, now_s: float) -> list[int]:
        """Return the numbers to ask for now, oldest first; they count as asked for."""
        trip_s = max(TRIP_MIN_S, FIRST_TRIP_S if trip_s is None else trip_s)
        again_s = max(AGAIN_MIN_S, AGAIN_TRIPS * trip_s)
        wait_s = max(again_s, RETRY_TRIPS * trip_s + RETRY_MORE_S - again_s)
        due = [
            full
            for full, loss in sorted(self._missing.items())
            if now_s - loss.asked_s >= (again_s if loss.times % 2 else wait_s)
        ]
        for full in due:
            self._missing[full].asked_s = now_s
            self._missing[full].times += 1
        return [full & 0xFFFF for full in due]

    def is_hopeless(self, trip_s: float | None, now_s: float) -> bool:
        """Whether to stop asking and have a new key frame sent instead."""
        if self.has_lost_track:
            return True
        limit_s = max(GIVE_UP_S, GIVE_UP_TRIPS * (trip_s or 0.0))
        return any(now_s - loss.since_s > limit_s for loss in self._missing.values())

    def forget(self, before: int | None = None) -> None:
        """Give up what is missing: all, or what precedes a packet that makes it unnecessary."""
        self.has_lost_track = False
        if before is None or self._newest is None:
            self._missing.clear()
            return
        full = self._newest + (before - self._newest + 0x8000 & 0xFFFF) - 0x8000
        self._missing = {lost: loss for lost, loss in self._missing.items() if lost > full}
