# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The engine and its devices: it may die at any moment, and costs the person no place in line."""

from dataclasses import replace

from app.core.devices import Device, DeviceKind, DeviceSpec, choose
from app.core.effects import Effect, ListDevices, StoreDevices, TurnCamera, UseDevice
from app.core.events import (
    CameraOpened,
    CameraResumed,
    CameraStalled,
    CameraTurned,
    DeviceChosen,
    DeviceFaulted,
    DeviceRunning,
    DevicesListed,
    EngineExited,
    EngineFaulted,
    EngineGaveUp,
    EngineReady,
    EngineSilent,
)
from app.core.facts import SAMPLE_UNDER_WAY, DeviceFacts, EngineCondition, SampleState, State
from app.core.faults import Fault, FaultCode
from app.core.handlers.check import go_to_step, resume_step, without_result
from app.core.handlers.equipment import camera_shows, is_ready, own_picture, with_driver
from app.core.handlers.plugged_in import with_new, without_new
from app.core.handlers.seat import ask_rebuild, connecting, start_call
from app.core.handlers.sound_check import take_up_wish
from app.core.receipt import Fact
from app.core.state import Handler, Journey, Step
from app.core.verdicts import CheckId, Verdict

_ENGINE_NOTICES = (
    FaultCode.ENGINE_SILENT,
    FaultCode.ENGINE_EXITED,
    FaultCode.ENGINE_GAVE_UP,
    FaultCode.ENGINE_PROTOCOL,
    FaultCode.ENGINE_INTERNAL,
)

_STOPPED = (FaultCode.CAMERA_STALLED, FaultCode.MICROPHONE_LOST, FaultCode.SPEAKER_LOST)


_BROKEN = (Verdict.CALL_INSTEAD, Verdict.NOT_MEASURED)
_SILENT = (FaultCode.MICROPHONE_LOST, FaultCode.SPEAKER_LOST, FaultCode.SOUND_SYSTEM_HUNG)
"""Unplugged, or a driver that hangs: nobody can tell, and a fresh engine does no harm to the first."""
QUARTER_DEG, FULL_TURN_DEG = 90, 360


def _ready(journey: Journey, event: EngineReady) -> Step:
    """A fresh engine takes up the work where the last one left it; old complaints are not its own."""
    if event.role is not journey.engine.role or is_ready(journey):
        return journey, ()  # the last word of an engine that was let go, or the same word twice
    devices = journey.devices
    for kind in DeviceKind:
        devices = _with_fault(devices, kind, None)
    notice = None if journey.notice in _ENGINE_NOTICES else journey.notice
    engine = replace(journey.engine, condition=EngineCondition.READY)
    journey, effects = _taken_up(replace(journey, engine=engine, devices=devices, notice=notice))
    turn_deg = journey.devices.choice.camera_turn_deg
    turning = (TurnCamera(turn_deg),) if turn_deg else ()
    return journey, (ListDevices(), *turning, *effects)


def _taken_up(journey: Journey) -> Step:
    if journey.place is State.CHECK:
        journey, effects = resume_step(journey)
        journey, wished = take_up_wish(journey)
        return journey, (*effects, *wished)
    if journey.place is not State.CALL:
        return journey, own_picture(journey)
    plan = journey.seat.plan
    built = plan is not None and journey.call.started_gen >= plan.gen
    return ask_rebuild(journey, "engine") if built else start_call(journey)


def _lost(journey: Journey, condition: EngineCondition) -> Journey:
    """Return the journey without its engine: what was under way ends, what was found out stays."""
    check = replace(journey.check, measuring=False, under_way=frozenset(), tone_playing=False)
    if check.sample is not SampleState.PLAYED:
        check = replace(check, sample=SampleState.IDLE)
    receipt = journey.receipt
    if journey.place in (State.WAITING, State.CALL):
        receipt = receipt.add(journey.now, Fact.EQUIPMENT_INTERRUPTED)
    engine = replace(journey.engine, condition=condition, is_stuck=False)
    devices = replace(journey.devices, camera_live=False)
    journey = replace(journey, engine=engine, check=check, devices=devices, receipt=receipt)
    return connecting(journey) if journey.place is State.CALL else journey


def _died(journey: Journey, _: EngineExited | EngineSilent) -> Step:
    if journey.engine.condition in (EngineCondition.ABSENT, EngineCondition.GAVE_UP):
        return journey, ()
    return _lost(journey, EngineCondition.RECOVERING), ()


def _gave_up(journey: Journey, _: EngineGaveUp) -> Step:
    if journey.engine.condition is EngineCondition.ABSENT:
        return journey, ()
    journey = _lost(journey, EngineCondition.GAVE_UP)
    return replace(journey, check=replace(journey.check, wished=None)), ()


def _faulted(journey: Journey, event: EngineFaulted) -> Step:
    if journey.engine.condition is EngineCondition.ABSENT:
        return journey, ()
    return replace(journey, notice=event.code), ()


def _speaker_is_back(old: DeviceFacts, new: DeviceFacts) -> bool:
    """Tell whether the list shows the speaker that did not work, and did not before."""
    if new.speaker_fault is None:
        return False
    before, now = _shown(old), _shown(new)
    return now is not None and now != before


def _shown(devices: DeviceFacts) -> Device | None:
    try:
        return choose(DeviceSpec(devices.choice.speaker), devices.speakers, FaultCode.SPEAKER_NONE)
    except Fault:
        return None


