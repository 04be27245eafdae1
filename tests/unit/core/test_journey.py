# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journey as a whole: every pair is decided, plan B is always one step away, nothing is lost."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.core import effects as fx
from app.core import events as e
from app.core.events import Event
from app.core.facts import EngineCondition, State
from app.core.journey import ANYWHERE, HANDLERS, TABLE, TOO_LATE, IllegalStep, step
from app.core.meeting import ByPhone, Wish
from app.core.state import Journey
from app.core.verdicts import CheckId
from app.core.views import project
from tests.unit.core.walking import (
    CALL,
    CHECKS,
    ENGINE_EVENTS,
    EVENTS,
    EVERY_EVENT,
    PLACES,
    TEAMS_LINK,
    home,
    plan,
    trace,
    walk,
)

KINDS = {type(event) for event in EVERY_EVENT}
PLAN_B_EVENTS = {e.PlanBAsked, e.PlanBClosed}
SITTING = (State.WAITING, State.CALL)
# Half of the steps are those that carry people on, or an engine off: else a walk would hardly leave its page.
CARRYING = (
    e.OtherMeetingAsked(),
    e.LinkGiven(TEAMS_LINK),
    e.OpenElsewhereAsked(),
    e.DevicesReleased(),
    e.OpenedElsewhere(),
    e.CheckAsked(),
    e.StepSkipped(),
    e.WaitingRoomAsked(),
    e.EngineReady(CHECKS),
    e.EngineReady(CALL),
    e.EngineExited("killed"),
    e.EngineGaveUp(),
    e.PlanGiven(plan(1)),
    e.PlanGiven(plan(2)),
    e.CallConnected(1),
    e.PlanBAsked(),
    e.PlanBClosed(),
    e.ReturnedToWaiting(),
    e.CameraSwitched(False),
    e.CameraSwitched(True),
)
WALKS = st.lists(st.sampled_from(CARRYING) | st.sampled_from(EVERY_EVENT), max_size=60)
STARTS = st.sampled_from(sorted(PLACES))

# What a page does not offer: pressing it there can only be a mistake in the program.
_IN_CHECK = {
    e.CheckRepeated,
    e.AdviceAsked,
    e.AdviceClosed,
    e.ReportAsked,
    e.ReportClosed,
    e.StepRepeated,
    e.StepDone,
    e.StepSkipped,
    e.AnswerGiven,
    e.RecordingAsked,
    e.SoundAsked,
}
_AT_HOME = {e.OtherMeetingAsked, e.OpeningLeft, e.MeetingForgotten}
_DOUBTS = {e.DoubtAccepted, e.DoubtDropped}
_ELSEWHERE = {e.ForeignDetailsGiven, e.OpenElsewhereAsked, e.LinkCopied}
_ONLY_IN_CALL = {e.PauseSwitched, e.SoundCleaningSwitched}
_MINE = {e.DeviceChosen, e.CameraSwitched, e.MicrophoneSwitched, e.ByPhoneChosen, *_ONLY_IN_CALL}
REFUSED = {
    State.HOME: {*_IN_CHECK, e.LinkCopied},
    State.CHECK: {
        *_AT_HOME,
        *_ELSEWHERE,
        e.WaitingLeft,
        e.CallLeft,
        e.AfterClosed,
        e.CameraSwitched,
        e.MicrophoneSwitched,
        *_ONLY_IN_CALL,
        e.ByPhoneChosen,
    },
    State.WAITING: {*_IN_CHECK, *_AT_HOME, *_DOUBTS, *_ELSEWHERE, e.CheckAsked, e.CheckLeft, e.AfterClosed},
    State.CALL: {*_IN_CHECK, *_AT_HOME, *_DOUBTS, *_ELSEWHERE, e.CheckAsked, e.CheckLeft, e.AfterClosed},
    State.AFTER: {*_IN_CHECK, *_AT_HOME, *_DOUBTS, *_ELSEWHERE - {e.OpenElsewhereAsked}, e.CheckLeft},
    State.LOBBY: {
        *_IN_CHECK,
        *_AT_HOME,
        *_DOUBTS,
        *_MINE,
        e.CheckAsked,
        e.CheckLeft,
        e.AfterClosed,
        e.CallLeft,
    },
    State.ELSEWHERE: {*_IN_CHECK, *_AT_HOME, *_DOUBTS, *_MINE, e.CheckAsked, e.CheckLeft, e.AfterClosed},
}


