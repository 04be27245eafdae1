# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast the line sends and receives, and how long answers take meanwhile; about 5 s and at most 4 MB."""

import asyncio
import json
import socket
import statistics
import time
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp

from app.checks.line_facts import Speed

CAP_KBIT = 3000.0
"""No call needs more: who has that has enough."""
OFFER_KBIT = 4000
EACH_S = 2.0
DEEP_S = 0.6
"""With the rate known, the queue of the router is filled for so long: how long does it make answers wait?"""
STRAGGLERS_S = 0.5
LEAD_S = 0.7
"""TCP starts slowly, and a burst of the first moment fills the router's queue: not counted."""
ENOUGH_AFTER_S = 1.2
SHORTEST_SPAN_S = 0.4
FRAME_BYTES = 1400
CHOICE_S = 0.4
AT_ONCE_S = 0.001
MOST_STRETCH_ENDS = 20
FIRST_WINDOW_BYTES = 6 * 1024
LEAST_WINDOW_BYTES = 4 * 1024
MOST_WINDOW_BYTES = 400 * 1024
RECENT_S = 0.4
GROWTH = 1.25
QUEUE_S = 0.2
DEEP_QUEUE_S = 1.2
CREDIT_EVERY_S = 0.03
SEND_BUFFER_BYTES = 96 * 1024
WIRE_OVER_PAYLOAD = 1456 / 1400
"""One frame is one TCP segment: with the headers of WebSocket, TCP and IPv4."""
IDLE_PINGS = 8
PING_EVERY_S = 0.2
PING_KBIT = 6.0
"""What the questions and their answers take of the line themselves, each way."""
CONNECT_LIMIT_S = 5.0
WHOLE_LIMIT_S = 9.0

Arrivals = list[tuple[float, int]]
"""(seconds, bytes in all until then), rising."""


async def probe(service_url: str, token: str) -> Speed | None:
    """Return the speed; None when the service does not measure, or the line broke off."""
    url = f"{service_url}/api/invitations/{token}/line"
    timeout = aiohttp.ClientTimeout(total=None, connect=CONNECT_LIMIT_S, sock_connect=CONNECT_LIMIT_S)
    try:
        async with (
            asyncio.timeout(WHOLE_LIMIT_S),
            aiohttp.ClientSession(timeout=timeout) as session,
            _connections(session, url, 3) as (down, up, answers),
        ):
            return await _measure(_Load(down), _Load(up), _Pings(answers))
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, KeyError, TypeError):
        return None


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
        for _ in range(count):
            opened.append(await _connect(session, url))
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
        up_kbit=rate_kbit(up),
        down_kbit=rate_kbit(down),
        idle_ms=1000.0 * idle_s,
        loaded_ms=1000.0 * max(statistics.median(times or [idle_s]) for times in loaded),
        used_mb=(downward.used_bytes + upward.used_bytes) / 1e6,
    )


def rate_kbit(arrivals: Sequence[tuple[float, int]]) -> float:
    """Return the line's rate in kbit/s, at most ``CAP_KBIT``, from bytes as they arrived.

    TCP hands over nothing while a lost packet is missing, and then all at once: a stretch that begins behind
    such a gap looks too fast, one that ends before it too slow. So none begins within such a jump, many are
    looked at, and the middle one counts.
    """
    if len(arrivals) < 2:
        return 0.0
    began_s, ended_s = arrivals[0][0], arrivals[-1][0]
    behind = zip(arrivals, arrivals[1:], strict=False)
    caught_up = [one for one, later in behind if later[0] - one[0] > AT_ONCE_S]
    beginnings = _some([one for one in caught_up if LEAD_S <= one[0] - began_s <= LEAD_S + CHOICE_S])
    ends = _some([one for one in arrivals if one[0] >= ended_s - CHOICE_S])
    slopes = [
        _slope(first, last) for first in beginnings for last in ends if last[0] - first[0] >= SHORTEST_SPAN_S
    ]
    found = statistics.median(slopes) if slopes else _slope(arrivals[0], arrivals[-1])
    return min(CAP_KBIT, found * WIRE_OVER_PAYLOAD + (PING_KBIT if found else 0.0))


