# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tech check asks of the service: the servers of a call, and how fast the line is."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from app.checks import speed_probe
from app.meeting.schema.http import IceView
from app.service import line_test
from app.service.config import TurnServer
from tests.rig.meeting import Rig, meeting_rig


async def connect(rig: Rig, token: str) -> aiohttp.ClientWebSocketResponse:
    return await rig.session.ws_connect(f"{rig.service.url}/api/invitations/{token}/line")


async def read_json(socket: aiohttp.ClientWebSocketResponse, kind: str) -> dict[str, Any]:
    async with asyncio.timeout(10):
        while True:
            message = await socket.receive()
            assert message.type is not aiohttp.WSMsgType.CLOSED
            if message.type is aiohttp.WSMsgType.TEXT:
                found: dict[str, Any] = json.loads(message.data)
                if found["type"] == kind:
                    return found


async def test_a_link_tells_the_servers_that_its_call_would_use(tmp_path: Path) -> None:
    turn = TurnServer(("turn:t.example?transport=udp",), "secret")
    async with meeting_rig(tmp_path / "db", stun_urls=("stun:s.example",), turn=turn) as rig:
        citizen, caseworker = (await rig.book()).people
        _, mine = await rig.call("GET", f"/api/invitations/{citizen.token}/ice", IceView)
        _, other = await rig.call("GET", f"/api/invitations/{caseworker.token}/ice", IceView)
        assert isinstance(mine, IceView)
        assert isinstance(other, IceView)
        assert [server.urls for server in mine.ice] == [["stun:s.example"], ["turn:t.example?transport=udp"]]
        assert mine.ice[1].username != other.ice[1].username
        assert await rig.refused("GET", "/api/invitations/" + "x" * 32 + "/ice") == (404, "link_unknown")


async def test_questions_are_answered_and_bytes_counted_by_the_services_clock(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    socket = await connect(rig, citizen.token)
    await socket.send_str('{"v": 1, "type": "ping", "n": 7}')
    assert await read_json(socket, "pong") == {"v": 1, "type": "pong", "n": 7}
    for _ in range(3):
        await socket.send_bytes(bytes(1000))
    while (report := await read_json(socket, "received"))["bytes"] < 3000:
        continue
    assert report["bytes"] == 3000
    await socket.close()


async def test_no_more_is_sent_than_credit_was_given(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    socket = await connect(rig, citizen.token)
    await socket.send_str('{"v": 1, "type": "down", "kbit": 6000, "credit": 2800}')
    received = 0
    for credit in (2800, 7000):
        while received < credit:
            message = await socket.receive(timeout=10)
            received += len(message.data)
        assert received == credit
        await socket.send_str('{"v": 1, "type": "ping", "n": 1}')
        assert json.loads((await socket.receive(timeout=10)).data)["type"] == "pong"  # and not another frame
        await socket.send_str('{"v": 1, "type": "credit", "bytes": 7000}')
    await socket.close()


@pytest.mark.parametrize("text", ["{", "[]", '{"type": "ping"}', '{"type": "down", "kbit": "x"}'])
async def test_nonsense_ends_the_connection(rig: Rig, text: str) -> None:
    citizen, _ = (await rig.book()).people
    socket = await connect(rig, citizen.token)
    await socket.send_str(text)
    assert (await socket.receive(timeout=10)).type is aiohttp.WSMsgType.CLOSE
    assert socket.close_code == 1008


async def test_one_seat_measures_a_few_times_at_once_and_strangers_never(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    sockets = [await connect(rig, citizen.token) for _ in range(line_test.CONNECTIONS_AT_ONCE)]
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await connect(rig, citizen.token)
    assert refused.value.status == 429
    with pytest.raises(aiohttp.WSServerHandshakeError) as unknown:
        await connect(rig, "x" * 32)
    assert unknown.value.status == 404
    for socket in sockets:
        await socket.close()


async def test_the_probe_measures_a_fast_line_and_says_what_it_took(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    speed = await speed_probe.probe(rig.service.url, citizen.token)
    assert speed is not None
    assert speed.used_mb < 4.0
    assert 0.0 < speed.up_kbit <= 3000.0
    assert 0.0 < speed.down_kbit <= 3000.0
    assert await speed_probe.probe(rig.service.url, "x" * 32) is None
