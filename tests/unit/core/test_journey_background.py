# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the check does without the person: line and computer beside their steps, and looking again."""

from dataclasses import replace

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.devices import Device, DeviceChoice, DeviceKind
from app.core.events.person import Answer
from app.core.facts import STEPS, SampleState
from app.core.faults import FaultCode
from app.core.other_device import OtherDevice, other_device
from app.core.state import Journey
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict
from tests.unit.core.walking import CHECKS, INVITATION, after_s, home, in_check, result, trace, walk

CHOICE = DeviceChoice()
LINE_DONE = e.CheckFinished(result(CheckId.LINE))
COMPUTER = fx.RunCheck(CheckId.COMPUTER, CHOICE)
CAMERA = fx.RunCheck(CheckId.CAMERA, CHOICE)
JABRA = {"other_name": "Jabra", "other_spec": "hw1"}


def at(check: CheckId) -> Journey:
    """The step of one check, with the camera measured."""
    return walk(in_check(), e.CheckFinished(result(CheckId.CAMERA)), *[e.StepDone()] * STEPS.index(check))


def measured(effects: tuple[fx.Effect, ...]) -> list[CheckId]:
    return [effect.id for effect in effects if isinstance(effect, fx.RunCheck)]


def test_the_line_is_measured_from_the_first_click_and_only_once() -> None:
    journey, done = trace(home(), e.CheckAsked(), e.EngineReady(CHECKS))
    assert measured(done) == [CheckId.CAMERA, CheckId.LINE]
    camera = e.CheckFinished(result(CheckId.CAMERA))
    _, later = trace(journey, camera, e.StepDone(), e.StepDone(), e.StepDone(), after_s(1))
    assert CheckId.LINE not in measured(later)


def test_the_line_waits_for_the_token_from_a_slow_keyring_unless_its_page_shows() -> None:
    """Without the token neither the way through firewalls nor the speed could be measured."""
    start = replace(home(), invitation=replace(INVITATION, token=""))
    journey, done = trace(start, e.CheckAsked(), e.EngineReady(CHECKS))
    assert measured(done) == [CheckId.CAMERA]
    assert measured(trace(journey, e.TokenRecalled("token-a"))[1]) == [CheckId.LINE]
    assert CheckId.LINE in measured(trace(journey, *[e.StepSkipped()] * 3)[1])


def test_the_computer_is_measured_after_the_line_without_waiting_for_its_step() -> None:
    journey = at(CheckId.MICROPHONE)
    journey, done = trace(journey, LINE_DONE)
    assert done == (COMPUTER,)
    journey = walk(journey, e.CheckFinished(result(CheckId.COMPUTER)), e.StepDone(), e.StepDone())
    assert journey.check.current is CheckId.LINE
    assert not journey.check.measuring, "its result is there already"


def test_the_computers_check_disturbs_no_recording() -> None:
    journey, done = trace(at(CheckId.MICROPHONE), e.RecordingAsked(), LINE_DONE, e.SpeakNow())
    assert measured(done) == []
    journey, done = trace(journey, e.SampleRecorded(5.0))
    assert measured(done) == []
    assert COMPUTER in trace(journey, e.SamplePlayed())[1]


def test_a_step_that_is_reached_before_its_measurement_waits_for_it() -> None:
    journey = at(CheckId.LINE)
    assert journey.check.measuring
    assert not walk(journey, LINE_DONE).check.measuring


def test_trying_the_line_again_measures_it_again_even_while_it_is_under_way() -> None:
    assert measured(trace(at(CheckId.LINE), e.CheckRepeated())[1]) == [CheckId.LINE]


def test_a_fresh_engine_measures_what_the_last_one_left_open() -> None:
    journey = walk(at(CheckId.MICROPHONE), e.EngineExited("killed"))
    assert measured(trace(journey, e.EngineReady(CHECKS))[1]) == [CheckId.LINE]


