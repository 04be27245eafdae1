# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records the microphone and plays the test sound, for the two judges of sound."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from app.checks import loop_probe, microphone, mixer, recording, speaker
from app.checks.chime import speaker_sound
from app.checks.deadline import call_within
from app.checks.device_names import is_hands_free, others
from app.checks.language import language
from app.core.devices import Device, DeviceSpec, choose
from app.core.faults import Fault, FaultCode
from app.media import devices, permission, sounds
from app.media.sound import SAMPLE_RATE_HZ, Samples

LISTEN_S = 3.0
QUIET_S = 2.0
SPEAK_S = 5.0
HANDS_FREE_SETTLE_S = 2.5
"""A Bluetooth headset is silent while it changes over to its microphone; judged too early it looks muted."""
OTHER_LISTEN_S = 2.5
OTHER_LIMIT_S = 3.0
CLEARLY_OVER_FLOOR_DB = 15.0
LIST_LIMIT_S = 6.0

Record = Callable[[DeviceSpec, float], Awaitable[Samples]]
Play = Callable[[DeviceSpec, Samples], Awaitable[None]]
ListDevices = Callable[[], tuple[Device, ...]]


@dataclass(frozen=True)
class Phases:
    """How long to listen: quiet first (0: nobody is asked to be quiet), then speech.

    ``on_speech`` is called on the loop when the quiet phase is over.
    """

    quiet_s: float = 0.0
    speech_s: float = LISTEN_S
    on_speech: Callable[[], None] = lambda: None


async def listen(
    spec: str, seconds: float = LISTEN_S, record: Record = sounds.record
) -> microphone.Measurement:
    """Record and measure; ``record`` may be one that shares an open microphone."""
    return await listen_in_phases(spec, Phases(speech_s=seconds), record)


async def listen_in_phases(
    spec: str, phases: Phases, record: Record = sounds.record
) -> microphone.Measurement:
    """Record in one or two phases and measure; a hands-free headset gets time to change over first."""
    device = DeviceSpec(spec)
    if device.is_none:
        return microphone.Measurement(fault=FaultCode.MICROPHONE_NONE)
    chosen = await _chosen(device, devices.list_microphones)
    hands_free = await _is_hands_free(chosen)
    quiet: Samples | None = None
    try:
        if hands_free:
            await record(device, HANDS_FREE_SETTLE_S)
        if phases.quiet_s > 0.0:
            quiet = await record(device, phases.quiet_s)
            phases.on_speech()
        speech = await record(device, phases.speech_s)
    except Fault as fault:
        hung = _is_hung(fault)
        return microphone.Measurement(fault=None if hung else fault.code, is_hung=hung)
    except TimeoutError:
        return microphone.Measurement(is_hung=True)
    measured = await asyncio.to_thread(recording.measure, speech, quiet)
    silent = microphone.is_silent(measured)
    if silent and device.path is None and await call_within(LIST_LIMIT_S, permission.is_silenced):
        return microphone.Measurement(fault=FaultCode.MICROPHONE_DENIED)
    muted = await _muted(chosen) if silent else None
    return replace(measured, is_hands_free=hands_free, is_muted=muted)


async def who_hears(
    spec: str,
    record: Record = sounds.record,
    list_microphones: ListDevices = devices.list_microphones,
) -> tuple[Device, microphone.Measurement] | None:
    """Listen to all other microphones, one after the other, and return the one that hears the person best.

    At most 3 s each (and what opening takes), each hardware once, software ones never. The first that hears
    clearly ends the search: nobody likes to talk to a screen for long.
    """
    listed = await _listed(list_microphones)
    chosen = _choice(DeviceSpec(spec), listed)
    best: tuple[Device, microphone.Measurement] | None = None
    for device in others(listed, chosen):
        try:
            async with asyncio.timeout(OTHER_LIMIT_S + OTHER_LISTEN_S):
                heard = await record(DeviceSpec(device.spec), OTHER_LISTEN_S)
        except (Fault, TimeoutError):
            continue
        measured = await asyncio.to_thread(recording.measure, heard)
        if measured.hears_speech and (best is None or measured.over_floor_db > best[1].over_floor_db):
            best = device, measured
            if measured.over_floor_db >= CLEARLY_OVER_FLOOR_DB:
                break
    return best


