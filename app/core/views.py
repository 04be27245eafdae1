# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each page shows: plain facts projected from the journey. Words are the user interface's."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.core.advice.shape import Setting
from app.core.check_history import missing_devices
from app.core.danish_time import danish_time
from app.core.devices import Device, DeviceChoice, DeviceKind
from app.core.events.engine import LineState
from app.core.events.person import Answer
from app.core.facts import (
    STEPS,
    DeviceFacts,
    ElsewhereFacts,
    EngineCondition,
    Forgetting,
    Forward,
    MediaFacts,
    PlanBFacts,
    SampleState,
    State,
)
from app.core.faults import FaultCode
from app.core.foreign_links import ForeignLink
from app.core.handlers.updates import is_quiet
from app.core.meeting import CaseworkerStatus, Contact, Foreign, Jobcentre, Meeting, Person, Presence, Wish
from app.core.offers import caseworker_here, video_is_back
from app.core.receipt import Line
from app.core.receipt_sheet import ReceiptSheet, receipt_sheet
from app.core.release import UpdateFacts
from app.core.state import Journey
from app.core.verdicts import CheckId, CheckResult, Verdict


@dataclass(frozen=True)
class HomeView:
    """The meeting's page. Without a meeting, or when ``choosing``: where to paste a link or type a code.

    ``update`` is what is said of a newer version: nothing shortly before a meeting, unless it is needed.
    """

    meeting: Meeting | None
    opening: bool
    minutes_left: int | None
    choosing: bool = False
    update: UpdateFacts = UpdateFacts()
    reminds: bool = False


@dataclass(frozen=True)
class Missing:
    """A device of the last good check that is not there now.

    Attributes:
        kind: Camera, microphone or speaker.
        name: As the system named it.
        seen_on: The day of that check, in Denmark.
        days_ago: How many days that is; 0 for today.
    """

    kind: DeviceKind
    name: str
    seen_on: date
    days_ago: int


@dataclass(frozen=True)
class CheckView:
    """One step of the check, or its result page when ``current`` is None."""

    current: CheckId | None
    step: int
    steps: tuple[CheckId, ...]
    measuring: bool
    result: CheckResult | None
    results: tuple[CheckResult, ...]
    verdict: Verdict
    sample: SampleState
    tone_playing: bool
    tone_played: bool
    voice_heard: bool
    devices: DeviceFacts
    has_meeting: bool
    answer: Answer | None = None
    missing: tuple[Missing, ...] = ()
    advised: str = ""
    settings: frozenset[Setting] = frozenset()
    reported_at: datetime | None = None
    wished: bool = False


@dataclass(frozen=True)
class WaitingView:
    """The waiting room."""

    meeting: Meeting
    registered_at: datetime | None
    service_connected: bool
    minutes_left: int | None
    caseworker_here: bool
    status: CaseworkerStatus
    people: tuple[Person, ...]
    agenda_index: int
    devices: DeviceFacts
    media: MediaFacts
    my_pid: str


@dataclass(frozen=True)
class CallView:
    """The call."""

    meeting: Meeting
    line: LineState
    silent_s: float
    has_picture: bool
    has_sound: bool
    connected_once: bool
    service_connected: bool
    status: CaseworkerStatus
    people: tuple[Person, ...]
    agenda_index: int
    began_at: datetime | None
    devices: DeviceFacts
    media: MediaFacts
    sound_first: bool = False
    picture_rests: bool = False


@dataclass(frozen=True)
class LinkQuestionView:
    """A link that may not be the meeting: shown, and asked about."""

    link: ForeignLink
    has_meeting: bool


@dataclass(frozen=True)
class ForeignView:
    """A meeting in another program: its page, its waiting page, and while it goes on there."""

    meeting: Meeting
    foreign: Foreign
    minutes_left: int | None
    facts: ElsewhereFacts
    has_link: bool
    now: datetime | None
    reminds: bool = False


@dataclass(frozen=True)
class AfterView:
    """The goodbye page, with the receipt."""

    meeting: Meeting | None
    lines: tuple[Line, ...]
    can_return: bool
    foreign: Foreign | None = None


