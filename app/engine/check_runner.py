# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs the checks that need no person, and tells the window what came out."""

import asyncio

from app.checks.run import Means, run_check
from app.core.devices import DeviceChoice
from app.core.verdicts import CheckId
from app.engine.background import Background, Emit
from app.engine.listening import Listening
from app.engine.results import finished
from app.engine.self_view import SelfView
from app.wire.commands import RunCheck
from app.wire.events import CheckStarted


class CheckRunner:
    """Measures with the devices that the window has open already. Lives on the event loop."""

    def __init__(self, background: Background, self_view: SelfView, listening: Listening, emit: Emit) -> None:
        self._background = background
        self._self_view = self_view
        self._listening = listening
        self._emit = emit
        self._running: dict[CheckId, asyncio.Task[None]] = {}

    def run(self, command: RunCheck) -> None:
        """Run one check; the same one that is under way already begins anew.

        Raises:
            ValueError: If there is no such check.
        """
        check = CheckId(command.check)
        if (before := self._running.get(check)) is not None:
            before.cancel()
        self._running[check] = self._background.start(self._run(check, command), f"check the {check}")

    async def _run(self, check: CheckId, command: RunCheck) -> None:
        self._emit(CheckStarted(check.value))
        choice = DeviceChoice(command.camera, command.microphone, command.speaker)
        shows_it = self._self_view.wanted == command.camera
        means = Means(
            camera=self._self_view if shows_it else None,
            record=self._listening.record,
            hearing=self._listening.hearing,
            token=command.token,
        )
        self._emit(finished(await run_check(check, choice, command.service_url, means)))
