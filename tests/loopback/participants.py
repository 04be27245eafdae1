# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two people on one computer, connected over 127.0.0.1 by the real Call class."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import numpy as np
from numpy.typing import NDArray

from app.core.devices import DeviceSpec
from app.core.meeting import CallPlan
from app.media.call import Call, CallSettings, CallSources
from app.media.call_events import CallEvent
from app.media.camera import Camera
from app.media.microphone import Microphone
from app.media.sound_feed import SoundFeed
from app.media.speaker import Speaker
from tests.rig.pictures import read_counter
from tests.rig.tones import strongest_frequency

LIMIT_S = 30.0
LOOPBACK = CallSettings(local_addresses=("127.0.0.1",))


class Participant:
    """A person with a film for a camera, a sound file for a microphone, and ears and eyes that remember."""

    def __init__(self, offers: bool, film: str, sound: str, settings: CallSettings | None = None) -> None:
        self.events: list[CallEvent] = []
        self.heard: list[NDArray[np.int16]] = []
        self.numbers: list[int] = []
        self.sizes: set[tuple[int, ...]] = set()
        self._changed = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        feed = SoundFeed()
        self.camera = Camera(DeviceSpec(film))
        self.microphone = Microphone(DeviceSpec(sound), feed.push)
        self.sources = CallSources(self.camera, feed, on_picture=self._see)
        self.speaker = Speaker(DeviceSpec("none"), self.sources.playout.pull, on_played=self._hear)
        plan = CallPlan(gen=1, peer="other", offers=offers)
        self.call = Call(plan, self.sources, self._note, settings or LOOPBACK)

    def start_devices(self) -> None:
        for device in (self.camera, self.microphone, self.speaker):
            device.start()

    def stop_devices(self) -> None:
        for device in (self.camera, self.microphone, self.speaker):
            device.stop()

    def last_heard(self, seconds: float) -> NDArray[np.float32]:
        """The end of what the sound card got, float32 in [-1, 1]."""
        samples = np.concatenate(self.heard)[-int(seconds * 48_000) :]
        return samples.astype(np.float32) / 32768

    def played_s(self) -> float:
        """How much sound has come out, silence between included, in seconds."""
        return self.sources.playout.stats.played_samples / 48_000

    def hears(self, hz: float) -> bool:
        """Whether the last fifth of a second is this tone."""
        return abs(strongest_frequency(self.last_heard(0.2), 48_000) - hz) < 10

    def has(self, kind: type) -> bool:
        return any(isinstance(event, kind) for event in self.events)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition holds that events, pictures or sound bring about."""
        async with asyncio.timeout(LIMIT_S):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    def _note(self, event: CallEvent) -> None:
        self.events.append(event)
        self._changed.set()

    def _see(self, bgra: NDArray[np.uint8], monotonic_s: float) -> None:
        del monotonic_s
        self.sizes.add(bgra.shape)
        if (number := read_counter(bgra)) is not None:
            self.numbers.append(number)
        self._changed.set()

    def _hear(self, samples: NDArray[np.int16]) -> None:
        self.heard.append(samples.copy())
        self._loop.call_soon_threadsafe(self._changed.set)


@asynccontextmanager
async def connected(offerer: Participant, answerer: Participant) -> AsyncIterator[None]:
    """Exchange the descriptions, as the service would."""
    for person in (offerer, answerer):
        person.start_devices()
    try:
        offer = await offerer.call.start()
        assert offer is not None
        assert await answerer.call.start() is None
        answer = await answerer.call.accept("offer", offer)
        assert answer is not None
        assert await offerer.call.accept("answer", answer) is None
        yield
    finally:
        await offerer.call.close()
        await answerer.call.close()
        for person in (offerer, answerer):
            await asyncio.to_thread(person.stop_devices)
