# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tech check: five steps and a result, and what is measured without the person meanwhile."""

from dataclasses import replace

from app.core.answers import with_answer_kept
from app.core.effects import CloseMicrophone, Effect, OpenMicrophone, RunCheck
from app.core.events import CheckFinished, CheckRepeated, CheckStarted, StepDone, StepSkipped
from app.core.facts import SAMPLE_UNDER_WAY, STEPS, CheckFacts, SampleState, State
from app.core.handlers.equipment import camera_shows, freed, is_ready, own_picture, try_again, with_driver
from app.core.handlers.kept_check import keep
from app.core.handlers.plugged_in import told_on
from app.core.receipt import Fact
from app.core.state import Handler, Journey, Step
from app.core.verdicts import CheckId, CheckResult, Verdict

_MEASURED_BY_ITSELF = (CheckId.CAMERA, CheckId.LINE, CheckId.COMPUTER)


HUNG = "_hung"


def _to_measure(check: CheckFacts) -> CheckId | None:
    """Return the current check if it measures by itself and has not yet."""
    current = check.current
    return current if current in _MEASURED_BY_ITSELF and check.result_of(current) is None else None


def resume_step(journey: Journey) -> Step:
    """Return the journey with its step taken up, as far as an engine and the page allow it.

    Under plan B nothing is opened or measured: the step is taken up when plan B is closed. What is to be
    measured is started by ``measure``; the camera's check begins anew, for the camera was closed meanwhile.
    """
    check = journey.check
    under_way = check.under_way - {CheckId.CAMERA}
    check = replace(check, measuring=_to_measure(check) is not None, under_way=under_way)
    journey = replace(journey, check=check)
    if not is_ready(journey) or journey.plan_b_open:
        return journey, ()
    listens = check.current is CheckId.MICROPHONE
    sound: Effect = OpenMicrophone(journey.devices.choice.microphone) if listens else CloseMicrophone()
    return journey, (*own_picture(journey), sound)


def measure(journey: Journey, *, looks_again: bool = False) -> Step:
    """Return the journey with everything started that can be measured now.

    With ``looks_again`` (once a second) also the camera's check, while its page shows something that the
    person can mend: what they do about the light, the shutter or the plug is seen without a press.

    Besides the current step that is the line, from the first click on, and after it the computer: the person
    need not wait for either. The computer's check would disturb a recording and the camera's own check, and
    the line would read slower beside it, so it waits for all of them, unless it is what the page shows.
    """
    if journey.place is not State.CHECK or not is_ready(journey) or journey.plan_b_open:
        return journey, ()
    due = _due(journey.check)
    if journey.check.current is not CheckId.LINE and not _knows_its_token(journey):
        due = tuple(one for one in due if one is not CheckId.LINE)
    if looks_again and _can_be_mended(journey.check):
        due = (CheckId.CAMERA, *due)
    due = tuple(one for one in due if one not in journey.check.under_way)
    check = replace(journey.check, under_way=journey.check.under_way | frozenset(due))
    return replace(journey, check=check), tuple(RunCheck(one, journey.devices.choice) for one in due)


def _knows_its_token(journey: Journey) -> bool:
    """Tell whether all of the line can be measured: the keyring may still be on its way with the token."""
    return journey.invitation is None or bool(journey.invitation.token)


def _due(check: CheckFacts) -> tuple[CheckId, ...]:
    current = _to_measure(check)
    due = [current] if current is not None else []
    if check.result_of(CheckId.LINE) is None and current is not CheckId.LINE:
        due.append(CheckId.LINE)
    if check.result_of(CheckId.COMPUTER) is None and current is not CheckId.COMPUTER and _is_calm(check):
        due.append(CheckId.COMPUTER)
    return tuple(due)


def _can_be_mended(check: CheckFacts) -> bool:
    found = check.result_of(CheckId.CAMERA)
    return check.current is CheckId.CAMERA and found is not None and bool(found.findings)


