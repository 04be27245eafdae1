# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call: late numbers are dropped, a line is rebuilt without a click, and plan B comes forward in time."""

from dataclasses import replace

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.devices import DeviceKind
from app.core.events.engine import LineState
from app.core.facts import Forward, State
from app.core.faults import FaultCode
from app.core.receipt import Fact
from app.core.state import Journey
from app.core.verdicts import CheckId, Verdict
from tests.unit.core.walking import CALL, NOW, after_s, in_call, in_check, plan, result, trace, waiting, walk

CALL_INSTEAD = e.CheckFinished(result(CheckId.LINE, Verdict.CALL_INSTEAD))
LOST_3S = e.LineChanged(1, LineState.LOST, 3.0)


def asked(effects: tuple[fx.Effect, ...]) -> list[fx.AskRebuild]:
    """Return the requests for another attempt."""
    return [effect for effect in effects if isinstance(effect, fx.AskRebuild)]


def begun() -> Journey:
    """Admitted; the first attempt is under way."""
    return walk(waiting(), e.PlanGiven(plan(1)))


def test_the_first_connection_is_the_calls_beginning() -> None:
    journey = begun()
    assert journey.call.line is LineState.CONNECTING
    journey = walk(journey, e.CallConnected(1), e.PictureArrived(1), e.SoundArrived(1))
    call = journey.call
    assert (call.line, call.connected_once, call.has_picture, call.has_sound) == (
        LineState.GOOD,
        True,
        True,
        True,
    )
    assert call.began_at == NOW
    again = walk(journey, after_s(60), e.PlanGiven(plan(2)), e.CallConnected(2))
    assert again.call.began_at == NOW
    assert [line.fact for line in again.receipt.lines].count(Fact.CALL_BEGAN) == 1


def test_a_picture_that_rests_is_known_until_it_moves_or_the_line_is_built_anew() -> None:
    journey = walk(begun(), e.CallConnected(1), e.PictureArrived(1), e.PictureRested(1, True))
    assert journey.call.picture_rests
    assert journey.call.line is LineState.GOOD
    assert not walk(journey, e.PictureRested(1, False)).call.picture_rests
    assert not walk(journey, e.PlanGiven(plan(2))).call.picture_rests


@pytest.mark.parametrize(
    "late",
    [
        e.PictureRested(1, True),
        e.CallConnected(1),
        e.CallNotConnected(1, FaultCode.CALL_NOT_CONNECTED),
        e.PictureArrived(1),
        e.SoundArrived(1),
        LOST_3S,
    ],
)
def test_reports_about_an_older_attempt_are_dropped(late: e.Event) -> None:
    journey = walk(in_call(), e.PlanGiven(plan(2)))
    assert trace(journey, late) == (journey, ())
    elsewhere = walk(in_call(), e.ReturnedToWaiting())
    assert trace(elsewhere, late) == (elsewhere, ())


def test_an_older_plan_is_dropped_and_the_same_one_changes_nothing() -> None:
    journey = walk(in_call(), e.PlanGiven(plan(3)), e.CallConnected(3))
    for gen in (1, 2, 3):
        assert trace(journey, e.PlanGiven(plan(gen))) == (journey, ())


def test_a_newer_plan_is_built_at_once() -> None:
    journey, done = trace(in_call(), e.PlanGiven(plan(2)))
    assert [effect.plan.gen for effect in done if isinstance(effect, fx.StartCall)] == [2]
    assert (journey.call.line, journey.call.has_picture) == (LineState.CONNECTING, False)


def test_one_second_is_weak_and_nothing_more() -> None:
    journey, done = trace(in_call(), e.LineChanged(1, LineState.WEAK, 1.0))
    assert done == ()
    assert (journey.call.line, journey.plan_b.forward) == (LineState.WEAK, Forward.NONE)


def test_three_seconds_are_rebuilt_asking_once() -> None:
    journey, done = trace(in_call(), LOST_3S, replace(LOST_3S, silent_s=4.0), replace(LOST_3S, silent_s=5.0))
    assert asked(done) == [fx.AskRebuild(1, "line")]
    assert journey.plan_b.forward is Forward.NONE
    assert journey.receipt.has(Fact.LINE_INTERRUPTED)


def test_ten_seconds_bring_plan_b_forward_and_rebuilding_goes_on() -> None:
    journey, done = trace(in_call(), LOST_3S, after_s(8), replace(LOST_3S, silent_s=10.0))
    assert journey.plan_b.forward is Forward.NO_MEDIA
    assert journey.state is State.CALL, "an offer, never a jump"
    assert len(asked(done)) == 2
    back = walk(journey, e.LineChanged(1, LineState.GOOD))
    assert (back.plan_b.forward, back.call.line) == (Forward.NONE, LineState.GOOD)


