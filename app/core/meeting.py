# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The facts of a meeting as the citizen's app holds them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.core.foreign_links import Program


class Role(StrEnum):
    """What a person is in the meeting."""

    CITIZEN = "citizen"
    CASEWORKER = "caseworker"
    INTERPRETER = "interpreter"
    RELATIVE = "relative"
    MENTOR = "mentor"
    COMPANY = "company"
    UNEMPLOYMENT_FUND = "unemployment_fund"
    DOCTOR = "doctor"
    OTHER = "other"


class Presence(StrEnum):
    """Where the service sees a person."""

    ABSENT = "absent"
    WAITING = "waiting"
    IN_CALL = "in_call"
    RECONNECTING = "reconnecting"
    LEFT = "left"


class CaseworkerStatus(StrEnum):
    """What the caseworker says they are doing just now (N12)."""

    NONE = "none"
    TAKING_NOTES = "taking_notes"
    BACK_IN_TWO_MINUTES = "back_in_two_minutes"


class ByPhone(StrEnum):
    """What of the meeting is carried by a telephone meanwhile.

    ``SOUND``: picture here, sound there; this PC's microphone and speaker are mute, so that nothing howls.
    ``ALL``: the video rests, camera and connection included, until the person wants it back.
    """

    NONE = "none"
    SOUND = "sound"
    ALL = "all"


class MeetingForm(StrEnum):
    """How a person would rather meet (N18)."""

    VIDEO = "video"
    PHONE = "phone"
    IN_PERSON = "in_person"


class WishState(StrEnum):
    """How far the wish for another form has come."""

    NONE = "none"
    SENDING = "sending"
    ASKED = "asked"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Contact:
    """Whom to telephone when video fails; shown by plan B without network."""

    name: str
    phone: str


@dataclass(frozen=True)
class OpeningHours:
    """When a telephone is answered on some weekdays, in the jobcentre's time.

    Attributes:
        days: ISO weekdays, 1 is Monday.
        opens: ``HH:MM``.
        closes: ``HH:MM``, later the same day.
    """

    days: tuple[int, ...]
    opens: str
    closes: str

    def holds(self, local: datetime) -> bool:
        """Tell whether the telephone is answered at a local time."""
        return local.isoweekday() in self.days and self.opens <= local.strftime("%H:%M") < self.closes


@dataclass(frozen=True)
class Jobcentre:
    """The jobcentre's main number; without hours it is always answered, as far as we know."""

    phone: str
    hours: tuple[OpeningHours, ...] = ()

    def is_open(self, local: datetime) -> bool:
        """Tell whether somebody answers at a local time."""
        return not self.hours or any(some.holds(local) for some in self.hours)


@dataclass(frozen=True)
class PlanBTimes:
    """When plan B comes forward by itself, as the jobcentre set it.

    Attributes:
        after_hour_min: The caseworker is not there so many minutes after the hour.
        silent_s: No sound and no picture has come for so long in a call.
    """

    after_hour_min: int = 5
    silent_s: int = 10


@dataclass(frozen=True)
class Person:
    """Somebody invited to the meeting."""

    pid: str
    role: Role
    name: str
    presence: Presence = Presence.ABSENT


@dataclass(frozen=True)
class Meeting:
    """When, with whom and about what. ``starts_at`` carries its time zone (UTC from the service).

    ``id`` is the service's; empty for a meeting that was stored by an older program.
    """

    title: str
    starts_at: datetime
    duration_min: int
    caseworker: Contact
    agenda: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    municipality: str = ""
    jobcentre: Jobcentre | None = None
    plan_b: PlanBTimes = PlanBTimes()
    id: str = ""


@dataclass(frozen=True)
class Wish:
    """Another form of meeting for the next time: asked for, and confirmed by the caseworker (N18).

    ``at`` is the service's time of the last step; None while it is on its way.
    """

    form: MeetingForm = MeetingForm.VIDEO
    state: WishState = WishState.NONE
    at: datetime | None = None


@dataclass(frozen=True)
class Foreign:
    """What is known of a meeting in another program: from its link, and from the person.

    Attributes:
        program: Which one.
        host: Where its link leads, to be shown.
        opened_at: When the link was given to us; names the receipt's file.
        time_known: Whether ``starts_at`` is what the person told; else it is ``opened_at``.
    """

    program: Program
    host: str = field(repr=False)
    opened_at: datetime
    time_known: bool = False


@dataclass(frozen=True)
class Invitation:
    """One person's way into one meeting; the token is a secret and stays out of ``repr``.

    A meeting in another program has no service; its token is the link, which is just as much a key.
    """

    service_url: str
    token: str = field(repr=False)
    meeting: Meeting = field(repr=False)
    my_pid: str = ""
    my_name: str = field(default="", repr=False)
    wish: Wish = Wish()
    foreign: Foreign | None = None

    @property
    def filed_at(self) -> datetime:
        """The time that names the receipt's file: it stays when the person tells another hour."""
        return self.foreign.opened_at if self.foreign else self.meeting.starts_at


@dataclass(frozen=True)
class IceServer:
    """One STUN or TURN server (RFC 7064, RFC 7065); credentials are short-lived."""

    urls: tuple[str, ...]
    username: str = field(default="", repr=False)
    credential: str = field(default="", repr=False)


@dataclass(frozen=True)
class CallPlan:
    """One numbered attempt to connect: late messages of an older ``gen`` are dropped.

    Attributes:
        gen: Number of the attempt, counted by the service.
        peer: The other person's pid.
        offers: True when this side makes the offer.
        ice_servers: In the service's order of preference.
    """

    gen: int
    peer: str
    offers: bool
    ice_servers: tuple[IceServer, ...] = ()
