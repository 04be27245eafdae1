# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan B pressed at every moment: it costs nothing, films nobody, and leads back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.devices import DeviceKind
from app.core.events.person import Message
from app.core.events.service import CallbackState
from app.core.facts import EngineCondition, SampleState, State
from app.core.receipt import Fact
from app.core.state import Journey
from app.core.verdicts import CheckId, Verdict
from tests.unit.core.walking import (
    CALL,
    CHECKS,
    INVITATION,
    NOW,
    OTHER_INVITATION,
    after,
    after_s,
    home,
    in_call,
    in_check,
    plan,
    result,
    trace,
    waiting,
    walk,
)

OPEN, CLOSE = e.PlanBAsked(), e.PlanBClosed()
ASK = e.CallbackAsked("+4587654321")


@pytest.mark.parametrize("steps", range(6))
def test_camera_and_microphone_close_when_plan_b_covers_the_check(steps: int) -> None:
    journey, done = trace(in_check(steps), OPEN)
    assert done == (fx.CloseCamera(), fx.CloseMicrophone())
    assert not journey.devices.camera_live


def test_camera_closes_when_plan_b_covers_the_waiting_room_and_comes_back() -> None:
    journey, done = trace(waiting(), OPEN)
    assert done == (fx.CloseCamera(), fx.CloseMicrophone())
    assert trace(journey, CLOSE)[1] == (fx.OpenCamera("default"),)
    without = walk(waiting(), e.CameraSwitched(False), OPEN)
    assert trace(without, CLOSE)[1] == (fx.CloseCamera(),)


def test_a_call_goes_on_under_plan_b() -> None:
    journey, done = trace(in_call(), OPEN)
    assert done == ()
    assert trace(journey, CLOSE) == (in_call(), ())
    switched, done = trace(journey, e.CameraSwitched(False))
    assert done == (fx.SetMedia(microphone_on=True, camera_on=False, paused=False),)
    assert switched.state is State.PLAN_B


@pytest.mark.parametrize("make", [home, after])
def test_pages_without_an_engine_need_nothing(make: Callable[[], Journey]) -> None:
    assert trace(make(), OPEN, CLOSE) == (make(), ())


def test_the_camera_closes_when_the_way_back_to_the_waiting_room_comes_under_plan_b() -> None:
    journey, done = trace(in_call(), OPEN, e.ReturnedToWaiting())
    assert done == (fx.EndCall(), fx.CloseCamera())
    assert (journey.state, journey.place) == (State.PLAN_B, State.WAITING)
    assert not journey.devices.camera_live
    assert trace(journey, CLOSE)[1] == (fx.OpenCamera("default"),)


@pytest.mark.parametrize(
    "pressed", [e.CameraSwitched(True), e.DeviceChosen(DeviceKind.CAMERA, "1"), e.CameraOpened(640, 480)]
)
def test_nothing_opens_the_camera_under_plan_b(pressed: e.Event) -> None:
    journey, done = trace(walk(waiting(), OPEN), pressed)
    assert not [effect for effect in done if isinstance(effect, fx.OpenCamera)]
    assert not journey.devices.camera_live


def test_going_on_with_the_check_under_plan_b_opens_nothing() -> None:
    """The page under plan B can't be pressed; if it were, nobody would be filmed for it."""
    journey, done = trace(in_check(5), OPEN, e.CheckRepeated())
    assert done == (fx.CloseCamera(), fx.CloseMicrophone())
    assert fx.OpenCamera("default") in trace(journey, CLOSE)[1]


def test_an_admission_under_plan_b_waits_until_the_person_is_back() -> None:
    journey, done = trace(waiting(), OPEN, e.PlanGiven(plan(1)), e.PlanGiven(plan(2)))
    assert (journey.state, journey.place) == (State.PLAN_B, State.WAITING)
    assert not [effect for effect in done if isinstance(effect, fx.StartCall)]
    back, done = trace(journey, CLOSE)
    assert back.state is State.CALL
    assert [effect.plan.gen for effect in done if isinstance(effect, fx.StartCall)] == [2]


def test_an_admission_taken_back_under_plan_b_leads_to_the_waiting_room() -> None:
    journey = walk(waiting(), OPEN, e.PlanGiven(plan(1)), e.ReturnedToWaiting(), CLOSE)
    assert (journey.state, journey.seat.plan) == (State.WAITING, None)


