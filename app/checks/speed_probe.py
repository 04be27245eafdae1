# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast the line sends and receives, and how long answers take meanwhile; about 5 s and at most 4 MB."""

import asyncio
import json
import socket
import statistics
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any

import aiohttp

from app.checks.line_facts import Speed
from app.checks.speed_rate import (
    EACH_S,
    Arrivals,
    each_s,
    first_window_bytes,
    is_enough,
    lead_s,
    queue_s,
    rate_kbit,
    window_bytes,
)

OFFER_KBIT = 4000
DEEP_S = 0.55
"""With the rate known, the queue of the router is filled for so long: how long does it make answers wait?"""
STRAGGLERS_S = 0.4
FRAME_BYTES = 1400
DEEP_QUEUE_S = 1.0
CREDIT_EVERY_S = 0.03
SEND_BUFFER_BYTES = 96 * 1024
IDLE_PINGS = 8
IDLE_S = 0.5
"""A line with long ways is not asked eight times."""
PING_EVERY_S = 0.2
CONNECT_LIMIT_S = 5.0
WHOLE_LIMIT_S = 14.0


async def probe(service_url: str, token: str) -> Speed | None:
    """Return the speed; None when the service does not measure, or the line broke off."""
    began_s = time.monotonic()
    url = f"{service_url}/api/invitations/{token}/line"
    timeout = aiohttp.ClientTimeout(total=None, connect=CONNECT_LIMIT_S, sock_connect=CONNECT_LIMIT_S)
    try:
        async with (
            asyncio.timeout(WHOLE_LIMIT_S),
            aiohttp.ClientSession(timeout=timeout) as session,
            _connections(session, url, 3) as (down, up, answers),
        ):
            speed = await _measure(_Load(down), _Load(up), _Pings(answers))
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, KeyError, TypeError):
        return None
    return replace(speed, took_s=time.monotonic() - began_s)


async def _connect(session: aiohttp.ClientSession, url: str) -> aiohttp.ClientWebSocketResponse:
    connection = await session.ws_connect(url, compress=0, max_msg_size=1 << 20)
    raw = connection.get_extra_info("socket")
    if raw is not None:
        with suppress(OSError):  # what waits in this computer is not on the line yet
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
    return connection


def _abort(connection: aiohttp.ClientWebSocketResponse) -> None:
    """Break off at once: saying goodbye waits behind all that is still in the buffers."""
    writer = connection._writer.transport
    if writer is not None:
        writer.abort()


@asynccontextmanager
async def _connections(
    session: aiohttp.ClientSession, url: str, count: int
) -> AsyncIterator[list[aiohttp.ClientWebSocketResponse]]:
    """Open one connection for each way, so that what is left of the one does not hold up the other."""
    opened: list[aiohttp.ClientWebSocketResponse] = []
    try:
        tried = await asyncio.gather(*(_connect(session, url) for _ in range(count)), return_exceptions=True)
        opened += [one for one in tried if isinstance(one, aiohttp.ClientWebSocketResponse)]
        for one in tried:
            if isinstance(one, BaseException):
                raise one
        yield opened
    finally:
        for connection in opened:
            _abort(connection)


