# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The speaker of the call: plays what the connection of the moment has received."""

import asyncio
import logging
from collections.abc import Callable

from app.core.devices import DeviceKind, DeviceSpec
from app.core.faults import Fault, FaultCode
from app.engine.background import Background, Emit
from app.engine.one_device import OneDevice
from app.media.playout import PlayoutBuffer
from app.media.sound import Samples, silence
from app.media.speaker import OnPlayed, Speaker
from app.wire.events import DeviceRunning, Faulted, SoundArrived

log = logging.getLogger(__name__)

FIRST_SOUND_LIMIT_S = 8.0


class Earpiece:
    """Keeps one speaker open over all connections. Lives on the event loop; pulled from by the sound card.

    ``on_played`` gets what the speaker plays, in the sound card's thread: the echo canceller's reference.

    Attributes:
        is_paused: What comes in is taken and not played.
        on_change: Called on the loop when another speaker stands in, or the chosen one is back.
    """

    def __init__(self, background: Background, emit: Emit, on_played: OnPlayed | None = None) -> None:
        self._background = background
        self._emit = emit
        self._on_played = on_played
        self._device: OneDevice[Speaker] = OneDevice("speaker", background, self._start)
        self._playout: PlayoutBuffer | None = None
        self._gen = 0
        self._untold = False
        self._pulled_by: Speaker | None = None
        self._fault: Fault | None = None
        self.is_paused = False
        self.on_change: Callable[[], None] = lambda: None

    def open(self, spec: str) -> None:
        """Play to this speaker from now on."""
        self._device.want(spec)

    def play(self, playout: PlayoutBuffer, gen: int) -> None:
        """Take the sound from this buffer; its first sound that reaches the speaker is told."""
        self._playout, self._gen, self._untold = playout, gen, True

    def close(self) -> None:
        """Give the speaker back."""
        self._playout = None
        self._fault = None
        self._device.want(None)

    async def shut_down(self) -> None:
        """Give the speaker back and return when that is done, or it was left behind."""
        self.close()
        await self._device.settled()

    def _start(self, spec: str) -> Speaker:
        loop = asyncio.get_running_loop()

        def pull(count: int) -> Samples:
            self._pulled_by = speaker
            playout = self._playout
            if playout is None or self._device.running is not speaker:
                return silence(count)
            samples = playout.pull(count)
            if self._untold and playout.stats.played_samples:
                self._untold = False
                loop.call_soon_threadsafe(self._tell_sound, self._gen)
            return silence(count) if self.is_paused else samples

        def on_fault(fault: Fault) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._on_fault, speaker, fault)

        def on_back() -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._on_running, speaker)

        def on_stand_in(name: str) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._on_running, speaker, name)

        speaker = Speaker(DeviceSpec(spec), pull, self._on_played, on_fault, on_back, on_stand_in)
        self._fault = None
        speaker.start()
        self._background.start(self._expect_sound(speaker), "wait for the speaker")
        return speaker

    async def _expect_sound(self, speaker: Speaker) -> None:
        """A driver that hangs while it is opened complains about nothing: somebody else has to."""
        await asyncio.sleep(FIRST_SOUND_LIMIT_S)
        if self._pulled_by is not speaker and self._fault is None:
            self._on_fault(
                speaker, Fault(FaultCode.SPEAKER_LOST, "open the speaker", "the driver keeps silent")
            )

    def _tell_sound(self, gen: int) -> None:
        if gen == self._gen and self._playout is not None:
            self._emit(SoundArrived(gen))

    def _on_fault(self, speaker: Speaker, fault: Fault) -> None:
        if self._device.running is speaker:
            self._fault = fault
            log.warning("%s", fault)
            self._emit(Faulted(fault.code.value, DeviceKind.SPEAKER.value, fault.action))

    def _on_running(self, speaker: Speaker, stand_in: str = "") -> None:
        """Sound that reaches the speaker again is news, and so is that it comes from another one."""
        if self._device.running is speaker:
            self._fault = None
            self._untold = True
            self.on_change()
            self._emit(DeviceRunning(DeviceKind.SPEAKER.value, stand_in))
