# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call: connection, line, and what of mine goes out."""

from dataclasses import replace
from datetime import datetime, timedelta

from app.core.effects import SetMedia
from app.core.events import (
    CallConnected,
    CallLeft,
    CallNotConnected,
    CameraSwitched,
    LineChanged,
    MicrophoneSwitched,
    PauseSwitched,
    PictureArrived,
    PictureRested,
    SoundArrived,
    SoundCleaningSwitched,
    Tick,
)
from app.core.events.engine import LineState
from app.core.facts import CallFacts, MediaFacts, State
from app.core.handlers.equipment import is_ready, own_picture, video_rests
from app.core.handlers.seat import ask_now, ask_rebuild
from app.core.receipt import Fact
from app.core.state import Handler, Journey, Step

WEAK_AFTER_S = 1.0
REBUILD_AFTER_S = 3.0


def _is_current(journey: Journey, gen: int) -> bool:
    """Tell whether a report is about the attempt that counts; late ones, and a dead engine's, are dropped."""
    rests = video_rests(journey)
    return journey.place is State.CALL and gen == journey.call.started_gen and is_ready(journey) and not rests


def _connected(journey: Journey, event: CallConnected) -> Step:
    if not _is_current(journey, event.gen):
        return journey, ()
    began = journey.call.began_at or journey.now
    receipt = journey.receipt
    if not journey.call.connected_once:
        receipt = receipt.add(journey.now, Fact.CALL_BEGAN)
    call = replace(
        journey.call, line=LineState.GOOD, silent_s=0.0, connected_once=True, ask_due_at=None, began_at=began
    )
    check = replace(journey.check, overruled=True)
    return replace(journey, call=call, check=check, receipt=receipt), ()


def _not_connected(journey: Journey, event: CallNotConnected) -> Step:
    if not _is_current(journey, event.gen):
        return journey, ()
    since = journey.call.no_media_since or journey.now
    call = replace(journey.call, line=LineState.LOST, no_media_since=since)
    return ask_rebuild(_interrupted(journey, call), "not_connected")


def _interrupted(journey: Journey, call: CallFacts) -> Journey:
    """Return the journey with these facts of the call; a line that is lost now goes into the receipt."""
    receipt = journey.receipt
    if call.line is LineState.LOST and journey.call.line is not LineState.LOST:
        receipt = receipt.add(journey.now, Fact.LINE_INTERRUPTED)
    return replace(journey, call=call, receipt=receipt)


def _line_changed(journey: Journey, event: LineChanged) -> Step:
    """Three seconds without a packet, or a line surely cut: build again. Ten: offer plan B, keep building."""
    if not _is_current(journey, event.gen):
        return journey, ()
    call = replace(journey.call, line=event.state, silent_s=event.silent_s)
    if event.state is LineState.GOOD:
        return replace(journey, call=replace(call, ask_due_at=None, no_media_since=None)), ()
    journey = _interrupted(journey, replace(call, no_media_since=_no_media_since(journey, event)))
    is_lost = event.state is LineState.LOST or event.silent_s >= REBUILD_AFTER_S
    return ask_rebuild(journey, "line") if is_lost else (journey, ())


def _no_media_since(journey: Journey, event: LineChanged) -> datetime | None:
    """Return since when nothing comes. Each attempt counts its own silence from its start: all add up."""
    if event.state is LineState.WEAK and event.silent_s < WEAK_AFTER_S:
        return None
    if journey.call.no_media_since is not None or journey.now is None:
        return journey.call.no_media_since
    return journey.now - timedelta(seconds=event.silent_s)


def _picture(journey: Journey, event: PictureArrived) -> Step:
    if not _is_current(journey, event.gen):
        return journey, ()
    return replace(
        journey, call=replace(journey.call, has_picture=True, picture_rests=False, no_media_since=None)
    ), ()


def _picture_rested(journey: Journey, event: PictureRested) -> Step:
    if not _is_current(journey, event.gen):
        return journey, ()
    return replace(journey, call=replace(journey.call, picture_rests=event.rests)), ()


def _sound(journey: Journey, event: SoundArrived) -> Step:
    """Sound was handed to the speaker: the speaker works, too."""
    if not _is_current(journey, event.gen):
        return journey, ()
    call = replace(journey.call, has_sound=True, no_media_since=None)
    return replace(journey, call=call, devices=replace(journey.devices, speaker_fault=None)), ()


def _set_media(journey: Journey, media: MediaFacts) -> Step:
    told = SetMedia(media.microphone_on, media.camera_on, media.paused, media.by_phone, media.cleans_sound)
    return replace(journey, media=media), (told,)


def _microphone(journey: Journey, event: MicrophoneSwitched) -> Step:
    return _set_media(journey, replace(journey.media, microphone_on=event.on))


def _camera(journey: Journey, event: CameraSwitched) -> Step:
    journey = replace(journey, call=replace(journey.call, sound_first=False))
    journey, effects = _set_media(journey, replace(journey.media, camera_on=event.on))
    return journey, (*effects, *own_picture(journey)) if journey.place is State.WAITING else effects


def _pause(journey: Journey, event: PauseSwitched) -> Step:
    return _set_media(journey, replace(journey.media, paused=event.on))


def _sound_cleaning(journey: Journey, event: SoundCleaningSwitched) -> Step:
    return _set_media(journey, replace(journey.media, cleans_sound=event.on))


def _left(journey: Journey, _: CallLeft) -> Step:
    return replace(journey, receipt=journey.receipt.add(journey.now, Fact.LEFT)), ()


def _tick(journey: Journey, event: Tick) -> Step:
    """A request for a new attempt that stays unanswered is made again."""
    journey = replace(journey, now=event.now)
    due = journey.call.ask_due_at
    if due is None or event.now < due or not journey.seat.service_connected:
        return journey, ()
    return ask_now(journey)


HANDLERS: dict[type, Handler] = {
    CallConnected: _connected,
    CallNotConnected: _not_connected,
    LineChanged: _line_changed,
    PictureArrived: _picture,
    PictureRested: _picture_rested,
    SoundArrived: _sound,
    MicrophoneSwitched: _microphone,
    CameraSwitched: _camera,
    PauseSwitched: _pause,
    SoundCleaningSwitched: _sound_cleaning,
    CallLeft: _left,
    Tick: _tick,
}
