# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tech check: one step at a time, and nothing that a press too many can spoil."""

from collections.abc import Callable

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.devices import DeviceChoice, DeviceKind
from app.core.events.person import Answer
from app.core.facts import STEPS, EngineCondition, Forward, SampleState, State
from app.core.faults import FaultCode
from app.core.receipt import Fact
from app.core.state import Journey
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict
from app.core.views import CheckView, project
from tests.unit.core.walking import CALL, CHECKS, INVITATION, home, in_check, result, trace, walk

CHOICE = DeviceChoice()
FINISHED = len(STEPS)


def at(check: CheckId) -> Journey:
    """The step of one check."""
    return in_check(STEPS.index(check))


def recorded() -> Journey:
    """A sample was recorded and played back."""
    return walk(at(CheckId.MICROPHONE), e.RecordingAsked(), e.SampleRecorded(4.0), e.SamplePlayed())


def test_the_check_starts_an_engine_and_measures_by_itself() -> None:
    journey, done = trace(home(), e.CheckAsked())
    assert done == (fx.StartEngine(CHECKS),)
    assert journey.check.measuring
    journey, done = trace(journey, e.EngineReady(CHECKS))
    assert done == (
        fx.ListDevices(),
        fx.OpenCamera("default"),
        fx.CloseMicrophone(),
        fx.RunCheck(CheckId.CAMERA, CHOICE),
        fx.RunCheck(CheckId.LINE, CHOICE),
    )
    journey = walk(journey, e.CheckStarted(CheckId.CAMERA), e.CheckFinished(result(CheckId.CAMERA)))
    assert not journey.check.measuring
    assert journey.check.result_of(CheckId.CAMERA) == result(CheckId.CAMERA)


@pytest.mark.parametrize(
    ("check", "effects"),
    [
        (CheckId.MICROPHONE, (fx.CloseCamera(), fx.OpenMicrophone("default"))),
        (CheckId.SPEAKER, (fx.CloseCamera(), fx.CloseMicrophone())),
        (CheckId.LINE, (fx.CloseCamera(), fx.CloseMicrophone())),
        (CheckId.COMPUTER, (fx.CloseCamera(), fx.CloseMicrophone(), fx.RunCheck(CheckId.COMPUTER, CHOICE))),
    ],
)
def test_each_step_opens_what_it_needs_and_closes_the_rest(
    check: CheckId, effects: tuple[fx.Effect, ...]
) -> None:
    before = in_check(STEPS.index(check) - 1)
    journey, done = trace(before, e.StepDone())
    assert journey.check.current is check
    assert done == effects


def test_going_on_unmeasured_is_never_good() -> None:
    journey, done = trace(in_check(FINISHED - 1), e.StepDone())
    assert journey.check.current is None
    assert {found.verdict for found in journey.check.results} == {Verdict.NOT_MEASURED}
    assert journey.check.verdict is Verdict.NOT_MEASURED
    assert journey.receipt.has(Fact.CHECK_FINISHED)
    assert fx.StoreReceipt(journey.receipt) in done
    assert trace(journey, e.StepDone()) == (journey, ())


def test_a_measured_step_keeps_its_result() -> None:
    journey = walk(in_check(), e.CheckFinished(result(CheckId.CAMERA, Verdict.REMARK)), e.StepDone())
    assert journey.check.results == (result(CheckId.CAMERA, Verdict.REMARK),)


def test_a_result_that_comes_after_going_on_still_counts() -> None:
    journey = walk(at(CheckId.LINE), e.StepDone(), e.CheckFinished(result(CheckId.LINE, Verdict.REMARK)))
    assert journey.check.result_of(CheckId.LINE) == result(CheckId.LINE, Verdict.REMARK)
    assert journey.check.measuring, "the computer's own check is still under way"


def test_what_a_closing_camera_measured_says_nothing() -> None:
    bad = e.CheckFinished(result(CheckId.CAMERA, Verdict.CALL_INSTEAD))
    for journey in (walk(in_check(), e.StepSkipped()), walk(in_check(), e.PlanBAsked())):
        assert trace(journey, bad) == (journey, ())


def test_a_check_that_starts_elsewhere_does_not_look_busy_here() -> None:
    journey = at(CheckId.MICROPHONE)
    assert walk(journey, e.CheckStarted(CheckId.CAMERA)) == journey


