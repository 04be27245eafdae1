# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the meeting service told."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.core.events.event import Event
from app.core.events.person import Message
from app.core.faults import FaultCode
from app.core.meeting import CallPlan, CaseworkerStatus, Invitation, Person, Wish
from app.core.receipt import Line


class CallbackState(StrEnum):
    """How far a callback request has come."""

    NONE = "none"
    SENDING = "sending"
    QUEUED = "queued"
    ASKED = "asked"
    CALLING = "calling"
    CALLED = "called"


@dataclass(frozen=True)
class MeetingOpened(Event):
    """The link leads to this meeting; ``service_time`` corrects a wrong PC clock."""

    invitation: Invitation
    service_time: datetime | None = None


@dataclass(frozen=True)
class OpeningFailed(Event):
    """The link or code could not be opened."""

    code: FaultCode


@dataclass(frozen=True)
class Registered(Event):
    """The service has seen the person arrive in the waiting room, at its own time."""

    at: datetime


@dataclass(frozen=True)
class PeopleChanged(Event):
    """Who is in the meeting and where."""

    people: tuple[Person, ...] = field(repr=False)


@dataclass(frozen=True)
class PlanGiven(Event):
    """Admitted: connect like this. A new ``gen`` means close and build again."""

    plan: CallPlan


@dataclass(frozen=True)
class ReturnedToWaiting(Event):
    """The caseworker asked the person to wait again."""


@dataclass(frozen=True)
class StatusChanged(Event):
    """The caseworker says what they are doing."""

    status: CaseworkerStatus


@dataclass(frozen=True)
class AgendaMoved(Event):
    """The caseworker marked the current item of the agenda; -1 for none."""

    index: int


@dataclass(frozen=True)
class CallbackChanged(Event):
    """The callback request moved on; ``earlier`` has the steps before this one, each with its time."""

    state: CallbackState
    at: datetime | None = None
    earlier: tuple[tuple[CallbackState, datetime], ...] = ()


@dataclass(frozen=True)
class MessageConfirmed(Event):
    """The service has the one-press message; ``at`` is its time."""

    message: Message
    at: datetime


@dataclass(frozen=True)
class WishChanged(Event):
    """The wish for another form is stored, or the caseworker has confirmed it."""

    wish: Wish


@dataclass(frozen=True)
class ReceiptTold(Event):
    """Lines that the service holds, each marked with whose clock it is by."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ReceiptSigned(Event):
    """A signed receipt lies on this PC; ``head`` names its last line, ``at`` is when it was signed."""

    head: str
    at: datetime


@dataclass(frozen=True)
class ReceiptRecalled(Event):
    """What this PC wrote down about the meeting before, on another day or before a power cut."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ServiceLost(Event):
    """The line to the service is gone; the client keeps trying by itself."""


@dataclass(frozen=True)
class ServiceBack(Event):
    """The service answers again."""


@dataclass(frozen=True)
class SeatMoved(Event):
    """The same link was opened on another device, which now has the seat."""


@dataclass(frozen=True)
class SeatRemoved(Event):
    """The caseworker ended this person's part."""


@dataclass(frozen=True)
class MeetingEnded(Event):
    """The caseworker ended the meeting; ``at`` is None when it ended while this PC was away."""

    at: datetime | None