async def _measure(downward: "_Load", upward: "_Load", pings: "_Pings") -> Speed:
    reading = asyncio.create_task(pings.read(), name="speed: answers")
    pinging: asyncio.Task[None] | None = None
    try:
        idle_s = statistics.median(await pings.times(IDLE_PINGS))
        pinging = asyncio.create_task(pings.go_on(), name="speed: pings")
        down = await downward.down(idle_s)
        loaded = [pings.taken_since(downward.deep_from_s)]
        up = await upward.up(idle_s)
        await asyncio.sleep(STRAGGLERS_S if not is_enough(up) else 0.0)
        loaded.append(pings.taken_since(upward.deep_from_s))
    finally:
        tasks = [task for task in (reading, pinging) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return Speed(
        up_kbit=rate_kbit(up, lead_s(idle_s)),
        down_kbit=rate_kbit(down, lead_s(idle_s)),
        idle_ms=1000.0 * idle_s,
        loaded_ms=1000.0 * max(statistics.median(times or [idle_s]) for times in loaded),
        used_mb=(downward.used_bytes + upward.used_bytes) / 1e6,
    )


class _Load:
    """A connection that is filled, one way or the other; what is on its way is kept to the window.

    ``deep_from_s`` is the moment from which on the queue is filled, or infinity when that was not needed.
    """

    def __init__(self, connection: aiohttp.ClientWebSocketResponse) -> None:
        self._connection = connection
        self._arrivals: Arrivals = []
        self._began_s = 0.0
        self._each_s = EACH_S
        self.deep_from_s = float("inf")
        self.used_bytes = 0

    async def down(self, idle_s: float) -> Arrivals:
        """Receive for about 2.4 s."""
        wish = {"v": 1, "type": "down", "kbit": OFFER_KBIT, "credit": first_window_bytes(idle_s)}
        await self._connection.send_str(json.dumps(wish))
        self._each_s = each_s(idle_s)
        return await self._run(self._receive(), self._give_credit(idle_s))

    async def up(self, idle_s: float) -> Arrivals:
        """Send for about 2.4 s; what counts is what the service says has arrived, by its clock."""
        self._each_s = each_s(idle_s)
        return await self._run(self._reports(), self._send(idle_s))

    async def _run(self, taking: Coroutine[Any, Any, None], other: Coroutine[Any, Any, None]) -> Arrivals:
        self._began_s = time.monotonic()
        beside = asyncio.create_task(other, name="speed: load")
        try:
            async with asyncio.timeout(self._each_s + DEEP_S):
                await taking
        except TimeoutError:
            pass
        finally:
            beside.cancel()
            await asyncio.gather(beside, return_exceptions=True)
            _abort(self._connection)
        return self._arrivals

    async def _receive(self) -> None:
        async for message in self._connection:
            if message.type is aiohttp.WSMsgType.BINARY:
                now = time.monotonic()
                if self._take(now, now, self.used_bytes + len(message.data)):
                    return

    async def _reports(self) -> None:
        async for message in self._connection:
            if message.type is aiohttp.WSMsgType.TEXT:
                report = json.loads(message.data)
                if self._take(time.monotonic(), float(report["at_ms"]) / 1000.0, int(report["bytes"])):
                    return

    def _take(self, now: float, at_s: float, in_all: int) -> bool:
        """Note an arrival; True when enough is known."""
        self.used_bytes = in_all
        if now - self._began_s <= self._each_s:
            self._arrivals.append((at_s, in_all))
        elif self.deep_from_s == float("inf"):
            self.deep_from_s = now
        return is_enough(self._arrivals)

    def _may_be_out(self, idle_s: float) -> int:
        deep = self.deep_from_s != float("inf")
        return self.used_bytes + window_bytes(
            self._arrivals, idle_s, DEEP_QUEUE_S if deep else queue_s(idle_s)
        )

    async def _give_credit(self, idle_s: float) -> None:
        told = 0
        with suppress(aiohttp.ClientError, ConnectionError):
            while True:
                await asyncio.sleep(CREDIT_EVERY_S)
                credit = self._may_be_out(idle_s)
                if credit <= told:  # each word takes of a slow line, and its answer too
                    continue
                told = credit
                await self._connection.send_str(f'{{"v": 1, "type": "credit", "bytes": {credit}}}')

    async def _send(self, idle_s: float) -> None:
        frame = bytes(FRAME_BYTES)
        sent = 0
        with suppress(aiohttp.ClientError, ConnectionError):
            while True:
                due = OFFER_KBIT * 125 * (time.monotonic() - self._began_s)
                if sent < self._may_be_out(idle_s) and sent <= due:
                    await self._connection.send_bytes(frame)
                    sent += len(frame)
                else:
                    await asyncio.sleep(0.005)


class _Pings:
    """The connection that is asked again and again how long an answer takes."""

    def __init__(self, connection: aiohttp.ClientWebSocketResponse) -> None:
        self._connection = connection
        self._sent_s: list[float] = []
        self._took_s: dict[int, float] = {}
        self._came = asyncio.Event()

    async def read(self) -> None:
        """Take the answers as they come."""
        async for message in self._connection:
            if message.type is aiohttp.WSMsgType.TEXT:
                number = int(json.loads(message.data)["n"])
                self._took_s[number] = time.monotonic() - self._sent_s[number]
                self._came.set()

    async def times(self, count: int) -> list[float]:
        """Ask one after the other and return how long each took; ends early, after two, on a long way."""
        began_s = time.monotonic()
        for number in range(count):
            if number >= 2 and time.monotonic() - began_s > IDLE_S:
                break
            self._came.clear()
            await self._ask()
            async with asyncio.timeout(2.0):
                while number not in self._took_s:
                    await self._came.wait()
                    self._came.clear()
        return list(self._took_s.values())

    async def go_on(self) -> None:
        """Ask at a pace, whatever the answers do."""
        while True:
            await self._ask()
            await asyncio.sleep(PING_EVERY_S)

    def taken_since(self, since_s: float) -> list[float]:
        """Return the times of questions asked since then; an unanswered one has taken its time so far."""
        now = time.monotonic()
        return [
            self._took_s.get(number, now - sent_s)
            for number, sent_s in enumerate(self._sent_s)
            if sent_s >= since_s
        ]

    async def _ask(self) -> None:
        self._sent_s.append(time.monotonic())
        await self._connection.send_str(f'{{"v": 1, "type": "ping", "n": {len(self._sent_s) - 1}}}')
