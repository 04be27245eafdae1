# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starting the engine, and when the person's own camera may be on."""

from dataclasses import replace

from app.core.devices import DeviceSpec
from app.core.effects import CloseCamera, Effect, OpenCamera, StartEngine
from app.core.events.engine import EngineRole
from app.core.facts import EngineCondition, EngineFacts, State
from app.core.meeting import ByPhone
from app.core.state import Journey, Step
from app.core.verdicts import CheckId

_ROLES = {State.CHECK: EngineRole.CHECKS, State.WAITING: EngineRole.CALL, State.CALL: EngineRole.CALL}


def video_rests(journey: Journey) -> bool:
    """Tell whether the person talks by telephone alone: then nothing is connected, and nobody is filmed."""
    return journey.place is State.CALL and journey.media.by_phone is ByPhone.ALL


def is_ready(journey: Journey) -> bool:
    """Tell whether there is an engine that takes commands; without one they would be lost."""
    return journey.engine.condition is EngineCondition.READY


def start_engine(journey: Journey) -> Step:
    """Return the journey with a fresh engine on its way, in the role of the place."""
    role = _ROLES[journey.place]
    devices = replace(journey.devices, camera_live=False)
    facts = EngineFacts(EngineCondition.STARTING, role)
    return replace(journey, engine=facts, devices=devices), (StartEngine(role),)


def try_again(journey: Journey) -> Step:
    """Start an engine once more if it was given up: the person asked, or is let in just now."""
    if journey.engine.condition is not EngineCondition.GAVE_UP:
        return journey, ()
    return start_engine(journey)


def freed(journey: Journey) -> Step:
    """Start a fresh engine if a driver hangs in the one that runs."""
    if not (journey.engine.is_stuck and is_ready(journey)):
        return journey, ()
    return start_engine(journey)


def with_driver(journey: Journey, *, hangs: bool) -> Journey:
    """Return the journey with what is known about the engine's drivers."""
    return replace(journey, engine=replace(journey.engine, is_stuck=hangs))


def camera_shows(journey: Journey) -> bool:
    """Tell whether the page shows the person's own picture; nobody is filmed on one that doesn't.

    In a call plan B changes nothing: the call goes on, and plan B's page says so.
    """
    if journey.place is State.CALL:
        return journey.media.camera_on and not journey.media.paused and not video_rests(journey)
    if journey.plan_b_open:
        return False
    if journey.place is State.CHECK:
        return journey.check.current is CheckId.CAMERA
    return journey.place is State.WAITING and journey.media.camera_on


def own_picture(journey: Journey) -> tuple[Effect, ...]:
    """Return what brings the camera in line with the page, outside a call."""
    if not is_ready(journey):
        return ()
    spec = journey.devices.choice.camera
    wanted = camera_shows(journey) and not DeviceSpec(spec).is_none
    return (OpenCamera(spec) if wanted else CloseCamera(),)
