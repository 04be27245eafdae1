# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Collects a stretch of sound from the sound card's thread for the loop."""

import asyncio

import numpy as np

from app.core.faults import Fault
from app.media.sound import Samples


class Recording:
    """Takes blocks until there are enough; made on the loop, ``take`` runs in any one thread."""

    def __init__(self, samples: int) -> None:
        self._wanted = samples
        self._loop = asyncio.get_running_loop()
        self._done: asyncio.Future[None] = self._loop.create_future()
        self._blocks: list[Samples] = []
        self._taken = 0

    def take(self, samples: Samples, now: float) -> None:
        """Take mono int16 at 48 kHz."""
        del now
        if self._taken >= self._wanted:
            return
        self._blocks.append(samples)
        self._taken += len(samples)
        if self._taken >= self._wanted and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._settle, None)

    def fail(self, fault: Fault) -> None:
        """Give up; on the loop."""
        self._settle(fault)

    async def result(self, limit_s: float) -> Samples:
        """Return the recording.

        Raises:
            Fault: What ``fail`` was told.
            TimeoutError: If it is not complete in ``limit_s``.
        """
        async with asyncio.timeout(limit_s):
            await self._done
        return np.concatenate(self._blocks)[: self._wanted]

    def _settle(self, fault: Fault | None) -> None:
        if self._done.done():
            return
        if fault is None:
            self._done.set_result(None)
        else:
            self._done.set_exception(fault)
