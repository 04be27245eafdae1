# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tech check: five steps and a result."""

from dataclasses import replace

from app.core.answers import judged_by_answer
from app.core.effects import (
    CloseCamera,
    CloseMicrophone,
    Effect,
    OpenCamera,
    OpenMicrophone,
    PlayTone,
    RecordSample,
    RunCheck,
)
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
from app.core.facts import STEPS, CheckFacts, EngineCondition, Forward, SampleState, State
from app.core.receipt import Fact
from app.core.state import Handler, Journey, Step
from app.core.verdicts import CheckId, CheckResult, Verdict

_MEASURED_BY_ITSELF = (CheckId.CAMERA, CheckId.LINE, CheckId.COMPUTER)


def step_effects(journey: Journey) -> tuple[Effect, ...]:
    """Return what the current step needs from a ready engine."""
    current, choice = journey.check.current, journey.devices.choice
    effects: list[Effect] = []
    effects.append(OpenCamera(choice.camera) if current is CheckId.CAMERA else CloseCamera())
    effects.append(OpenMicrophone(choice.microphone) if current is CheckId.MICROPHONE else CloseMicrophone())
    if current in _MEASURED_BY_ITSELF:
        effects.append(RunCheck(current, choice))
    return tuple(effects)


def go_to_step(journey: Journey, number: int) -> Step:
    """Return the journey on another step, with nothing playing or recording."""
    check = replace(
        journey.check,
        step=number,
        measuring=number < len(STEPS) and STEPS[number] in _MEASURED_BY_ITSELF,
        sample=SampleState.IDLE,
        tone_playing=False,
        tone_played=False,
        voice_heard=False,
    )
    journey = replace(journey, check=check, notice=None)
    if number == len(STEPS):
        journey = replace(journey, receipt=journey.receipt.add(journey.now, Fact.CHECK_FINISHED))
        if check.verdict is Verdict.CALL_INSTEAD:
            journey = replace(journey, plan_b=replace(journey.plan_b, forward=Forward.VERDICT))
    ready = journey.engine.condition is EngineCondition.READY
    return journey, step_effects(journey) if ready else ()


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


def _repeated(journey: Journey, _: CheckRepeated) -> Step:
    current = journey.check.current
    if current is None:
        journey = replace(journey, check=CheckFacts(), plan_b=replace(journey.plan_b, forward=Forward.NONE))
        return go_to_step(journey, 0)
    kept = tuple(result for result in journey.check.results if result.id is not current)
    return go_to_step(replace(journey, check=replace(journey.check, results=kept)), journey.check.step)


def _answer_given(journey: Journey, event: AnswerGiven) -> Step:
    current = journey.check.current
    if current not in (CheckId.MICROPHONE, CheckId.SPEAKER):
        return journey, ()
    result = judged_by_answer(current, event.answer, journey.check.result_of(current))
    return replace(journey, check=with_result(journey.check, result)), ()


def _recording_asked(journey: Journey, _: RecordingAsked) -> Step:
    if journey.check.sample in (SampleState.RECORDING, SampleState.PLAYING):
        return journey, ()
    check = replace(journey.check, sample=SampleState.RECORDING)
    return replace(journey, check=check), (RecordSample(journey.devices.choice),)


def _sample_recorded(journey: Journey, _: SampleRecorded) -> Step:
    return replace(journey, check=replace(journey.check, sample=SampleState.PLAYING)), ()


def _sample_played(journey: Journey, _: SamplePlayed) -> Step:
    return replace(journey, check=replace(journey.check, sample=SampleState.PLAYED)), ()


def _sound_asked(journey: Journey, _: SoundAsked) -> Step:
    if journey.check.tone_playing:
        return journey, ()
    check = replace(journey.check, tone_playing=True)
    return replace(journey, check=check), (PlayTone(journey.devices.choice.speaker),)


def _tone_played(journey: Journey, _: TonePlayed) -> Step:
    return replace(journey, check=replace(journey.check, tone_playing=False, tone_played=True)), ()


def _sound_heard(journey: Journey, _: SoundHeard) -> Step:
    return replace(journey, check=replace(journey.check, voice_heard=True)), ()


def _check_started(journey: Journey, event: CheckStarted) -> Step:
    here = journey.place is State.CHECK and event.id is journey.check.current
    return replace(journey, check=replace(journey.check, measuring=True)) if here else journey, ()


def _check_finished(journey: Journey, event: CheckFinished) -> Step:
    """A result that comes after the person went on still counts, unless the step was answered."""
    known = journey.check.result_of(event.result.id)
    if known is not None and known.verdict is not Verdict.NOT_MEASURED and event.result.id is CheckId.SPEAKER:
        return journey, ()
    check = with_result(journey.check, event.result)
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
