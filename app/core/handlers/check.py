# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tech check: five steps and a result."""

from dataclasses import replace

from app.core.answers import judged_by_answer, with_answer_kept
from app.core.effects import CloseMicrophone, Effect, OpenMicrophone, PlayTone, RecordSample, RunCheck
from app.core.events import (
    AnswerGiven,
    CheckFinished,
    CheckRepeated,
    CheckStarted,
    RecordingAsked,
    SamplePlayed,
    SampleRecorded,
    SoundAsked,
    SoundHeard,
    StepDone,
    StepSkipped,
    TonePlayed,
)
from app.core.facts import STEPS, CheckFacts, SampleState, State
from app.core.handlers.equipment import camera_shows, is_ready, own_picture, try_again
from app.core.receipt import Fact
from app.core.state import Handler, Journey, Step
from app.core.verdicts import CheckId, CheckResult, Verdict

_MEASURED_BY_ITSELF = (CheckId.CAMERA, CheckId.LINE, CheckId.COMPUTER)


def _to_measure(check: CheckFacts) -> CheckId | None:
    """Return the current check if it measures by itself and has not yet."""
    current = check.current
    return current if current in _MEASURED_BY_ITSELF and check.result_of(current) is None else None


def resume_step(journey: Journey) -> Step:
    """Return the journey with its step taken up, as far as an engine and the page allow it.

    Under plan B nothing is opened or measured: the step is taken up when plan B is closed.
    """
    measure = _to_measure(journey.check)
    journey = replace(journey, check=replace(journey.check, measuring=measure is not None))
    if not is_ready(journey) or journey.plan_b_open:
        return journey, ()
    choice = journey.devices.choice
    listens = journey.check.current is CheckId.MICROPHONE
    sound: Effect = OpenMicrophone(choice.microphone) if listens else CloseMicrophone()
    measuring = (RunCheck(measure, choice),) if measure is not None else ()
    return journey, (*own_picture(journey), sound, *measuring)


def go_to_step(journey: Journey, number: int) -> Step:
    """Return the journey on another step, with nothing playing or recording."""
    check = replace(
        journey.check,
        step=number,
        sample=SampleState.IDLE,
        tone_playing=False,
        tone_played=False,
        voice_heard=False,
    )
    journey = replace(journey, check=check, notice=None)
    if number == len(STEPS):
        verdict = check.verdict.value
        receipt = journey.receipt.add(journey.now, Fact.CHECK_FINISHED, detail=verdict)
        journey = replace(journey, receipt=receipt)
    return resume_step(journey)


def with_result(check: CheckFacts, result: CheckResult) -> CheckFacts:
    """Return the facts with one result put in or exchanged."""
    others = tuple(known for known in check.results if known.id is not result.id)
    return replace(check, results=(*others, result))


def _step_done(journey: Journey, _: StepDone) -> Step:
    """Going on without having measured counts as not measured, never as good."""
    current = journey.check.current
    if current is None:
        return journey, ()
    if journey.check.result_of(current) is None:
        skipped = CheckResult(current, Verdict.NOT_MEASURED)
        journey = replace(journey, check=with_result(journey.check, skipped))
    return go_to_step(journey, journey.check.step + 1)


def without_result(check: CheckFacts, dropped: CheckId) -> CheckFacts:
    """Return the facts with one result taken out."""
    kept = tuple(result for result in check.results if result.id is not dropped)
    return replace(check, results=kept)


def _repeated(journey: Journey, _: CheckRepeated) -> Step:
    """Once more, also with an engine that was given up."""
    current = journey.check.current
    check = CheckFacts() if current is None else without_result(journey.check, current)
    journey, starting = try_again(replace(journey, check=check))
    journey, effects = go_to_step(journey, check.step)
    return journey, (*starting, *effects)


