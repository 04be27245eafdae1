# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A running service, and clients whose events can be awaited."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from app.meeting.client import MeetingClient
from app.meeting.events import ClientEvent
from tests.rig.meeting import WITHIN_S, Rig, meeting_rig

T = TypeVar("T")


class Told:
    """Everything that a client told, and a way to wait for more."""

    def __init__(self) -> None:
        self.events: list[ClientEvent] = []
        self._more = asyncio.Event()
        self._read = 0

    def __call__(self, event: ClientEvent) -> None:
        self.events.append(event)
        self._more.set()

    async def next(self, kind: type[T], where: Callable[[T], bool] = lambda _: True) -> T:
        """Wait for an event of a kind that was not waited for before."""
        async with asyncio.timeout(WITHIN_S * 2):
            while True:
                while self._read < len(self.events):
                    event = self.events[self._read]
                    self._read += 1
                    if isinstance(event, kind) and where(event):
                        return event
                self._more.clear()
                await self._more.wait()

    def all(self, kind: type[T]) -> list[T]:
        """Return every event of a kind so far."""
        return [event for event in self.events if isinstance(event, kind)]


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    """Give a real service with its defaults."""
    async with meeting_rig(tmp_path / "service.sqlite3") as running:
        yield running


@pytest.fixture
async def client() -> AsyncIterator[Callable[..., tuple[MeetingClient, Told]]]:
    """Make clients that are closed in the end: ``client(url, token, instance="a")``."""
    made: list[MeetingClient] = []

    def make(url: str, token: str, instance: str = "a", **settings: Any) -> tuple[MeetingClient, Told]:
        told = Told()
        one = MeetingClient(url, token, instance, told, **settings)
        made.append(one)
        return one, told

    yield make
    for one in made:
        await one.close()
