# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call: connection, line, and what of mine goes out."""

from dataclasses import replace
from datetime import timedelta

from app.core.effects import AskRebuild, CloseCamera, OpenCamera, SetMedia
from app.core.events import (
    CallConnected,
    CallLeft,
    CallNotConnected,
    CameraSwitched,
    LineChanged,
    MicrophoneSwitched,
    PauseSwitched,
    PictureArrived,
    SoundArrived,
    Tick,
)
from app.core.events.engine import LineState
from app.core.facts import Forward, MediaFacts, State
from app.core.handlers.opening import HANDLERS as OPENING
from app.core.handlers.seat import ask_rebuild
from app.core.receipt import Fact
from app.core.state import Handler, Journey, Step

REBUILD_AFTER_S = 3.0
PLAN_B_AFTER_S = 10.0
ASK_AGAIN_AFTER_S = 5.0


def _is_current(journey: Journey, gen: int) -> bool:
    """Tell whether a report is about the attempt that counts; late ones are dropped."""
    return journey.place is State.CALL and gen == journey.call.started_gen


def _forward(journey: Journey, why: Forward) -> Journey:
    return replace(journey, plan_b=replace(journey.plan_b, forward=why))


def _connected(journey: Journey, event: CallConnected) -> Step:
    if not _is_current(journey, event.gen):
        return journey, ()
    began = journey.call.began_at or journey.now
    receipt = journey.receipt
    if not journey.call.connected_once:
        receipt = receipt.add(journey.now, Fact.CALL_BEGAN)
    call = replace(
        journey.call, line=LineState.GOOD, silent_s=0.0, connected_once=True, asked_at=None, began_at=began
    )
    return replace(_forward(journey, Forward.NONE), call=call, receipt=receipt), ()


def _not_connected(journey: Journey, event: CallNotConnected) -> Step:
    if not _is_current(journey, event.gen):
        return journey, ()
    call = replace(journey.call, line=LineState.LOST)
    return ask_rebuild(replace(journey, call=call), "not_connected")


def _line_changed(journey: Journey, event: LineChanged) -> Step:
    """Three seconds without a packet: build again. Ten: offer plan B, and keep building."""
    if not _is_current(journey, event.gen):
        return journey, ()
    was_lost = journey.call.line is LineState.LOST
    journey = replace(journey, call=replace(journey.call, line=event.state, silent_s=event.silent_s))
    if event.state is LineState.GOOD:
        journey = replace(journey, call=replace(journey.call, asked_at=None))
        return _forward(journey, Forward.NONE), ()
    if event.state is LineState.LOST and not was_lost:
        journey = replace(journey, receipt=journey.receipt.add(journey.now, Fact.LINE_INTERRUPTED))
    if event.silent_s >= PLAN_B_AFTER_S:
        journey = _forward(journey, Forward.NO_MEDIA)
    if event.silent_s >= REBUILD_AFTER_S:
        return ask_rebuild(journey, "line")
    return journey, ()


def _picture(journey: Journey, event: PictureArrived) -> Step:
    if not _is_current(journey, event.gen):
        return journey, ()
    return replace(journey, call=replace(journey.call, has_picture=True)), ()


def _sound(journey: Journey, event: SoundArrived) -> Step:
    if not _is_current(journey, event.gen):
        return journey, ()
    return replace(journey, call=replace(journey.call, has_sound=True)), ()


def _set_media(journey: Journey, media: MediaFacts) -> Step:
    return replace(journey, media=media), (SetMedia(media.microphone_on, media.camera_on, media.paused),)


def _microphone(journey: Journey, event: MicrophoneSwitched) -> Step:
    return _set_media(journey, replace(journey.media, microphone_on=event.on))


def _camera(journey: Journey, event: CameraSwitched) -> Step:
    journey, effects = _set_media(journey, replace(journey.media, camera_on=event.on))
    if journey.place is State.WAITING:
        own = OpenCamera(journey.devices.choice.camera) if event.on else CloseCamera()
        return journey, (*effects, own)
    return journey, effects


def _pause(journey: Journey, event: PauseSwitched) -> Step:
    return _set_media(journey, replace(journey.media, paused=event.on))


def _left(journey: Journey, _: CallLeft) -> Step:
    return replace(journey, receipt=journey.receipt.add(journey.now, Fact.LEFT)), ()


def _tick(journey: Journey, event: Tick) -> Step:
    """A request for a new attempt that stays unanswered is made again."""
    journey, _ = OPENING[Tick](journey, event)
    asked, plan = journey.call.asked_at, journey.seat.plan
    waiting_long = asked is not None and event.now - asked >= timedelta(seconds=ASK_AGAIN_AFTER_S)
    if journey.place is State.CALL and plan is not None and waiting_long and journey.seat.service_connected:
        call = replace(journey.call, asked_at=event.now)
        return replace(journey, call=call), (AskRebuild(plan.gen, call.asked_why),)
    return journey, ()


HANDLERS: dict[type, Handler] = {
    CallConnected: _connected,
    CallNotConnected: _not_connected,
    LineChanged: _line_changed,
    PictureArrived: _picture,
    SoundArrived: _sound,
    MicrophoneSwitched: _microphone,
    CameraSwitched: _camera,
    PauseSwitched: _pause,
    CallLeft: _left,
    Tick: _tick,
}