def test_a_recording_is_made_played_and_answered() -> None:
    journey, done = trace(at(CheckId.MICROPHONE), e.SoundHeard(), e.RecordingAsked())
    assert done == (fx.RecordSample(CHOICE),)
    assert (journey.check.sample, journey.check.voice_heard) == (SampleState.QUIET, True)
    journey = walk(journey, e.SpeakNow())
    assert journey.check.sample is SampleState.RECORDING
    journey = walk(journey, e.CheckFinished(result(CheckId.MICROPHONE)), e.SampleRecorded(4.0))
    assert journey.check.sample is SampleState.PLAYING
    journey = walk(journey, e.SamplePlayed())
    assert journey.check.sample is SampleState.PLAYED
    journey = walk(journey, e.AnswerGiven(Answer.NO))
    assert journey.check.verdict is Verdict.REMARK


def test_pressing_record_twice_records_once() -> None:
    recording = walk(at(CheckId.MICROPHONE), e.RecordingAsked())
    assert trace(recording, e.RecordingAsked()) == (recording, ())
    playing = walk(recording, e.SampleRecorded(4.0))
    assert trace(playing, e.RecordingAsked()) == (playing, ())


def test_a_second_recording_drops_the_first_ones_result_and_answer() -> None:
    journey = walk(recorded(), e.CheckFinished(result(CheckId.MICROPHONE)), e.AnswerGiven(Answer.NO))
    again = walk(journey, e.RecordingAsked())
    assert again.check.result_of(CheckId.MICROPHONE) is None
    now = walk(again, e.CheckFinished(result(CheckId.MICROPHONE)))
    assert now.check.result_of(CheckId.MICROPHONE) == result(CheckId.MICROPHONE)


def test_an_answer_given_before_the_measurement_came_is_kept() -> None:
    journey = walk(recorded(), e.AnswerGiven(Answer.NO), e.CheckFinished(result(CheckId.MICROPHONE)))
    found = journey.check.result_of(CheckId.MICROPHONE)
    assert found is not None
    assert found.verdict is Verdict.REMARK
    assert [finding.code for finding in found.findings] == ["microphone_not_heard_back"]


@pytest.mark.parametrize("late", [e.SampleRecorded(4.0), e.SamplePlayed(), e.TonePlayed()])
@pytest.mark.parametrize("check", list(CheckId))
def test_the_end_of_something_that_was_broken_off_changes_nothing(late: e.Event, check: CheckId) -> None:
    journey = at(check)
    assert trace(journey, late) == (journey, ())


@pytest.mark.parametrize("pressed", [e.RecordingAsked(), e.SoundAsked()])
@pytest.mark.parametrize("steps", [0, FINISHED])
def test_a_press_meant_for_another_step_changes_nothing(pressed: e.Event, steps: int) -> None:
    journey = in_check(steps)
    assert trace(journey, pressed) == (journey, ())


@pytest.mark.parametrize(
    ("check", "pressed"), [(CheckId.MICROPHONE, e.RecordingAsked()), (CheckId.SPEAKER, e.SoundAsked())]
)
def test_a_press_without_an_engine_is_done_once_as_soon_as_there_is_one(
    check: CheckId, pressed: e.Event
) -> None:
    """Nobody has to find out that nothing happened; and a recording that no engine makes would never end."""
    dead = walk(at(check), e.EngineExited("killed"))
    journey, done = trace(dead, pressed, pressed)
    assert done == ()
    assert (journey.check.tone_playing, journey.check.sample) == (False, SampleState.IDLE)
    page = project(journey).page
    assert isinstance(page, CheckView)
    assert page.wished
    journey, done = trace(journey, e.EngineExited("again"), e.EngineReady(CHECKS))
    assert _begun(done) == [trace(at(check), pressed)[1][0]]
    assert journey.check.tone_playing is (check is CheckId.SPEAKER)
    assert journey.check.wished is None
    assert not _begun(trace(journey, e.EngineExited("killed"), e.EngineReady(CHECKS))[1])


@pytest.mark.parametrize(
    "meanwhile",
    [
        (e.StepDone(), e.EngineReady(CHECKS)),
        (e.PlanBAsked(), e.EngineReady(CHECKS), e.PlanBClosed()),
        (e.PlanBAsked(), e.PlanBClosed(), e.EngineReady(CHECKS)),
        (e.EngineGaveUp(), e.CheckRepeated(), e.EngineReady(CHECKS)),
        (e.CheckLeft(), e.CheckAsked(), e.EngineReady(CHECKS), e.StepDone(), e.StepDone()),
    ],
)
def test_a_sound_that_was_asked_for_does_not_come_on_another_page(meanwhile: tuple[e.Event, ...]) -> None:
    journey = walk(at(CheckId.SPEAKER), e.EngineExited("killed"), e.SoundAsked())
    journey, done = trace(journey, *meanwhile)
    assert not _begun(done)
    assert journey.check.wished is None


