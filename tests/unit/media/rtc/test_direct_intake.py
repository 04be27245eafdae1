# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Media goes straight to its receiver; all else, and what must keep its place, through aioice's queue."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import aioice.ice
import pylibsrtp
import pytest
from aiortc.rtcdtlstransport import RTCDtlsTransport, State

from app.media.rtc.direct_intake import DirectIntake
from tests.rig.log_watch import ExpectedWarnings

SOUND = b"\x80\x60sound"
REPORT = b"\x80\xc8report"
HANDSHAKE = b"\x16handshake"


class Srtp:
    def unprotect(self, data: bytes) -> bytes:
        if b"forged" in data:
            raise pylibsrtp.Error(7)
        return data[2:]

    def unprotect_rtcp(self, data: bytes) -> bytes:
        return self.unprotect(data)


class Rig:
    """aioice's queue and aiortc's transport, as far as the hook knows them."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.before: Callable[[], Awaitable[object]] | None = None
        ice = aioice.ice.Connection(ice_controlling=True)
        self.dtls: Any = SimpleNamespace(
            transport=SimpleNamespace(_connection=ice),
            _state=State.CONNECTED,
            _rx_srtp=Srtp(),
            _handle_rtcp_data=self._take,
            _handle_rtp_data=self._take_rtp,
            _RTCDtlsTransport__rx_bytes=0,
            _RTCDtlsTransport__rx_packets=0,
        )
        self.ice: Any = ice
        self.intake = DirectIntake(self.dtls)

    @property
    def queued(self) -> int:
        return int(self.ice._queue.qsize())

    async def _take(self, data: bytes) -> None:
        if b"broken" in data:
            raise KeyError("plug-in")
        if self.before is not None:
            await self.before()
        self.taken.append(data)

    async def _take_rtp(self, data: bytes, arrival_time_ms: int) -> None:
        assert arrival_time_ms > 0
        await self._take(data)


async def test_media_is_taken_before_the_socket_is_read_again() -> None:
    rig = Rig()
    for datagram in (SOUND, REPORT):
        rig.ice.data_received(datagram, 1)
    assert (rig.taken, rig.queued) == ([b"sound", b"report"], 0)
    assert rig.dtls._RTCDtlsTransport__rx_packets == 2
    assert rig.dtls._RTCDtlsTransport__rx_bytes == len(SOUND) + len(REPORT)


@pytest.mark.parametrize("state", [State.CONNECTING, State.CLOSED])
async def test_before_and_after_the_call_everything_is_queued(state: State) -> None:
    rig = Rig()
    rig.dtls._state = state
    rig.ice.data_received(SOUND, 1)
    assert (rig.taken, rig.queued) == ([], 1)


async def test_what_is_no_media_is_queued_and_media_behind_it_keeps_its_place() -> None:
    rig = Rig()
    for datagram in (b"", HANDSHAKE, SOUND):
        rig.ice.data_received(datagram, 1)
    assert (rig.taken, rig.queued) == ([], 3)


async def test_forged_and_failing_packets_cost_themselves_alone(
    expected_warnings: ExpectedWarnings, caplog: pytest.LogCaptureFixture
) -> None:
    expected_warnings.expect("app.media.rtc.guard", "failed in taking a packet in")
    rig = Rig()
    for datagram in (b"\x80\x60forged", b"\x80\x60broken", SOUND):
        rig.ice.data_received(datagram, 1)
    assert rig.taken == [b"sound"]
    assert len(caplog.records) == 1  # the plug-in's failure, not the stranger's packet


async def test_a_lost_way_back_costs_nothing() -> None:
    rig = Rig()

    async def lost() -> None:
        raise ConnectionError

    rig.before = lost
    rig.ice.data_received(SOUND, 1)
    assert (rig.taken, rig.queued) == ([], 0)


async def test_a_handler_that_waits_goes_on_by_itself() -> None:
    rig = Rig()
    waited: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def wait() -> None:
        assert await waited == 3
        await asyncio.sleep(0)

    rig.before = wait
    rig.ice.data_received(SOUND, 1)
    assert rig.taken == []
    await asyncio.sleep(0)
    waited.set_result(3)
    for _ in range(5):
        await asyncio.sleep(0)
    assert rig.taken == [b"sound"]


async def test_closing_ends_what_waits_and_gives_the_datagrams_back() -> None:
    rig = Rig()
    rig.before = asyncio.Event().wait
    rig.ice.data_received(SOUND, 1)
    await asyncio.sleep(0)
    rig.intake.close()
    for _ in range(3):
        await asyncio.sleep(0)
    assert not rig.intake._waiting
    rig.ice.data_received(SOUND, 1)
    assert (rig.taken, rig.queued) == ([], 1)


def test_the_names_that_it_uses_are_still_there() -> None:
    stock = inspect.getsource(RTCDtlsTransport._recv_next)
    for name in ("self._rx_srtp", "unprotect_rtcp", "_handle_rtcp_data(data)", "__rx_bytes", "__rx_packets"):
        assert name in stock, f"aiortc no longer uses {name}: look at its _recv_next"
    assert "_handle_rtp_data(data, arrival_time_ms=arrival_time_ms)" in stock
    assert "self.receiver.data_received(data, self.local_candidate.component)" in inspect.getsource(
        aioice.ice.StunProtocol.datagram_received
    ), "aioice hands datagrams on by another way"
    assert "self._queue.put_nowait" in inspect.getsource(aioice.ice.Connection.data_received)
