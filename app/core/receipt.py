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

        A line without a time is left out: a receipt never guesses.
        """
        if at is None or (self.lines and self.lines[-1].fact is fact):
            return self
        return replace(self, lines=(*self.lines, Line(at, fact, by_service)))

    def has(self, fact: Fact) -> bool:
        """Tell whether a fact has been written."""
        return any(line.fact is fact for line in self.lines)