def test_a_press_finds_a_new_engine_when_the_last_one_was_given_up() -> None:
    given_up = walk(at(CheckId.SPEAKER), e.EngineGaveUp())
    journey, done = trace(given_up, e.SoundAsked(), e.SoundAsked())
    assert done == (fx.StartEngine(CHECKS),)
    assert _begun(trace(journey, e.EngineReady(CHECKS))[1]) == [fx.PlayTone("default", "default")]


def _begun(done: tuple[fx.Effect, ...]) -> list[fx.Effect]:
    return [one for one in done if isinstance(one, fx.PlayTone | fx.RecordSample)]


def test_the_test_sound_is_played_once_a_press_and_answered() -> None:
    journey, done = trace(at(CheckId.SPEAKER), e.SoundAsked(), e.SoundAsked())
    assert done == (fx.PlayTone("default", "default"),)
    assert journey.check.tone_playing
    journey = walk(journey, e.TonePlayed())
    assert (journey.check.tone_playing, journey.check.tone_played) == (False, True)
    assert walk(journey, e.AnswerGiven(Answer.YES)).check.verdict is Verdict.REMARK, "four are not measured"
    assert walk(journey, e.AnswerGiven(Answer.NO)).check.verdict is Verdict.CALL_INSTEAD


def test_the_speakers_confirmed_sound_survives_a_late_measurement() -> None:
    unanswered = CheckResult(
        CheckId.SPEAKER, Verdict.REMARK, (Finding("speaker_not_confirmed", Severity.REMARK),)
    )
    journey = walk(at(CheckId.SPEAKER), e.SoundAsked(), e.TonePlayed(), e.AnswerGiven(Answer.YES))
    now = walk(journey, e.CheckFinished(unanswered))
    assert now.check.result_of(CheckId.SPEAKER) == CheckResult(CheckId.SPEAKER, Verdict.READY)


@pytest.mark.parametrize("check", list(CheckId))
@pytest.mark.parametrize("answer", list(Answer))
def test_nobody_is_held_to_an_answer_before_anything_was_played(check: CheckId, answer: Answer) -> None:
    journey = at(check)
    assert trace(journey, e.AnswerGiven(answer)) == (journey, ())


def test_a_voice_is_heard_only_on_the_microphones_page() -> None:
    journey = at(CheckId.SPEAKER)
    assert trace(journey, e.SoundHeard()) == (journey, ())


def test_another_device_is_a_fresh_start_for_its_own_step() -> None:
    journey = walk(in_check(), e.CheckFinished(result(CheckId.CAMERA)))
    now, done = trace(journey, e.DeviceChosen(DeviceKind.CAMERA, "1"))
    choice = DeviceChoice(camera="1")
    assert now.check.results == ()
    assert now.check.measuring
    assert done == (
        fx.StoreDevices(choice),
        fx.UseDevice(DeviceKind.CAMERA, "1"),
        fx.OpenCamera("1"),
        fx.CloseMicrophone(),
        fx.RunCheck(CheckId.CAMERA, choice),
    )


def test_another_speaker_leaves_the_microphones_recording_alone() -> None:
    journey = walk(recorded(), e.CheckFinished(result(CheckId.MICROPHONE)))
    now, done = trace(journey, e.DeviceChosen(DeviceKind.SPEAKER, "2"))
    assert now.check == journey.check
    assert done == (fx.StoreDevices(DeviceChoice(speaker="2")), fx.UseDevice(DeviceKind.SPEAKER, "2"))


def test_going_without_a_camera_opens_none() -> None:
    _, done = trace(in_check(), e.DeviceChosen(DeviceKind.CAMERA, "none"))
    assert fx.CloseCamera() in done
    assert not [effect for effect in done if isinstance(effect, fx.OpenCamera)]


def test_a_device_chosen_while_the_engine_is_away_is_remembered() -> None:
    dead = walk(in_check(), e.EngineExited("killed"))
    now, done = trace(dead, e.DeviceChosen(DeviceKind.CAMERA, "1"))
    assert done == (fx.StoreDevices(DeviceChoice(camera="1")),)
    _, done = trace(now, e.EngineReady(CHECKS))
    assert fx.OpenCamera("1") in done


def test_one_step_can_be_repeated() -> None:
    journey = walk(in_check(), e.CheckFinished(result(CheckId.CAMERA, Verdict.SOUND_ONLY)))
    now, done = trace(journey, e.CheckRepeated())
    assert now.check.results == ()
    assert fx.RunCheck(CheckId.CAMERA, CHOICE) in done