def test_ten_seconds_over_several_attempts_bring_plan_b_forward() -> None:
    """Each attempt counts its own silence from zero; a person counts all of it."""
    journey = walk(in_call(), LOST_3S)
    for second, gen in ((1, 2), (4, 3), (7, 4)):
        journey = walk(journey, after_s(second), e.PlanGiven(plan(gen)), e.CallConnected(gen))
        assert journey.plan_b.forward is (Forward.NO_MEDIA if second >= 7 else Forward.NONE)
        journey = walk(journey, after_s(second + 3), e.LineChanged(gen, LineState.LOST, 3.0))
    assert journey.plan_b.forward is Forward.NO_MEDIA
    assert walk(journey, e.SoundArrived(4)).plan_b.forward is Forward.NONE
    assert walk(journey, e.PictureArrived(4)).plan_b.forward is Forward.NONE


def test_an_admission_without_picture_or_sound_brings_plan_b_forward() -> None:
    journey = walk(begun(), after_s(9))
    assert journey.plan_b.forward is Forward.NONE
    assert walk(journey, after_s(10)).plan_b.forward is Forward.NO_MEDIA


def test_a_weak_line_that_still_carries_never_brings_plan_b_forward() -> None:
    journey = walk(in_call(), e.LineChanged(1, LineState.WEAK, 0.2), after_s(60))
    assert journey.plan_b.forward is Forward.NONE


def test_a_line_that_is_good_again_takes_the_request_back() -> None:
    journey = walk(in_call(), LOST_3S, e.LineChanged(1, LineState.GOOD))
    assert trace(journey, after_s(30))[1] == ()


def test_a_request_that_stays_unanswered_is_made_again_every_five_seconds() -> None:
    journey = walk(in_call(), LOST_3S)
    journey, done = trace(journey, *[after_s(second) for second in range(1, 12)])
    assert asked(done) == [fx.AskRebuild(1, "line")] * 2


def test_an_answered_request_is_not_made_again() -> None:
    journey = walk(in_call(), LOST_3S, e.PlanGiven(plan(2)))
    assert asked(trace(journey, after_s(6))[1]) == []


def test_a_request_waits_for_the_service_and_is_made_when_it_is_back() -> None:
    journey = walk(in_call(), LOST_3S, e.ServiceLost())
    journey, done = trace(journey, after_s(6), after_s(12))
    assert done == ()
    journey, done = trace(journey, e.ServiceBack())
    assert asked(done) == [fx.AskRebuild(1, "line")]
    assert asked(trace(journey, after_s(13))[1]) == [], "not a second time a second later"


def test_a_service_that_comes_back_to_a_good_call_is_asked_for_nothing() -> None:
    assert trace(in_call(), e.ServiceLost(), e.ServiceBack())[1][1:] == ()


def test_an_attempt_that_fails_is_followed_by_another() -> None:
    journey, done = trace(begun(), e.CallNotConnected(1, FaultCode.CALL_NOT_CONNECTED))
    assert asked(done) == [fx.AskRebuild(1, "not_connected")]
    assert journey.call.line is LineState.LOST


def test_attempts_that_fail_at_once_make_no_storm() -> None:
    journey, requests = begun(), 0
    for tenth in range(40):
        gen = journey.call.started_gen
        journey, done = trace(
            journey, after_s(tenth / 10), e.CallNotConnected(gen, FaultCode.CALL_DESCRIPTION)
        )
        if asked(done):
            requests += 1
            journey = walk(journey, e.PlanGiven(plan(gen + 1)))
    assert requests == 2, "at 0 s and at 2 s"


def test_without_any_clock_a_lost_line_is_still_rebuilt() -> None:
    journey = replace(in_call(), now=None)
    journey, done = trace(journey, LOST_3S)
    assert asked(done) == [fx.AskRebuild(1, "line")]
    assert walk(journey, replace(LOST_3S, silent_s=10.0)).plan_b.forward is Forward.NO_MEDIA


def test_sound_that_reaches_the_speaker_clears_its_fault() -> None:
    journey = walk(begun(), e.CallConnected(1), e.DeviceFaulted(DeviceKind.SPEAKER, FaultCode.SPEAKER_LOST))
    assert walk(journey, e.SoundArrived(1)).devices.speaker_fault is None


def test_a_break_is_one_click_each_way() -> None:
    journey, done = trace(in_call(), e.PauseSwitched(True))
    assert done == (fx.SetMedia(microphone_on=True, camera_on=True, paused=True),)
    journey, done = trace(journey, e.PauseSwitched(False))
    assert done == (fx.SetMedia(microphone_on=True, camera_on=True, paused=False),)
    assert journey == in_call()


