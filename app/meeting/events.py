# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a participant's client tells its owner. Needs no aiohttp, so anybody may name these early."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from app.core.faults import FaultCode
from app.core.meeting import ByPhone, CallPlan, CaseworkerStatus, Person, Wish
from app.core.receipt import Line

CallbackStep = Literal["requested", "calling", "called"]


@dataclass(frozen=True)
class Connected:
    """The service knows us (again). ``state`` is new, waiting, admitted or left."""

    service_time: datetime
    state: str


@dataclass(frozen=True)
class Registered:
    """The service has stored that we came, first at ``at`` by its own clock."""

    at: datetime


@dataclass(frozen=True)
class Admitted:
    """We were let in; a plan follows when the other side is there."""

    at: datetime


@dataclass(frozen=True)
class PlanChanged:
    """Close what is connected and build anew; comes once per ``gen``."""

    plan: CallPlan


@dataclass(frozen=True)
class SdpReceived:
    """The other side's offer or answer for the current plan."""

    gen: int
    kind: Literal["offer", "answer"]
    sdp: str = field(repr=False)


@dataclass(frozen=True)
class PeopleChanged:
    """Everybody, as they are now; we are among them."""

    people: tuple[Person, ...] = field(repr=False)


@dataclass(frozen=True)
class MediaChanged:
    """What another person lets us hear and see."""

    pid: str
    microphone: bool
    camera: bool
    paused: bool
    by_phone: ByPhone = ByPhone.NONE


@dataclass(frozen=True)
class StatusChanged:
    """What the caseworker is doing just now."""

    status: CaseworkerStatus


@dataclass(frozen=True)
class AgendaChanged:
    """Which item the meeting is at; None for none."""

    index: int | None


@dataclass(frozen=True)
class CallbackChanged:
    """Our "please call me" is stored (requested), or staff are at it; ``at`` is the time of that step.

    ``earlier`` has the steps before it with their times, as far as they were taken.
    """

    ref: str
    state: CallbackStep
    at: datetime
    earlier: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True)
class MessageConfirmed:
    """Our message is stored and shown to the caseworker; ``kind`` says which one."""

    ref: str
    at: datetime
    kind: str = ""


@dataclass(frozen=True)
class WishChanged:
    """Our wish for another form of meeting is stored, or staff have confirmed it."""

    ref: str
    wish: Wish


@dataclass(frozen=True)
class FactsTold:
    """Lines of our own receipt that the service holds: all of them after each hello, then one by one."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Moved:
    """Another program of ours has the seat; the client has stopped. ``connect()`` takes it back."""


@dataclass(frozen=True)
class Removed:
    """The caseworker took the seat away; the client has stopped."""


@dataclass(frozen=True)
class Returned:
    """We are back in the waiting room: close the call."""


@dataclass(frozen=True)
class Ended:
    """The meeting is over; the client has stopped. ``at`` is None when it ended while we were away."""

    at: datetime | None


@dataclass(frozen=True)
class ServiceLost:
    """No line to the service; the client goes on trying. Comes once per outage, and per new reason."""

    code: FaultCode


@dataclass(frozen=True)
class ServiceBack:
    """The line to the service is back; ``Connected`` follows."""


@dataclass(frozen=True)
class ErrorReceived:
    """The service refused something. With a ``LINK_…`` code the client has stopped.

    Attributes:
        code: The fault, or None for a refusal that no person can meet.
        detail: The service's own code, for the log.
        about: Type of the refused message, empty for the connection itself.
    """

    code: FaultCode | None
    detail: str
    about: str = ""


ClientEvent = (
    Connected
    | Registered
    | Admitted
    | PlanChanged
    | SdpReceived
    | PeopleChanged
    | MediaChanged
    | StatusChanged
    | AgendaChanged
    | CallbackChanged
    | MessageConfirmed
    | WishChanged
    | FactsTold
    | Moved
    | Removed
    | Returned
    | Ended
    | ServiceLost
    | ServiceBack
    | ErrorReceived
)
