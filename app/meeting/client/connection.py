# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One WebSocket from hello to its end, with a pulse: a frozen service is noticed within seconds."""

import asyncio
from collections.abc import Callable

import aiohttp
import msgspec

from app.core.faults import Fault, FaultCode
from app.meeting.client.http import network_fault, new_session
from app.meeting.client.outbox import encoded
from app.meeting.client.translation import nonsense
from app.meeting.schema import seat as wire

PING_EVERY_S = 1.5
SILENT_AFTER_S = 4.5
_MAX_MESSAGE_BYTES = 512 * 1024
_CLOSE_WITHIN_S = 0.3  # of a frozen service, nothing comes anyway
_ACTION = "stay in touch with the service"
_decoder: msgspec.json.Decoder[wire.ToSeat] = msgspec.json.Decoder(wire.ToSeat)


class Connection:
    """Runs one connection; ``say`` queues messages from the moment it is open."""

    def __init__(
        self, service_url: str, connect_within_s: float, on_message: Callable[[wire.ToSeat], None]
    ) -> None:
        self._service_url = service_url
        self._connect_within_s = connect_within_s
        self._on_message = on_message
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()

    def say(self, message: wire.FromSeat) -> None:
        """Queue a message."""
        self._queue.put_nowait(encoded(message))

    def finish(self) -> None:
        """Say what is queued, then close."""
        self._queue.put_nowait(None)

    async def run(self, hello: wire.Hello) -> None:
        """Connect, say hello, and pass on what comes, until the socket closes in an orderly way.

        Raises:
            Fault: The service cannot be reached, is silent for 4.5 s, or talks nonsense.
        """
        try:
            async with new_session(self._service_url) as session:
                async with asyncio.timeout(self._connect_within_s):
                    socket = await session.ws_connect(
                        f"{self._service_url}/api/ws",
                        autoping=False,  # pongs are our proof that the service lives
                        max_msg_size=_MAX_MESSAGE_BYTES,
                        timeout=aiohttp.ClientWSTimeout(ws_close=_CLOSE_WITHIN_S),
                    )
                try:
                    await self._talk(socket, hello)
                finally:
                    await socket.close()
        except TimeoutError:
            raise Fault(FaultCode.SERVICE_SLOW, _ACTION, "no connection in time") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise network_fault(error, _ACTION) from None

    async def _talk(self, socket: aiohttp.ClientWebSocketResponse, hello: wire.Hello) -> None:
        await socket.send_str(encoded(hello))
        helpers = [
            asyncio.create_task(self._write(socket), name="meeting writer"),
            asyncio.create_task(_pulse(socket), name="meeting pulse"),
        ]
        try:
            await self._read(socket)
        finally:
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        while True:
            try:
                async with asyncio.timeout(SILENT_AFTER_S):
                    received = await socket.receive()
            except TimeoutError:
                raise Fault(FaultCode.SERVICE_SLOW, _ACTION, "silent") from None
            if received.type is aiohttp.WSMsgType.TEXT:
                self._on_message(_decoded(received.data))
            elif received.type is aiohttp.WSMsgType.PING:
                await socket.pong(received.data)
            elif received.type is not aiohttp.WSMsgType.PONG:
                if received.type is aiohttp.WSMsgType.ERROR:
                    raise Fault(FaultCode.SERVICE_NONSENSE, _ACTION, "broken frame")
                return

    async def _write(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        while (text := await self._queue.get()) is not None:
            await socket.send_str(text)
        await socket.close()


async def _pulse(socket: aiohttp.ClientWebSocketResponse) -> None:
    while True:
        await asyncio.sleep(PING_EVERY_S)
        await socket.ping()


def _decoded(text: str) -> wire.ToSeat:
    try:
        return _decoder.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise nonsense(text, _ACTION) from None