@dataclass(frozen=True)
class PlanBView:
    """Plan B.

    Attributes:
        contact: None only if no meeting was ever opened on this PC.
        facts: What was asked for, and in which order the ways stand.
        place: Where the person comes back to.
        admitted: The caseworker has let the person in meanwhile.
        call_goes_on: The call is still there behind this page.
        video_back: Sound or picture flow again: the way back is offered.
        media: What of the person goes out in it.
        phone: The person's own number, from the last time; "" if there was none.
        has_dialer: Whether this computer can call the number.
        jobcentre: The main number, where the jobcentre has given one.
        main_open: Whether it is answered just now; None when nobody knows.
        foreign: Set when the meeting is in another program: then no service of ours carries word.
        elsewhere: What was handed on for the caseworker there.
    """

    contact: Contact | None
    facts: PlanBFacts
    place: State
    admitted: bool
    call_goes_on: bool
    media: MediaFacts
    video_back: bool = False
    phone: str = field(default="", repr=False)
    has_dialer: bool = False
    jobcentre: Jobcentre | None = None
    main_open: bool | None = None
    foreign: Foreign | None = None
    elsewhere: ElsewhereFacts = ElsewhereFacts()


Page = HomeView | CheckView | WaitingView | CallView | AfterView | PlanBView | LinkQuestionView | ForeignView


@dataclass(frozen=True)
class View:
    """All that the window shows.

    Attributes:
        state: Which page.
        page: Its content.
        meeting: For the top bar, or None.
        minutes_left: Until the meeting starts; negative after the hour; None without a meeting.
        notice: What the person should know, or None.
        engine: Absent, starting, ready, recovering or given up.
        forward: Why plan B is offered on the page, or NONE.
        receipt: What a receipt page, a print-out or a PDF shows, from the first line on; else None.
        wish: Another form of meeting that was asked for (N18).
        can_forget: Whether everything about the person may be deleted now; not in the middle of a meeting.
        forgetting: How far that is.
        foreign: The other program that the meeting is in, or None.
        clock_is_wrong: Whether this PC's clock is minutes off; the times here are the service's.
    """

    state: State
    page: Page
    meeting: Meeting | None
    minutes_left: int | None
    notice: FaultCode | None
    engine: EngineCondition
    forward: Forward
    receipt: ReceiptSheet | None = None
    wish: Wish = Wish()
    can_forget: bool = True
    forgetting: Forgetting = Forgetting.NONE
    foreign: Foreign | None = None
    clock_is_wrong: bool = False


