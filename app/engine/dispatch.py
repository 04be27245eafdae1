# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a line to what does it: the greeting, the pings, and a table of commands."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from app.core.faults import FaultCode
from app.engine.background import Emit, complaint
from app.wire.commands import Command, Hello, Ping, Quit
from app.wire.events import Faulted, Pong, Ready
from app.wire.line import WIRE_VERSION, LineDecoder, LineTooLong, WireMessage

log = logging.getLogger(__name__)

EXIT_OK = 0
EXIT_PROTOCOL = 3

Handlers = Mapping[type[WireMessage], Callable[[Any], None]]


class Parts(Protocol):
    """What the engine is made of once the window has said hello."""

    handlers: Handlers
    """Who performs which command; each returns at once, long work goes on in the background."""

    async def close(self) -> None:
        """Give all devices back."""


class Dispatch:
    """Understands commands and passes them on. Lives on the event loop.

    Args:
        role: What this process was started as.
        pid: This process.
        build: Makes the parts from the greeting; may raise OSError or ValueError for rings that don't open.
        emit: Sends events.
        leave: Ends the process with an exit code.
    """

    def __init__(
        self,
        role: str,
        pid: int,
        build: Callable[[Hello], Parts],
        emit: Emit,
        leave: Callable[[int], None],
    ) -> None:
        self._role = role
        self._pid = pid
        self._build = build
        self._emit = emit
        self._leave = leave
        self._decoder: LineDecoder[WireMessage] = LineDecoder(Command)
        self._parts: Parts | None = None
        self._handlers: Handlers = {}

    def feed(self, data: bytes) -> None:
        """Take bytes from the window, as they come."""
        try:
            messages = self._decoder.feed(data)
        except LineTooLong:
            self._complain("read a line")
            self._leave(EXIT_PROTOCOL)
            return
        for message in messages:
            self._receive(message)

    async def close(self) -> None:
        """Give all devices back."""
        if self._parts is not None:
            await self._parts.close()

    def _complain(self, action: str) -> None:
        log.warning("protocol: could not %s", action)
        self._emit(Faulted(FaultCode.ENGINE_PROTOCOL.value, action=action))

    def _receive(self, message: WireMessage | None) -> None:
        match message:
            case None:
                self._complain("understand a line")
            case Ping(n=n):
                self._emit(Pong(n))
            case Quit():
                self._leave(EXIT_OK)
            case Hello():
                self._greet(message)
            case _ if self._parts is None:
                self._complain("do anything before the greeting")
            case _:
                self._perform(message)

    def _greet(self, hello: Hello) -> None:
        if self._parts is not None:
            self._complain("be greeted twice")
            return
        if hello.v != WIRE_VERSION or hello.role != self._role:
            self._complain("speak another version" if hello.v != WIRE_VERSION else "change the role")
            self._leave(EXIT_PROTOCOL)
            return
        try:
            self._parts = self._build(hello)
        except (OSError, ValueError):  # the rings: without them the window shows nothing
            self._complain("open the frame rings")
            self._leave(EXIT_PROTOCOL)
            return
        self._handlers = self._parts.handlers
        self._emit(Ready(self._role, self._pid))

    def _perform(self, message: WireMessage) -> None:
        handler = self._handlers.get(type(message))
        name = type(message).__name__
        if handler is None:
            self._complain(f"do {name} in the role {self._role}")
            return
        try:
            handler(message)
        except Exception as error:  # noqa: BLE001 - one of the three places: a bug costs one command
            self._emit(complaint(error, name))
