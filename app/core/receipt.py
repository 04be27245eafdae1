# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt: when the person came, what failed, that help was asked for (N7)."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

SAME_MOMENT_S = 60.0  # a PC's corrected clock and the service's tell the same moment within this
JUST_TOLD_S = 10.0  # what the service told so long ago is not written again by this PC


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
    CASEWORKER_CALLING = "caseworker_calling"
    CALLED_BY_CASEWORKER = "called_by_caseworker"
    OTHER_FORM_ASKED = "other_form_asked"
    OTHER_FORM_CONFIRMED = "other_form_confirmed"
    LEFT = "left"
    ENDED = "ended"
    # A meeting in another program, which only this PC sees
    CAME_HERE = "came_here"
    OPENED_ELSEWHERE = "opened_elsewhere"
    NOT_OPENED_ELSEWHERE = "not_opened_elsewhere"
    WORD_PREPARED = "word_prepared"


# A meeting in another program: no service of ours has any part in it, and none takes such lines.
ONLY_ELSEWHERE = frozenset(
    {Fact.CAME_HERE, Fact.OPENED_ELSEWHERE, Fact.NOT_OPENED_ELSEWHERE, Fact.WORD_PREPARED}
)
# What only this PC can know: the service's own lines never stand for these.
ONLY_HERE = frozenset(
    {
        Fact.LINE_INTERRUPTED,
        Fact.SERVICE_INTERRUPTED,
        Fact.EQUIPMENT_INTERRUPTED,
        *ONLY_ELSEWHERE,
    }
)
# What only the service can say: no PC can hand it in.
ONLY_SERVICE = frozenset(
    {Fact.REGISTERED, Fact.CASEWORKER_CALLING, Fact.CALLED_BY_CASEWORKER, Fact.OTHER_FORM_CONFIRMED}
)


@dataclass(frozen=True)
class Line:
    """One fact with its time.

    Attributes:
        at: When, with a time zone.
        fact: What.
        by_service: True when the time is the service's own, False when it is this PC's clock.
        detail: A code that goes with the fact: the check's verdict, which message, which form of meeting.
        handed_in_at: When the service got a line of this PC's, by the service's clock; else None.
    """

    at: datetime
    fact: Fact
    by_service: bool = False
    detail: str = ""
    handed_in_at: datetime | None = None

    def is_same_as(self, other: "Line") -> bool:
        """Tell whether two lines say the same, whether or not it was handed in."""
        return replace(self, handed_in_at=None) == replace(other, handed_in_at=None)


def cut(at: datetime) -> datetime:
    """Return a time in UTC, cut to milliseconds, as receipts are written."""
    at = at.astimezone(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def stamp(at: datetime) -> str:
    """Return a time as receipts write it: ``2026-08-31T11:00:00.250Z``."""
    return cut(at).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


@dataclass(frozen=True)
class Receipt:
    """The lines in the order in which they happened."""

    lines: tuple[Line, ...] = ()

    def add(
        self, at: datetime | None, fact: Fact, *, by_service: bool = False, detail: str = ""
    ) -> "Receipt":
        """Return the receipt with one more line; the same is not written twice in a row.

        A line without a time is left out: a receipt never guesses. What the service tells again after a
        lost line is known by its time, and not written again; nor is what it has told just before.
        """
        last = self.lines[-1] if self.lines else None
        if at is None or (last and (last.fact, last.detail) == (fact, detail)):
            return self
        line = Line(cut(at), fact, by_service, detail)
        known = any(line.is_same_as(one) for one in self.lines) if by_service else self._is_told(line)
        return self if known else replace(self, lines=(*self.lines, line))

    def arrived(self, at: datetime) -> "Receipt":
        """Return the receipt with the arrival by the service's clock: one line, and the first time counts."""
        known = next((line for line in self.lines if line.fact is Fact.REGISTERED), None)
        if known is None:
            return self.add(at, Fact.REGISTERED, by_service=True)
        if known.at <= cut(at):
            return self
        first = replace(known, at=cut(at))
        return replace(self, lines=tuple(first if line is known else line for line in self.lines))

    def told(self, line: Line) -> "Receipt":
        """Return the receipt with a line that the service holds, put where it belongs in time.

        It takes the place of this PC's own line about the same moment. Interruptions are this PC's to tell:
        they stay beside whatever the service saw.
        """
        line = replace(line, at=cut(line.at))
        if line.by_service and line.fact is Fact.REGISTERED and self.has(Fact.REGISTERED):
            return self.arrived(line.at)
        if line in self.lines:
            return self
        kept = tuple(one for one in self.lines if not _stands_for(line, one))
        place = next((n for n, one in enumerate(kept) if one.at > line.at), len(kept))
        return replace(self, lines=(*kept[:place], line, *kept[place:]))

    @property
    def owed(self) -> tuple[Line, ...]:
        """This PC's own lines that the service has not got yet."""
        return tuple(
            line
            for line in self.lines
            if not line.by_service and line.handed_in_at is None and line.fact not in ONLY_SERVICE
        )

    @property
    def arrived_at(self) -> datetime | None:
        """The arrival by the service's clock, or None."""
        return next((line.at for line in self.lines if line.fact is Fact.REGISTERED), None)

    @property
    def came_here_at(self) -> datetime | None:
        """The arrival on this PC's waiting page for a meeting in another program, or None."""
        return next((line.at for line in self.lines if line.fact is Fact.CAME_HERE), None)

    @property
    def has_ended(self) -> bool:
        """True when the meeting was ended, False while it can be gone back to."""
        ways_out = [line.fact for line in self.lines if line.fact in (Fact.LEFT, Fact.ENDED)]
        return bool(ways_out) and ways_out[-1] is Fact.ENDED

    def has(self, fact: Fact) -> bool:
        """Tell whether a fact has been written."""
        return any(line.fact is fact for line in self.lines)

    def _is_told(self, line: Line) -> bool:
        """Tell whether the service has just told what this PC is about to write."""
        return any(one.by_service and _same_moment(one, line, JUST_TOLD_S) for one in self.lines)


def _same_moment(one: Line, other: Line, within_s: float) -> bool:
    """Tell whether two clocks speak of the same event."""
    if one.fact is not other.fact or one.fact in ONLY_HERE or one.fact in ONLY_SERVICE:
        return False
    same_detail = one.detail == other.detail or not one.detail or not other.detail
    return same_detail and abs(one.at - other.at) <= timedelta(seconds=within_s)


def _stands_for(told: Line, known: Line) -> bool:
    """Tell whether what the service holds makes a known line superfluous."""
    if told.is_same_as(known):
        return known.handed_in_at is None or told.handed_in_at is not None
    if known.by_service:
        return told.by_service and told.at == known.at and told.fact is known.fact and not known.detail
    return told.by_service and known.handed_in_at is None and _same_moment(told, known, SAME_MOMENT_S)