def test_these_tests_know_every_event() -> None:
    named = {getattr(e, name) for name in e.__all__} - {Event}
    assert named == KINDS


@pytest.mark.parametrize("place", sorted(PLACES))
@pytest.mark.parametrize("kind", sorted(KINDS, key=repr), ids=repr)
def test_every_pair_of_page_and_event_is_decided(place: str, kind: type[Event]) -> None:
    """Each pair is legal, too late, or refused on purpose; there is no fourth."""
    journey = PLACES[place]()
    here = journey.place
    event = next(event for event in EVERY_EVENT if type(event) is kind)
    decided = [
        kind in PLAN_B_EVENTS,
        (here, kind) in TABLE or (kind in ANYWHERE and (here, kind) not in TOO_LATE),
        (here, kind) in TOO_LATE,
        kind in REFUSED[here],
    ]
    assert decided.count(True) == 1
    if kind in REFUSED[here]:
        with pytest.raises(IllegalStep, match=kind.__name__):
            step(journey, event)
        return
    reached, _ = step(journey, event)
    if (here, kind) in TABLE:
        assert reached.place is TABLE[here, kind]
    elif kind not in PLAN_B_EVENTS:
        assert reached.place is here


@pytest.mark.parametrize(("place", "kind"), sorted(TOO_LATE, key=str), ids=str)
def test_a_click_that_comes_too_late_changes_nothing(place: State, kind: type[Event]) -> None:
    journey = PLACES[place.value]()
    for event in EVERY_EVENT:
        if type(event) is kind:
            assert step(journey, event) == (journey, ())


def test_every_event_with_a_handler_can_happen_somewhere() -> None:
    reachable = {event for _, event in TABLE} | ANYWHERE
    assert set(HANDLERS) <= reachable


def test_nobody_waits_without_a_meeting() -> None:
    with pytest.raises(IllegalStep, match="without a meeting"):
        step(Journey(), e.WaitingRoomAsked())


@pytest.mark.parametrize("place", sorted(PLACES))
def test_plan_b_is_one_step_away_and_leads_back(place: str) -> None:
    journey = PLACES[place]()
    opened = walk(journey, e.PlanBAsked())
    assert opened.state is State.PLAN_B
    assert walk(opened, e.PlanBAsked()) == opened
    back = walk(opened, e.PlanBClosed())
    assert back.state is journey.state
    assert step(back, e.PlanBClosed()) == (back, ())


def legal_steps(
    journey: Journey, events: list[Event]
) -> Iterator[tuple[Journey, Event, Journey, tuple[fx.Effect, ...]]]:
    """Walk; what a page refuses is pressed and must change nothing."""
    for event in events:
        try:
            reached, effects = step(journey, event)
        except IllegalStep:
            continue
        yield journey, event, reached, effects
        journey = reached


@given(STARTS, WALKS)
@settings(max_examples=300, deadline=None)
def test_plan_b_opens_from_wherever_a_walk_has_led(start: str, events: list[Event]) -> None:
    journey = PLACES[start]()
    for _, _, reached, _ in legal_steps(journey, events):
        opened, _ = step(reached, e.PlanBAsked())
        assert opened.state is State.PLAN_B
        assert opened.place is reached.place
        closed, _ = step(opened, e.PlanBClosed())
        admitted = opened.place is State.WAITING and opened.seat.plan is not None
        assert closed.state is (State.CALL if admitted else opened.place)
        project(reached)
        project(opened)


@given(STARTS, WALKS)
@example("call", [e.PlanBAsked(), e.EngineExited("killed")])
@settings(max_examples=300, deadline=None)
def test_no_engine_event_costs_a_person_anything(start: str, events: list[Event]) -> None:
    """Appointment, seat, arrival, receipt, page and what plan B was asked for outlive every engine."""
    engine_kinds = {type(event) for event in ENGINE_EVENTS}
    for before, event, now, effects in legal_steps(PLACES[start](), events):
        if type(event) not in engine_kinds:
            continue
        assert now.invitation == before.invitation
        assert now.seat == before.seat
        assert now.state is before.state
        assert now.receipt.lines[: len(before.receipt.lines)] == before.receipt.lines
        derived = {"forward": before.plan_b.forward, "video_away": before.plan_b.video_away}
        assert replace(now.plan_b, **derived) == before.plan_b
        assert now.plan_b.video_away >= before.plan_b.video_away, "that the video was away is remembered"
        assert now.media == before.media
        gone = (fx.LeaveMeeting, fx.ForgetInvitation, fx.StopEngine)
        assert not [effect for effect in effects if isinstance(effect, gone)]


