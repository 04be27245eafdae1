# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The microphone: one, shared by the level meter, the recording and the call."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from app.core.devices import DeviceKind, DeviceSpec
from app.core.faults import Fault, FaultCode
from app.engine.background import Background, Emit
from app.engine.one_device import OneDevice
from app.engine.recording import Recording
from app.engine.voice import VoiceWatch
from app.media.microphone import Microphone
from app.media.sound import SAMPLE_RATE_HZ, Samples
from app.wire.events import DeviceRunning, Faulted, LevelMeasured, SoundHeard

log = logging.getLogger(__name__)

LEVEL_EVERY_S = 0.05
FIRST_SOUND_LIMIT_S = 8.0
"""A Bluetooth headset takes some seconds to change over to its microphone."""

OnBlock = Callable[[Samples, float], None]


class Listening:
    """Opens the microphone while the meter or somebody else (``hold``) wants it. Lives on the event loop.

    Attributes:
        fault: Why the microphone that is wanted does not work, or None.
        on_fault: Called on the loop when it fails.
        on_back: Called on the loop when it works again by itself.
        on_change: Called on the loop when another microphone stands in, or the chosen one is back.

    Args:
        background: Where waiting and measuring run.
        emit: Sends events.
        stands_in: Whether the next best microphone does the work while the chosen one cannot: in a call.
    """

    def __init__(self, background: Background, emit: Emit, *, stands_in: bool = False) -> None:
        self._emit = emit
        self._background = background
        self._stands_in = stands_in
        self._device: OneDevice[Microphone] = OneDevice("microphone", background, self._start)
        self._metering: asyncio.Task[None] | None = None
        self._holders: dict[object, OnBlock] = {}
        self._recordings: set[Recording] = set()
        self._heard_from: Microphone | None = None
        self._hangs: Microphone | None = None
        self.fault: Fault | None = None
        self.on_fault: Callable[[Fault], None] = lambda fault: None
        self.on_back: Callable[[], None] = lambda: None
        self.on_change: Callable[[], None] = lambda: None

    def open(self, spec: str) -> None:
        """Listen and report the level 20 times a second; what is wrong already is told again."""
        if self._device.is_settled and self._device.spec == spec and self.fault is not None:
            self._complain(self.fault)
        self._device.want(spec)
        if self._metering is not None:
            self._metering.cancel()
        self._metering = self._background.start(self._meter(tells_levels=True), "measure the level")

    def close(self) -> None:
        """Stop the meter, and the microphone unless somebody holds it."""
        if self._metering is not None:
            self._metering.cancel()
            self._metering = None
        self._close_if_unused()

    def use(self, spec: str) -> None:
        """Change the microphone if one is wanted just now."""
        if self._device.wanted is not None:
            self._device.want(spec)

    def hold(self, spec: str, on_block: OnBlock) -> Callable[[], None]:
        """Keep this microphone open, whatever the meter does; returns what lets go of it.

        ``on_block`` gets each 10 ms from the sound card's thread, mono int16 at 48 kHz.
        """
        key = object()
        self._holders = {**self._holders, key: on_block}
        self._device.want(spec)

        def let_go() -> None:
            self._holders = {k: v for k, v in self._holders.items() if k is not key}
            self._close_if_unused()

        return let_go

    async def record(self, microphone: DeviceSpec, seconds: float) -> Samples:
        """Return so many seconds, from a microphone that is open already if it is this one.

        Raises:
            Fault: Why the microphone gives no sound.
            TimeoutError: When it gives none without a reason: its driver hangs.
        """
        recording = Recording(int(seconds * SAMPLE_RATE_HZ))
        let_go = self.hold(microphone.text, recording.take)
        self._recordings.add(recording)
        try:
            if self._device.is_settled and self.fault is not None:
                raise self.fault
            return await recording.result(FIRST_SOUND_LIMIT_S + 1.5 * seconds)
        except Fault as fault:
            if self._hangs is not None and self._hangs is self._device.running:
                raise TimeoutError from fault
            raise
        finally:
            self._recordings.discard(recording)
            let_go()

    @asynccontextmanager
    async def hearing(self, microphone: DeviceSpec, on_block: OnBlock) -> AsyncIterator[None]:
        """Share the microphone with whoever wants its sound as it comes (``loop_probe.Hearing``)."""
        let_go = self.hold(microphone.text, on_block)
        try:
            yield
        finally:
            let_go()

    async def shut_down(self) -> None:
        """Stop listening and return when the microphone is given back, or left behind."""
        self._holders = {}
        self.close()
        await self._device.settled()

    def _close_if_unused(self) -> None:
        if not self._holders and self._metering is None:
            self.fault = None
            self._device.want(None)

    def _start(self, spec: str) -> Microphone:
        loop = asyncio.get_running_loop()

        def on_loop(function: Callable[..., None], *arguments: object) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(function, microphone, *arguments)

        def take(samples: Samples, now: float) -> None:
            self._heard_from = microphone
            if self._device.running is microphone:
                for on_block in tuple(self._holders.values()):
                    on_block(samples, now)

        microphone = Microphone(
            DeviceSpec(spec),
            take,
            on_fault=lambda fault: on_loop(self._on_fault, fault),
            on_back=lambda: on_loop(self._on_back),
            on_stand_in=(lambda name: on_loop(self._on_stand_in, name)) if self._stands_in else None,
        )
        self.fault = None
        microphone.start()
        self._background.start(self._expect_sound(microphone), "wait for the microphone")
        return microphone

    async def _expect_sound(self, microphone: Microphone) -> None:
        """A driver that hangs while it is opened complains about nothing: somebody else has to."""
        await asyncio.sleep(FIRST_SOUND_LIMIT_S)
        if self._heard_from is not microphone and self.fault is None:
            self._hangs = microphone
            fault = Fault(FaultCode.MICROPHONE_LOST, "open the microphone", "the driver keeps silent")
            self._on_fault(microphone, fault)

    async def _meter(self, *, tells_levels: bool) -> None:
        voice = VoiceWatch()
        while tells_levels or not (voice.has_heard or self._device.wanted is None):
            await asyncio.sleep(LEVEL_EVERY_S)
            microphone = self._device.running
            if microphone is None or self._heard_from is not microphone or self.fault is not None:
                continue
            level = microphone.level()
            if tells_levels:
                self._emit(LevelMeasured(round(level.rms_dbfs, 1), round(level.peak_dbfs, 1)))
            if voice.hears(level.rms_dbfs):
                self._emit(SoundHeard())

    def _on_fault(self, microphone: Microphone, fault: Fault) -> None:
        if self._device.running is not microphone:
            return
        self.fault = fault
        self._complain(fault)
        for recording in tuple(self._recordings):
            recording.fail(fault)
        self.on_fault(fault)

    def _on_back(self, microphone: Microphone) -> None:
        if self._device.running is microphone:
            self.fault = None
            self.on_back()
            self._tell_running()
            self._background.start(self._meter(tells_levels=False), "hear that the microphone is back")

    def _on_stand_in(self, microphone: Microphone, name: str) -> None:
        if self._device.running is microphone:
            self.fault = None
            self._tell_running(name)

    def _tell_running(self, stand_in: str = "") -> None:
        if self._stands_in:
            self.on_change()
        self._emit(DeviceRunning(DeviceKind.MICROPHONE.value, stand_in))

    def _complain(self, fault: Fault) -> None:
        log.warning("%s", fault)
        self._emit(Faulted(fault.code.value, DeviceKind.MICROPHONE.value, fault.action))
