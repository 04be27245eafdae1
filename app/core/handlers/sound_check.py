# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two steps that a person takes part in: say a sentence and hear it again, and hear a sound."""

from dataclasses import replace

from app.core.answers import judged_by_answer
from app.core.effects import PlayTone, RecordSample
from app.core.events import (
    AnswerGiven,
    OthersTried,
    RecordingAsked,
    SamplePlayed,
    SampleRecorded,
    SoundAsked,
    SoundHeard,
    SpeakNow,
    TonePlayed,
)
from app.core.facts import SAMPLE_UNDER_WAY, SampleState
from app.core.handlers.check import with_result, without_result
from app.core.handlers.equipment import freed, is_ready, try_again
from app.core.state import Handler, Journey, Step
from app.core.verdicts import CheckId, Verdict


def _can_do(journey: Journey) -> bool:
    """Tell whether a press can be carried out now; a sound that never plays would block the button."""
    return is_ready(journey) and not journey.plan_b_open


def _wished(journey: Journey) -> Step:
    """Keep a press that no engine can carry out yet: a person must not have to find out and press again."""
    if journey.plan_b_open:
        return journey, ()
    return try_again(replace(journey, check=replace(journey.check, wished=journey.check.current)))


def take_up_wish(journey: Journey) -> Step:
    """Return the journey with what was asked for meanwhile begun, now that an engine is ready."""
    wished = journey.check.wished
    if wished is None or wished is not journey.check.current or not _can_do(journey):
        return journey, ()
    journey = replace(journey, check=replace(journey.check, wished=None))
    if wished is CheckId.MICROPHONE:
        return _recording_asked(journey, RecordingAsked())
    return _sound_asked(journey, SoundAsked())


def _with_sample(journey: Journey, sample: SampleState) -> Journey:
    return replace(journey, check=replace(journey.check, sample=sample))


def _recording_asked(journey: Journey, _: RecordingAsked) -> Step:
    """Another recording is a fresh start: the last one's result, and the answer to it, are dropped."""
    check = journey.check
    busy = check.sample in SAMPLE_UNDER_WAY
    if busy or check.current is not CheckId.MICROPHONE:
        return journey, ()
    if not _can_do(journey):
        return _wished(journey)
    check = replace(without_result(check, CheckId.MICROPHONE), answer=None)
    devices = replace(journey.devices, microphone_fault=None)
    journey = replace(journey, check=check, devices=devices)
    if journey.engine.is_stuck:  # it would hang again: a fresh one does it
        journey, starting = freed(_with_sample(journey, SampleState.IDLE))
        return _wished(journey)[0], starting
    return _with_sample(journey, SampleState.QUIET), (RecordSample(devices.choice),)


def _speak_now(journey: Journey, _: SpeakNow) -> Step:
    """What plan B or another step has broken off does not come back."""
    quiet = journey.check.sample is SampleState.QUIET
    return _with_sample(journey, SampleState.RECORDING) if quiet else journey, ()


def _sample_recorded(journey: Journey, _: SampleRecorded) -> Step:
    recording = journey.check.sample in (SampleState.QUIET, SampleState.RECORDING)
    return _with_sample(journey, SampleState.PLAYING) if recording else journey, ()


def _others_tried(journey: Journey, _: OthersTried) -> Step:
    """Nothing was heard: there is nothing to be played back."""
    silent = journey.check.sample is SampleState.PLAYING
    return _with_sample(journey, SampleState.OTHERS) if silent else journey, ()


def _sample_played(journey: Journey, _: SamplePlayed) -> Step:
    """After the others were listened to nothing has been played, and nothing is asked."""
    if journey.check.sample is SampleState.PLAYING:
        return _with_sample(journey, SampleState.PLAYED), ()
    others = journey.check.sample is SampleState.OTHERS
    return _with_sample(journey, SampleState.IDLE) if others else journey, ()


def _ear(journey: Journey) -> str:
    """Return the microphone that shall listen for the speaker, or none where it is known not to work."""
    found = journey.check.result_of(CheckId.MICROPHONE)
    broken = found is not None and found.verdict is Verdict.CALL_INSTEAD
    return "" if broken or journey.devices.microphone_fault is not None else journey.devices.choice.microphone


def _sound_asked(journey: Journey, _: SoundAsked) -> Step:
    """Another try is a fresh start: the last one's result, and the answer to it, are dropped."""
    check = journey.check
    if check.tone_playing or check.current is not CheckId.SPEAKER:
        return journey, ()
    if not _can_do(journey):
        return _wished(journey)
    check = replace(without_result(check, CheckId.SPEAKER), tone_played=False, answer=None)
    devices = replace(journey.devices, speaker_fault=None)
    journey = replace(journey, check=check, devices=devices)
    if journey.engine.is_stuck:
        journey, starting = freed(journey)
        return _wished(journey)[0], starting
    journey = replace(journey, check=replace(check, tone_playing=True))
    return journey, (PlayTone(devices.choice.speaker, _ear(journey)),)


def _tone_played(journey: Journey, _: TonePlayed) -> Step:
    if not journey.check.tone_playing:
        return journey, ()
    return replace(journey, check=replace(journey.check, tone_playing=False, tone_played=True)), ()


def _sound_heard(journey: Journey, _: SoundHeard) -> Step:
    if journey.check.current is not CheckId.MICROPHONE:
        return journey, ()
    return replace(journey, check=replace(journey.check, voice_heard=True)), ()


def _answer_given(journey: Journey, event: AnswerGiven) -> Step:
    """Only what has been played can be answered; anything else is a click too many."""
    check, current = journey.check, journey.check.current
    heard_self = current is CheckId.MICROPHONE and check.sample in (SampleState.PLAYING, SampleState.PLAYED)
    heard_tone = current is CheckId.SPEAKER and (check.tone_playing or check.tone_played)
    if current is None or not (heard_self or heard_tone):
        return journey, ()
    result = judged_by_answer(current, event.answer, check.result_of(current))
    check = replace(with_result(check, result), answer=event.answer)
    return replace(journey, check=check), ()


HANDLERS: dict[type, Handler] = {
    AnswerGiven: _answer_given,
    RecordingAsked: _recording_asked,
    SpeakNow: _speak_now,
    OthersTried: _others_tried,
    SampleRecorded: _sample_recorded,
    SamplePlayed: _sample_played,
    SoundAsked: _sound_asked,
    TonePlayed: _tone_played,
    SoundHeard: _sound_heard,
}