def is_another_meeting(before: Journey, event: Event, now: Journey) -> bool:
    """Whether a step has put another meeting, or none, in the place of the one that was there."""
    if isinstance(event, e.LinkGiven | e.DoubtAccepted):
        then, ours = before.invitation, now.invitation
        return ours is not None and ours.foreign is not None and (then is None or then.token != ours.token)
    return isinstance(event, e.MeetingOpened | e.MeetingForgotten | e.EverythingForgotten)


@given(STARTS, WALKS)
@settings(max_examples=300, deadline=None)
def test_arrival_and_receipt_only_ever_grow(start: str, events: list[Event]) -> None:
    """The first arrival counts whatever happens; a line once written stays in this meeting's receipt."""
    for before, event, now, _ in legal_steps(PLACES[start](), events):
        if is_another_meeting(before, event, now):
            continue
        for line in before.receipt.lines:
            # the service's own line may take the place of this PC's, and of a later arrival
            assert line in now.receipt.lines or any(
                one.fact is line.fact and (one.by_service or one.handed_in_at) for one in now.receipt.lines
            )
        if before.receipt.arrived_at is not None:
            assert now.receipt.arrived_at is not None
            assert now.receipt.arrived_at <= before.receipt.arrived_at


@given(STARTS, WALKS)
@settings(max_examples=300, deadline=None)
def test_every_new_line_of_the_receipt_is_saved_at_once(start: str, events: list[Event]) -> None:
    for before, _, now, effects in legal_steps(PLACES[start](), events):
        saved = [effect for effect in effects if isinstance(effect, fx.StoreReceipt)]
        changed = now.receipt != before.receipt and now.invitation is not None
        assert saved == ([fx.StoreReceipt(now.receipt)] if changed else [])


class Camera:
    """A camera that does what the engine is told."""

    def __init__(self, start: str) -> None:
        self.is_on = start in ("check", "waiting", "call")
        self.in_call = start == "call"

    def take(self, journey: Journey, event: Event, effects: tuple[fx.Effect, ...]) -> None:
        """Follow one step."""
        if isinstance(event, e.EngineExited | e.EngineSilent | e.EngineGaveUp):
            self.is_on = self.in_call = False
        for effect in effects:
            self._do(effect, journey.engine.condition is EngineCondition.READY)

    def _do(self, effect: fx.Effect, ready: bool) -> None:
        if isinstance(effect, fx.StartEngine | fx.StopEngine):
            self.is_on = self.in_call = False
        elif isinstance(effect, fx.OpenCamera | fx.CloseCamera):
            self.is_on = isinstance(effect, fx.OpenCamera)
            assert ready or not self.is_on, "opened without an engine: the command is lost"
        elif isinstance(effect, fx.StartCall):
            self.in_call, self.is_on = True, effect.camera_on and not effect.paused
        elif isinstance(effect, fx.EndCall):
            self.in_call = False
        elif isinstance(effect, fx.SetMedia) and self.in_call and ready:
            self.is_on = effect.camera_on and not effect.paused


def may_be_filmed(journey: Journey) -> bool:
    """Whether the page shows the person that the camera is on, written down a second time."""
    if journey.state is State.PLAN_B:
        rests = journey.media.by_phone is ByPhone.ALL
        return journey.place is State.CALL and journey.media.camera_on and not rests
    if journey.state is State.CHECK:
        return journey.check.current is CheckId.CAMERA
    return journey.state in SITTING and journey.media.camera_on


@given(STARTS, WALKS)
@settings(max_examples=500, deadline=None)
def test_nobody_is_filmed_on_a_page_that_does_not_show_it(start: str, events: list[Event]) -> None:
    camera = Camera(start)
    for _, event, now, effects in legal_steps(PLACES[start](), events):
        camera.take(now, event, effects)
        assert not camera.is_on or may_be_filmed(now)
        if now.devices.camera_live and now.place is not State.CALL:
            assert may_be_filmed(now)


@given(STARTS, WALKS)
@settings(max_examples=500, deadline=None)
def test_own_picture_comes_back_wherever_it_belongs(start: str, events: list[Event]) -> None:
    """With an engine that works, check and waiting room never show a dark mirror."""
    camera = Camera(start)
    for _, event, now, effects in legal_steps(PLACES[start](), events):
        camera.take(now, event, effects)
        ready = now.engine.condition is EngineCondition.READY
        mirror = now.state in (State.CHECK, State.WAITING) and may_be_filmed(now)
        if ready and mirror and now.devices.choice.camera != "none":
            assert camera.is_on