@pytest.mark.parametrize("verdict", [Verdict.REMARK, Verdict.SOUND_ONLY])
def test_a_camera_with_something_to_mend_is_looked_at_again_once_a_second(verdict: Verdict) -> None:
    """The lamp that is switched on, and the plug that is put back, are seen without a press."""
    journey = walk(in_check(), e.CheckFinished(result(CheckId.CAMERA, verdict)))
    journey, done = trace(journey, after_s(1))
    assert CAMERA in done
    assert CAMERA not in trace(journey, after_s(2))[1], "one look at a time"
    journey = walk(journey, e.CheckFinished(result(CheckId.CAMERA)))
    assert journey.check.result_of(CheckId.CAMERA) == result(CheckId.CAMERA)
    assert CAMERA not in trace(journey, after_s(3))[1], "nothing is left to mend"


def test_a_silent_microphone_has_the_others_listened_to_and_asks_nothing() -> None:
    silent = CheckResult(
        CheckId.MICROPHONE, Verdict.CALL_INSTEAD, (Finding("microphone_silent", Severity.PROBLEM),)
    )
    hears = CheckResult(
        CheckId.MICROPHONE,
        Verdict.CALL_INSTEAD,
        (*silent.findings, Finding("microphone_other_hears_you", Severity.REMARK, JABRA)),
    )
    journey = walk(at(CheckId.MICROPHONE), e.RecordingAsked(), e.SpeakNow(), e.SampleRecorded(5.0))
    journey = walk(journey, e.CheckFinished(silent), e.OthersTried())
    assert journey.check.sample is SampleState.OTHERS
    journey = walk(journey, e.CheckFinished(hears), e.SamplePlayed())
    assert journey.check.sample is SampleState.IDLE
    assert walk(journey, e.AnswerGiven(Answer.YES)) == journey, "nothing was played"
    found = journey.check.result_of(CheckId.MICROPHONE)
    assert found is not None
    offered = other_device(found)
    assert offered == OtherDevice(DeviceKind.MICROPHONE, "hw1", "Jabra")
    now, done = trace(journey, e.DeviceChosen(offered.kind, offered.spec))
    assert now.check.result_of(CheckId.MICROPHONE) is None
    assert fx.OpenMicrophone("hw1") in done


def test_another_speaker_is_offered_after_a_no_and_not_before_an_answer() -> None:
    unasked = CheckResult(
        CheckId.SPEAKER, Verdict.REMARK, (Finding("speaker_not_confirmed", Severity.REMARK, JABRA),)
    )
    assert other_device(unasked) is None
    journey = walk(at(CheckId.SPEAKER), e.SoundAsked(), e.TonePlayed(), e.CheckFinished(unasked))
    journey = walk(journey, e.AnswerGiven(Answer.NO))
    found = journey.check.result_of(CheckId.SPEAKER)
    assert found is not None
    assert other_device(found) == OtherDevice(DeviceKind.SPEAKER, "hw1", "Jabra")


def test_playing_again_asks_again() -> None:
    journey = walk(at(CheckId.SPEAKER), e.SoundAsked(), e.TonePlayed(), e.AnswerGiven(Answer.NO))
    assert journey.check.answer is Answer.NO
    again = walk(journey, e.SoundAsked())
    assert (again.check.answer, again.check.result_of(CheckId.SPEAKER)) == (None, None)


@pytest.mark.parametrize("trouble", ["fault", "verdict"])
def test_a_microphone_known_not_to_work_does_not_hold_up_the_test_sound(trouble: str) -> None:
    journey = at(CheckId.MICROPHONE)
    bad = e.CheckFinished(result(CheckId.MICROPHONE, Verdict.CALL_INSTEAD))
    fault = e.DeviceFaulted(DeviceKind.MICROPHONE, FaultCode.MICROPHONE_NONE)
    journey = walk(journey, fault if trouble == "fault" else bad, e.StepDone())
    assert trace(journey, e.SoundAsked())[1] == (fx.PlayTone("default", ""),)