def _listed(journey: Journey, event: DevicesListed) -> Step:
    old = journey.devices
    devices = replace(
        journey.devices,
        cameras=event.cameras,
        microphones=event.microphones,
        speakers=event.speakers,
        listed=True,
    )
    devices = with_new(old, devices, is_checking=journey.place is State.CHECK)
    journey = replace(journey, devices=devices)
    is_back = journey.place is State.CHECK and _speaker_is_back(old, devices)
    return _device_running(journey, DeviceRunning(DeviceKind.SPEAKER)) if is_back else (journey, ())


def _with_fault(devices: DeviceFacts, kind: DeviceKind, code: FaultCode | None) -> DeviceFacts:
    if kind is DeviceKind.CAMERA:
        live = devices.camera_live if code is None else False
        return replace(devices, camera_fault=code, camera_live=live)
    if kind is DeviceKind.MICROPHONE:
        return replace(devices, microphone_fault=code, microphone_stand_in="")
    return replace(devices, speaker_fault=code, speaker_stand_in="")


def _device_chosen(journey: Journey, event: DeviceChosen) -> Step:
    """Another device is a fresh start for its step: what was measured on the old one is dropped.

    A step that is not this device's goes on undisturbed, its recording and its question included.
    """
    old = journey.devices.choice
    choice = old.with_device(event.kind, event.spec)
    devices = replace(_with_fault(journey.devices, event.kind, None), choice=choice)
    devices = without_new(devices, event.kind)
    journey = replace(journey, devices=devices)
    effects: tuple[Effect, ...] = (StoreDevices(choice),)
    if is_ready(journey):
        turning = (TurnCamera(0),) if choice.camera_turn_deg != old.camera_turn_deg else ()
        effects = (*effects, *turning, UseDevice(event.kind, event.spec))
    if journey.place is State.WAITING and event.kind is DeviceKind.CAMERA:
        return journey, (*effects, *own_picture(journey))
    if journey.place is not State.CHECK:
        return journey, effects
    check = CheckId(event.kind.value)
    journey = replace(journey, check=without_result(journey.check, check))
    if journey.check.current is not check:
        return journey, effects
    journey, again = go_to_step(journey, journey.check.step)
    return journey, (*effects, *again)


def _camera_turned(journey: Journey, _: CameraTurned) -> Step:
    old = journey.devices.choice
    choice = replace(old, camera_turn_deg=(old.camera_turn_deg + QUARTER_DEG) % FULL_TURN_DEG)
    journey = replace(journey, devices=replace(journey.devices, choice=choice))
    turning = (TurnCamera(choice.camera_turn_deg),) if is_ready(journey) else ()
    return journey, (StoreDevices(choice), *turning)


def _device_faulted(journey: Journey, event: DeviceFaulted) -> Step:
    check = journey.check
    if event.kind is DeviceKind.MICROPHONE and check.sample in SAMPLE_UNDER_WAY - {SampleState.PLAYING}:
        check = replace(check, sample=SampleState.IDLE)
    if event.kind is DeviceKind.SPEAKER:
        sample = SampleState.IDLE if check.sample is SampleState.PLAYING else check.sample
        check = replace(check, tone_playing=False, sample=sample)
    journey = _interrupted(journey, event.code)
    devices = _with_fault(journey.devices, event.kind, event.code)
    journey = replace(journey, devices=devices, check=check)
    return with_driver(journey, hangs=True) if event.code in _SILENT else journey, ()


def _interrupted(journey: Journey, code: FaultCode) -> Journey:
    """Return the journey with equipment that stopped in a call on the receipt; what never was is no news."""
    if journey.place is not State.CALL or code not in _STOPPED:
        return journey
    return replace(journey, receipt=journey.receipt.add(journey.now, Fact.EQUIPMENT_INTERRUPTED))


def _device_running(journey: Journey, event: DeviceRunning) -> Step:
    """What was said about it does not hold any more; its step of the check stands as if just begun."""
    devices = _with_fault(journey.devices, event.kind, None)
    if event.kind is DeviceKind.MICROPHONE:
        devices = replace(devices, microphone_stand_in=event.stand_in)
    else:
        devices = replace(devices, speaker_stand_in=event.stand_in)
    journey = with_driver(replace(journey, devices=devices), hangs=False)
    known = journey.check.result_of(CheckId(event.kind.value))
    if journey.place is not State.CHECK or known is None or known.verdict not in _BROKEN:
        return journey, ()
    return replace(journey, check=without_result(journey.check, known.id)), ()


def _camera_opened(journey: Journey, _: CameraOpened | CameraResumed) -> Step:
    """A camera that opens late, on a page that does not show it any more, is about to be closed."""
    live = journey.place is State.CALL or camera_shows(journey)
    journey = replace(journey, devices=replace(journey.devices, camera_fault=None, camera_live=live))
    return with_driver(journey, hangs=False), ()


def _camera_stalled(journey: Journey, _: CameraStalled) -> Step:
    journey = _interrupted(journey, FaultCode.CAMERA_STALLED)
    devices = replace(journey.devices, camera_fault=FaultCode.CAMERA_STALLED, camera_live=False)
    return replace(journey, devices=devices), ()


HANDLERS: dict[type, Handler] = {
    EngineReady: _ready,
    EngineExited: _died,
    EngineSilent: _died,
    EngineGaveUp: _gave_up,
    EngineFaulted: _faulted,
    DevicesListed: _listed,
    CameraTurned: _camera_turned,
    DeviceChosen: _device_chosen,
    DeviceFaulted: _device_faulted,
    DeviceRunning: _device_running,
    CameraOpened: _camera_opened,
    CameraResumed: _camera_opened,
    CameraStalled: _camera_stalled,
}