async def play(spec: str, play_samples: Play = sounds.play_samples) -> speaker.Measurement:
    """Play the test sound to its end; whether it was heard nobody has said yet."""
    device = DeviceSpec(spec)
    if device.is_none:
        return speaker.Measurement(fault=FaultCode.SPEAKER_NONE)
    sound = await asyncio.to_thread(speaker_sound, language())
    measured = speaker.Measurement(played_s=len(sound) / SAMPLE_RATE_HZ)
    try:
        await play_samples(device, sound)
    except Fault as fault:
        hung = _is_hung(fault)
        measured = speaker.Measurement(fault=None if hung else fault.code, is_hung=hung)
    except TimeoutError:
        measured = speaker.Measurement(is_hung=True)
    return await _with_setting_and_other(device, measured)


async def play_and_listen(
    spec: str,
    microphone_spec: str,
    play_samples: Play = sounds.play_samples,
    hearing: loop_probe.Hearing = loop_probe.own_microphone,
) -> speaker.Measurement:
    """Play the test sound, then a chirp that the microphone listens for; a file or none cannot hear it."""
    measured = await play(spec, play_samples)
    ear = DeviceSpec(microphone_spec)
    if measured.fault is not None or measured.is_hung or ear.is_none or ear.path is not None:
        return measured
    found = await loop_probe.listen_for_chirp(DeviceSpec(spec), ear, hearing)
    if found is None:
        return measured
    return replace(
        measured, chirp_score=found.score, round_trip_ms=1000.0 * found.lag_s, echo_db=found.echo_db
    )


async def _with_setting_and_other(device: DeviceSpec, measured: speaker.Measurement) -> speaker.Measurement:
    listed = await _listed(devices.list_speakers)
    chosen = _choice(device, listed)
    other = next(iter(others(listed, chosen)), None)
    setting = mixer.Setting()
    if chosen is not None and chosen.is_default:
        setting = await asyncio.to_thread(mixer.speaker_setting)
    return replace(
        measured,
        is_muted=setting.is_muted,
        volume_percent=setting.volume_percent,
        other_name=other.name if other else "",
        other_spec=other.spec if other else "",
    )


def _is_hung(fault: Fault) -> bool:
    """A driver that keeps PortAudio for itself is not the same as a computer without sound."""
    return fault.code is FaultCode.SOUND_SYSTEM_HUNG


async def _is_hands_free(chosen: Device | None) -> bool:
    if chosen is None:
        return False
    if chosen.is_default and not is_hands_free(chosen.name):
        return is_hands_free(await asyncio.to_thread(mixer.microphone_name))
    return is_hands_free(chosen.name)


async def _muted(chosen: Device | None) -> bool | None:
    """The mixer's word counts only for the device that it speaks of: the system's own choice."""
    if chosen is None or not chosen.is_default:
        return None
    return (await asyncio.to_thread(mixer.microphone_setting)).is_muted


async def _chosen(device: DeviceSpec, list_devices: ListDevices) -> Device | None:
    return None if device.path is not None else _choice(device, await _listed(list_devices))


def _choice(device: DeviceSpec, listed: tuple[Device, ...]) -> Device | None:
    try:
        return choose(device, listed, FaultCode.MICROPHONE_NONE)
    except Fault:
        return None


async def _listed(list_devices: ListDevices) -> tuple[Device, ...]:
    try:
        return await call_within(LIST_LIMIT_S, list_devices)
    except (Fault, TimeoutError):
        return ()
