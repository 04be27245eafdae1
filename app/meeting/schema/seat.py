# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one participant's WebSocket (``/api/ws``) carries, both ways."""

from typing import Annotated, Literal

from msgspec import Meta

from app.core.meeting import ByPhone, CaseworkerStatus, MeetingForm
from app.core.verdicts import Verdict
from app.meeting.schema.facts import (
    CallbackInfo,
    ErrorCode,
    FactInfo,
    Gen,
    MeetingInfo,
    MessageInfo,
    MessageKind,
    PcName,
    PersonInfo,
    Phone,
    Pid,
    PlanInfo,
    Reason,
    Ref,
    Sdp,
    SdpKind,
    SeatState,
    Time,
    Token,
    Version,
    Wire,
    WishInfo,
    You,
)


class ToService(Wire, frozen=True, kw_only=True, tag_field="type"):
    """Base of what a client sends."""

    v: Version = 1


class Hello(ToService, frozen=True, kw_only=True, tag="hello"):
    """Always first. ``instance`` is random per running program, ``last_seq`` the last one it read.

    ``robot`` says that a program without a person sits here; everybody is shown so.
    """

    token: Token
    instance: Annotated[str, Meta(min_length=1, max_length=64)]
    last_seq: Annotated[int, Meta(ge=0)] = 0
    robot: bool = False


class Knock(ToService, frozen=True, kw_only=True, tag="knock"):
    """I am here, in the waiting room. Repeating it changes nothing but the verdict."""

    verdict: Verdict = Verdict.NOT_MEASURED


class TellVerdict(ToService, frozen=True, kw_only=True, tag="verdict"):
    """My equipment's verdict has changed."""

    verdict: Verdict


class Admit(ToService, frozen=True, kw_only=True, tag="admit"):
    """Let somebody in who waits (caseworker)."""

    pid: Pid


class ReturnToWaiting(ToService, frozen=True, kw_only=True, tag="return_to_waiting"):
    """Ask somebody back into the waiting room (caseworker)."""

    pid: Pid


class Remove(ToService, frozen=True, kw_only=True, tag="remove"):
    """Take somebody's seat away for good (caseworker)."""

    pid: Pid


class SendSdp(ToService, frozen=True, kw_only=True, tag="sdp"):
    """An offer or answer for one peer connection of generation ``gen``."""

    pc: PcName
    kind: SdpKind
    sdp: Sdp
    gen: Gen


class Rebuild(ToService, frozen=True, kw_only=True, tag="rebuild"):
    """The connection of generation ``gen`` does not carry: build another one, I offer."""

    gen: Gen
    why: Annotated[str, Meta(max_length=64)] = ""


class TellMedia(ToService, frozen=True, kw_only=True, tag="media"):
    """What I let others hear and see."""

    microphone: bool
    camera: bool
    paused: bool = False
    by_phone: ByPhone = ByPhone.NONE


class SetStatus(ToService, frozen=True, kw_only=True, tag="status"):
    """What I am doing just now (caseworker)."""

    code: CaseworkerStatus


class SetAgenda(ToService, frozen=True, kw_only=True, tag="agenda"):
    """Which item we are at, counted from 0; null for none (caseworker)."""

    index: Annotated[int, Meta(ge=0, le=19)] | None


class AskCallback(ToService, frozen=True, kw_only=True, tag="callback"):
    """Please call me. ``ref`` makes a repeated request the same request."""

    phone: Phone
    reason: Reason = ""
    verdict: Verdict = Verdict.NOT_MEASURED
    ref: Ref = ""


class SetCallbackState(ToService, frozen=True, kw_only=True, tag="callback_state"):
    """I am calling, or I have called (caseworker)."""

    id: Annotated[str, Meta(max_length=32)]
    state: Literal["calling", "called"]


class SendMessage(ToService, frozen=True, kw_only=True, tag="message"):
    """A ready-made message. ``ref`` makes a repeated message the same message."""

    kind: MessageKind
    ref: Ref = ""


class SendWish(ToService, frozen=True, kw_only=True, tag="wish"):
    """I would rather meet in this form the next time. ``ref`` makes a repeated wish the same wish."""

    form: MeetingForm
    ref: Ref = ""


class ConfirmWish(ToService, frozen=True, kw_only=True, tag="confirm_wish"):
    """I have seen to it that this person meets us in the form they wish (caseworker)."""

    pid: Pid