def finished(verdict: Verdict) -> Journey:
    """The result page of a check whose line decided."""
    journey = walk(at(CheckId.LINE), e.CheckFinished(result(CheckId.LINE, verdict)))
    return walk(journey, e.StepDone(), e.StepDone())


def test_call_instead_offers_plan_b_and_repeating_takes_the_offer_back() -> None:
    journey = finished(Verdict.CALL_INSTEAD)
    assert journey.plan_b.forward is Forward.VERDICT
    assert journey.state is State.CHECK, "an offer, never a jump"
    again = walk(journey, e.CheckRepeated())
    assert (again.check.step, again.check.results, again.plan_b.forward) == (0, (), Forward.NONE)
    better = walk(again, *[e.StepSkipped()] * FINISHED)
    assert better.plan_b.forward is Forward.NONE


@pytest.mark.parametrize("verdict", [Verdict.READY, Verdict.REMARK, Verdict.SOUND_ONLY])
def test_a_better_verdict_offers_nothing(verdict: Verdict) -> None:
    assert finished(verdict).plan_b.forward is Forward.NONE


@pytest.mark.parametrize(
    "way",
    [
        lambda journey: walk(journey, e.CheckLeft(), e.CheckAsked()),
        lambda journey: walk(journey, e.CheckFinished(result(CheckId.LINE))),
    ],
    ids=["checked again from home", "a late better result"],
)
def test_the_offer_does_not_outlive_its_reason(way: Callable[[Journey], Journey]) -> None:
    assert way(finished(Verdict.CALL_INSTEAD)).plan_b.forward is Forward.NONE


def test_a_device_exchanged_on_the_result_page_takes_its_verdict_along() -> None:
    journey = walk(at(CheckId.SPEAKER), e.SoundAsked(), e.TonePlayed(), e.AnswerGiven(Answer.NO))
    journey = walk(journey, e.StepDone(), e.StepDone(), e.StepDone())
    assert journey.plan_b.forward is Forward.VERDICT
    now = walk(journey, e.DeviceChosen(DeviceKind.SPEAKER, "2"))
    assert now.check.current is None
    assert now.plan_b.forward is Forward.NONE


def test_the_verdict_travels_into_the_waiting_room() -> None:
    journey, done = trace(finished(Verdict.SOUND_ONLY), e.WaitingRoomAsked())
    assert done[0] == fx.JoinWaitingRoom(INVITATION, Verdict.SOUND_ONLY)
    assert journey.engine.condition is EngineCondition.STARTING


def test_a_microphone_that_fails_ends_the_recording_and_the_next_press_tries_again() -> None:
    journey = walk(at(CheckId.MICROPHONE), e.RecordingAsked())
    journey = walk(journey, e.DeviceFaulted(DeviceKind.MICROPHONE, FaultCode.MICROPHONE_BUSY))
    assert journey.check.sample is SampleState.IDLE
    assert journey.devices.microphone_fault is FaultCode.MICROPHONE_BUSY
    assert walk(journey, e.RecordingAsked()).devices.microphone_fault is None


def test_a_speaker_that_fails_ends_what_it_played() -> None:
    fault = e.DeviceFaulted(DeviceKind.SPEAKER, FaultCode.SPEAKER_LOST)
    playing = walk(at(CheckId.MICROPHONE), e.RecordingAsked(), e.SampleRecorded(4.0), fault)
    assert playing.check.sample is SampleState.IDLE
    assert walk(recorded(), fault).check.sample is SampleState.PLAYED
    tone = walk(at(CheckId.SPEAKER), e.SoundAsked(), fault)
    assert (tone.check.tone_playing, tone.devices.speaker_fault) == (False, FaultCode.SPEAKER_LOST)
    assert walk(tone, e.SoundAsked()).devices.speaker_fault is None


def test_a_picture_that_lies_on_its_side_is_turned_and_stays_so_in_the_call() -> None:
    journey, done = trace(in_check(), e.CameraTurned())
    turned = DeviceChoice(camera_turn_deg=90)
    assert done == (fx.StoreDevices(turned), fx.TurnCamera(90))
    call, done = trace(journey, e.WaitingRoomAsked(), e.EngineReady(CALL))
    assert done.index(fx.TurnCamera(90)) < done.index(fx.OpenCamera("default"))
    for turn_deg in (180, 270, 0):
        journey = walk(journey, e.CameraTurned())
        assert journey.devices.choice.camera_turn_deg == turn_deg
    other, done = trace(call, e.DeviceChosen(DeviceKind.CAMERA, "1"))
    assert other.devices.choice == DeviceChoice(camera="1")
    assert fx.TurnCamera(0) in done, "another camera hangs the right way round"
