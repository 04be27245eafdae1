# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records the microphone and plays the test sound, for the two judges of sound."""

import asyncio
from collections.abc import Awaitable, Callable

from app.checks import microphone, speaker
from app.checks.chime import speaker_sound
from app.checks.language import language
from app.core.devices import DeviceSpec
from app.core.faults import Fault, FaultCode
from app.media import sounds
from app.media.sound import SAMPLE_RATE_HZ, Samples

LISTEN_S = 3.0

Record = Callable[[DeviceSpec, float], Awaitable[Samples]]
Play = Callable[[DeviceSpec, Samples], Awaitable[None]]


async def listen(
    spec: str, seconds: float = LISTEN_S, record: Record = sounds.record
) -> microphone.Measurement:
    """Record and measure; ``record`` may be one that shares an open microphone."""
    if DeviceSpec(spec).is_none:
        return microphone.Measurement(fault=FaultCode.MICROPHONE_NONE)
    try:
        samples = await record(DeviceSpec(spec), seconds)
    except Fault as fault:
        return microphone.Measurement(fault=fault.code)
    except TimeoutError:
        return microphone.Measurement(is_hung=True)
    return await asyncio.to_thread(microphone.measure, samples)


async def play(spec: str, play_samples: Play = sounds.play_samples) -> speaker.Measurement:
    """Play the test sound to its end; whether it was heard nobody has said yet."""
    if DeviceSpec(spec).is_none:
        return speaker.Measurement(fault=FaultCode.SPEAKER_NONE)
    sound = await asyncio.to_thread(speaker_sound, language())
    try:
        await play_samples(DeviceSpec(spec), sound)
    except Fault as fault:
        return speaker.Measurement(fault=fault.code)
    except TimeoutError:
        return speaker.Measurement(is_hung=True)
    return speaker.Measurement(played_s=len(sound) / SAMPLE_RATE_HZ)