class End(ToService, frozen=True, kw_only=True, tag="end"):
    """The meeting is over, for everybody (caseworker)."""


class Leave(ToService, frozen=True, kw_only=True, tag="leave"):
    """I go now. Coming back needs a new admission."""


FromSeat = (
    Hello
    | Knock
    | TellVerdict
    | Admit
    | ReturnToWaiting
    | Remove
    | SendSdp
    | Rebuild
    | TellMedia
    | SetStatus
    | SetAgenda
    | AskCallback
    | SetCallbackState
    | SendMessage
    | SendWish
    | ConfirmWish
    | End
    | Leave
)


class FromService(Wire, frozen=True, kw_only=True, tag_field="type"):
    """Base of what the service sends; ``seq`` only grows, per seat, over restarts too."""

    v: Version = 1
    seq: int = 0


class Snapshot(FromService, frozen=True, kw_only=True, tag="snapshot"):
    """Everything, after every hello."""

    time: Time
    you: You
    state: SeatState
    meeting: MeetingInfo
    people: list[PersonInfo]
    callbacks: list[CallbackInfo]
    messages: list[MessageInfo]
    status: CaseworkerStatus
    agenda_index: int | None = None
    registered_at: Time | None = None
    admitted_at: Time | None = None
    plan: PlanInfo | None = None
    wishes: list[WishInfo] = []
    facts: list[FactInfo] = []


class Registered(FromService, frozen=True, kw_only=True, tag="registered"):
    """Your knock is stored; ``at`` is your first arrival by the service's clock."""

    at: Time


class Admitted(FromService, frozen=True, kw_only=True, tag="admitted"):
    """You may come in; a plan follows when both sides are connected."""

    at: Time


class Plan(FromService, frozen=True, kw_only=True, tag="plan"):
    """Connect like this."""

    plan: PlanInfo


class SdpRelayed(FromService, frozen=True, kw_only=True, tag="sdp"):
    """The other side's offer or answer."""

    pc: PcName
    kind: SdpKind
    sdp: Sdp
    gen: Gen


class PersonChanged(FromService, frozen=True, kw_only=True, tag="person"):
    """Somebody's presence, verdict or media changed."""

    pid: Pid
    change: Literal["presence", "verdict", "media", "admitted", "returned", "removed"]
    person: PersonInfo


class StatusChanged(FromService, frozen=True, kw_only=True, tag="status"):
    """What the caseworker is doing just now."""

    code: CaseworkerStatus


class AgendaChanged(FromService, frozen=True, kw_only=True, tag="agenda"):
    """Which item we are at."""

    index: int | None


class CallbackChanged(FromService, frozen=True, kw_only=True, tag="callback"):
    """A callback request is stored or moved on: to caseworkers and to the person who asked."""

    callback: CallbackInfo


class MessageStored(FromService, frozen=True, kw_only=True, tag="message"):
    """A message is stored: to caseworkers and to its sender."""

    message: MessageInfo


class WishChanged(FromService, frozen=True, kw_only=True, tag="wish"):
    """A wish for another form is stored or confirmed: to caseworkers and to its author."""

    wish: WishInfo


class FactRecorded(FromService, frozen=True, kw_only=True, tag="fact"):
    """A receipt has a new line: to caseworkers and to the person whose it is."""

    fact: FactInfo


class Returned(FromService, frozen=True, kw_only=True, tag="returned"):
    """You are back in the waiting room."""


class Removed(FromService, frozen=True, kw_only=True, tag="removed"):
    """The seat was taken away; the socket closes."""


class Ended(FromService, frozen=True, kw_only=True, tag="ended"):
    """The meeting is over; the socket closes."""

    at: Time


class Moved(FromService, frozen=True, kw_only=True, tag="moved"):
    """Another program uses this seat now; the socket closes. Do not reconnect by yourself."""


class Refused(FromService, frozen=True, kw_only=True, tag="error"):
    """``about`` is the type of the message that was refused."""

    code: ErrorCode
    next: str
    about: str = ""


ToSeat = (
    Snapshot
    | Registered
    | Admitted
    | Plan
    | SdpRelayed
    | PersonChanged
    | StatusChanged
    | AgendaChanged
    | CallbackChanged
    | MessageStored
    | WishChanged
    | FactRecorded
    | Returned
    | Removed
    | Ended
    | Moved
    | Refused
)
