# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hand-made views: one for each state of a page that looks different."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.core.devices import Device, DeviceChoice, DeviceKind
from app.core.events.engine import LineState
from app.core.events.person import Answer, Message
from app.core.events.service import CallbackState
from app.core.facts import (
    STEPS,
    DeviceFacts,
    EngineCondition,
    Forward,
    MediaFacts,
    PlanBFacts,
    SampleState,
    State,
    Way,
)
from app.core.faults import FaultCode
from app.core.meeting import (
    ByPhone,
    CaseworkerStatus,
    Contact,
    Jobcentre,
    Meeting,
    MeetingForm,
    OpeningHours,
    Person,
    Presence,
    Role,
    Wish,
    WishState,
)
from app.core.receipt import Fact, Line
from app.core.receipt_sheet import ReceiptSheet
from app.core.release import UpdateFacts, UpdateState
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict
from app.core.views import (
    AfterView,
    CallView,
    CheckView,
    HomeView,
    Missing,
    Page,
    PlanBView,
    View,
    WaitingView,
)
from app.ui.shots.foreign_scenes import foreign_scenes

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
JOBCENTRE = Jobcentre(
    "56 18 20 00", (OpeningHours((1, 2, 3, 4), "09:00", "15:00"), OpeningHours((5,), "09:00", "13:00"))
)
METTE = Contact("Mette Holm", "46 18 20 35")
PEOPLE = (
    Person("c", Role.CITIZEN, "Pia Sørensen", Presence.WAITING),
    Person("w", Role.CASEWORKER, "Mette Holm", Presence.WAITING),
    Person("i", Role.INTERPRETER, "Samir Haddad", Presence.ABSENT),
)
MEETING = Meeting(
    title="Samtale om din plan",
    starts_at=START,
    duration_min=30,
    caseworker=METTE,
    agenda=("Hvordan går det?", "Din plan for de næste tre måneder", "Kurser og praktik"),
    people=PEOPLE,
    municipality="Solrød Kommune",
)
DEVICES = DeviceFacts(
    cameras=(
        Device(DeviceKind.CAMERA, "0", "Integrated Webcam HD", is_default=True),
        Device(DeviceKind.CAMERA, "1", "Logitech C270"),
    ),
    microphones=(
        Device(DeviceKind.MICROPHONE, "hw0", "Intern mikrofon (Realtek)", is_default=True),
        Device(DeviceKind.MICROPHONE, "hw1", "Jabra Evolve 20"),
    ),
    speakers=(Device(DeviceKind.SPEAKER, "hw0", "Højttalere (Realtek)", is_default=True),),
    choice=DeviceChoice(),
    listed=True,
    camera_live=True,
)
NEW = DEVICES.microphones[1]
SKIPPED = tuple(CheckResult(check, Verdict.NOT_MEASURED) for check in CheckId)
READY = tuple(CheckResult(check, Verdict.READY) for check in CheckId)


def view(
    state: State,
    page: Page,
    *,
    left: int | None = 24,
    notice: FaultCode | None = None,
    engine: EngineCondition = EngineCondition.READY,
    forward: Forward = Forward.NONE,
) -> View:
    """Return a view with this page."""
    meeting = getattr(page, "meeting", MEETING)
    return View(state, page, meeting, left if meeting else None, notice, engine, forward)


def home(**changes: object) -> HomeView:
    """Return the first page."""
    return replace(HomeView(MEETING, opening=False, minutes_left=24), **changes)  # type: ignore[arg-type]


