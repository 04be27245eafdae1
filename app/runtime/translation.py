# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Between the journey's values and the engine's wire: pure translation, both ways."""

from collections.abc import Callable
from typing import Any

from app.core import effects as fx
from app.core import events as ev
from app.core.call_setup import CallSetup
from app.core.devices import Device, DeviceKind
from app.core.events.engine import LineState
from app.core.faults import FaultCode
from app.core.meeting import ByPhone
from app.core.sound_meters import SoundMeters
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict
from app.wire import commands, events


def _start_call(effect: fx.StartCall) -> commands.Command:
    return commands.StartCall(
        gen=effect.plan.gen,
        peer=effect.plan.peer,
        offers=effect.plan.offers,
        ice=tuple(commands.Ice(s.urls, s.username, s.credential) for s in effect.plan.ice_servers),
        camera=effect.choice.camera,
        microphone=effect.choice.microphone,
        speaker=effect.choice.speaker,
        microphone_on=effect.microphone_on,
        camera_on=effect.camera_on,
        paused=effect.paused,
        sound_by_phone=effect.by_phone is not ByPhone.NONE,
        turn_index=effect.setup.turn_index,
        picture_height_px=_first_height_px(effect.setup),
        picture_kbit=effect.setup.picture_kbit if effect.setup.is_measured else 0,
        most_height_px=effect.setup.most_height_px,
        has_headset=effect.has_headset,
        cleans_sound=effect.cleans_sound,
    )


def _first_height_px(setup: CallSetup) -> int:
    """Return the first picture's height where the check has found a reason for one, else 0."""
    return setup.picture_height_px if setup.is_measured or setup.most_height_px else 0


def _run_check(effect: fx.RunCheck, service_url: str, token: str) -> commands.Command:
    return commands.RunCheck(
        check=effect.id.value,
        camera=effect.choice.camera,
        microphone=effect.choice.microphone,
        speaker=effect.choice.speaker,
        service_url=service_url,
        token=token,
    )


def _record(effect: fx.RecordSample) -> commands.Command:
    choice = effect.choice
    return commands.RecordSample(choice.microphone, choice.speaker, effect.duration_s, effect.quiet_s)


_COMMANDS: dict[type, Callable[[Any], commands.Command]] = {
    fx.ListDevices: lambda effect: commands.ListDevices(effect.only_news),
    fx.OpenCamera: lambda effect: commands.OpenCamera(effect.spec),
    fx.TurnCamera: lambda effect: commands.TurnCamera(effect.turn_deg),
    fx.CloseCamera: lambda _: commands.CloseCamera(),
    fx.OpenMicrophone: lambda effect: commands.OpenMicrophone(effect.spec),
    fx.CloseMicrophone: lambda _: commands.CloseMicrophone(),
    fx.RecordSample: _record,
    fx.PlayTone: lambda effect: commands.PlayTone(effect.spec, effect.microphone),
    fx.StartCall: _start_call,
    fx.EndCall: lambda _: commands.EndCall(),
    fx.SetMedia: lambda effect: commands.SetMedia(
        effect.microphone_on,
        effect.camera_on,
        effect.paused,
        effect.by_phone is not ByPhone.NONE,
        effect.cleans_sound,
    ),
    fx.UseDevice: lambda effect: commands.UseDevice(effect.kind.value, effect.spec),
}


def to_command(effect: fx.Effect, service_url: str, token: str = "") -> commands.Command | None:
    """Return the engine's command for an effect, or None if the effect is not the engine's."""
    if isinstance(effect, fx.RunCheck):
        return _run_check(effect, service_url, token)
    make = _COMMANDS.get(type(effect))
    return make(effect) if make else None


def _fault_code(text: str) -> FaultCode:
    """Return the fault, or the general one for a code of another version."""
    try:
        return FaultCode(text)
    except ValueError:
        return FaultCode.ENGINE_INTERNAL


def _faulted(message: events.Faulted) -> ev.Event:
    code = _fault_code(message.code)
    if message.kind:
        return ev.DeviceFaulted(DeviceKind(message.kind), code)
    return ev.EngineFaulted(code)


def _devices(kind: DeviceKind, lines: tuple[events.DeviceLine, ...]) -> tuple[Device, ...]:
    return tuple(Device(kind, d.spec, d.name, d.is_default, d.is_virtual) for d in lines)


def _listed(message: events.DevicesListed) -> ev.Event:
    return ev.DevicesListed(
        cameras=_devices(DeviceKind.CAMERA, message.cameras),
        microphones=_devices(DeviceKind.MICROPHONE, message.microphones),
        speakers=_devices(DeviceKind.SPEAKER, message.speakers),
    )


def _finished(message: events.CheckFinished) -> ev.Event:
    findings = tuple(Finding(f.code, Severity(f.severity), f.values) for f in message.findings)
    result = CheckResult(
        CheckId(message.check), Verdict(message.verdict), findings, message.values, message.duration_s
    )
    return ev.CheckFinished(result)


_EVENTS: dict[type, Callable[[Any], ev.Event]] = {
    events.Faulted: _faulted,
    events.DevicesListed: _listed,
    events.CameraOpened: lambda m: ev.CameraOpened(m.width_px, m.height_px),
    events.CameraStalled: lambda _: ev.CameraStalled(),
    events.CameraResumed: lambda _: ev.CameraResumed(),
    events.SpeakNow: lambda _: ev.SpeakNow(),
    events.OthersTried: lambda _: ev.OthersTried(),
    events.SampleRecorded: lambda m: ev.SampleRecorded(m.duration_s),
    events.SamplePlayed: lambda _: ev.SamplePlayed(),
    events.TonePlayed: lambda _: ev.TonePlayed(),
    events.SoundHeard: lambda _: ev.SoundHeard(),
    events.DeviceRunning: lambda m: ev.DeviceRunning(DeviceKind(m.kind), m.stand_in),
    events.CheckStarted: lambda m: ev.CheckStarted(CheckId(m.check)),
    events.CheckFinished: _finished,
    events.CallConnected: lambda m: ev.CallConnected(m.gen),
    events.CallFailed: lambda m: ev.CallNotConnected(m.gen, _fault_code(m.code)),
    events.PictureArrived: lambda m: ev.PictureArrived(m.gen),
    events.PictureRested: lambda m: ev.PictureRested(m.gen, m.rests),
    events.SoundArrived: lambda m: ev.SoundArrived(m.gen),
    events.LineMeasured: lambda m: ev.LineChanged(m.gen, LineState(m.state), m.silent_s),
}


def to_meters(message: events.SoundMeasured) -> SoundMeters:
    """Return how the call's sound fares: shown to whoever helps, of no consequence for the journey."""
    return SoundMeters(
        message.heard_dbfs,
        message.sent_dbfs,
        message.played_dbfs,
        message.starved_blocks,
        message.cuts,
        message.dropped_blocks,
        message.cleans,
    )


def to_event(message: events.EngineEvent) -> ev.Event | None:
    """Return the journey's event for what the engine said, or None if the journey need not know.

    Raises:
        ValueError: If a word in it belongs to another version.
    """
    make = _EVENTS.get(type(message))
    return make(message) if make else None
