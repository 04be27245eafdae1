# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The engine dies at the worst moment: it costs seconds, never the place in line."""

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.devices import Device, DeviceKind
from app.core.events.engine import LineState
from app.core.facts import EngineCondition, Forward, SampleState, State
from app.core.faults import FaultCode
from app.core.receipt import Fact
from app.core.verdicts import CheckId
from tests.unit.core.walking import (
    CALL,
    CHECKS,
    NOW,
    PLACES,
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

DEATHS = (e.EngineExited("killed"), e.EngineSilent(2.0))
ROLES = {"check": CHECKS, "waiting": CALL, "call": CALL}


@pytest.mark.parametrize("death", DEATHS)
@pytest.mark.parametrize("place", sorted(ROLES))
def test_a_death_is_said_and_keeps_page_seat_and_call(place: str, death: e.Event) -> None:
    journey = PLACES[place]()
    now = walk(journey, death)
    assert now.engine.condition is EngineCondition.RECOVERING
    assert now.state is journey.state
    assert now.seat == journey.seat
    assert not now.devices.camera_live
    assert now.receipt.has(Fact.EQUIPMENT_INTERRUPTED) == (place != "check")


@pytest.mark.parametrize("death", DEATHS)
def test_an_engine_that_dies_while_starting_is_waited_for(death: e.Event) -> None:
    journey, done = trace(home(), e.CheckAsked(), death, e.EngineReady(CHECKS))
    assert journey.engine.condition is EngineCondition.READY
    assert fx.RunCheck(CheckId.CAMERA, journey.devices.choice) in done


@pytest.mark.parametrize(
    "stopped",
    [
        e.CameraStalled(),
        e.DeviceFaulted(DeviceKind.MICROPHONE, FaultCode.MICROPHONE_LOST),
        e.DeviceFaulted(DeviceKind.SPEAKER, FaultCode.SPEAKER_LOST),
    ],
    ids=repr,
)
def test_equipment_that_stops_in_a_call_is_on_the_receipt_and_nobodys_fault(stopped: e.Event) -> None:
    """Once, however often it is said; before the call, or without such equipment, nothing is interrupted."""
    journey = walk(in_call(), stopped, stopped)
    assert journey.receipt.lines[-1].fact is Fact.EQUIPMENT_INTERRUPTED
    assert [line.fact for line in journey.receipt.lines].count(Fact.EQUIPMENT_INTERRUPTED) == 1
    assert not walk(waiting(), stopped).receipt.has(Fact.EQUIPMENT_INTERRUPTED)
    none = e.DeviceFaulted(DeviceKind.CAMERA, FaultCode.CAMERA_NONE)
    assert not walk(in_call(), none).receipt.has(Fact.EQUIPMENT_INTERRUPTED)


def test_the_next_engine_takes_up_the_step_of_the_check() -> None:
    journey = walk(in_check(3), e.CheckStarted(CheckId.LINE), e.EngineExited("killed"))
    assert not journey.check.measuring
    now, done = trace(journey, e.EngineReady(CHECKS))
    choice = now.devices.choice
    assert done == (
        fx.ListDevices(),
        fx.CloseCamera(),
        fx.CloseMicrophone(),
        fx.RunCheck(CheckId.LINE, choice),
    )
    assert now.check.measuring


def test_a_result_is_not_lost_with_the_engine_and_not_measured_again() -> None:
    journey = walk(in_check(3), e.CheckFinished(result(CheckId.LINE)), e.EngineExited("killed"))
    now, done = trace(journey, e.EngineReady(CHECKS))
    assert now.check.result_of(CheckId.LINE) == result(CheckId.LINE)
    assert fx.RunCheck(CheckId.LINE, now.devices.choice) not in done
    assert not now.check.measuring


@pytest.mark.parametrize("heard", [(), (e.SampleRecorded(4.0),)], ids=["recording", "playing"])
def test_a_recording_that_dies_with_the_engine_can_be_made_again(heard: tuple[e.Event, ...]) -> None:
    journey = walk(in_check(1), e.RecordingAsked(), *heard, e.EngineExited("killed"))
    assert journey.check.sample is SampleState.IDLE
    _, done = trace(journey, e.EngineReady(CHECKS), e.RecordingAsked())
    assert fx.OpenMicrophone("default") in done
    assert fx.RecordSample(journey.devices.choice) in done


def test_a_recording_already_heard_is_still_asked_about() -> None:
    heard = walk(in_check(1), e.RecordingAsked(), e.SampleRecorded(4.0), e.SamplePlayed())
    assert walk(heard, e.EngineExited("killed")).check.sample is SampleState.PLAYED


def test_a_test_sound_that_dies_with_the_engine_can_be_played_again() -> None:
    journey = walk(in_check(2), e.SoundAsked(), e.EngineExited("killed"))
    assert not journey.check.tone_playing
    assert trace(journey, e.EngineReady(CHECKS), e.SoundAsked())[1][-1] == fx.PlayTone("default", "default")


def test_the_mirror_comes_back_in_the_waiting_room() -> None:
    _, done = trace(waiting(), e.EngineExited("killed"), e.EngineReady(CALL))
    assert done[-2:] == (fx.ListDevices(), fx.OpenCamera("default"))
    off = walk(waiting(), e.CameraSwitched(False), e.EngineExited("killed"))
    assert not [effect for effect in trace(off, e.EngineReady(CALL))[1] if isinstance(effect, fx.OpenCamera)]


def test_a_call_asks_for_a_new_attempt_when_the_engine_is_back() -> None:
    dead = walk(in_call(), after_s(60), e.EngineExited("killed"))
    assert (dead.call.line, dead.call.has_sound) == (LineState.CONNECTING, False)
    journey, done = trace(dead, e.EngineReady(CALL))
    assert done == (fx.ListDevices(), fx.AskRebuild(1, "engine"))
    _, done = trace(journey, e.PlanGiven(plan(2)))
    assert [effect.plan.gen for effect in done if isinstance(effect, fx.StartCall)] == [2]


def test_a_plan_that_came_while_the_engine_was_away_is_built_by_the_next() -> None:
    journey = walk(in_call(), e.EngineExited("killed"), e.PlanGiven(plan(2)))
    assert journey.call.started_gen == 1
    _, done = trace(journey, after_s(20), e.EngineReady(CALL))
    assert [effect.plan.gen for effect in done if isinstance(effect, fx.StartCall)] == [2]
    assert not [effect for effect in done if isinstance(effect, fx.AskRebuild)]


def test_the_last_words_of_a_dead_engine_are_not_believed() -> None:
    dead = walk(in_call(), e.EngineExited("killed"))
    for late in (e.CallConnected(1), e.SoundArrived(1), e.LineChanged(1, LineState.LOST, 3.0)):
        assert trace(dead, late) == (dead, ())


def test_an_admission_without_an_engine_waits_for_it() -> None:
    journey, done = trace(home(), e.WaitingRoomAsked(), e.PlanGiven(plan(1)))
    assert journey.state is State.CALL
    assert not [effect for effect in done if isinstance(effect, fx.StartCall)]
    _, done = trace(journey, e.EngineReady(CALL))
    assert [effect.plan.gen for effect in done if isinstance(effect, fx.StartCall)] == [1]


def test_ten_seconds_without_an_engine_in_a_call_bring_plan_b_forward() -> None:
    journey = walk(in_call(), e.EngineExited("killed"), after_s(10))
    assert journey.plan_b.forward is Forward.NO_MEDIA


@pytest.mark.parametrize("place", sorted(ROLES))
@pytest.mark.parametrize("last", [(), (e.EngineExited("killed"),)], ids=["gave up", "and its exit after"])
def test_the_third_death_brings_plan_b_forward(place: str, last: tuple[e.Event, ...]) -> None:
    journey = PLACES[place]()
    role = ROLES[place]
    events = [e.EngineExited("1"), e.EngineReady(role), e.EngineExited("2"), e.EngineReady(role)]
    now = walk(journey, *events, e.EngineExited("3"), e.EngineGaveUp(), *last)
    assert (now.engine.condition, now.plan_b.forward) == (EngineCondition.GAVE_UP, Forward.ENGINE)
    assert now.state is journey.state, "an offer, never a jump"
    assert now.seat == journey.seat
    back = walk(now, e.EngineReady(role))
    assert (back.engine.condition, back.plan_b.forward) == (EngineCondition.READY, Forward.NONE)


def test_the_offer_does_not_follow_to_another_page() -> None:
    journey = walk(in_check(), e.EngineGaveUp())
    assert walk(journey, e.CheckLeft()).plan_b.forward is Forward.NONE
    waiting_room = walk(journey, e.WaitingRoomAsked())
    assert waiting_room.engine.condition is EngineCondition.STARTING
    assert waiting_room.plan_b.forward is Forward.NONE


def test_repeating_a_check_tries_an_engine_given_up_once_more() -> None:
    journey, done = trace(in_check(), e.EngineGaveUp(), e.CheckRepeated())
    assert done == (fx.StartEngine(CHECKS),)
    assert journey.check.measuring


def test_an_admission_tries_an_engine_given_up_once_more() -> None:
    journey, done = trace(waiting(), e.EngineGaveUp(), e.PlanGiven(plan(1)))
    assert fx.StartEngine(CALL) in done
    _, done = trace(journey, e.EngineReady(CALL))
    assert [effect.plan.gen for effect in done if isinstance(effect, fx.StartCall)] == [1]


@pytest.mark.parametrize(
    "word",
    [
        *DEATHS,
        e.EngineGaveUp(),
        e.EngineReady(CHECKS),
        e.EngineReady(CALL),
        e.EngineFaulted(FaultCode.ENGINE_INTERNAL),
    ],
)
def test_an_engine_that_was_let_go_has_no_say(word: e.Event) -> None:
    for make in (home, after):
        assert trace(make(), word) == (make(), ())


def test_the_checks_engine_is_not_taken_for_the_calls() -> None:
    journey = walk(in_check(), e.WaitingRoomAsked())
    assert trace(journey, e.EngineReady(CHECKS)) == (journey, ())
    assert not journey.devices.camera_live


def test_an_engine_that_is_ready_twice_disturbs_no_call() -> None:
    assert trace(in_call(), e.EngineReady(CALL)) == (in_call(), ())


def test_a_fresh_engine_starts_without_old_complaints() -> None:
    journey = walk(
        waiting(),
        e.DeviceFaulted(DeviceKind.CAMERA, FaultCode.CAMERA_BUSY),
        e.DeviceFaulted(DeviceKind.MICROPHONE, FaultCode.MICROPHONE_LOST),
        e.EngineFaulted(FaultCode.ENGINE_INTERNAL),
    )
    assert journey.notice is FaultCode.ENGINE_INTERNAL
    now = walk(journey, e.EngineExited("killed"), e.EngineReady(CALL))
    assert (now.notice, now.devices.camera_fault, now.devices.microphone_fault) == (None, None, None)


def test_a_notice_about_something_else_outlives_the_engine() -> None:
    journey = walk(waiting(), e.OpeningFailed(FaultCode.MEETING_FULL), e.EngineExited("killed"))
    assert walk(journey, e.EngineReady(CALL)).notice is FaultCode.MEETING_FULL


def test_a_notice_belongs_to_its_page() -> None:
    journey = walk(in_check(), e.EngineFaulted(FaultCode.ENGINE_PROTOCOL))
    assert walk(journey, e.CheckLeft()).notice is None
    assert walk(journey, e.WaitingRoomAsked()).notice is None
    assert walk(journey, e.StepSkipped()).notice is None


def test_a_camera_that_stalls_costs_the_picture_only() -> None:
    journey = walk(in_call(), e.CameraStalled())
    assert (journey.devices.camera_fault, journey.devices.camera_live) == (FaultCode.CAMERA_STALLED, False)
    assert journey.call == in_call().call
    back = walk(journey, e.CameraResumed())
    assert (back.devices.camera_fault, back.devices.camera_live) == (None, True)


def test_a_camera_fault_darkens_the_mirror_and_another_camera_clears_it() -> None:
    journey = walk(waiting(), e.DeviceFaulted(DeviceKind.CAMERA, FaultCode.CAMERA_BUSY))
    assert (journey.devices.camera_fault, journey.devices.camera_live) == (FaultCode.CAMERA_BUSY, False)
    assert walk(journey, e.DeviceChosen(DeviceKind.CAMERA, "1")).devices.camera_fault is None


def test_devices_are_listed_for_every_page() -> None:
    camera = Device(DeviceKind.CAMERA, "0", "HD Webcam")
    devices = walk(waiting(), e.DevicesListed(cameras=(camera,))).devices
    assert (devices.cameras, devices.listed) == ((camera,), True)


def test_a_death_at_the_goodbye_writes_no_line() -> None:
    journey = walk(in_call(), e.MeetingEnded(NOW))
    assert walk(journey, e.EngineExited("killed")).receipt == journey.receipt