def test_a_microphone_that_is_plugged_in_again_is_tested_as_if_nothing_had_been() -> None:
    fault = e.DeviceFaulted(DeviceKind.MICROPHONE, FaultCode.MICROPHONE_LOST)
    bad = e.CheckFinished(result(CheckId.MICROPHONE, Verdict.CALL_INSTEAD))
    journey = walk(at(CheckId.MICROPHONE), fault, bad, e.DeviceRunning(DeviceKind.MICROPHONE))
    assert journey.devices.microphone_fault is None
    assert journey.check.result_of(CheckId.MICROPHONE) is None


def test_a_missing_speaker_is_looked_for_every_three_seconds_and_found() -> None:
    fault = e.DeviceFaulted(DeviceKind.SPEAKER, FaultCode.SPEAKER_NONE)
    bad = e.CheckFinished(result(CheckId.SPEAKER, Verdict.CALL_INSTEAD))
    journey = walk(at(CheckId.SPEAKER), e.SoundAsked(), fault, bad)
    asked = [fx.ListDevices() in trace(journey, after_s(1))[1]]
    journey = walk(journey, after_s(1))
    for second in (2, 3, 4, 5):
        journey, done = trace(journey, after_s(second))
        asked.append(fx.ListDevices() in done)
    assert asked == [True, False, False, True, False]
    assert walk(journey, e.DevicesListed()).devices.speaker_fault is FaultCode.SPEAKER_NONE
    headset = Device(DeviceKind.SPEAKER, "hw3", "Headset", is_default=True)
    journey = walk(journey, e.DevicesListed(speakers=(headset,)))
    assert journey.devices.speaker_fault is None
    assert journey.check.result_of(CheckId.SPEAKER) is None
    again = walk(journey, fault, e.DevicesListed(speakers=(headset,)))
    assert again.devices.speaker_fault is FaultCode.SPEAKER_NONE, "a speaker that was listed all the time"


def hung(check: CheckId) -> e.CheckFinished:
    found = Finding(f"{check.value}_hung", Severity.PROBLEM)
    return e.CheckFinished(CheckResult(check, Verdict.SOUND_ONLY, (found,)))


def test_after_a_driver_that_hangs_the_next_device_gets_a_fresh_engine() -> None:
    """OpenCV and PortAudio hold a lock while they wait: another camera would hang with the first."""
    journey = walk(in_check(), hung(CheckId.CAMERA))
    chosen, done = trace(journey, e.DeviceChosen(DeviceKind.CAMERA, "1"))
    assert fx.StartEngine(CHECKS) in done
    assert not [effect for effect in done if isinstance(effect, fx.OpenCamera)]
    fresh, done = trace(chosen, e.EngineReady(CHECKS))
    assert fx.OpenCamera("1") in done
    assert fx.StartEngine(CHECKS) not in trace(fresh, e.DeviceChosen(DeviceKind.CAMERA, "2"))[1]
    for way in (e.StepDone(), e.CheckRepeated()):
        assert fx.StartEngine(CHECKS) in trace(journey, way)[1]
    healed = walk(journey, e.CameraResumed())
    assert fx.StartEngine(CHECKS) not in trace(healed, e.StepDone())[1], "it came back by itself"


@pytest.mark.parametrize(
    ("check", "press"), [(CheckId.MICROPHONE, e.RecordingAsked()), (CheckId.SPEAKER, e.SoundAsked())]
)
def test_trying_a_hung_sound_card_again_finds_a_fresh_engine(check: CheckId, press: e.Event) -> None:
    journey, done = trace(walk(at(check), hung(check)), press)
    assert done == (fx.StartEngine(CHECKS),)
    assert not journey.check.tone_playing
    assert journey.check.sample is SampleState.IDLE
    done = trace(journey, e.EngineReady(CHECKS))[1]
    assert isinstance(done[-1], fx.PlayTone | fx.RecordSample), "without another press"
