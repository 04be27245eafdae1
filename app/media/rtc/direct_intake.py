# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: media from the socket to its receiver in one turn of the event loop.

aioice puts each datagram into a queue, from which aiortc's task takes it in the next turn: a future, another
look at all sockets and a step of a task for each of some 200 datagrams a second.
"""

import asyncio
import types
from collections.abc import Callable, Coroutine, Generator
from typing import Any

import pylibsrtp
from aiortc import clock
from aiortc.rtcdtlstransport import State
from aiortc.rtp import is_rtcp

from app.media.rtc.guard import Guard

FIRST_MEDIA_BYTE, LAST_MEDIA_BYTE = 128, 191
"""RFC 7983 section 7: what begins otherwise is for others."""


class DirectIntake:
    """Stands in for ``data_received`` of aioice's connection once media is encrypted; on the event loop.

    Args:
        dtls: aiortc's transport, connected.
    """

    def __init__(self, dtls: Any) -> None:
        self._dtls = dtls
        self._ice = dtls.transport._connection
        self._queued: Callable[[bytes, int], None] = self._ice.data_received
        self._guard = Guard("taking a packet in", (ConnectionError, pylibsrtp.Error))
        self._waiting: set[asyncio.Task[None]] = set()
        self._ice.data_received = self.received

    def close(self) -> None:
        """Leave everything to aioice's queue again."""
        self._ice.data_received = self._queued
        for task in self._waiting:
            task.cancel()

    def received(self, data: bytes, component: int) -> None:
        """Take one datagram of any kind; what is no media, or comes behind something queued, is queued."""
        is_media = bool(data) and FIRST_MEDIA_BYTE <= data[0] <= LAST_MEDIA_BYTE
        if not is_media or self._dtls._state is not State.CONNECTED or not self._ice._queue.empty():
            self._queued(data, component)
            return
        handling = self._handle(data)
        try:
            waits_for = handling.send(None)
        except StopIteration:
            return
        task = asyncio.get_running_loop().create_task(_rest(handling, waits_for))
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    async def _handle(self, data: bytes) -> None:
        """Do what aiortc's ``_recv_next`` does with media."""
        dtls = self._dtls
        dtls._RTCDtlsTransport__rx_bytes += len(data)
        dtls._RTCDtlsTransport__rx_packets += 1
        try:
            with self._guard.watch():
                if is_rtcp(data):
                    await dtls._handle_rtcp_data(dtls._rx_srtp.unprotect_rtcp(data))
                else:
                    await dtls._handle_rtp_data(
                        dtls._rx_srtp.unprotect(data), arrival_time_ms=clock.current_ms()
                    )
        except (pylibsrtp.Error, ConnectionError):
            return  # not from the other side, or there is no way back just now


async def _rest(handling: Coroutine[Any, Any, None], waits_for: Any) -> None:
    """Go on, in a task, with a coroutine that began outside one and waits for the first time."""
    await _driven(handling, waits_for)


@types.coroutine
def _driven(handling: Coroutine[Any, Any, None], waits_for: Any) -> Generator[Any, None, None]:
    try:
        while True:
            try:
                yield waits_for
            except BaseException as error:  # noqa: BLE001 - cancellation too is for the coroutine
                waits_for = handling.throw(error)
            else:
                waits_for = handling.send(None)
    except StopIteration:
        return
