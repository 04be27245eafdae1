# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Made-up people, meetings and events, and ways to walk a journey with them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.core import events as e
from app.core.advice.shape import Setting
from app.core.devices import Device, DeviceKind
from app.core.effects import Effect
from app.core.events.engine import EngineRole, LineState
from app.core.events.foreign import WordWay
from app.core.events.person import Answer, Message
from app.core.events.service import CallbackState
from app.core.faults import FaultCode
from app.core.journey import step
from app.core.meeting import (
    ByPhone,
    CallPlan,
    CaseworkerStatus,
    Contact,
    Invitation,
    Meeting,
    MeetingForm,
    Person,
    Presence,
    Role,
    Wish,
    WishState,
)
from app.core.receipt import Fact, Line
from app.core.release import UpdateFacts, UpdateState
from app.core.reminders import CalendarWords
from app.core.state import Journey
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict

STARTS_AT = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)
NOW = STARTS_AT - timedelta(minutes=10)
CASEWORKER = Person("p2", Role.CASEWORKER, "Mette Holm")
MEETING = Meeting(
    title="Samtale",
    starts_at=STARTS_AT,
    duration_min=30,
    caseworker=Contact("Mette Holm", "+4512345678"),
    agenda=("Siden sidst", "Plan"),
    people=(Person("p1", Role.CITIZEN, "Pia"), CASEWORKER),
)
INVITATION = Invitation("https://video.example.dk", "token-a", MEETING, "p1", "Pia")
OTHER_INVITATION = Invitation("https://video.example.dk", "token-b", replace(MEETING, title="En anden"), "p1")
CHECKS, CALL = EngineRole.CHECKS, EngineRole.CALL


def plan(gen: int) -> CallPlan:
    """Return a numbered attempt."""
    return CallPlan(gen, "p2", offers=False)


def after_s(seconds: float) -> e.Tick:
    """Return the tick so many seconds after the start of these tests' time."""
    return e.Tick(NOW + timedelta(seconds=seconds))


def result(check: CheckId, verdict: Verdict = Verdict.READY) -> CheckResult:
    """Return a check's result with a finding that fits its verdict."""
    if verdict in (Verdict.READY, Verdict.NOT_MEASURED):
        return CheckResult(check, verdict)
    severity = Severity.REMARK if verdict is Verdict.REMARK else Severity.PROBLEM
    return CheckResult(check, verdict, (Finding(f"{check.value}_found", severity),))


def trace(journey: Journey, *events: e.Event) -> tuple[Journey, tuple[Effect, ...]]:
    """Return the journey after some events, and everything that was to be done on the way."""
    done: list[Effect] = []
    for event in events:
        journey, effects = step(journey, event)
        done.extend(effects)
    return journey, tuple(done)


def walk(journey: Journey, *events: e.Event) -> Journey:
    """Return the journey after some events."""
    return trace(journey, *events)[0]


def home() -> Journey:
    """A person with a stored meeting, on its page."""
    return walk(Journey(), e.Tick(NOW), e.MeetingOpened(INVITATION, service_time=NOW))


def in_check(steps: int = 0) -> Journey:
    """The tech check with an engine; so many steps were skipped."""
    return walk(home(), e.CheckAsked(), e.EngineReady(CHECKS), *[e.StepSkipped()] * steps)


def waiting() -> Journey:
    """The waiting room: registered, own picture shown."""
    return walk(
        home(),
        e.WaitingRoomAsked(),
        e.EngineReady(CALL),
        e.CameraOpened(640, 480),
        e.ServiceBack(),
        e.Registered(NOW),
    )


def in_call() -> Journey:
    """A call that works."""
    return walk(waiting(), e.PlanGiven(plan(1)), e.CallConnected(1), e.SoundArrived(1), e.PictureArrived(1))


def after() -> Journey:
    """The goodbye page of somebody who left."""
    return walk(in_call(), e.CallLeft())


TEAMS_LINK = "https://teams.live.com/meet/9312345678901?p=aBcDeFgHiJkLmNoP"
DOUBTFUL_LINK = "https://teams.microsoft.com.evil.example/meet/33412345678901"


def foreign_home() -> Journey:
    """A person with a meeting in Teams, on its page."""
    return walk(Journey(), e.Tick(NOW), e.LinkGiven(TEAMS_LINK))


