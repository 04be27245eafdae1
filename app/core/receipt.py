# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt: when the person came, what failed, that help was asked for (N7, first form)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Fact(StrEnum):
    """What a line of the receipt says. Causes name things, never the person."""

    LINK_OPENED = "link_opened"
    CHECK_FINISHED = "check_finished"
    REGISTERED = "registered"
    MESSAGE_SENT = "message_sent"
    ADMITTED = "admitted"
    CALL_BEGAN = "call_began"
    LINE_INTERRUPTED = "line_interrupted"
    SERVICE_INTERRUPTED = "service_interrupted"
    EQUIPMENT_INTERRUPTED = "equipment_interrupted"
    CALLBACK_ASKED = "callback_asked"
    CALLED_BY_CASEWORKER = "called_by_caseworker"
    LEFT = "left"
    ENDED = "ended"


@dataclass(frozen=True)
class Line:
    """One fact with its time.

    Attributes:
        at: When, with a time zone.
        fact: What.
        by_service: True when the time is the service's own, False when it is this PC's clock.
    """

    at: datetime
    fact: Fact
    by_service: bool = False


@dataclass(frozen=True)
class Receipt:
    """The lines in the order in which they happened."""

    lines: tuple[Line, ...] = ()

    def add(self, at: datetime | None, fact: Fact, *, by_service: bool = False) -> "Receipt":
        """Return the receipt with one more line; the same fact is not written twice in a row.

        A line without a time is left out: a receipt never guesses. What the service tells again after a
        lost line is known by its time, and not written again.
        """
        if at is None or (self.lines and self.lines[-1].fact is fact):
            return self
        line = Line(at, fact, by_service)
        return self if by_service and line in self.lines else replace(self, lines=(*self.lines, line))

    def arrived(self, at: datetime) -> "Receipt":
        """Return the receipt with the arrival by the service's clock: one line, and the first time counts."""
        known = next((line for line in self.lines if line.fact is Fact.REGISTERED), None)
        if known is None:
            return self.add(at, Fact.REGISTERED, by_service=True)
        if known.at <= at:
            return self
        first = replace(known, at=at)
        return replace(self, lines=tuple(first if line is known else line for line in self.lines))

    @property
    def arrived_at(self) -> datetime | None:
        """The arrival by the service's clock, or None."""
        return next((line.at for line in self.lines if line.fact is Fact.REGISTERED), None)

    @property
    def has_ended(self) -> bool:
        """True when the meeting was ended, False while it can be gone back to."""
        ways_out = [line.fact for line in self.lines if line.fact in (Fact.LEFT, Fact.ENDED)]
        return bool(ways_out) and ways_out[-1] is Fact.ENDED

    def has(self, fact: Fact) -> bool:
        """Tell whether a fact has been written."""
        return any(line.fact is fact for line in self.lines)
