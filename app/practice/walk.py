# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walks the whole journey by itself, through the window's own buttons, and keeps pictures of it."""

import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from app.compose.companion import Stage
from app.core import events as ev
from app.core.events.person import Answer
from app.core.facts import STEPS, SampleState, State
from app.core.state import Journey
from app.core.verdicts import CheckId, report
from app.runtime.receipts import receipt_to_plain

PATIENCE_S = 90.0
LOOK_S = 1.2


def _is_measured(journey: Journey, check: CheckId) -> bool:
    """Tell whether a step has its answer: a result, or a device that can't give one."""
    devices = journey.devices
    faults = {
        CheckId.CAMERA: devices.camera_fault,
        CheckId.MICROPHONE: devices.microphone_fault,
        CheckId.SPEAKER: devices.speaker_fault,
    }
    return journey.check.result_of(check) is not None or faults.get(check) is not None


def _sees_and_hears(journey: Journey) -> bool:
    without_speaker = journey.devices.speaker_fault is not None
    return journey.call.has_picture and (journey.call.has_sound or without_speaker)


def _sample_done(journey: Journey) -> bool:
    """Tell whether the recording was played, or held nothing that could be."""
    check = journey.check
    ended = check.sample is SampleState.IDLE and check.result_of(CheckId.MICROPHONE) is not None
    return ended or check.sample is SampleState.PLAYED


class WalkStuck(Exception):
    """The journey did not come to where the walk waited for it."""


class Walk:
    """Plays the person; writes numbered PNG pictures, ``check.json``, ``receipt.json`` and ``walk.json``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._times_s: dict[str, float] = {}
        self._began = time.monotonic()

    async def run(self, stage: Stage) -> int:
        """Walk from Home to After; return 0 if every stop was reached, else 1."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._stage = stage
        try:
            await self._home()
            await self._check()
            await self._waiting_and_call()
            await self._after()
        except WalkStuck as problem:
            await self._picture("stuck")
            self._write("walk.json", {"reached_the_end": False, "stuck": str(problem), **self._times()})
            return 1
        self._write("walk.json", {"reached_the_end": True, **self._times()})
        return 0

    async def _home(self) -> None:
        await self._until("meeting", lambda j: j.invitation is not None and not j.opening)
        await self._picture("home")

    async def _check(self) -> None:
        self._press(ev.CheckAsked)
        await self._until("check", lambda j: j.place is State.CHECK)
        for check in STEPS:
            await self._check_step(check)
        await self._until("check_result", lambda j: j.check.current is None)
        await self._picture("check-result")
        journey = self._journey
        self._write("check.json", report(journey.check.results))

    async def _check_step(self, check: CheckId) -> None:
        await self._until(f"step_{check.value}", lambda j: j.check.current is check)
        if check is CheckId.MICROPHONE:
            await self._until("microphone_open", lambda j: j.devices.listed)
            await asyncio.sleep(LOOK_S)
            if self._journey.devices.microphone_fault is None:  # else the page says so, with no such button
                self._press(ev.RecordingAsked)
            await self._until("sample", lambda j: _sample_done(j) or j.devices.microphone_fault is not None)
        elif check is CheckId.SPEAKER:
            await self._until("tone", self._tone_over)
        await self._until(f"result_{check.value}", lambda j: _is_measured(j, check))
        await self._picture(f"check-{check.value}")
        self._press_usable(f"{ev.AnswerGiven.__name__}_{Answer.YES.value}")  # where there is a question
        if not self._press_usable(ev.StepDone.__name__):
            self._press(ev.StepSkipped)

    def _tone_over(self, journey: Journey) -> bool:
        """Press for the sound, and again if the engine died while it played: as people do."""
        if journey.check.tone_played or journey.devices.speaker_fault is not None:
            return True
        if not journey.check.tone_playing and journey.check.wished is None:
            self._press_usable(ev.SoundAsked.__name__)
        return False

    async def _waiting_and_call(self) -> None:
        self._press(ev.WaitingRoomAsked)
        await self._until("registered", lambda j: j.seat.registered_at is not None)
        await self._picture("waiting")
        await self._until("admitted", lambda j: j.place is State.CALL)
        await self._until("picture_and_sound", _sees_and_hears)
        await self._picture("call")
        self._press(ev.PlanBAsked)
        await self._until("plan_b", lambda j: j.state is State.PLAN_B)
        await self._picture("plan-b")
        self._press(ev.PlanBClosed)
        await self._until("back", lambda j: j.state is not State.PLAN_B)

    async def _after(self) -> None:
        await self._until("after", lambda j: j.place is State.AFTER)
        await self._picture("after")
        journey = self._journey
        meeting = journey.invitation.meeting if journey.invitation else None
        self._write("receipt.json", receipt_to_plain(journey.receipt, meeting))

    @property
    def _journey(self) -> Journey:
        return self._stage.conductor.journey

    def _press(self, event: type[ev.Event]) -> None:
        """Press the window's button for an event: where it is missing or off, a person is stuck too."""
        if not self._press_usable(event.__name__):
            raise WalkStuck(f"no button {event.__name__} that can be pressed on {self._journey.state.value}")

    def _press_usable(self, name: str) -> bool:
        """Press the visible button of that name, if there is one that is on."""
        buttons = self._stage.window.findChildren(QAbstractButton, name)
        usable = [button for button in buttons if button.isVisible() and button.isEnabled()]
        if usable:
            usable[0].click()
        return bool(usable)

    async def _until(self, name: str, reached: Callable[[Journey], bool]) -> None:
        """Wait until the journey is there, in the steps in which it moves."""
        deadline = time.monotonic() + PATIENCE_S
        while not reached(self._journey):
            if time.monotonic() > deadline:
                raise WalkStuck(f"waited {PATIENCE_S:.0f} s for {name}")
            await asyncio.sleep(0.02)
        self._times_s.setdefault(name, time.monotonic() - self._began)

    async def _picture(self, name: str) -> None:
        await asyncio.sleep(LOOK_S)  # as long as a person looks; pictures and levels are there by then
        self._number += 1
        self._stage.window.grab().save(str(self._folder / f"{self._number:02}-{name}.png"))

    def _times(self) -> dict[str, object]:
        return {"reached_after_s": {name: round(at, 2) for name, at in self._times_s.items()}}

    def _write(self, name: str, value: object) -> None:
        text = json.dumps(value, ensure_ascii=False, indent=1)
        (self._folder / name).write_text(text + "\n", encoding="utf-8")