def lobby() -> Journey:
    """The waiting page before a meeting in Teams."""
    details = e.ForeignDetailsGiven(STARTS_AT, "Mette Holm", "+4512345678")
    return walk(foreign_home(), details, e.WaitingRoomAsked())


def elsewhere() -> Journey:
    """While the meeting goes on in Teams."""
    return walk(lobby(), e.OpenElsewhereAsked(), e.DevicesReleased(), e.OpenedElsewhere())


PLACES = {
    "home": home,
    "check": in_check,
    "waiting": waiting,
    "call": in_call,
    "after": after,
    "lobby": lobby,
    "elsewhere": elsewhere,
}

_KINDS = tuple(DeviceKind)
EVENTS: tuple[e.Event, ...] = (
    e.Tick(NOW),
    after_s(6),
    after_s(120),
    e.LinkGiven("https://video.example.dk/m/x"),
    e.LinkGiven(TEAMS_LINK),
    e.LinkGiven(DOUBTFUL_LINK),
    e.LinkGiven("javascript:alert(1)"),
    e.OtherMeetingAsked(),
    e.OpeningLeft(),
    e.MeetingForgotten(),
    e.EverythingForgotten(),
    e.CheckAsked(),
    e.CheckLeft(),
    e.CheckRepeated(),
    e.AdviceAsked("camera_dark"),
    e.AdviceClosed(),
    e.ReportAsked(),
    e.ReportClosed(),
    e.StepRepeated(CheckId.CAMERA),
    e.SettingAsked(Setting.CAMERA),
    e.SettingsSeen(frozenset({Setting.SOUND})),
    e.StepDone(),
    e.StepSkipped(),
    *(e.AnswerGiven(answer) for answer in Answer),
    e.RecordingAsked(),
    e.SoundAsked(),
    *(e.DeviceChosen(kind, spec) for kind in _KINDS for spec in ("1", "none")),
    e.CameraTurned(),
    e.WaitingRoomAsked(),
    e.WaitingLeft(),
    *(kind(on) for kind in (e.MicrophoneSwitched, e.CameraSwitched, e.PauseSwitched) for on in (True, False)),
    *(e.SoundCleaningSwitched(on) for on in (True, False)),
    *(e.ByPhoneChosen(how) for how in ByPhone),
    e.CallLeft(),
    e.AfterClosed(),
    e.PlanBAsked(),
    e.PlanBClosed(),
    e.CallbackAsked("+4587654321"),
    *(e.MessageAsked(message) for message in Message),
    *(e.WishAsked(form) for form in MeetingForm),
    e.NumberCopied(),
    e.DialAsked(),
    e.DialerSeen(True),
    e.PhoneRecalled("87 65 43 21"),
    *(e.StorageSeen(trouble) for trouble in (FaultCode.STORE_FULL, FaultCode.STORE_MENDED, None)),
    e.TokenRecalled("token-a"),
    e.OwedRecalled(True, tuple(Message)),
    e.TracesDeleted(True),
    e.TracesDeleted(False),
    e.ReceiptCopyAsked("/tmp/receipt.json"),  # noqa: S108 - nothing is written
    e.NoticeDismissed(),
    e.DoubtAccepted(),
    e.DoubtDropped(),
    e.ForeignDetailsGiven(STARTS_AT, "Mette Holm", "+4512345678"),
    e.ForeignDetailsGiven(None, "", ""),
    e.OpenElsewhereAsked(),
    e.DevicesReleased(),
    e.OpenedElsewhere(),
    e.NotOpenedElsewhere(),
    e.LinkCopied(),
    *(e.WordAsked(message, way, "Møde", "Hej") for message in Message for way in WordWay),
    *(e.WordHandedOver(Message.EQUIPMENT_FAILING, way, True) for way in WordWay),
    e.WordHandedOver(Message.TEN_MINUTES_LATE, WordWay.SMS, False),
    e.RemindersSwitched(True),
    e.RemindersSwitched(False),
    e.CalendarAsked(CalendarWords("Møde", "{link}", "I morgen", "Snart")),
    e.ClockSeen(0.0),
    e.ClockSeen(-172_800.0),
    e.MeetingOpened(INVITATION, NOW),
    e.MeetingOpened(OTHER_INVITATION),
    e.OpeningFailed(FaultCode.LINK_EXPIRED),
    e.Registered(NOW),
    e.Registered(NOW + timedelta(minutes=4)),
    e.PeopleChanged((replace(CASEWORKER, presence=Presence.WAITING),)),
    *(e.PlanGiven(plan(gen)) for gen in (1, 2, 3)),
    e.ReturnedToWaiting(),
    *(e.StatusChanged(status) for status in CaseworkerStatus),
    e.AgendaMoved(1),
    *(e.CallbackChanged(state, NOW) for state in CallbackState),
    e.CallbackChanged(CallbackState.QUEUED),
    e.MessageConfirmed(Message.EQUIPMENT_FAILING, NOW),
    e.WishChanged(Wish(MeetingForm.PHONE, WishState.ASKED, NOW)),
    e.WishChanged(Wish(MeetingForm.PHONE, WishState.CONFIRMED, NOW)),
    e.ReceiptTold(
        (Line(NOW, Fact.ADMITTED, by_service=True), Line(NOW, Fact.LINE_INTERRUPTED, handed_in_at=NOW))
    ),
    e.ReceiptSigned("5" * 64, NOW),
    e.ReceiptRecalled((Line(NOW, Fact.SERVICE_INTERRUPTED),)),
    e.ServiceLost(),
    e.ServiceBack(),
    e.SeatMoved(),
    e.SeatRemoved(),
    e.MeetingEnded(NOW),
    e.MeetingEnded(None),
)
ENGINE_EVENTS: tuple[e.Event, ...] = (
    e.EngineReady(CHECKS),
    e.EngineReady(CALL),
    e.EngineSilent(2.0),
    e.EngineExited("killed"),
    e.EngineGaveUp(),
    e.EngineFaulted(FaultCode.ENGINE_INTERNAL),
    e.DevicesListed(cameras=(Device(DeviceKind.CAMERA, "0", "HD Webcam"),)),
    e.DeviceFaulted(DeviceKind.CAMERA, FaultCode.CAMERA_BUSY),
    e.DeviceFaulted(DeviceKind.MICROPHONE, FaultCode.MICROPHONE_LOST),
    e.DeviceFaulted(DeviceKind.SPEAKER, FaultCode.SPEAKER_LOST),
    e.DeviceRunning(DeviceKind.MICROPHONE, "Intern mikrofon"),
    e.DeviceRunning(DeviceKind.SPEAKER),
    e.UpdateSeen(UpdateFacts(UpdateState.OFFERED, "9.0")),
    e.UpdateSeen(UpdateFacts(UpdateState.OFFERED, "9.1", is_needed=True), fetches=True),
    e.UpdateProgressed(40),
    e.UpdateLoaded(),
    e.UpdateFailed(),
    e.UpdateAsked(),
    e.UpdatePutOff(),
    e.CameraOpened(640, 480),
    e.CameraStalled(),
    e.CameraResumed(),
    e.SpeakNow(),
    e.OthersTried(),
    e.SampleRecorded(4.0),
    e.SamplePlayed(),
    e.TonePlayed(),
    e.SoundHeard(),
    *(e.CheckStarted(check) for check in CheckId),
    *(
        e.CheckFinished(result(check, verdict))
        for check in CheckId
        for verdict in (Verdict.READY, Verdict.REMARK, Verdict.CALL_INSTEAD)
    ),
    *(kind(gen) for kind in (e.CallConnected, e.PictureArrived, e.SoundArrived) for gen in (1, 2)),
    *(e.PictureRested(gen, rests) for gen in (1, 2) for rests in (True, False)),
    *(e.CallNotConnected(gen, FaultCode.CALL_NOT_CONNECTED) for gen in (1, 2)),
    *(
        e.LineChanged(gen, state, silent_s)
        for gen in (1, 2)
        for state, silent_s in (
            (LineState.GOOD, 0.0),
            (LineState.WEAK, 0.3),
            (LineState.WEAK, 1.0),
            (LineState.LOST, 3.0),
            (LineState.LOST, 10.0),
        )
    ),
)
EVERY_EVENT = EVENTS + ENGINE_EVENTS