def _some(arrivals: Arrivals) -> Arrivals:
    return arrivals[:: max(1, len(arrivals) // MOST_STRETCH_ENDS)]


def _slope(first: tuple[float, int], last: tuple[float, int]) -> float:
    """Return kbit/s between two arrivals."""
    span_s = last[0] - first[0]
    return (last[1] - first[1]) * 8 / 1000 / span_s if span_s > 0.0 else 0.0


def is_enough(arrivals: Sequence[tuple[float, int]]) -> bool:
    """Tell whether the cap is reached for certain, so that no more data need be spent."""
    if len(arrivals) < 2 or arrivals[-1][0] - arrivals[0][0] < ENOUGH_AFTER_S:
        return False
    return _slope(arrivals[0], arrivals[-1]) >= CAP_KBIT


def window_bytes(arrivals: Sequence[tuple[float, int]], idle_s: float, queue_s: float = QUEUE_S) -> int:
    """Return how much may be on its way unanswered: the line's own rate for an answer's time and a little.

    More than that fills the router's queue until it loses packets, and then TCP stands still and jumps: no
    rate can be read from that. Less leaves the line idle.
    """
    if not arrivals:
        return FIRST_WINDOW_BYTES
    now_s = arrivals[-1][0]
    recent = [one for one in arrivals if one[0] >= now_s - RECENT_S]
    bytes_a_s = max(_slope(recent[0], recent[-1]), _slope(arrivals[0], arrivals[-1])) * 125
    wanted = bytes_a_s * GROWTH * (idle_s + queue_s)
    return int(min(max(wanted, LEAST_WINDOW_BYTES), MOST_WINDOW_BYTES))


class _Load:
    """A connection that is filled, one way or the other; what is on its way is kept to the window.

    ``deep_from_s`` is the moment from which on the queue is filled, or infinity when that was not needed.
    """

    def __init__(self, connection: aiohttp.ClientWebSocketResponse) -> None:
        self._connection = connection
        self._arrivals: Arrivals = []
        self._began_s = 0.0
        self.deep_from_s = float("inf")
        self.used_bytes = 0

    async def down(self, idle_s: float) -> Arrivals:
        """Receive for at most 2.6 s."""
        wish = {"v": 1, "type": "down", "kbit": OFFER_KBIT, "credit": FIRST_WINDOW_BYTES}
        await self._connection.send_str(json.dumps(wish))
        return await self._run(self._receive(), self._give_credit(idle_s))

    async def up(self, idle_s: float) -> Arrivals:
        """Send for at most 2.6 s; what counts is what the service says has arrived, by its clock."""
        return await self._run(self._reports(), self._send(idle_s))

    async def _run(self, taking: Coroutine[Any, Any, None], other: Coroutine[Any, Any, None]) -> Arrivals:
        self._began_s = time.monotonic()
        beside = asyncio.create_task(other, name="speed: load")
        try:
            async with asyncio.timeout(EACH_S + DEEP_S):
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
        if now - self._began_s <= EACH_S:
            self._arrivals.append((at_s, in_all))
        elif self.deep_from_s == float("inf"):
            self.deep_from_s = now
        return is_enough(self._arrivals)

    def _may_be_out(self, idle_s: float) -> int:
        deep = self.deep_from_s != float("inf")
        return self.used_bytes + window_bytes(self._arrivals, idle_s, DEEP_QUEUE_S if deep else QUEUE_S)

    async def _give_credit(self, idle_s: float) -> None:
        with suppress(aiohttp.ClientError, ConnectionError):
            while True:
                await asyncio.sleep(CREDIT_EVERY_S)
                credit = self._may_be_out(idle_s)
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
        """Ask one after the other and return how long each took."""
        for number in range(count):
            self._came.clear()
            await self._ask()
            async with asyncio.timeout(2.0):
                while number not in self._took_s:
                    await self._came.wait()
                    self._came.clear()
        return [self._took_s[number] for number in range(count)]

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