def test_what_is_switched_off_stays_off_when_the_call_is_rebuilt() -> None:
    journey = walk(in_call(), e.MicrophoneSwitched(False), e.CameraSwitched(False))
    _, done = trace(journey, e.PlanGiven(plan(2)))
    start = next(effect for effect in done if isinstance(effect, fx.StartCall))
    assert (start.microphone_on, start.camera_on, start.paused) == (False, False, False)


def test_the_camera_in_the_waiting_room_follows_its_switch() -> None:
    journey, done = trace(waiting(), e.CameraSwitched(False))
    assert done[-1] == fx.CloseCamera()
    assert not journey.devices.camera_live
    _, done = trace(journey, e.CameraSwitched(True))
    assert done[-1] == fx.OpenCamera("default")


def test_a_camera_chosen_in_the_waiting_room_shows_itself() -> None:
    _, done = trace(waiting(), e.DeviceChosen(DeviceKind.CAMERA, "1"))
    assert done[-1] == fx.OpenCamera("1")
    without, done = trace(waiting(), e.DeviceChosen(DeviceKind.CAMERA, "none"))
    assert done[-1] == fx.CloseCamera()
    assert trace(without, e.DeviceChosen(DeviceKind.CAMERA, "1"))[1][-1] == fx.OpenCamera("1")


def test_devices_change_in_mid_call() -> None:
    _, done = trace(in_call(), e.DeviceChosen(DeviceKind.MICROPHONE, "2"))
    assert done[-1] == fx.UseDevice(DeviceKind.MICROPHONE, "2")


def test_leaving_ends_everything_and_says_so() -> None:
    journey, done = trace(in_call(), e.CallLeft())
    assert done == (fx.LeaveMeeting(), fx.StopEngine(), fx.StoreReceipt(journey.receipt))
    assert journey.receipt.lines[-1].fact is Fact.LEFT
    assert trace(journey, e.CallLeft()) == (journey, ())
    assert walk(journey, e.AfterClosed()).state is State.HOME


def test_leaving_a_broken_call_leaves_the_offer_behind() -> None:
    journey = walk(in_call(), LOST_3S, after_s(11))
    assert journey.plan_b.forward is Forward.NO_MEDIA
    for way in (e.CallLeft(), e.ReturnedToWaiting(), e.SeatMoved(), e.MeetingEnded(NOW)):
        assert walk(journey, way).plan_b.forward is Forward.NONE


def test_a_call_that_stands_overrules_the_checks_verdict() -> None:
    journey = walk(in_check(3), CALL_INSTEAD, e.StepDone(), e.StepDone())
    assert journey.plan_b.forward is Forward.VERDICT
    journey = walk(journey, e.WaitingRoomAsked(), e.EngineReady(CALL), e.PlanGiven(plan(1)))
    assert journey.plan_b.forward is Forward.VERDICT
    journey = walk(journey, e.CallConnected(1), e.SoundArrived(1))
    assert journey.plan_b.forward is Forward.NONE
    assert walk(journey, e.CallLeft(), e.AfterClosed()).plan_b.forward is Forward.NONE


def test_the_goodbye_page_offers_no_plan_b_for_the_equipment() -> None:
    journey = walk(in_check(3), CALL_INSTEAD, e.StepDone(), e.StepDone())
    journey = walk(journey, e.WaitingRoomAsked(), e.MeetingEnded(NOW))
    assert (journey.state, journey.plan_b.forward) == (State.AFTER, Forward.NONE)


def test_a_call_without_any_plan_asks_for_nothing() -> None:
    """Can't happen by any event; asking the service about attempt "none" would be worse."""
    journey = in_call()
    journey = replace(journey, seat=replace(journey.seat, plan=None))
    assert asked(trace(journey, LOST_3S)[1]) == []


def test_the_silence_of_a_weak_line_counts_from_its_last_packet() -> None:
    journey = walk(in_call(), e.LineChanged(1, LineState.WEAK, 1.0), after_s(8))
    assert journey.plan_b.forward is Forward.NONE
    assert walk(journey, after_s(9)).plan_b.forward is Forward.NO_MEDIA


def test_sound_left_uncleaned_stays_so_when_the_call_is_built_anew_and_no_longer() -> None:
    """Support's experiment holds for this call, over all its attempts; the next one begins cleaned."""
    journey, done = trace(in_call(), e.SoundCleaningSwitched(False))
    assert done == (fx.SetMedia(True, True, False, cleans_sound=False),)
    journey, done = trace(journey, e.PlanGiven(plan(2)))
    (start,) = (effect for effect in done if isinstance(effect, fx.StartCall))
    assert not start.cleans_sound
    journey, done = trace(journey, e.ReturnedToWaiting(), e.PlanGiven(plan(3)))
    (start,) = (effect for effect in done if isinstance(effect, fx.StartCall))
    assert start.cleans_sound
    assert journey.media.cleans_sound