def test_an_admission_under_plan_b_survives_a_dead_engine() -> None:
    journey = walk(waiting(), OPEN, e.EngineExited("killed"), e.PlanGiven(plan(1)), CLOSE)
    assert journey.state is State.CALL
    _, done = trace(journey, e.EngineReady(CALL))
    assert [effect.plan.gen for effect in done if isinstance(effect, fx.StartCall)] == [1]


def test_an_engine_that_dies_under_plan_b_opens_nothing_until_it_is_closed() -> None:
    for journey, role in ((in_check(), CHECKS), (waiting(), CALL)):
        covered, done = trace(walk(journey, OPEN), e.EngineExited("killed"), e.EngineReady(role))
        opening = (fx.OpenCamera, fx.OpenMicrophone, fx.RunCheck)
        assert not [effect for effect in done if isinstance(effect, opening)]
        assert fx.OpenCamera("default") in trace(covered, CLOSE)[1]


def test_plan_b_closed_while_the_engine_is_away_leaves_the_rest_to_the_next_one() -> None:
    journey, done = trace(in_check(), OPEN, e.EngineExited("killed"), CLOSE)
    assert done == (fx.CloseCamera(), fx.CloseMicrophone())
    assert journey.check.measuring
    assert fx.RunCheck(CheckId.CAMERA, journey.devices.choice) in trace(journey, e.EngineReady(CHECKS))[1]


def test_a_measured_step_is_not_measured_again_after_plan_b() -> None:
    journey = walk(in_check(), e.CheckFinished(result(CheckId.CAMERA)))
    _, done = trace(journey, OPEN, CLOSE)
    assert not [effect for effect in done if isinstance(effect, fx.RunCheck)]


@pytest.mark.parametrize("heard", [(), (e.SampleRecorded(4.0),)], ids=["recording", "playing"])
def test_a_recording_broken_off_by_plan_b_can_be_made_again(heard: tuple[e.Event, ...]) -> None:
    journey = walk(in_check(1), e.RecordingAsked(), *heard, OPEN)
    assert journey.check.sample is SampleState.IDLE
    late = walk(journey, e.SampleRecorded(4.0), e.SamplePlayed(), CLOSE)
    assert late.check.sample is SampleState.IDLE
    assert trace(late, e.RecordingAsked())[1] == (fx.RecordSample(late.devices.choice),)


def test_a_recording_already_heard_is_still_asked_about_after_plan_b() -> None:
    journey = walk(in_check(1), e.RecordingAsked(), e.SampleRecorded(4.0), e.SamplePlayed(), OPEN, CLOSE)
    assert journey.check.sample is SampleState.PLAYED


def test_nothing_is_recorded_under_plan_b() -> None:
    covered = walk(in_check(1), OPEN)
    assert trace(covered, e.RecordingAsked()) == (covered, ())


def test_an_engine_given_up_is_tried_again_on_coming_back() -> None:
    for journey, role in ((in_check(), CHECKS), (waiting(), CALL), (in_call(), CALL)):
        given_up = walk(journey, e.EngineGaveUp(), OPEN)
        back, done = trace(given_up, CLOSE)
        assert done == (fx.StartEngine(role),)
        assert (back.state, back.engine.condition) == (journey.state, EngineCondition.STARTING)


def test_leaving_the_call_from_plan_b() -> None:
    journey = walk(in_call(), OPEN, e.CallLeft())
    assert (journey.state, journey.place) == (State.PLAN_B, State.AFTER)
    assert walk(journey, CLOSE).state is State.AFTER


def test_a_callback_is_asked_for_once() -> None:
    journey, done = trace(walk(waiting(), OPEN), ASK, ASK)
    asking = fx.RequestCallback("+4587654321", "asked_in_waiting", Verdict.NOT_MEASURED)
    assert [one for one in done if not isinstance(one, fx.StoreReceipt)] == [
        asking,
        fx.StorePhone("+4587654321"),
    ]
    assert journey.receipt.owed[-1].fact is Fact.CALLBACK_ASKED
    assert journey.plan_b.callback is CallbackState.SENDING
    assert "4587654321" not in repr(done)


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ((e.EngineGaveUp(),), "engine"),
        ((e.PlanGiven(plan(1)), after_s(10)), "no_media"),
    ],
)
def test_the_caseworker_learns_why(before: tuple[e.Event, ...], reason: str) -> None:
    _, done = trace(walk(waiting(), *before, OPEN), ASK)
    assert [effect.reason for effect in done if isinstance(effect, fx.RequestCallback)] == [reason]


