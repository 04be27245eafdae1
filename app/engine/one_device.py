# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One device at a time, brought in line with what is wanted, however fast the wishes change."""

import asyncio
import logging
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from app.engine.background import Background

log = logging.getLogger(__name__)

STOP_LIMIT_S = 2.0


class Stoppable(Protocol):
    """A running camera, microphone or speaker."""

    def stop(self, deadline_s: float = ...) -> bool:
        """Give the device back; False when its driver hangs. Blocks for at most ``deadline_s``."""


D = TypeVar("D", bound=Stoppable)


class OneDevice(Generic[D]):
    """Opens what is wanted after what ran before was given back. Lives on the event loop.

    Args:
        name: For the log: "camera", "microphone" or "speaker".
        background: Where the changes run.
        start: Makes and starts the device of a spec; must return at once.
    """

    def __init__(self, name: str, background: Background, start: Callable[[str], D]) -> None:
        self._name = name
        self._background = background
        self._start = start
        self._changing: asyncio.Task[None] | None = None
        self.wanted: str | None = None
        self.spec: str | None = None
        self.running: D | None = None

    @property
    def is_settled(self) -> bool:
        """Whether what runs is what is wanted."""
        return self.spec == self.wanted

    def want(self, spec: str | None) -> None:
        """Run the device of this spec, or none; returns at once."""
        self.wanted = spec
        if not self.is_settled and (self._changing is None or self._changing.done()):
            self._changing = self._background.start(self._change(), f"change the {self._name}")

    async def settled(self) -> None:
        """Wait until what runs is what is wanted."""
        if self._changing is not None:
            await asyncio.wait([self._changing])

    async def _change(self) -> None:
        while not self.is_settled:
            old, self.running, self.spec = self.running, None, None
            if old is not None and not await asyncio.to_thread(old.stop, STOP_LIMIT_S):
                log.warning("a %s driver hangs; it was left behind", self._name)
            if self.wanted is not None and self.spec is None:
                self.spec = self.wanted
                self.running = self._start(self.wanted)
