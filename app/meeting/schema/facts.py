# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pieces that HTTP answers and WebSocket messages share. Unknown fields are refused."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.core.meeting import ByPhone, CaseworkerStatus, MeetingForm, Presence, Role
from app.core.receipt import Fact
from app.core.verdicts import Verdict

PROTOCOL_VERSION = 1
PROTOCOL_HEADER = "Moedeklar-Protocol"
PROGRAM_HEADER = "Moedeklar-Version"
MAX_PEOPLE = 6
MAX_MESSAGE_BYTES = 64 * 1024
MAX_SDP_CHARS = 48 * 1024

# Always with a time zone; the service sends UTC with millisecond precision (RFC 3339).
Time = Annotated[datetime, Meta(tz=True)]
Pid = Annotated[str, Meta(min_length=1, max_length=32, pattern=r"^[a-z0-9]+$")]
MeetingId = Annotated[str, Meta(min_length=1, max_length=32, pattern=r"^[a-z0-9]+$")]
Token = Annotated[str, Meta(min_length=1, max_length=128)]
Ref = Annotated[str, Meta(max_length=64, pattern=r"^[A-Za-z0-9_-]*$")]
Name = Annotated[str, Meta(min_length=1, max_length=100)]
Title = Annotated[str, Meta(min_length=1, max_length=200)]
AgendaItem = Annotated[str, Meta(min_length=1, max_length=200)]
Agenda = Annotated[list[AgendaItem], Meta(max_length=20)]
Phone = Annotated[str, Meta(min_length=3, max_length=32, pattern=r"^\+?[0-9 ().-]+$")]
Reason = Annotated[str, Meta(max_length=200)]
Sdp = Annotated[str, Meta(min_length=1, max_length=MAX_SDP_CHARS)]
PcName = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^peer:[a-z0-9]+$")]
Gen = Annotated[int, Meta(ge=0, le=2**53)]
Weekday = Annotated[int, Meta(ge=1, le=7)]
TimeOfDay = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
FactDetail = Annotated[str, Meta(max_length=64, pattern=r"^[a-z_]*$")]
SdpKind = Literal["offer", "answer"]
Version = Literal[1]


class SeatState(StrEnum):
    """Where a person stands with the service; survives lost sockets and restarts."""

    NEW = "new"
    WAITING = "waiting"
    ADMITTED = "admitted"
    LEFT = "left"
    REMOVED = "removed"
    ENDED = "ended"


class MeetingState(StrEnum):
    """What has become of a meeting."""

    PLANNED = "planned"
    OPEN = "open"
    ENDED = "ended"


class CallbackState(StrEnum):
    """How far the caseworker has come with "please call me"."""

    REQUESTED = "requested"
    CALLING = "calling"
    CALLED = "called"


class MessageKind(StrEnum):
    """What a citizen can tell the caseworker with one click (plan B)."""

    EQUIPMENT_FAILING = "equipment_failing"
    TEN_MINUTES_LATE = "ten_minutes_late"


class ErrorCode(StrEnum):
    """Why something was refused. Values that ``FaultCode`` has too mean the same."""

    LINK_UNKNOWN = "link_unknown"
    LINK_EXPIRED = "link_expired"
    LINK_USED = "link_used"
    CODE_MISTYPED = "code_mistyped"
    CODE_UNKNOWN = "code_unknown"
    CODE_EXPIRED = "code_expired"
    TOO_MANY_TRIES = "too_many_tries"
    SERVICE_OLDER = "service_older"
    SERVICE_NEWER = "service_newer"
    PROGRAM_TOO_OLD = "program_too_old"
    SEAT_REMOVED = "seat_removed"
    MEETING_FULL = "meeting_full"
    STAFF_KEY = "staff_key"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    NOT_UNDERSTOOD = "not_understood"
    TOO_LARGE = "too_large"
    INTERNAL = "internal"


