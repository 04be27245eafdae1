# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the wire's shapes to the facts that the app holds."""

import json

from app.core.faults import Fault, FaultCode
from app.core.links import ServiceLink
from app.core.meeting import (
    CallPlan,
    Contact,
    IceServer,
    Invitation,
    Jobcentre,
    Meeting,
    OpeningHours,
    Person,
    PlanBTimes,
    Wish,
    WishState,
)
from app.core.receipt import Line
from app.meeting.events import CallbackChanged
from app.meeting.schema.facts import (
    PROTOCOL_VERSION,
    CallbackInfo,
    CallbackState,
    ErrorCode,
    FactInfo,
    JobcentreInfo,
    MeetingInfo,
    PersonInfo,
    PlanInfo,
    WishInfo,
)
from app.meeting.schema.http import InvitationView

_FAULTS = {
    ErrorCode.LINK_UNKNOWN: FaultCode.LINK_UNKNOWN,
    ErrorCode.LINK_EXPIRED: FaultCode.LINK_EXPIRED,
    ErrorCode.LINK_USED: FaultCode.LINK_USED,
    ErrorCode.CODE_MISTYPED: FaultCode.CODE_MISTYPED,
    ErrorCode.CODE_UNKNOWN: FaultCode.CODE_UNKNOWN,
    ErrorCode.CODE_EXPIRED: FaultCode.CODE_EXPIRED,
    ErrorCode.TOO_MANY_TRIES: FaultCode.TOO_MANY_TRIES,
    ErrorCode.SERVICE_OLDER: FaultCode.SERVICE_OLDER,
    ErrorCode.SERVICE_NEWER: FaultCode.SERVICE_NEWER,
    ErrorCode.PROGRAM_TOO_OLD: FaultCode.PROGRAM_TOO_OLD,
    ErrorCode.SEAT_REMOVED: FaultCode.SEAT_REMOVED,
    ErrorCode.MEETING_FULL: FaultCode.MEETING_FULL,
    ErrorCode.INTERNAL: FaultCode.SERVICE_DOWN,
}


def fault_code(code: ErrorCode) -> FaultCode | None:
    """Return the fault that a refusal means to a person; None for those that only programs meet."""
    return _FAULTS.get(code)


def person(info: PersonInfo) -> Person:
    """Return a person without what only the service needs."""
    return Person(pid=info.pid, role=info.role, name=info.name, presence=info.presence)


def meeting(info: MeetingInfo, people: list[PersonInfo]) -> Meeting:
    """Return a meeting with its people."""
    return Meeting(
        title=info.title,
        starts_at=info.starts_at,
        duration_min=info.duration_min,
        caseworker=Contact(info.caseworker.name, info.caseworker.phone),
        agenda=tuple(info.agenda),
        people=tuple(person(one) for one in people),
        municipality=info.municipality,
        jobcentre=None if info.jobcentre is None else jobcentre(info.jobcentre),
        plan_b=PlanBTimes(info.plan_b.after_hour_min, info.plan_b.silent_s),
        id=info.id,
    )


def jobcentre(info: JobcentreInfo) -> Jobcentre:
    """Return the main number and when it is answered."""
    hours = tuple(OpeningHours(tuple(some.days), some.opens, some.closes) for some in info.hours)
    return Jobcentre(info.phone, hours)


def callback_changed(info: CallbackInfo) -> CallbackChanged:
    """Return how far a request has come, with every step that was taken before and its time."""
    times = {
        CallbackState.REQUESTED: info.at,
        CallbackState.CALLING: info.calling_at,
        CallbackState.CALLED: info.called_at,
    }
    order = list(CallbackState)
    before = order[: order.index(info.state)]
    earlier = tuple((step.value, at) for step in before if (at := times[step]) is not None)
    at = times[info.state] or info.calling_at or info.at
    return CallbackChanged(info.ref, info.state.value, at, earlier)


def wish(info: WishInfo) -> Wish:
    """Return a wish with the time of its last step."""
    if info.confirmed_at is not None:
        return Wish(info.form, WishState.CONFIRMED, info.confirmed_at)
    return Wish(info.form, WishState.ASKED, info.at)


def fact_line(info: FactInfo) -> Line:
    """Return a line of a receipt that the service holds."""
    return Line(info.at, info.fact, info.clock == "service", info.detail, info.handed_in_at)


def invitation(link: ServiceLink, view: InvitationView) -> Invitation:
    """Return what the app keeps of an opened link."""
    return Invitation(
        service_url=link.service_url,
        token=link.token,
        meeting=meeting(view.meeting, view.people),
        my_pid=view.you.pid,
        my_name=view.you.name,
        wish=Wish() if view.wish is None else wish(view.wish),
    )


def call_plan(info: PlanInfo) -> CallPlan | None:
    """Return the plan of a call between two, or None when it names nobody to connect to."""
    if not info.pcs:
        return None
    first = info.pcs[0]
    ice = tuple(IceServer(tuple(one.urls), one.username, one.credential) for one in info.ice)
    return CallPlan(gen=info.gen, peer=first.peer, offers=first.role == "offer", ice_servers=ice)


def nonsense(raw: str | bytes, action: str) -> Fault:
    """Return why a message could not be read: another protocol version, or plain nonsense."""
    try:
        message = json.loads(raw)
    except (ValueError, RecursionError):
        return Fault(FaultCode.SERVICE_NONSENSE, action, "not JSON")
    version = message.get("v") if isinstance(message, dict) else None
    return version_fault(version, action) or Fault(FaultCode.SERVICE_NONSENSE, action, "not the schema")


def version_fault(version: object, action: str) -> Fault | None:
    """Return the fault of another protocol version; None for ours and for what is no version."""
    if not isinstance(version, int) or isinstance(version, bool) or version == PROTOCOL_VERSION:
        return None
    code = FaultCode.SERVICE_NEWER if version > PROTOCOL_VERSION else FaultCode.SERVICE_OLDER
    return Fault(code, action, f"protocol {version}")
