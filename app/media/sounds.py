# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Playing one sound and recording a few seconds: what the checks need."""

import asyncio
from pathlib import Path

import numpy as np

from app.core.devices import DeviceSpec
from app.core.faults import Fault
from app.media.microphone import Microphone
from app.media.sound import SAMPLE_RATE_HZ, Samples, silence
from app.media.sound_file import read_sound
from app.media.speaker import Speaker

OPEN_LIMIT_S = 8.0
"""How long a device may take until its first sound flows."""
TAIL_S = 0.1
"""Played after the last sample, so that the card's own buffer is heard to its end."""


async def play_file(speaker: DeviceSpec, path: Path | str) -> None:
    """Play a sound file once and return when it was heard.

    Raises:
        Fault: MICROPHONE_FILE if the file cannot be read, else as ``play_samples``.
    """
    await play_samples(speaker, await asyncio.to_thread(read_sound, path))


async def play_samples(speaker: DeviceSpec, samples: Samples) -> None:
    """Play mono int16 samples at 48 kHz once and return when they were heard.

    Cancelling stops the sound.

    Raises:
        Fault: SPEAKER_NONE, SPEAKER_BUSY, SPEAKER_LOST or SOUND_SYSTEM_NONE.
        TimeoutError: If the device takes the sound too slowly (stuck, without saying so).
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()
    player = _Player(np.concatenate([samples, silence(int(TAIL_S * SAMPLE_RATE_HZ))]), loop, done)
    device = Speaker(speaker, player.pull, on_fault=player.fail)
    device.start()
    try:
        async with asyncio.timeout(OPEN_LIMIT_S + 1.5 * len(samples) / SAMPLE_RATE_HZ):
            await done
    finally:
        await asyncio.to_thread(device.stop)


async def record(microphone: DeviceSpec, seconds: float) -> Samples:
    """Return so many seconds of the microphone: mono int16 at 48 kHz.

    Raises:
        Fault: MICROPHONE_NONE, MICROPHONE_BUSY, MICROPHONE_LOST, MICROPHONE_FILE or SOUND_SYSTEM_NONE.
        TimeoutError: If the device delivers too slowly.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()
    taker = _Taker(int(seconds * SAMPLE_RATE_HZ), loop, done)
    device = Microphone(microphone, taker.push, on_fault=taker.fail)
    device.start()
    try:
        async with asyncio.timeout(OPEN_LIMIT_S + 1.5 * seconds):
            await done
    finally:
        await asyncio.to_thread(device.stop)
    return taker.samples


class _Ending:
    """Settles a future from a device's thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop, done: asyncio.Future[None]) -> None:
        self._loop = loop
        self._done = done

    def fail(self, fault: Fault) -> None:
        self._settle(fault)

    def _settle(self, fault: Fault | None = None) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._settle_here, fault)

    def _settle_here(self, fault: Fault | None) -> None:
        if self._done.done():
            return
        if fault is None:
            self._done.set_result(None)
        else:
            self._done.set_exception(fault)


class _Player(_Ending):
    def __init__(self, samples: Samples, loop: asyncio.AbstractEventLoop, done: asyncio.Future[None]) -> None:
        super().__init__(loop, done)
        self._left = samples

    def pull(self, count: int) -> Samples:
        out = silence(count)
        part, self._left = self._left[:count], self._left[count:]
        out[: len(part)] = part
        if not len(self._left):
            self._settle()
        return out


class _Taker(_Ending):
    def __init__(self, count: int, loop: asyncio.AbstractEventLoop, done: asyncio.Future[None]) -> None:
        super().__init__(loop, done)
        self._count = count
        self._blocks: list[Samples] = []
        self._taken = 0

    @property
    def samples(self) -> Samples:
        return np.concatenate(self._blocks)[: self._count]

    def push(self, samples: Samples, now: float) -> None:
        del now
        if self._taken < self._count:
            self._blocks.append(samples)
            self._taken += len(samples)
            if self._taken >= self._count:
                self._settle()