@pytest.mark.parametrize("start", sorted(PLACES))
@pytest.mark.parametrize("opened", [(), (e.PlanBAsked(),)], ids=["page", "plan_b"])
def test_no_two_events_in_a_row_leave_the_camera_wrong(start: str, opened: tuple[Event, ...]) -> None:
    """Every pair of events from every page: what a random walk may miss."""
    begin = walk(PLACES[start](), *opened)
    for first in EVERY_EVENT:
        for _, _, middle, effects in legal_steps(begin, [first]):
            for second in EVERY_EVENT:
                camera = Camera(start)
                if opened and start != "call":
                    camera.is_on = False
                camera.take(middle, first, effects)
                for _, _, now, more in legal_steps(middle, [second]):
                    camera.take(now, second, more)
                    assert not camera.is_on or may_be_filmed(now), (first, second)


@given(STARTS, WALKS)
@settings(max_examples=300, deadline=None)
def test_an_engine_runs_exactly_where_it_is_needed(start: str, events: list[Event]) -> None:
    for _, _, now, _ in legal_steps(PLACES[start](), events):
        needed = now.place in (State.CHECK, *SITTING)
        assert (now.engine.condition is not EngineCondition.ABSENT) == needed
        assert (now.engine.role is not None) == needed


@given(STARTS, WALKS)
@settings(max_examples=300, deadline=None)
def test_a_call_is_only_built_by_an_engine_that_is_there(start: str, events: list[Event]) -> None:
    for before, _, now, effects in legal_steps(PLACES[start](), events):
        for effect in effects:
            if isinstance(effect, fx.StartCall):
                assert now.place is State.CALL
                assert now.engine.condition is EngineCondition.READY
                assert effect.plan.gen >= before.call.started_gen


@given(STARTS, WALKS)
@settings(max_examples=300, deadline=None)
def test_a_seat_is_given_up_only_by_its_owner_or_the_service(start: str, events: list[Event]) -> None:
    ways_out = e.WaitingLeft | e.CallLeft | e.SeatRemoved | e.MeetingEnded | e.SeatMoved
    for before, event, now, effects in legal_steps(PLACES[start](), events):
        if before.place in SITTING and now.place not in SITTING:
            assert isinstance(event, ways_out)
        left = [effect for effect in effects if isinstance(effect, fx.LeaveMeeting)]
        assert not left or not isinstance(event, e.SeatMoved)


@given(STARTS, WALKS)
@settings(max_examples=300, deadline=None)
def test_a_meeting_goes_only_for_another_or_when_it_is_deleted(start: str, events: list[Event]) -> None:
    """Looking for another link is free: whom to call stays known, and the page is left behind with Home."""
    for before, event, now, _ in legal_steps(PLACES[start](), events):
        told = isinstance(event, e.ForeignDetailsGiven)
        if not told and not is_another_meeting(before, event, now):
            wishless = [one and replace(one, wish=Wish()) for one in (before.invitation, now.invitation)]
            assert wishless[0] == wishless[1]
        if told:
            assert (before.invitation is None) == (now.invitation is None)
            assert (
                not (before.invitation and now.invitation) or before.invitation.token == now.invitation.token
            )
        if now.choosing:
            assert now.place is State.HOME
            assert now.invitation is not None


def test_places_are_what_they_say() -> None:
    for name, make in PLACES.items():
        assert make().state.value == name
    assert set(PLACES) == set(State) - {State.PLAN_B}
    assert len(EVENTS) > len(KINDS) - len(ENGINE_EVENTS)


def test_a_whole_journey_in_the_sun() -> None:
    """Link, check, waiting room, call, goodbye: the effects come in the order in which they are needed."""
    _, done = trace(home(), e.WaitingRoomAsked(), e.EngineReady(CALL), e.PlanGiven(plan(1)), e.CallLeft())
    kinds = [type(effect) for effect in done if not isinstance(effect, fx.StoreReceipt)]
    assert kinds == [
        fx.JoinWaitingRoom,
        fx.StartEngine,
        fx.ListDevices,
        fx.OpenCamera,
        fx.StartCall,
        fx.LeaveMeeting,
        fx.StopEngine,
    ]