def _answer_given(journey: Journey, event: AnswerGiven) -> Step:
    """Only what has been played can be answered; anything else is a click too many."""
    check, current = journey.check, journey.check.current
    heard_self = current is CheckId.MICROPHONE and check.sample in (SampleState.PLAYING, SampleState.PLAYED)
    heard_tone = current is CheckId.SPEAKER and (check.tone_playing or check.tone_played)
    if current is None or not (heard_self or heard_tone):
        return journey, ()
    result = judged_by_answer(current, event.answer, journey.check.result_of(current))
    return replace(journey, check=with_result(journey.check, result)), ()


def _recording_asked(journey: Journey, _: RecordingAsked) -> Step:
    """Another recording is a fresh start: the last one's result, and the answer to it, are dropped."""
    check = journey.check
    busy = check.sample in (SampleState.RECORDING, SampleState.PLAYING)
    if busy or check.current is not CheckId.MICROPHONE or not _can_do(journey):
        return journey, ()
    check = replace(without_result(check, CheckId.MICROPHONE), sample=SampleState.RECORDING)
    devices = replace(journey.devices, microphone_fault=None)
    return replace(journey, check=check, devices=devices), (RecordSample(devices.choice),)


def _can_do(journey: Journey) -> bool:
    """Tell whether a press can be carried out now; a sound that never plays would block the button."""
    return is_ready(journey) and not journey.plan_b_open


def _sample_recorded(journey: Journey, _: SampleRecorded) -> Step:
    """A recording that plan B or another step has broken off does not come back."""
    if journey.check.sample is not SampleState.RECORDING:
        return journey, ()
    return replace(journey, check=replace(journey.check, sample=SampleState.PLAYING)), ()


def _sample_played(journey: Journey, _: SamplePlayed) -> Step:
    if journey.check.sample is not SampleState.PLAYING:
        return journey, ()
    return replace(journey, check=replace(journey.check, sample=SampleState.PLAYED)), ()


def _sound_asked(journey: Journey, _: SoundAsked) -> Step:
    check = journey.check
    if check.tone_playing or check.current is not CheckId.SPEAKER or not _can_do(journey):
        return journey, ()
    devices = replace(journey.devices, speaker_fault=None)
    journey = replace(journey, check=replace(check, tone_playing=True), devices=devices)
    return journey, (PlayTone(devices.choice.speaker),)


def _tone_played(journey: Journey, _: TonePlayed) -> Step:
    if not journey.check.tone_playing:
        return journey, ()
    return replace(journey, check=replace(journey.check, tone_playing=False, tone_played=True)), ()


def _sound_heard(journey: Journey, _: SoundHeard) -> Step:
    if journey.check.current is not CheckId.MICROPHONE:
        return journey, ()
    return replace(journey, check=replace(journey.check, voice_heard=True)), ()


def _check_started(journey: Journey, event: CheckStarted) -> Step:
    here = journey.place is State.CHECK and event.id is journey.check.current
    return replace(journey, check=replace(journey.check, measuring=True)) if here else journey, ()


def _check_finished(journey: Journey, event: CheckFinished) -> Step:
    """A result that comes after the person went on still counts, and never wipes out their answer.

    Except the camera's: on a page that does not show it the camera is closed, and what was measured
    while it closed says nothing.
    """
    if event.result.id is CheckId.CAMERA and not camera_shows(journey):
        return journey, ()
    known = journey.check.result_of(event.result.id)
    check = with_result(journey.check, with_answer_kept(event.result, known))
    if event.result.id is check.current:
        check = replace(check, measuring=False)
    return replace(journey, check=check), ()


HANDLERS: dict[type, Handler] = {
    StepDone: _step_done,
    StepSkipped: _step_done,
    CheckRepeated: _repeated,
    AnswerGiven: _answer_given,
    RecordingAsked: _recording_asked,
    SampleRecorded: _sample_recorded,
    SamplePlayed: _sample_played,
    SoundAsked: _sound_asked,
    TonePlayed: _tone_played,
    SoundHeard: _sound_heard,
    CheckStarted: _check_started,
    CheckFinished: _check_finished,
}
