# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``/api/invitations/{token}/line``: the service's end of measuring how fast somebody's line is.

The shapes are in docs/protocol.md. Only who holds a link may measure, twice at once (one connection for the
load, one for the answers under load), and a day's worth of retries at most: nobody's money is burnt.
"""

import asyncio
import json
import time
from collections import Counter
from contextlib import suppress

from aiohttp import WSMsgType, web

from app.meeting.schema.facts import PROTOCOL_VERSION, ErrorCode
from app.service.hub import Hub
from app.service.refusals import Refusal

MOST_BYTES = 3_000_000
"""Each way in one connection."""
MOST_KBIT = 6_000
LONGEST_S = 20.0
CONNECTIONS_AT_ONCE = 4
BUDGET_BYTES = 60_000_000
"""For one seat in the life of one service process: twenty tests and more."""
FRAME_BYTES = 1400
LARGEST_FRAME_BYTES = 8192
REPORT_EVERY_S = 0.03
_FRAME = bytes(FRAME_BYTES)


class LineTests:
    """All measurements that are under way."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._open: Counter[str] = Counter()
        self._used: Counter[str] = Counter()

    async def serve(self, request: web.Request, seat: str) -> web.StreamResponse:
        """Serve one connection of a seat.

        Raises:
            Refusal: TOO_MANY_TRIES.
        """
        if self._open[seat] >= CONNECTIONS_AT_ONCE or self._used[seat] >= BUDGET_BYTES:
            raise Refusal(ErrorCode.TOO_MANY_TRIES)
        socket = web.WebSocketResponse(max_msg_size=LARGEST_FRAME_BYTES, timeout=1.0, compress=False)
        self._open[seat] += 1
        test = LineTest(socket)
        try:
            with self._hub.serving():
                await socket.prepare(request)
                await test.run()
        finally:
            self._open[seat] -= 1
            self._used[seat] += test.used_bytes
        return socket


class LineTest:
    """One connection."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket
        self._received_bytes = 0
        self._sent_bytes = 0
        self._credit_bytes = 0
        self._more_credit = asyncio.Event()
        self._arrived_at_s = 0.0
        self._sending: asyncio.Task[None] | None = None

    @property
    def used_bytes(self) -> int:
        """What went both ways."""
        return self._received_bytes + self._sent_bytes

    async def run(self) -> None:
        """Serve until the other side ends it, or has had its share."""
        reporting = asyncio.create_task(self._report(), name="line test report")
        try:
            async with asyncio.timeout(LONGEST_S):
                async for message in self._socket:
                    if message.type is WSMsgType.BINARY:
                        self._received_bytes += len(message.data)
                        self._arrived_at_s = time.monotonic()
                    elif message.type is WSMsgType.TEXT:
                        await self._obey(str(message.data))
                    if self._received_bytes > MOST_BYTES:
                        break
        except (TimeoutError, ConnectionError):
            pass
        finally:
            reporting.cancel()
            await asyncio.gather(reporting, return_exceptions=True)
            await self._stop_sending()
            with suppress(ConnectionError):
                await self._socket.close()

    async def _obey(self, text: str) -> None:
        try:
            wish = json.loads(text)
            kind = wish["type"]
            if kind == "ping":
                await self._tell({"type": "pong", "n": int(wish["n"])})
            elif kind == "down":
                await self._stop_sending()
                rate = min(int(wish["kbit"]), MOST_KBIT)
                self._credit_bytes = int(wish["credit"])
                self._sending = asyncio.create_task(self._send(rate), name="line test")
            elif kind == "credit":
                self._credit_bytes = int(wish["bytes"])
                self._more_credit.set()
        except (ValueError, KeyError, TypeError, OverflowError):
            await self._socket.close(code=1008)

    async def _send(self, kbit: int) -> None:
        """Send frames at a pace, and never more than the receiver has given credit for."""
        began = time.monotonic()
        with suppress(ConnectionError):
            while self._sent_bytes < MOST_BYTES:
                if self._sent_bytes >= self._credit_bytes:
                    self._more_credit.clear()
                    await self._more_credit.wait()
                elif self._sent_bytes <= kbit * 125 * (time.monotonic() - began):
                    await self._socket.send_bytes(_FRAME)
                    self._sent_bytes += FRAME_BYTES
                else:
                    await asyncio.sleep(0.005)

    async def _stop_sending(self) -> None:
        task, self._sending = self._sending, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _report(self) -> None:
        """Tell what has come in and when, by our own clock: what the sender's buffers hold has not arrived.

        TCP hands over nothing while a lost packet is missing, and then all at once: only the end of such a
        burst tells the truth, so it is waited for.
        """
        told = 0
        with suppress(ConnectionError):
            while True:
                await asyncio.sleep(REPORT_EVERY_S)
                if self._received_bytes > told:
                    told, at_ms = self._received_bytes, round(self._arrived_at_s * 1000.0, 1)
                    await self._tell({"type": "received", "bytes": told, "at_ms": at_ms})

    async def _tell(self, message: dict[str, object]) -> None:
        if not self._socket.closed:
            await self._socket.send_str(json.dumps({"v": PROTOCOL_VERSION, **message}))
