# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a person is reminded of the meeting, and that a PC's clock is wrong. Facts in, no event, no clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.core.danish_time import danish_time

DAY_BEFORE = timedelta(days=1)
SOON = timedelta(minutes=15)
CLOCK_MATTERS_S = 300.0
KEPT = 40  # of old meetings; more than anybody has in the days that matter


class ReminderKind(StrEnum):
    """The two reminders of a meeting."""

    DAY_BEFORE = "day_before"
    SOON = "soon"


@dataclass(frozen=True)
class ReminderFacts:
    """Whether the person wants to be reminded, and of what they were.

    Attributes:
        on: Only once the person has said yes.
        told: ``seat:kind`` of each reminder that was given, so that none comes twice.
    """

    on: bool = False
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClockFacts:
    """How wrong the PC's clock is.

    Attributes:
        off_s: What is added to it, by the service's clock.
        settled: Whether the service has told its time, or was waited for in vain.
    """

    off_s: float = 0.0
    settled: bool = False

    @property
    def is_wrong(self) -> bool:
        """Whether a person has to know."""
        return abs(self.off_s) >= CLOCK_MATTERS_S


@dataclass(frozen=True)
class CalendarWords:
    """What stands in a calendar; in ``told`` the way into the meeting takes the place of ``{link}``."""

    title: str
    told: str
    day_before: str
    soon: str


def due(starts_at: datetime, now: datetime) -> ReminderKind | None:
    """Return which reminder belongs to this moment, or None.

    The first comes from 24 hours before, as long as the meeting is tomorrow; the second in the last quarter
    of an hour. Who starts the PC in between is reminded then.
    """
    left = starts_at - now
    if timedelta() < left <= SOON:
        return ReminderKind.SOON
    zone = danish_time()
    is_tomorrow = now.astimezone(zone).date() < starts_at.astimezone(zone).date()
    return ReminderKind.DAY_BEFORE if SOON < left <= DAY_BEFORE and is_tomorrow else None