def _is_calm(check: CheckFacts) -> bool:
    """Tell whether nothing is under way that the computer's check would disturb."""
    sounds = check.sample in SAMPLE_UNDER_WAY or check.tone_playing
    return not sounds and not check.under_way and check.result_of(CheckId.LINE) is not None


def go_to_step(journey: Journey, number: int) -> Step:
    """Return the journey on another step, with nothing playing or recording."""
    check = replace(
        journey.check,
        step=number,
        sample=SampleState.IDLE,
        tone_playing=False,
        tone_played=False,
        voice_heard=False,
        answer=None,
        advised="",
        reported_at=None,
        wished=None,
        repeating=journey.check.repeating and number < len(STEPS),
    )
    devices = (
        told_on(journey.devices, journey.check.current) if number != journey.check.step else journey.devices
    )
    journey = replace(journey, check=check, devices=devices, notice=None)
    if number == len(STEPS):
        verdict = check.verdict.value
        receipt = journey.receipt.add(journey.now, Fact.CHECK_FINISHED, detail=verdict)
        check = replace(check, ended_at=journey.now)
        journey, kept = keep(replace(journey, receipt=receipt, check=check))
        journey, effects = resume_step(journey)
        return journey, (*kept, *effects)
    journey, starting = freed(journey)
    journey, effects = resume_step(journey)
    return journey, (*starting, *effects)


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
    return go_to_step(journey, len(STEPS) if journey.check.repeating else journey.check.step + 1)


def without_result(check: CheckFacts, dropped: CheckId) -> CheckFacts:
    """Return the facts with one result taken out."""
    kept = tuple(result for result in check.results if result.id is not dropped)
    return replace(check, results=kept)


def without_fault(journey: Journey, check: CheckId | None) -> Journey:
    """Return the journey with a device given another chance; of every device where no check is named."""
    devices = journey.devices
    if check in (None, CheckId.CAMERA):
        devices = replace(devices, camera_fault=None)
    if check in (None, CheckId.MICROPHONE):
        devices = replace(devices, microphone_fault=None)
    if check in (None, CheckId.SPEAKER):
        devices = replace(devices, speaker_fault=None)
    return replace(journey, devices=devices)


def _repeated(journey: Journey, _: CheckRepeated) -> Step:
    """Once more, also with an engine that was given up."""
    current = journey.check.current
    check = without_result(journey.check, current) if current else CheckFacts(before=journey.history)
    if current is not None:
        check = replace(check, under_way=check.under_way - {current})
    journey, starting = try_again(without_fault(replace(journey, check=check), current))
    journey, effects = go_to_step(journey, check.step)
    return journey, (*starting, *effects)


def _check_started(journey: Journey, event: CheckStarted) -> Step:
    here = journey.place is State.CHECK and event.id is journey.check.current
    return replace(journey, check=replace(journey.check, measuring=True)) if here else journey, ()


def _check_finished(journey: Journey, event: CheckFinished) -> Step:
    """A result that comes after the person went on still counts, and never wipes out their answer.

    Except the camera's: on a page that does not show it the camera is closed, and what was measured
    while it closed says nothing.
    """
    which = event.result.id
    if which is CheckId.CAMERA and not camera_shows(journey):
        return journey, ()
    known = journey.check.result_of(which)
    check = with_result(journey.check, with_answer_kept(event.result, known))
    check = replace(check, under_way=check.under_way - {which})
    if which is check.current:
        check = replace(check, measuring=False)
    journey = replace(journey, check=check)
    if any(finding.code.endswith(HUNG) for finding in event.result.findings):
        journey = with_driver(journey, hangs=True)
    ended = journey.place is State.CHECK and check.current is None
    return keep(journey) if ended else (journey, ())


HANDLERS: dict[type, Handler] = {
    StepDone: _step_done,
    StepSkipped: _step_done,
    CheckRepeated: _repeated,
    CheckStarted: _check_started,
    CheckFinished: _check_finished,
}