def test_a_callback_moves_forward_into_the_receipt() -> None:
    journey = walk(waiting(), OPEN, ASK, e.CallbackChanged(CallbackState.QUEUED))
    journey = walk(journey, e.CallbackChanged(CallbackState.ASKED, NOW), e.ServiceLost())
    journey = walk(journey, e.CallbackChanged(CallbackState.ASKED, NOW))
    assert [line.fact for line in journey.receipt.lines].count(Fact.CALLBACK_ASKED) == 1
    called = NOW + timedelta(minutes=5)
    journey = walk(
        journey, e.CallbackChanged(CallbackState.CALLING), e.CallbackChanged(CallbackState.CALLED, called)
    )
    assert (journey.plan_b.callback, journey.plan_b.callback_at) == (CallbackState.CALLED, called)
    assert journey.receipt.lines[-1].fact is Fact.CALLED_BY_CASEWORKER


@pytest.mark.parametrize(
    "late",
    [
        e.CallbackChanged(CallbackState.QUEUED),
        e.CallbackChanged(CallbackState.SENDING),
        e.CallbackChanged(CallbackState.ASKED, NOW),
    ],
)
def test_an_old_word_about_a_callback_changes_nothing(late: e.Event) -> None:
    journey = walk(home(), OPEN, ASK, e.CallbackChanged(CallbackState.CALLED, NOW))
    assert trace(journey, late) == (journey, ())


def test_a_newer_request_of_the_same_person_counts() -> None:
    """Asked from another device after the first call."""
    later = NOW + timedelta(minutes=9)
    journey = walk(
        home(), e.CallbackChanged(CallbackState.CALLED, NOW), e.CallbackChanged(CallbackState.ASKED, later)
    )
    assert journey.plan_b.callback is CallbackState.ASKED


def test_after_the_call_another_one_can_be_asked_for() -> None:
    journey = walk(home(), OPEN, ASK, e.CallbackChanged(CallbackState.CALLED, NOW))
    again, done = trace(journey, ASK)
    assert [type(one) for one in done] == [fx.RequestCallback, fx.StoreReceipt]
    assert (again.plan_b.callback, again.plan_b.callback_at) == (CallbackState.SENDING, None)


def test_a_number_that_the_service_does_not_take_can_be_typed_again() -> None:
    journey = walk(home(), OPEN, ASK, e.CallbackChanged(CallbackState.NONE))
    assert journey.plan_b.callback is CallbackState.NONE
    assert len(trace(journey, ASK)[1]) == 1


def test_a_message_is_sent_once_and_confirmed_once() -> None:
    pressed = e.MessageAsked(Message.EQUIPMENT_FAILING)
    journey, done = trace(walk(waiting(), OPEN), pressed, pressed)
    assert [type(one) for one in done] == [fx.SendMessage, fx.StoreReceipt]
    confirmed = e.MessageConfirmed(Message.EQUIPMENT_FAILING, NOW)
    journey = walk(journey, e.MessageAsked(Message.TEN_MINUTES_LATE), confirmed)
    assert dict(journey.plan_b.messages) == {
        Message.EQUIPMENT_FAILING: NOW,
        Message.TEN_MINUTES_LATE: None,
    }
    assert walk(journey, e.ServiceLost(), confirmed).receipt.lines[-2].fact is Fact.MESSAGE_SENT


def test_the_number_can_be_copied_again_and_again() -> None:
    journey, done = trace(walk(home(), OPEN), e.NumberCopied(), e.NumberCopied())
    assert done == (fx.CopyNumber("+4512345678"),) * 2
    assert journey.plan_b.number_copied


@pytest.mark.parametrize("pressed", [ASK, e.MessageAsked(Message.TEN_MINUTES_LATE), e.NumberCopied()])
def test_without_a_meeting_there_is_nobody_to_ask(pressed: e.Event) -> None:
    nobody = walk(Journey(), OPEN)
    assert trace(nobody, pressed) == (nobody, ())


def test_help_asked_for_outlives_the_end_of_the_meeting() -> None:
    journey = walk(in_call(), OPEN, ASK, e.MeetingEnded(NOW), CLOSE, e.AfterClosed())
    assert journey.plan_b.callback is CallbackState.SENDING
    other = walk(journey, e.MeetingOpened(OTHER_INVITATION))
    assert other.plan_b.callback is CallbackState.NONE


def test_plan_b_stays_open_over_a_forgotten_meeting() -> None:
    journey = walk(home(), OPEN, e.MeetingForgotten())
    assert (journey.state, journey.invitation) == (State.PLAN_B, None)
    assert walk(replace(journey, invitation=INVITATION), CLOSE).state is State.HOME
