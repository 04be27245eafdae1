# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the desk's WebSocket (``/api/desk``) carries: one day's meetings, live, for staff."""

from typing import Annotated, Literal

from msgspec import Meta

from app.meeting.schema.facts import (
    ErrorCode,
    MeetingId,
    Pid,
    StaffMeeting,
    Time,
    Version,
    Wire,
)


class ToDeskService(Wire, frozen=True, kw_only=True, tag_field="type"):
    """Base of what the desk sends."""

    v: Version = 1


class DeskHello(ToDeskService, frozen=True, kw_only=True, tag="hello"):
    """Always first. ``day`` (YYYY-MM-DD, Danish time) is today when left out."""

    staff_key: Annotated[str, Meta(min_length=1, max_length=200)]
    day: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None


class DeskAdmit(ToDeskService, frozen=True, kw_only=True, tag="admit"):
    """Let somebody in who waits."""

    meeting: MeetingId
    pid: Pid


class DeskCallbackState(ToDeskService, frozen=True, kw_only=True, tag="callback_state"):
    """I am calling, or I have called."""

    meeting: MeetingId
    id: Annotated[str, Meta(max_length=32)]
    state: Literal["calling", "called"]


class DeskConfirmWish(ToDeskService, frozen=True, kw_only=True, tag="confirm_wish"):
    """I have seen to it that this person meets us in the form they wish."""

    meeting: MeetingId
    pid: Pid


FromDesk = DeskHello | DeskAdmit | DeskCallbackState | DeskConfirmWish


class FromDeskService(Wire, frozen=True, kw_only=True, tag_field="type"):
    """Base of what the desk gets."""

    v: Version = 1
    seq: int = 0


class DeskSnapshot(FromDeskService, frozen=True, kw_only=True, tag="desk_snapshot"):
    """Everything of the day, after every hello."""

    time: Time
    day: str
    meetings: list[StaffMeeting]


class DeskMeeting(FromDeskService, frozen=True, kw_only=True, tag="desk_meeting"):
    """One meeting as it is now, whatever changed in it; also sent when it is created."""

    meeting: StaffMeeting


class DeskRefused(FromDeskService, frozen=True, kw_only=True, tag="error"):
    """``about`` is the type of the message that was refused."""

    code: ErrorCode
    next: str
    about: str = ""


ToDesk = DeskSnapshot | DeskMeeting | DeskRefused