def minutes_left(journey: Journey) -> int | None:
    """Return the whole minutes until the meeting starts, rounded down; negative after the hour.

    None where nobody knows: no meeting, no clock, or a meeting elsewhere whose time was not told.
    """
    if journey.invitation is None or journey.now is None:
        return None
    if journey.foreign is not None and not journey.foreign.time_known:
        return None
    seconds = (journey.invitation.meeting.starts_at - journey.now).total_seconds()
    return int(seconds // 60) if seconds >= 0 else -int(-seconds // 60)


def _people(journey: Journey, meeting: Meeting) -> tuple[Person, ...]:
    """Return everybody; who is registered is here, also before the service's list has come round."""
    me = journey.invitation.my_pid if journey.invitation else ""
    people = journey.seat.people or meeting.people
    if journey.seat.registered_at is None:
        return people
    return tuple(
        replace(person, presence=Presence.WAITING)
        if person.pid == me and person.presence in (Presence.ABSENT, Presence.LEFT)
        else person
        for person in people
    )


def _page(journey: Journey) -> Page:
    meeting = journey.invitation.meeting if journey.invitation else None
    seat, call = journey.seat, journey.call
    if journey.state is State.PLAN_B:
        return _plan_b_page(journey)
    if journey.place is State.CHECK:
        return _check_page(journey)
    if journey.place is State.WAITING and meeting is not None and journey.invitation is not None:
        return WaitingView(
            meeting=meeting,
            registered_at=seat.registered_at,
            service_connected=seat.service_connected,
            minutes_left=minutes_left(journey),
            caseworker_here=caseworker_here(seat.people),
            status=seat.status,
            people=_people(journey, meeting),
            agenda_index=seat.agenda_index,
            devices=journey.devices,
            media=journey.media,
            my_pid=journey.invitation.my_pid,
        )
    if journey.place is State.CALL and meeting is not None:
        return CallView(
            meeting=meeting,
            line=call.line,
            silent_s=call.silent_s,
            has_picture=call.has_picture,
            has_sound=call.has_sound,
            connected_once=call.connected_once,
            service_connected=seat.service_connected,
            status=seat.status,
            people=seat.people or meeting.people,
            agenda_index=seat.agenda_index,
            began_at=call.began_at,
            devices=journey.devices,
            media=journey.media,
            sound_first=call.sound_first,
            picture_rests=call.picture_rests,
        )
    if journey.place is State.AFTER:
        receipt = journey.receipt
        return AfterView(meeting, receipt.lines, can_return=not receipt.has_ended, foreign=journey.foreign)
    return _home_page(journey)


def _home_page(journey: Journey) -> Page:
    meeting = journey.invitation.meeting if journey.invitation else None
    if journey.doubtful is not None:
        return LinkQuestionView(journey.doubtful, has_meeting=meeting is not None)
    looks_for_another = journey.place is State.HOME and (journey.opening or journey.choosing)
    invitation = journey.invitation
    if invitation is not None and invitation.foreign is not None and not looks_for_another:
        return ForeignView(
            meeting=invitation.meeting,
            foreign=invitation.foreign,
            minutes_left=minutes_left(journey),
            facts=journey.elsewhere,
            has_link=bool(invitation.token),
            now=_minute(journey.now),
            reminds=journey.reminders.on,
        )
    return HomeView(
        meeting=meeting,
        opening=journey.opening,
        minutes_left=minutes_left(journey),
        choosing=journey.choosing,
        update=_update_shown(journey),
        reminds=journey.reminders.on,
    )


def _minute(now: datetime | None) -> datetime | None:
    """Return the time to the minute: a clock that is shown changes no oftener."""
    return now.replace(second=0, microsecond=0) if now else None


def _update_shown(journey: Journey) -> UpdateFacts:
    update = journey.update
    wanted = update.is_needed or (is_quiet(journey) and not update.put_off)
    return update if wanted else UpdateFacts()


def _plan_b_page(journey: Journey) -> PlanBView:
    meeting = journey.invitation.meeting if journey.invitation else None
    jobcentre = meeting.jobcentre if meeting else None
    main_open = None
    if jobcentre is not None and jobcentre.hours and journey.now is not None:
        main_open = jobcentre.is_open(journey.now.astimezone(danish_time()))
    return PlanBView(
        contact=meeting.caseworker if meeting else None,
        facts=journey.plan_b,
        place=journey.place,
        admitted=journey.place is State.WAITING and journey.seat.plan is not None,
        call_goes_on=journey.place is State.CALL,
        media=journey.media,
        video_back=video_is_back(journey),
        phone=journey.phone,
        has_dialer=journey.has_dialer,
        jobcentre=jobcentre,
        main_open=main_open,
        foreign=journey.foreign,
        elsewhere=journey.elsewhere,
    )


def _check_page(journey: Journey) -> CheckView:
    check = journey.check
    current = check.current
    return CheckView(
        current=current,
        step=check.step,
        steps=STEPS,
        measuring=check.measuring,
        result=check.result_of(current) if current else None,
        results=check.results,
        verdict=check.verdict,
        sample=check.sample,
        tone_playing=check.tone_playing,
        tone_played=check.tone_played,
        voice_heard=check.voice_heard,
        devices=journey.devices,
        has_meeting=journey.invitation is not None,
        answer=check.answer,
        missing=_missing(journey),
        advised=check.advised,
        settings=journey.settings,
        reported_at=check.reported_at,
        wished=check.wished is not None,
    )


def _missing(journey: Journey) -> tuple[Missing, ...]:
    """Return what was used in the last good check before this one and is not there now."""
    devices, now = journey.devices, journey.now
    if not devices.listed or now is None:
        return ()
    there = (*devices.cameras, *devices.microphones, *devices.speakers)
    today = now.astimezone(danish_time()).date()
    found = []
    for one in missing_devices(journey.check.before, there):
        seen_on = one.seen_at.astimezone(danish_time()).date()
        found.append(Missing(one.kind, one.name, seen_on, (today - seen_on).days))
    return tuple(found)


def project(journey: Journey) -> View:
    """Return what the window shows for a journey. Pure; called after every step."""
    return View(
        state=journey.state,
        page=_page(journey),
        meeting=journey.invitation.meeting if journey.invitation else None,
        minutes_left=minutes_left(journey),
        notice=journey.notice,
        engine=journey.engine.condition,
        forward=journey.plan_b.forward,
        receipt=receipt_sheet(journey),
        wish=journey.invitation.wish if journey.invitation else Wish(),
        can_forget=journey.place not in (State.WAITING, State.CALL, State.LOBBY, State.ELSEWHERE),
        forgetting=journey.forgetting,
        foreign=journey.foreign,
        clock_is_wrong=journey.clock.is_wrong,
    )


__all__ = [
    "AfterView",
    "CallView",
    "CheckView",
    "ForeignView",
    "Device",
    "DeviceChoice",
    "HomeView",
    "LinkQuestionView",
    "Page",
    "PlanBView",
    "View",
    "WaitingView",
    "caseworker_here",
    "project",
]
