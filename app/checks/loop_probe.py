# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plays the chirp and listens for it: proves speaker and microphone at once, and times the way between."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import numpy as np

from app.checks.chirp import PEAK, PEAK_AGAIN, Found, chirp, find
from app.core.devices import DeviceSpec
from app.core.faults import Fault
from app.media.microphone import Microphone
from app.media.sound import SAMPLE_RATE_HZ, Samples, silence
from app.media.speaker import Speaker

FOUND_ABOVE = 30.0
AGAIN_ABOVE = 20.0
FIRST_SOUND_LIMIT_S = 8.0
LEAD_S = 0.15
LISTEN_S = 1.9
"""Half a second of chirp and 1.2 s of search: the slowest Bluetooth headset takes 0.3 s each way."""

OnBlock = Callable[[Samples, float], None]
Hearing = Callable[[DeviceSpec, OnBlock], AbstractAsyncContextManager[None]]
"""Opens a microphone, or shares one that is open, for as long as the block runs."""


@asynccontextmanager
async def own_microphone(spec: DeviceSpec, on_block: OnBlock) -> AsyncIterator[None]:
    """Open a microphone that nobody else has open."""
    microphone = Microphone(spec, on_block)
    microphone.start()
    try:
        yield
    finally:
        await asyncio.to_thread(microphone.stop)


async def listen_for_chirp(
    speaker: DeviceSpec, microphone: DeviceSpec, hearing: Hearing = own_microphone
) -> Found | None:
    """Return the chirp as it was heard, with ``lag_s`` the whole round trip; None when a device gave nothing.

    A doubtful answer is asked for once more, louder. Takes 2 to 5 s.
    """
    try:
        found = await _once(speaker, microphone, hearing, PEAK)
        if found is not None and AGAIN_ABOVE <= found.score <= FOUND_ABOVE:
            louder = await _once(speaker, microphone, hearing, PEAK_AGAIN)
            found = louder if louder is not None and louder.score > found.score else found
    except (Fault, TimeoutError):
        return None
    return found


async def _once(speaker: DeviceSpec, microphone: DeviceSpec, hearing: Hearing, peak: float) -> Found | None:
    loop = _Loop(peak)
    device = Speaker(speaker, loop.pull, on_fault=loop.fail)
    async with hearing(microphone, loop.take):
        async with asyncio.timeout(FIRST_SOUND_LIMIT_S):
            await loop.hears.wait()
        device.start()
        try:
            async with asyncio.timeout(FIRST_SOUND_LIMIT_S + LISTEN_S):
                await loop.done.wait()
        finally:
            await asyncio.to_thread(device.stop)
    return await asyncio.to_thread(loop.found)


class _Loop:
    """What is played and what is heard, with their times; ``pull`` and ``take`` run in the cards' threads."""

    def __init__(self, peak: float) -> None:
        self._loop = asyncio.get_running_loop()
        self._peak = peak
        self._left = np.concatenate([silence(int(LEAD_S * SAMPLE_RATE_HZ)), chirp(peak)])
        self._blocks: list[Samples] = []
        self._first_block_s = 0.0
        self._lead_pulled_s: float | None = None
        self.hears = asyncio.Event()
        self.done = asyncio.Event()

    def pull(self, count: int) -> Samples:
        """Return what to play next: a moment of silence, the chirp, silence."""
        if self._lead_pulled_s is None:
            self._lead_pulled_s = time.monotonic()
        out = silence(count)
        part, self._left = self._left[:count], self._left[count:]
        out[: len(part)] = part
        return out

    def take(self, samples: Samples, now: float) -> None:
        """Keep what is heard, from the moment on that the speaker runs."""
        if not self.hears.is_set():
            self._tell(self.hears)
        if self._lead_pulled_s is None:
            return
        if not self._blocks:
            self._first_block_s = now - len(samples) / SAMPLE_RATE_HZ
        self._blocks.append(samples)
        if sum(map(len, self._blocks)) >= (LEAD_S + LISTEN_S) * SAMPLE_RATE_HZ:
            self._tell(self.done)

    def fail(self, fault: Fault) -> None:
        """The speaker does not play."""
        del fault
        self._tell(self.done)

    def found(self) -> Found | None:
        """Return the chirp with the time from handing it to the card to hearing it."""
        if not self._blocks or self._lead_pulled_s is None:
            return None
        found = find(np.concatenate(self._blocks), self._peak)
        at_s = self._first_block_s + found.lag_s
        return Found(found.score, max(0.0, at_s - self._lead_pulled_s - LEAD_S), found.echo_db)

    def _tell(self, event: asyncio.Event) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(event.set)
