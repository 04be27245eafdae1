# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The engine and its devices: it may die at any moment, and costs the person no place in line."""

from dataclasses import replace

from app.core.devices import DeviceKind
from app.core.effects import Effect, ListDevices, OpenCamera, StoreDevices, UseDevice
from app.core.events import (
    CameraOpened,
    CameraResumed,
    CameraStalled,
    DeviceChosen,
    DeviceFaulted,
    DevicesListed,
    EngineExited,
    EngineFaulted,
    EngineGaveUp,
    EngineReady,
    EngineSilent,
)
from app.core.facts import DeviceFacts, EngineCondition, Forward, SampleState, State
from app.core.faults import FaultCode
from app.core.handlers.check import go_to_step, step_effects
from app.core.handlers.seat import ask_rebuild, start_call
from app.core.receipt import Fact
from app.core.state import Handler, Journey, Step
from app.core.verdicts import CheckId


def _ready(journey: Journey, event: EngineReady) -> Step:
    """A fresh engine takes up the work where the last one left it."""
    recovered = journey.engine.condition in (EngineCondition.RECOVERING, EngineCondition.GAVE_UP)
    engine = replace(journey.engine, condition=EngineCondition.READY, role=event.role)
    journey = replace(journey, engine=engine)
    if recovered and journey.plan_b.forward is Forward.ENGINE:
        journey = replace(journey, plan_b=replace(journey.plan_b, forward=Forward.NONE))
    effects: tuple[Effect, ...] = (ListDevices(),)
    if journey.place is State.CHECK:
        return journey, (*effects, *(() if journey.plan_b_open else step_effects(journey)))
    if journey.place is State.WAITING and journey.media.camera_on and not journey.plan_b_open:
        return journey, (*effects, OpenCamera(journey.devices.choice.camera))
    if journey.place is State.CALL:
        plan = journey.seat.plan
        built = plan is not None and journey.call.started_gen >= plan.gen
        journey, more = ask_rebuild(journey, "engine") if built else start_call(journey)
        return journey, (*effects, *more)
    return journey, effects


def _died(journey: Journey, _: EngineExited | EngineSilent) -> Step:
    check = replace(journey.check, measuring=False, sample=SampleState.IDLE, tone_playing=False)
    if journey.engine.condition is EngineCondition.ABSENT:
        return journey, ()
    receipt = journey.receipt
    if journey.place in (State.WAITING, State.CALL):
        receipt = receipt.add(journey.now, Fact.EQUIPMENT_INTERRUPTED)
    engine = replace(journey.engine, condition=EngineCondition.RECOVERING)
    devices = replace(journey.devices, camera_live=False)
    call = replace(journey.call, has_picture=False, has_sound=False, asked_at=None)
    return replace(journey, engine=engine, check=check, devices=devices, receipt=receipt, call=call), ()


def _gave_up(journey: Journey, _: EngineGaveUp) -> Step:
    engine = replace(journey.engine, condition=EngineCondition.GAVE_UP)
    return replace(journey, engine=engine, plan_b=replace(journey.plan_b, forward=Forward.ENGINE)), ()


def _faulted(journey: Journey, event: EngineFaulted) -> Step:
    return replace(journey, notice=event.code), ()


def _listed(journey: Journey, event: DevicesListed) -> Step:
    devices = replace(
        journey.devices,
        cameras=event.cameras,
        microphones=event.microphones,
        speakers=event.speakers,
        listed=True,
    )
    return replace(journey, devices=devices), ()


def _with_fault(devices: DeviceFacts, kind: DeviceKind, code: FaultCode | None) -> DeviceFacts:
    if kind is DeviceKind.CAMERA:
        live = devices.camera_live if code is None else False
        return replace(devices, camera_fault=code, camera_live=live)
    if kind is DeviceKind.MICROPHONE:
        return replace(devices, microphone_fault=code)
    return replace(devices, speaker_fault=code)


def _device_chosen(journey: Journey, event: DeviceChosen) -> Step:
    """Another device is a fresh start for its step: what was measured on the old one is dropped."""
    choice = replace(journey.devices.choice, **{event.kind.value: event.spec})
    devices = replace(_with_fault(journey.devices, event.kind, None), choice=choice)
    journey = replace(journey, devices=devices)
    effects: tuple[Effect, ...] = (StoreDevices(choice), UseDevice(event.kind, event.spec))
    if journey.place is not State.CHECK:
        return journey, effects
    check = CheckId(event.kind.value)
    kept = tuple(result for result in journey.check.results if result.id is not check)
    journey = replace(journey, check=replace(journey.check, results=kept))
    journey, again = go_to_step(journey, journey.check.step)
    return journey, (*effects, *again)


def _device_faulted(journey: Journey, event: DeviceFaulted) -> Step:
    check = journey.check
    if event.kind is DeviceKind.MICROPHONE and check.sample is SampleState.RECORDING:
        check = replace(check, sample=SampleState.IDLE)
    if event.kind is DeviceKind.SPEAKER:
        sample = SampleState.PLAYED if check.sample is SampleState.PLAYING else check.sample
        check = replace(check, tone_playing=False, sample=sample)
    return replace(journey, devices=_with_fault(journey.devices, event.kind, event.code), check=check), ()


def _camera_opened(journey: Journey, _: CameraOpened | CameraResumed) -> Step:
    return replace(journey, devices=replace(journey.devices, camera_fault=None, camera_live=True)), ()


def _camera_stalled(journey: Journey, _: CameraStalled) -> Step:
    devices = replace(journey.devices, camera_fault=FaultCode.CAMERA_STALLED, camera_live=False)
    return replace(journey, devices=devices), ()


HANDLERS: dict[type, Handler] = {
    EngineReady: _ready,
    EngineExited: _died,
    EngineSilent: _died,
    EngineGaveUp: _gave_up,
    EngineFaulted: _faulted,
    DevicesListed: _listed,
    DeviceChosen: _device_chosen,
    DeviceFaulted: _device_faulted,
    CameraOpened: _camera_opened,
    CameraResumed: _camera_opened,
    CameraStalled: _camera_stalled,
}
