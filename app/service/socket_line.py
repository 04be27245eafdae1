# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One WebSocket's two directions: a bounded queue out, and strict, counted messages in."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

import msgspec
from aiohttp import WSMsgType, web

from app.meeting.schema.facts import MAX_MESSAGE_BYTES, PROTOCOL_VERSION, ErrorCode
from app.service.logs import log_event
from app.service.refusals import Refusal
from app.service.seats import CloseCode

_MOST_QUEUED = 500
_BURST = 100
_PER_SECOND = 25.0
_PING_EVERY_S = 10.0
_CLOSE_WITHIN_S = 2.0
T = TypeVar("T")


class SocketLine:
    """A ``Line`` over one WebSocket. A reader that does not keep up is cut off instead of eating memory."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket
        self._queue: asyncio.Queue[bytes | CloseCode] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write(), name="socket line")

    @classmethod
    async def open(cls, request: web.Request) -> tuple["SocketLine", web.WebSocketResponse]:
        """Accept a WebSocket."""
        socket = web.WebSocketResponse(
            max_msg_size=MAX_MESSAGE_BYTES, heartbeat=_PING_EVERY_S, timeout=_CLOSE_WITHIN_S
        )
        await socket.prepare(request)
        return cls(socket), socket

    def send(self, message: bytes) -> None:
        """Queue a message."""
        if self._queue.qsize() >= _MOST_QUEUED:
            log_event("slow_reader_cut_off")
            self._writer.cancel()
        else:
            self._queue.put_nowait(message)

    def close(self, code: CloseCode) -> None:
        """Send what is queued, then close."""
        self._queue.put_nowait(code)

    async def finish(self) -> None:
        """Stop writing, once what was queued before a close is out."""
        try:
            async with asyncio.timeout(_CLOSE_WITHIN_S):
                if self._socket.closed:
                    self._writer.cancel()
                await asyncio.gather(self._writer, return_exceptions=True)
        except TimeoutError:
            self._writer.cancel()

    async def serve(
        self,
        decoder: msgspec.json.Decoder[T],
        first_within_s: float,
        take: Callable[[T], None],
        refuse: Callable[[Refusal, str], None],
    ) -> None:
        """Hand on what the other side sends, until either side ends it or a message is refused for good."""
        try:
            async for message in self.messages(decoder, first_within_s):
                take(message)
        except FloodError:
            self.close(CloseCode.FLOOD)
        except Refusal as refusal:
            refuse(refusal, "")
            self.close(CloseCode.REFUSED)

    async def messages(self, decoder: msgspec.json.Decoder[T], first_within_s: float) -> AsyncIterator[T]:
        """Yield what the other side sends until the socket closes.

        Raises:
            Refusal: A message is not in the schema, of another version, or comes too late.
            FloodError: Messages come faster than any of our programs sends them.
        """
        allowance, refilled_at = float(_BURST), asyncio.get_running_loop().time()
        wait_s: float | None = first_within_s
        while True:
            received = await self._receive(wait_s)
            if received is None:
                return
            now = asyncio.get_running_loop().time()
            allowance = min(_BURST, allowance + (now - refilled_at) * _PER_SECOND) - 1
            refilled_at = now
            if allowance < 0:
                raise FloodError
            yield decode(decoder, received)
            wait_s = None

    async def _receive(self, wait_s: float | None) -> str | None:
        try:
            async with asyncio.timeout(wait_s):
                received = await self._socket.receive()
        except TimeoutError:
            raise Refusal(ErrorCode.NOT_UNDERSTOOD, "no hello came") from None
        if received.type is WSMsgType.BINARY:
            raise Refusal(ErrorCode.NOT_UNDERSTOOD, "text frames only")
        return received.data if received.type is WSMsgType.TEXT else None

    async def _write(self) -> None:
        try:
            while True:
                item = await self._queue.get()
                if isinstance(item, CloseCode):
                    await self._socket.close(code=item)
                    return
                await self._socket.send_str(item.decode())
        except (ConnectionError, RuntimeError):  # aiohttp: "Cannot write to closing transport"
            return
        except asyncio.CancelledError:
            if not self._socket.closed:
                await self._socket.close(code=CloseCode.FLOOD)
            raise


class FloodError(Exception):
    """Too many messages."""


def decode(decoder: msgspec.json.Decoder[T], text: str) -> T:
    """Return one message, after its version is known to be ours.

    Raises:
        Refusal: SERVICE_OLDER, SERVICE_NEWER or NOT_UNDERSTOOD.
    """
    try:
        return decoder.decode(text)
    except msgspec.ValidationError as error:
        check_version(_version(text))
        raise Refusal(ErrorCode.NOT_UNDERSTOOD, str(error)[:200]) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Refusal(ErrorCode.NOT_UNDERSTOOD, "not JSON") from None


def check_version(version: object) -> None:
    """Refuse another protocol version by the name that fits it."""
    if isinstance(version, int) and version > PROTOCOL_VERSION:
        raise Refusal(ErrorCode.SERVICE_OLDER)
    if isinstance(version, int) and version < PROTOCOL_VERSION:
        raise Refusal(ErrorCode.SERVICE_NEWER)


def _version(text: str) -> object:
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return message.get("v") if isinstance(message, dict) else None
