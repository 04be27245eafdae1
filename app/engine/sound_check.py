# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two checks that a person takes part in: say something and hear it again, and hear a sound."""

import asyncio
import logging
import time
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from app.checks import microphone, sound_probe, speaker
from app.core.devices import DeviceKind, DeviceSpec
from app.core.faults import Fault, FaultCode
from app.core.verdicts import CheckId, CheckResult, Verdict
from app.engine.background import Background, Emit
from app.engine.listening import Listening
from app.engine.results import finished
from app.media import sounds
from app.media.sound import Samples
from app.wire.commands import PlayTone, RecordSample
from app.wire.events import Faulted, OthersTried, SamplePlayed, SampleRecorded, SpeakNow, TonePlayed

log = logging.getLogger(__name__)

LONGEST_SAMPLE_S = 15.0
LONGEST_QUIET_S = 5.0


class SoundCheck:
    """Records, judges and plays. Lives on the event loop; one recording or sound at a time."""

    def __init__(self, background: Background, listening: Listening, emit: Emit) -> None:
        self._background = background
        self._listening = listening
        self._emit = emit
        self._running: asyncio.Task[None] | None = None
        self._opening_failed = False
        listening.on_fault = self._on_microphone_fault
        listening.on_back = self._on_microphone_back

    def record_sample(self, command: RecordSample) -> None:
        """Record, judge and play back; another one, or a sound, that is under way is broken off."""
        self._start(self._sample(command), "record a sample")

    def play_tone(self, command: PlayTone) -> None:
        """Play the test sound; whatever is under way is broken off."""
        self._start(self._tone(command), "play the test sound")

    def break_off(self) -> None:
        """Stop whatever is under way."""
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self.break_off()
        self._running = self._background.start(work, name)

    async def _sample(self, command: RecordSample) -> None:
        began = time.monotonic()
        recorded: list[Samples] = []

        async def record(spec: DeviceSpec, seconds: float) -> Samples:
            recorded.append(await self._listening.record(spec, seconds))
            return recorded[-1]

        seconds = min(max(command.duration_s, 0.5), LONGEST_SAMPLE_S)
        quiet_s = min(max(command.quiet_s, 0.0), LONGEST_QUIET_S)
        phases = sound_probe.Phases(quiet_s, seconds, lambda: self._emit(SpeakNow(seconds)))
        measured = await sound_probe.listen_in_phases(command.microphone, phases, record)
        result = _judged(measured, began)
        if measured.fault is not None or not recorded:
            code = measured.fault or FaultCode.MICROPHONE_LOST
            self._emit(Faulted(code.value, DeviceKind.MICROPHONE.value, "record a sample"))
            self._emit(finished(result))
            return
        self._opening_failed = False
        self._emit(SampleRecorded(seconds))
        self._emit(finished(result))
        if microphone.is_silent(measured):
            await self._try_others(command.microphone, measured, began)
        elif await self._played(command.speaker, recorded[-1]):
            self._emit(SamplePlayed())

    async def _try_others(self, spec: str, silent: microphone.Measurement, began: float) -> None:
        """Nothing is there to be played back, but another microphone may hear the person."""
        self._emit(OthersTried())
        heard = await sound_probe.who_hears(spec)
        if heard is not None:
            other, _ = heard
            measured = replace(silent, other_name=other.name, other_spec=other.spec)
            self._emit(finished(_judged(measured, began)))
        self._emit(SamplePlayed())

    async def _played(self, spec: str, samples: Samples) -> bool:
        try:
            await sounds.play_samples(DeviceSpec(spec), samples)
        except (Fault, TimeoutError) as error:
            code = error.code if isinstance(error, Fault) else FaultCode.SPEAKER_LOST
            log.warning("play a sample: %s", code)
            self._emit(Faulted(code.value, DeviceKind.SPEAKER.value, "play the sample"))
            return False
        return True

    async def _tone(self, command: PlayTone) -> None:
        began = time.monotonic()
        if command.microphone:
            measured = await sound_probe.play_and_listen(
                command.speaker, command.microphone, hearing=self._listening.hearing
            )
        else:
            measured = await sound_probe.play(command.speaker)
        result = replace(speaker.judge(measured), duration_s=time.monotonic() - began)
        if measured.fault is not None or measured.is_hung:
            code = measured.fault or FaultCode.SPEAKER_LOST
            self._emit(Faulted(code.value, DeviceKind.SPEAKER.value, "play the test sound"))
        else:
            self._emit(TonePlayed())
        self._emit(finished(result))

    def _on_microphone_fault(self, fault: Fault) -> None:
        """A microphone that cannot be opened is a result; one that was pulled out may be put back."""
        if fault.code is not FaultCode.MICROPHONE_LOST:
            self._opening_failed = True
            measured = microphone.Measurement(fault=fault.code)
            self._emit(finished(microphone.judge(measured, asked_to_speak=True)))

    def _on_microphone_back(self) -> None:
        """What was said about a microphone that could not be opened does not hold any more."""
        if self._opening_failed:
            self._opening_failed = False
            self._emit(finished(CheckResult(CheckId.MICROPHONE, Verdict.NOT_MEASURED)))


def _judged(measured: microphone.Measurement, began: float) -> CheckResult:
    result = microphone.judge(measured, asked_to_speak=True)
    return replace(result, duration_s=time.monotonic() - began)
