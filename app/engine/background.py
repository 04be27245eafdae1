# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work that goes on while the loop answers pings; nothing of it is forgotten, and its failures are told."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from app.core.faults import Fault, FaultCode
from app.wire.events import Faulted
from app.wire.line import WireMessage

log = logging.getLogger(__name__)

Emit = Callable[[WireMessage], None]
"""Sends one event to the window; any thread, returns at once."""


class Background:
    """The engine's running tasks. Lives on the event loop."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        """Run ``work``; what it raises is logged and becomes a complaint to the window."""
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    async def close(self) -> None:
        """Cancel everything and wait until it has ended."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._emit(complaint(error, task.get_name()))


def complaint(error: BaseException, action: str) -> Faulted:
    """Return the engine's complaint about a failure of its own, and log it."""
    if isinstance(error, Fault):
        log.warning("%s", error)
        return Faulted(error.code.value, action=error.action)
    log.error("%s failed", action, exc_info=error)
    return Faulted(FaultCode.ENGINE_INTERNAL.value, action=action)
