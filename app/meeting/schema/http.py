# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bodies of the HTTP requests and answers."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from app.core.meeting import MeetingForm, Role
from app.core.verdicts import Verdict
from app.meeting.schema.facts import (
    MAX_PEOPLE,
    PROTOCOL_VERSION,
    Agenda,
    CallbackInfo,
    ContactInfo,
    ErrorCode,
    IceInfo,
    JobcentreInfo,
    MeetingId,
    MeetingInfo,
    MessageInfo,
    MessageKind,
    Name,
    PersonInfo,
    Phone,
    Pid,
    PlanBInfo,
    Reason,
    Ref,
    SeatState,
    StaffMeeting,
    Time,
    Title,
    Token,
    Wire,
    WishInfo,
    You,
)


class ErrorBody(Wire, frozen=True, kw_only=True):
    """A code for programs, and what to do next in plain words."""

    code: ErrorCode
    next: str


class ErrorAnswer(Wire, frozen=True, kw_only=True):
    """The body of every refusal."""

    error: ErrorBody


class Health(Wire, frozen=True, kw_only=True):
    """The service is up."""

    time: datetime
    ok: bool = True
    v: int = PROTOCOL_VERSION


class NewPerson(Wire, frozen=True, kw_only=True):
    """Somebody to invite. The caseworker is named apart, and gets a seat of their own."""

    role: Role
    name: Name


class NewMeeting(Wire, frozen=True, kw_only=True):
    """What staff send to create a meeting.

    Without ``jobcentre`` and ``plan_b`` the service's own settings hold.
    """

    title: Title
    starts_at: Time
    people: Annotated[list[NewPerson], Meta(min_length=1, max_length=MAX_PEOPLE - 1)]
    caseworker: ContactInfo
    duration_min: Annotated[int, Meta(ge=5, le=480)] = 30
    agenda: Agenda = []
    municipality: Annotated[str, Meta(max_length=100)] = ""
    jobcentre: JobcentreInfo | None = None
    plan_b: PlanBInfo | None = None


class IssuedInvitation(Wire, frozen=True, kw_only=True):
    """One person's link and spoken code; secret, for staff who hand them out."""

    pid: Pid
    role: Role
    name: Name
    link: str
    app_link: str
    token: Token
    code: str
    code_expires_at: Time


class IssuedMeeting(Wire, frozen=True, kw_only=True):
    """A created meeting with everybody's invitation, the caseworker's included."""

    id: MeetingId
    people: list[IssuedInvitation]


class MeetingList(Wire, frozen=True, kw_only=True):
    """The meetings of one day (Danish time), in order of time."""

    day: str
    time: Time
    meetings: list[StaffMeeting]


class MeetingDetails(Wire, frozen=True, kw_only=True):
    """One meeting with everybody's invitation."""

    meeting: StaffMeeting
    invitations: list[IssuedInvitation]


class InvitationView(Wire, frozen=True, kw_only=True):
    """The meeting as the holder of one link sees it."""

    time: Time
    you: You
    state: SeatState
    meeting: MeetingInfo
    people: list[PersonInfo]
    registered_at: Time | None = None
    wish: WishInfo | None = None


class IceView(Wire, frozen=True, kw_only=True):
    """The STUN and TURN servers that a call of this link would use, in the order of preference."""

    ice: list[IceInfo]


class CodeRequest(Wire, frozen=True, kw_only=True):
    """A spoken code as somebody typed it; spaces, dots and hyphens do not matter."""

    code: Annotated[str, Meta(min_length=1, max_length=40)]


class CodeAnswer(Wire, frozen=True, kw_only=True):
    """The link that a spoken code stands for."""

    token: Token
    link: str


class CallbackRequest(Wire, frozen=True, kw_only=True):
    """Please call me. ``ref`` makes a repeated request the same request."""

    phone: Phone
    reason: Reason = ""
    verdict: Verdict = Verdict.NOT_MEASURED
    ref: Ref = ""


class CallbackAnswer(Wire, frozen=True, kw_only=True):
    """The request is stored and staff see it."""

    callback: CallbackInfo


class MessageRequest(Wire, frozen=True, kw_only=True):
    """A ready-made message. ``ref`` makes a repeated message the same message."""

    kind: MessageKind
    ref: Ref = ""


class MessageAnswer(Wire, frozen=True, kw_only=True):
    """The message is stored and staff see it."""

    message: MessageInfo


class WishRequest(Wire, frozen=True, kw_only=True):
    """Rather by telephone or in person the next time; ``video`` takes it back."""

    form: MeetingForm
    ref: Ref = ""


class WishAnswer(Wire, frozen=True, kw_only=True):
    """The wish is stored and staff see it."""

    wish: WishInfo