def check(current: CheckId | None, **changes: object) -> CheckView:
    """Return one step of the check, or its result."""
    step = STEPS.index(current) if current else len(STEPS)
    usual = CheckView(
        current=current,
        step=step,
        steps=STEPS,
        measuring=False,
        result=None,
        results=READY[:step],
        verdict=Verdict.READY,
        sample=SampleState.IDLE,
        tone_playing=False,
        tone_played=False,
        voice_heard=False,
        devices=DEVICES,
        has_meeting=True,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def waiting(**changes: object) -> WaitingView:
    """Return the waiting room."""
    usual = WaitingView(
        meeting=MEETING,
        registered_at=START - timedelta(minutes=4),
        service_connected=True,
        minutes_left=4,
        caseworker_here=False,
        status=CaseworkerStatus.NONE,
        people=(PEOPLE[0], replace(PEOPLE[1], presence=Presence.ABSENT), PEOPLE[2]),
        agenda_index=-1,
        devices=DEVICES,
        media=MediaFacts(),
        my_pid="c",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def call(**changes: object) -> CallView:
    """Return the call."""
    usual = CallView(
        meeting=MEETING,
        line=LineState.GOOD,
        silent_s=0.0,
        has_picture=True,
        has_sound=True,
        connected_once=True,
        service_connected=True,
        status=CaseworkerStatus.NONE,
        people=PEOPLE,
        agenda_index=1,
        began_at=START,
        devices=DEVICES,
        media=MediaFacts(),
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def plan_b(**changes: object) -> PlanBView:
    """Return plan B."""
    usual = PlanBView(
        contact=METTE,
        facts=PlanBFacts(),
        place=State.HOME,
        admitted=False,
        call_goes_on=False,
        media=MediaFacts(),
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def receipt_lines(*, ended: bool) -> tuple[Line, ...]:
    """Return a receipt with a few lines."""
    minute = timedelta(minutes=1)
    lines = (
        Line(START - 24 * minute, Fact.LINK_OPENED, True),
        Line(START - 20 * minute, Fact.CHECK_FINISHED, detail="ready"),
        Line(START - 4 * minute, Fact.REGISTERED, True),
        Line(START + 2 * minute, Fact.ADMITTED),
        Line(START + 2 * minute, Fact.CALL_BEGAN),
        Line(START + 11 * minute, Fact.LINE_INTERRUPTED),
    )
    last = Line(START + 28 * minute, Fact.ENDED, True) if ended else Line(START + 12 * minute, Fact.LEFT)
    return (*lines, last)


def receipt(lines: tuple[Line, ...], **changes: object) -> ReceiptSheet:
    """Return the receipt with these lines, signed."""
    usual = ReceiptSheet(
        meeting=MEETING,
        name="Pia Sørensen",
        lines=lines,
        arrived_at=next((line.at for line in lines if line.fact is Fact.REGISTERED), None),
        signed_at=START + timedelta(minutes=29),
        verify_url=f"https://video.solroed.example/receipt?id={'0123456789abcdef' * 4}",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def outage_lines() -> tuple[Line, ...]:
    """Return the receipt of somebody whose line was gone, and who then telephoned."""
    minute = timedelta(minutes=1)
    late = START + 20 * minute
    return (
        Line(START - 4 * minute, Fact.REGISTERED, True),
        Line(START + 2 * minute, Fact.SERVICE_INTERRUPTED, handed_in_at=late),
        Line(START + 3 * minute, Fact.MESSAGE_SENT, detail="equipment_failing", handed_in_at=late),
        Line(START + 6 * minute, Fact.EQUIPMENT_INTERRUPTED),
        Line(START + 8 * minute, Fact.CALLBACK_ASKED, True),
        Line(START + 9 * minute, Fact.CASEWORKER_CALLING, True),
        Line(START + 25 * minute, Fact.CALLED_BY_CASEWORKER, True),
        Line(START + 26 * minute, Fact.OTHER_FORM_ASKED, True, "phone"),
        Line(START + 27 * minute, Fact.LEFT),
    )


def result(check_id: CheckId, verdict: Verdict, code: str = "") -> CheckResult:
    """Return a result with one finding, or none."""
    severity = Severity.REMARK if verdict is Verdict.REMARK else Severity.PROBLEM
    return CheckResult(check_id, verdict, (Finding(code, severity),) if code else ())


def _home_scenes() -> dict[str, View]:
    nothing = home(meeting=None, minutes_left=None)
    return {
        "home": view(State.HOME, home()),
        "home_tomorrow": view(State.HOME, home(minutes_left=26 * 60), left=26 * 60),
        "home_reminds": view(State.HOME, home(minutes_left=26 * 60, reminds=True), left=26 * 60),
        "home_clock_wrong": replace(view(State.HOME, home()), clock_is_wrong=True),
        "home_begun": view(State.HOME, home(minutes_left=-3), left=-3),
        "home_update": view(State.HOME, home(update=UpdateFacts(UpdateState.OFFERED, "1.4.0"))),
        "home_update_needed": view(
            State.HOME, home(update=UpdateFacts(UpdateState.OFFERED, "1.4.0", is_needed=True))
        ),
        "home_update_loading": view(
            State.HOME, replace(nothing, update=UpdateFacts(UpdateState.LOADING, "1.4.0", loaded_percent=40))
        ),
        "home_update_ready": view(State.HOME, home(update=UpdateFacts(UpdateState.READY, "1.4.0"))),
        "home_update_failed": view(
            State.HOME, replace(nothing, update=UpdateFacts(UpdateState.FAILED, "1.4.0"))
        ),
        "home_choosing": view(State.HOME, home(choosing=True)),
        "home_without_meeting": view(State.HOME, nothing),
        "home_opening": view(State.HOME, replace(nothing, opening=True)),
        "home_code_mistyped": view(State.HOME, nothing, notice=FaultCode.CODE_MISTYPED),
        "home_link_expired": view(State.HOME, nothing, notice=FaultCode.LINK_EXPIRED),
    }


def _more_check_scenes() -> dict[str, View]:
    """Return a check that was skipped, and devices that were plugged in meanwhile."""
    devices = replace(DEVICES, new=(NEW,))
    pages = {
        "check_skipped": check(None, results=SKIPPED, verdict=Verdict.NOT_MEASURED),
        "check_microphone_new": check(CheckId.MICROPHONE, devices=devices),
        "check_new": check(None, results=READY, devices=devices),
    }
    return {name: view(State.CHECK, page) for name, page in pages.items()}


def _report_scene() -> View:
    dark = result(CheckId.CAMERA, Verdict.REMARK, "camera_dark")
    measured = tuple(replace(one, values={"duration_s": 2.4}) for one in (dark, *READY[1:4]))
    at = START - timedelta(minutes=20)
    return view(State.CHECK, check(None, results=measured, verdict=Verdict.REMARK, reported_at=at))


def _check_scenes() -> dict[str, View]:
    camera, microphone, speaker = CheckId.CAMERA, CheckId.MICROPHONE, CheckId.SPEAKER
    dark = result(camera, Verdict.REMARK, "camera_dark")
    jitter = result(CheckId.LINE, Verdict.REMARK, "line_jitter")
    remarks = (dark, READY[1], result(speaker, Verdict.NOT_MEASURED), jitter, READY[4])
    sound = (result(camera, Verdict.SOUND_ONLY, "camera_none"), *READY[1:])
    unanswered = result(speaker, Verdict.REMARK, "speaker_not_confirmed")
    silent = result(microphone, Verdict.CALL_INSTEAD, "microphone_silent")
    jabra = {"other_name": "Jabra Evolve 20", "other_spec": "hw1"}
    hears = Finding("microphone_other_hears_you", Severity.REMARK, jabra)
    other = replace(silent, findings=(*silent.findings, hears))
    headset = Missing(DeviceKind.MICROPHONE, "Jabra Evolve 20", date(2026, 11, 17), 6)
    unheard = CheckResult(
        speaker, Verdict.CALL_INSTEAD, (Finding("speaker_not_heard", Severity.PROBLEM, jabra),)
    )
    phone = (*READY[:1], result(microphone, Verdict.CALL_INSTEAD, "microphone_none"), *READY[2:])
    no_camera = replace(DEVICES, cameras=(), camera_fault=FaultCode.CAMERA_NONE, camera_live=False)
    pages: dict[str, CheckView] = {
        "check_camera": check(camera, result=READY[0]),
        "check_camera_measuring": check(camera, measuring=True),
        "check_camera_dark": check(camera, result=dark),
        "check_camera_none": check(camera, devices=no_camera),
        "check_microphone_busy": check(
            microphone, devices=replace(DEVICES, microphone_fault=FaultCode.MICROPHONE_BUSY)
        ),
        "check_microphone": check(microphone, voice_heard=True),
        "check_microphone_quiet": check(microphone, sample=SampleState.QUIET),
        "check_microphone_recording": check(microphone, voice_heard=True, sample=SampleState.RECORDING),
        "check_microphone_playing": check(microphone, sample=SampleState.PLAYING, result=READY[1]),
        "check_microphone_others": check(microphone, sample=SampleState.OTHERS, result=silent),
        "check_microphone_other": check(microphone, result=other),
        "check_microphone_played": check(
            microphone, voice_heard=True, sample=SampleState.PLAYED, result=READY[1]
        ),
        "check_speaker": check(speaker),
        "check_speaker_lost": check(speaker, devices=replace(DEVICES, speaker_fault=FaultCode.SPEAKER_LOST)),
        "check_speaker_playing": check(speaker, tone_playing=True),
        "check_speaker_proven": check(speaker, tone_played=True, result=READY[2]),
        "check_speaker_not_heard": check(speaker, tone_played=True, result=unheard, answer=Answer.NO),
        "check_speaker_played": check(speaker, tone_played=True, result=unanswered),
        "check_line_measuring": check(CheckId.LINE, measuring=True),
        "check_line": check(CheckId.LINE, result=jitter),
        "check_computer": check(CheckId.COMPUTER, result=READY[4]),
        "check_ready": check(None, results=READY),
        "check_remarks": check(None, results=remarks, verdict=Verdict.REMARK),
        "check_missing": check(None, results=READY, missing=(headset,)),
        "check_unanswered": check(None, results=(*READY[:2], unanswered, *READY[3:]), verdict=Verdict.REMARK),
        "check_sound_only": check(None, results=sound, verdict=Verdict.SOUND_ONLY),
        "check_call_instead": check(None, results=phone, verdict=Verdict.CALL_INSTEAD),
    }
    scenes = {name: view(State.CHECK, page) for name, page in pages.items()}
    scenes["check_call_instead"] = replace(scenes["check_call_instead"], forward=Forward.VERDICT)
    starting = check(camera, measuring=True, devices=replace(DeviceFacts()))
    scenes["check_starting"] = view(State.CHECK, starting, engine=EngineCondition.STARTING)
    soon = {"check_speaker_soon": check(speaker, wished=True)}
    soon["check_microphone_soon"] = check(microphone, wished=True)
    recovering = EngineCondition.RECOVERING
    scenes |= {name: view(State.CHECK, page, engine=recovering) for name, page in soon.items()}
    scenes["check_recovering"] = view(State.CHECK, check(camera), engine=EngineCondition.RECOVERING)
    return scenes


def _waiting_scenes() -> dict[str, View]:
    here = (PEOPLE[0], PEOPLE[1], replace(PEOPLE[2], presence=Presence.WAITING))
    gave_up = view(State.WAITING, waiting(), left=4, engine=EngineCondition.GAVE_UP, forward=Forward.ENGINE)
    return {
        "waiting": view(State.WAITING, waiting(), left=4),
        "waiting_registering": view(State.WAITING, waiting(registered_at=None, service_connected=False)),
        "waiting_caseworker_here": view(State.WAITING, waiting(caseworker_here=True, people=here), left=4),
        "waiting_late": view(
            State.WAITING, waiting(minutes_left=-6, media=MediaFacts(camera_on=False)), left=-6
        ),
        "waiting_disconnected": view(
            State.WAITING, waiting(service_connected=False), notice=FaultCode.NETWORK_NONE, left=4
        ),
        "waiting_gave_up": gave_up,
        "waiting_not_begun": view(
            State.WAITING, waiting(minutes_left=-6), left=-6, forward=Forward.NOT_BEGUN
        ),
    }


def _call_scenes() -> dict[str, View]:
    notes = CaseworkerStatus.TAKING_NOTES
    off = MediaFacts(microphone_on=False, camera_on=False)
    connecting = call(has_picture=False, has_sound=False, connected_once=False, line=LineState.CONNECTING)
    lost = call(line=LineState.LOST, silent_s=12.0)
    return {
        "call": view(State.CALL, call(), left=-5),
        "call_notes": view(State.CALL, call(status=notes, line=LineState.WEAK), left=-5),
        "call_muted": view(State.CALL, call(media=off), left=-5),
        "call_paused": view(State.CALL, call(media=MediaFacts(paused=True)), left=-5),
        "call_connecting": view(State.CALL, connecting, left=0),
        "call_picture_rests": view(State.CALL, call(picture_rests=True), left=-5),
        "call_sound_only": view(State.CALL, call(has_picture=False), left=-5),
        "call_sound_first": view(
            State.CALL, call(media=MediaFacts(camera_on=False), sound_first=True), left=-5
        ),
        "call_lost": view(State.CALL, lost, left=-5, forward=Forward.NO_MEDIA),
        "call_unheard": view(
            State.CALL,
            call(devices=replace(DEVICES, microphone_fault=FaultCode.MICROPHONE_LOST)),
            left=-5,
            forward=Forward.UNHEARD,
        ),
        "call_stand_in": view(
            State.CALL,
            call(
                devices=replace(
                    DEVICES,
                    microphone_stand_in="Intern mikrofon (Realtek)",
                    speaker_stand_in="Højttalere (Realtek)",
                )
            ),
            left=-5,
        ),
        "call_recovering": view(
            State.CALL, call(has_picture=False, has_sound=False), left=-5, engine=EngineCondition.RECOVERING
        ),
    }


def _last_scenes() -> dict[str, View]:
    asked = PlanBFacts(
        callback=CallbackState.ASKED,
        callback_at=START + timedelta(minutes=4),
        messages=((Message.EQUIPMENT_FAILING, START + timedelta(minutes=5)),),
        number_copied=True,
    )
    steps = (
        (CallbackState.ASKED, START + timedelta(minutes=2)),
        (CallbackState.CALLING, START + timedelta(minutes=4)),
        (CallbackState.CALLED, START + timedelta(minutes=20)),
    )
    calling = PlanBFacts(callback=CallbackState.CALLING, callback_at=steps[1][1], callback_steps=steps[:2])
    called = PlanBFacts(callback=CallbackState.CALLED, callback_at=steps[2][1], callback_steps=steps)
    offline = PlanBFacts(ways=(Way.NUMBER, Way.CALLBACK, Way.MESSAGE, Way.WISH))
    closed = plan_b(jobcentre=JOBCENTRE, main_open=False, facts=offline, place=State.WAITING)
    full = plan_b(phone="20 30 40 50", has_dialer=True, jobcentre=JOBCENTRE, main_open=True)
    wish = Wish(MeetingForm.PHONE, WishState.CONFIRMED, START + timedelta(minutes=9))
    ended, left = receipt_lines(ended=True), receipt_lines(ended=False)
    after = view(State.AFTER, AfterView(MEETING, ended, can_return=False))
    gone = view(State.AFTER, AfterView(MEETING, left, can_return=True))
    outage = outage_lines()
    nobody = View(State.PLAN_B, plan_b(contact=None), None, None, None, EngineCondition.ABSENT, Forward.NONE)
    return {
        "after": replace(after, receipt=receipt(ended)),
        "after_left": replace(gone, receipt=receipt(left, signed_at=None, verify_url="", owed=2)),
        "after_outage": replace(gone, receipt=receipt(outage, signed_at=None, verify_url="", owed=1)),
        "plan_b": view(State.PLAN_B, plan_b()),
        "plan_b_asked": view(State.PLAN_B, plan_b(facts=asked, place=State.WAITING)),
        "plan_b_known": view(State.PLAN_B, full),
        "plan_b_calling": replace(
            view(State.PLAN_B, replace(full, facts=calling)), wish=replace(wish, state=WishState.ASKED)
        ),
        "plan_b_called": replace(view(State.PLAN_B, replace(full, facts=called)), wish=wish),
        "plan_b_offline": view(State.PLAN_B, closed),
        "plan_b_in_call": view(State.PLAN_B, plan_b(place=State.CALL, call_goes_on=True)),
        "plan_b_admitted": view(State.PLAN_B, plan_b(place=State.WAITING, admitted=True)),
        "plan_b_nobody": nobody,
    }


def _phone_scenes() -> dict[str, View]:
    """While the talk goes on by telephone."""
    sound, rests = MediaFacts(by_phone=ByPhone.SOUND), MediaFacts(by_phone=ByPhone.ALL)
    steps = ((CallbackState.ASKED, START), (CallbackState.CALLING, START + timedelta(minutes=4)))
    calling = PlanBFacts(callback=CallbackState.CALLING, callback_at=steps[1][1], callback_steps=steps)
    talking = plan_b(place=State.CALL, call_goes_on=True, media=sound, facts=calling)
    no_speaker = call(devices=replace(DEVICES, speaker_fault=FaultCode.SPEAKER_LOST))
    return {
        "plan_b_talking": view(State.PLAN_B, talking),
        "plan_b_resting": view(State.PLAN_B, replace(talking, media=rests)),
        "plan_b_video_back": view(State.PLAN_B, replace(talking, video_back=True)),
        "plan_b_admitted_talking": view(
            State.PLAN_B, plan_b(place=State.WAITING, admitted=True, facts=calling)
        ),
        "call_by_phone": view(State.CALL, call(media=sound), left=-5),
        "call_by_phone_connecting": view(State.CALL, call(media=sound, has_picture=False), left=-5),
        "call_cannot_hear": view(State.CALL, no_speaker, left=-5, forward=Forward.CANNOT_HEAR),
    }


def scenes() -> dict[str, View]:
    """Return all scenes by name."""
    return {
        **_home_scenes(),
        **_check_scenes(),
        "check_report": _report_scene(),
        **_more_check_scenes(),
        **_waiting_scenes(),
        **_call_scenes(),
        **_last_scenes(),
        **_phone_scenes(),
        **foreign_scenes(),
    }
