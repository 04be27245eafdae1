# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""While the talk goes on by telephone: what the video does meanwhile, and the way back."""

from dataclasses import replace

from app.core.effects import CloseCamera, EndCall, SetMedia
from app.core.events import ByPhoneChosen
from app.core.facts import CallFacts, State
from app.core.handlers.equipment import try_again
from app.core.handlers.seat import ask_rebuild, connecting
from app.core.meeting import ByPhone
from app.core.state import Handler, Journey, Step


def sound_moves(journey: Journey) -> Step:
    """The telephone is about to ring: this PC falls silent, or the two would howl. The picture stays."""
    if journey.place is not State.CALL or journey.media.by_phone is not ByPhone.NONE:
        return journey, ()
    return choose(journey, ByPhone.SOUND)


def choose(journey: Journey, how: ByPhone) -> Step:
    """Return the journey with the telephone carrying nothing, the sound, or all of the call.

    A video that rests is let go of for real: camera, microphone and connection. It is built anew, with
    another number, when it is wanted again.
    """
    before = journey.media.by_phone
    if how is before:
        return journey, ()
    media = replace(journey.media, by_phone=how)
    told = SetMedia(media.microphone_on, media.camera_on, media.paused, how, media.cleans_sound)
    journey = replace(journey, media=media)
    if how is ByPhone.ALL:
        kept = CallFacts(
            started_gen=journey.call.started_gen,
            connected_once=journey.call.connected_once,
            began_at=journey.call.began_at,
        )
        devices = replace(journey.devices, camera_live=False)
        return replace(journey, call=kept, devices=devices), (told, EndCall(), CloseCamera())
    if before is not ByPhone.ALL:
        return journey, (told,)
    journey, starting = try_again(connecting(journey))
    journey, asking = ask_rebuild(journey, "back_from_phone")
    return journey, (told, *starting, *asking)


def _chosen(journey: Journey, event: ByPhoneChosen) -> Step:
    """In the waiting room there is no video yet that could rest: only where the sound will be."""
    waits = journey.place is State.WAITING and event.how is ByPhone.ALL
    return choose(journey, ByPhone.SOUND if waits else event.how)


HANDLERS: dict[type, Handler] = {ByPhoneChosen: _chosen}