class Wire(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything on the wire."""


class ContactInfo(Wire, frozen=True, kw_only=True):
    """Whom to telephone."""

    name: Name
    phone: Phone


class HoursInfo(Wire, frozen=True, kw_only=True):
    """When a telephone is answered on some weekdays (1 is Monday), in Danish time."""

    days: Annotated[list[Weekday], Meta(min_length=1, max_length=7)]
    opens: TimeOfDay
    closes: TimeOfDay


class JobcentreInfo(Wire, frozen=True, kw_only=True):
    """The jobcentre's main number, for when the caseworker's is not answered."""

    phone: Phone
    hours: Annotated[list[HoursInfo], Meta(max_length=7)] = []


class PlanBInfo(Wire, frozen=True, kw_only=True):
    """When plan B comes forward by itself.

    So many minutes after the hour without a caseworker; so many seconds of a call without sound and picture.
    """

    after_hour_min: Annotated[int, Meta(ge=1, le=60)] = 5
    silent_s: Annotated[int, Meta(ge=5, le=120)] = 10


class MeetingInfo(Wire, frozen=True, kw_only=True):
    """When, with whom and about what."""

    title: Title
    starts_at: Time
    duration_min: int
    municipality: str
    agenda: Agenda
    caseworker: ContactInfo
    id: str = ""
    jobcentre: JobcentreInfo | None = None
    plan_b: PlanBInfo = PlanBInfo()


class MediaState(Wire, frozen=True, kw_only=True):
    """What a person lets others hear and see.

    ``by_phone`` says what a telephone carries meanwhile: "sound" mutes this connection's sound at both ends,
    "all" means that there is no connection until the person asks for one.
    """

    microphone: bool = True
    camera: bool = True
    paused: bool = False
    by_phone: ByPhone = ByPhone.NONE


class PersonInfo(Wire, frozen=True, kw_only=True):
    """One invited person, as everybody in the meeting sees them.

    ``admitted`` says on which side of the door a ``reconnecting`` person stands. ``verdict`` is sent
    to caseworkers only. ``robot`` says that a program without a person sits there.
    """

    pid: Pid
    role: Role
    name: Name
    presence: Presence
    admitted: bool = False
    arrived_at: Time | None = None
    verdict: Verdict | None = None
    media: MediaState = MediaState()
    robot: bool = False


class You(Wire, frozen=True, kw_only=True):
    """Who the service takes you for."""

    pid: Pid
    role: Role
    name: Name


class IceInfo(Wire, frozen=True, kw_only=True):
    """A STUN or TURN server, in the shape of ``RTCIceServer`` (RFC 7064, RFC 7065)."""

    urls: list[str]
    username: str = ""
    credential: str = ""


class PcInfo(Wire, frozen=True, kw_only=True):
    """One peer connection that a client has to keep."""

    pc: PcName
    peer: Pid
    role: SdpKind


class PlanInfo(Wire, frozen=True, kw_only=True):
    """One numbered attempt to connect. A larger ``gen`` means: close, and build again."""

    gen: Gen
    pcs: list[PcInfo]
    ice: list[IceInfo] = []
    mode: Literal["p2p"] = "p2p"


class CallbackInfo(Wire, frozen=True, kw_only=True):
    """Somebody asks to be telephoned: asked ``at``, and when staff took each step.

    Phone, reason and verdict go to caseworkers only.
    """

    id: str
    pid: Pid
    state: CallbackState
    at: Time
    calling_at: Time | None = None
    called_at: Time | None = None
    ref: Ref = ""
    phone: str | None = None
    reason: str | None = None
    verdict: Verdict | None = None


class MessageInfo(Wire, frozen=True, kw_only=True):
    """A ready-made message to the caseworker, stored by the service at ``at``."""

    id: str
    pid: Pid
    kind: MessageKind
    at: Time
    ref: Ref = ""


class WishInfo(Wire, frozen=True, kw_only=True):
    """Somebody would rather meet by telephone or in person the next time; ``video`` takes the wish back."""

    pid: Pid
    form: MeetingForm
    at: Time
    ref: Ref = ""
    confirmed_at: Time | None = None


class FactInfo(Wire, frozen=True, kw_only=True):
    """One line of somebody's receipt.

    ``clock`` says whose time ``at`` is; what a PC wrote down by its own clock was handed in at
    ``handed_in_at``.
    """

    pid: Pid
    at: Time
    fact: Fact
    clock: Literal["service", "pc"] = "service"
    detail: FactDetail = ""
    handed_in_at: Time | None = None


class StaffMeeting(Wire, frozen=True, kw_only=True):
    """A meeting as the jobcentre's staff see it in lists and on the desk."""

    id: MeetingId
    state: MeetingState
    title: Title
    starts_at: Time
    duration_min: int
    municipality: str
    agenda: Agenda
    agenda_index: int | None
    caseworker: ContactInfo
    caseworker_pid: Pid
    caseworker_token: Token
    status: CaseworkerStatus
    people: list[PersonInfo]
    callbacks: list[CallbackInfo]
    messages: list[MessageInfo]
    ended_at: Time | None = None
    wishes: list[WishInfo] = []
    facts: list[FactInfo] = []


def now_utc() -> datetime:
    """Return the wall clock in UTC, cut to milliseconds as the wire has it."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
