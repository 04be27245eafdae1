# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever a link, a network or a service does has one name; nothing escapes as another exception."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.faults import Fault, FaultCode
from app.core.links import ServiceLink, SpokenCode
from app.core.meeting import Role
from app.core.spoken_code import check_digit, digits_of
from app.meeting import events as told
from app.meeting.client import MeetingClient, ask_callback, open_meeting, redeem_code, send_message
from app.meeting.client.http import network_fault, read_answer
from app.meeting.client.translation import fault_code
from app.meeting.schema import seat as wire
from app.meeting.schema.facts import ErrorCode, now_utc
from app.meeting.schema.http import Health
from app.service.config import TryLimits
from tests.rig.meeting import CASEWORKER_NAME, CASEWORKER_PHONE, CITIZEN_NAME, Rig, meeting_rig
from tests.unit.meeting.conftest import Told

Make = Callable[..., tuple[MeetingClient, Told]]


async def test_an_opened_link_is_the_whole_meeting(rig: Rig) -> None:
    citizen, caseworker = (await rig.book()).people
    link = await redeem_code(SpokenCode(digits_of(citizen.code) or "", rig.service.url))
    assert link == ServiceLink(rig.service.url, citizen.token)
    invitation = await open_meeting(link)
    assert (invitation.my_pid, invitation.my_name) == (citizen.pid, CITIZEN_NAME)
    meeting = invitation.meeting
    assert (meeting.caseworker.name, meeting.caseworker.phone) == (CASEWORKER_NAME, CASEWORKER_PHONE)
    assert meeting.agenda == ("Siden sidst", "Dit CV")
    assert [(p.pid, p.role) for p in meeting.people] == [
        (citizen.pid, Role.CITIZEN),
        (caseworker.pid, Role.CASEWORKER),
    ]
    assert meeting.starts_at.utcoffset() == timedelta(0)


async def test_plan_b_by_http_alone(rig: Rig) -> None:
    citizen, caseworker_seat = (await rig.book()).people
    link = ServiceLink(rig.service.url, citizen.token)
    asked = await ask_callback(link, "12345678", "camera_none", ref="r")
    assert await ask_callback(link, "12345678", "camera_none", ref="r") == asked
    told_at = await send_message(link, "equipment_failing")
    page = await rig.sit(caseworker_seat)
    snapshot = await page.next(wire.Snapshot)
    assert [one.at for one in snapshot.callbacks] == [asked]
    assert [one.at for one in snapshot.messages] == [told_at]


async def fault_of(link: ServiceLink, timeout_s: float = 5.0) -> FaultCode:
    with pytest.raises(Fault) as caught:
        await open_meeting(link, timeout_s)
    assert link.token not in str(caught.value)
    return caught.value.code


async def test_links_and_codes_that_open_nothing(tmp_path: Path) -> None:
    async with meeting_rig(tmp_path / "db", limits=TryLimits(per_address=2)) as rig:
        url = rig.service.url
        old, _ = (await rig.book(starts_at=now_utc() - timedelta(hours=30))).people
        used, boss = (await rig.book()).people
        page = await rig.sit(boss)
        await page.say(wire.End())
        await page.close_code()
        assert await fault_of(ServiceLink(url, old.token)) is FaultCode.LINK_EXPIRED
        assert await fault_of(ServiceLink(url, used.token)) is FaultCode.LINK_USED
        assert await fault_of(ServiceLink(url, "nobody")) is FaultCode.LINK_UNKNOWN
        nobodys = "99999999" + check_digit("99999999")
        codes = [
            (digits_of(old.code), FaultCode.CODE_EXPIRED),
            (digits_of(used.code), FaultCode.LINK_USED),
            ("123456789", FaultCode.CODE_MISTYPED),
            (nobodys, FaultCode.CODE_UNKNOWN),
            (nobodys, FaultCode.TOO_MANY_TRIES),
        ]
        for digits, wanted in codes:
            with pytest.raises(Fault) as caught:
                await redeem_code(SpokenCode(digits or "", url))
            assert caught.value.code is wanted
    with pytest.raises(Fault) as caught:
        await redeem_code(SpokenCode(nobodys))
    assert caught.value.code is FaultCode.LINK_NOT_UNDERSTOOD


@contextlib.asynccontextmanager
async def somebody_else(answer: bytes | None) -> AsyncIterator[str]:
    """Listen like a service, and answer everything with these bytes; None never answers."""
    closing = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            if answer is None:
                await closing.wait()
            else:
                writer.write(answer)
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        closing.set()
        server.close()
        await server.wait_closed()


def http(status: str, body: str = "", *headers: str) -> bytes:
    raw = body.encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(raw)}", *headers, "Connection: close", "", ""]
    return "\r\n".join(lines).encode() + raw


OURS = "Moedeklar-Protocol: 1"
ANSWERS = {
    "nothing": (b"", FaultCode.SERVICE_DOWN),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n", FaultCode.SERVICE_NONSENSE),
    "cut off": (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", FaultCode.SERVICE_DOWN),
    "a shop": (http("200 OK", "<html>Velkommen</html>"), FaultCode.SERVICE_NONSENSE),
    "a shop's 404": (http("404 Not Found", "no"), FaultCode.SERVICE_NONSENSE),
    "a hotel": (http("302 Found", "", "Location: http://127.0.0.1:9/login"), FaultCode.SERVICE_NONSENSE),
    "a proxy": (http("502 Bad Gateway", "<html>"), FaultCode.SERVICE_DOWN),
    "trouble": (http("500 No", '{"error":{"code":"internal","next":"x"}}', OURS), FaultCode.SERVICE_DOWN),
    "no JSON": (http("200 OK", "{", OURS), FaultCode.SERVICE_NONSENSE),
    "another shape": (http("200 OK", '{"a":1}', OURS), FaultCode.SERVICE_NONSENSE),
    "odd refusal": (http("404 No", '{"error":"no"}', OURS), FaultCode.SERVICE_NONSENSE),
    "strange code": (
        http("404 No", '{"error":{"code":"not_found","next":"x"}}', OURS),
        FaultCode.SERVICE_NONSENSE,
    ),
    "older": (http("200 OK", "{}", "Moedeklar-Protocol: 0"), FaultCode.SERVICE_OLDER),
    "newer": (http("200 OK", "{}", "Moedeklar-Protocol: 2"), FaultCode.SERVICE_NEWER),
    "no number": (http("200 OK", "{}", "Moedeklar-Protocol: one"), FaultCode.SERVICE_NONSENSE),
    "endless": (http("200 OK", " " * 1_200_000, OURS), FaultCode.SERVICE_NONSENSE),
}


@pytest.mark.parametrize("name", ANSWERS)
async def test_every_kind_of_nonsense_has_its_name(name: str) -> None:
    answer, wanted = ANSWERS[name]
    async with somebody_else(answer) as url:
        assert await fault_of(ServiceLink(url, "secret-token")) is wanted


@pytest.mark.parametrize("name", ANSWERS)
async def test_the_live_line_names_it_too_and_goes_on_trying(name: str, client: Make) -> None:
    async with somebody_else(ANSWERS[name][0]) as url:
        one, o = client(url, "secret-token")
        one.connect()
        assert (await o.next(told.ServiceLost)).code in (
            FaultCode.SERVICE_DOWN,
            FaultCode.SERVICE_NONSENSE,
        )
        await one.close()


async def test_a_service_that_does_not_answer_is_slow(client: Make) -> None:
    async with somebody_else(None) as url:
        assert await fault_of(ServiceLink(url, "secret-token"), 0.1) is FaultCode.SERVICE_SLOW
        one, o = client(url, "t", connect_within_s=0.1)
        one.connect()
        assert (await o.next(told.ServiceLost)).code is FaultCode.SERVICE_SLOW
        await one.close()


async def test_a_service_that_is_down_is_down() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert await fault_of(ServiceLink(f"http://127.0.0.1:{port}", "secret-token")) is FaultCode.SERVICE_DOWN


async def test_a_name_that_nobody_has_is_a_network_fault() -> None:
    code = await fault_of(ServiceLink("https://service.invalid", "secret-token"))
    assert code in (FaultCode.NETWORK_NONE, FaultCode.SERVICE_DOWN)  # by whether we have a way out


def test_no_way_out_is_no_network() -> None:
    """ENETUNREACH is what a pulled plug gives."""
    key = aiohttp.client_reqrep.ConnectionKey("h", 1, False, None, None, None, None)
    for number, wanted in ((101, FaultCode.NETWORK_NONE), (111, FaultCode.SERVICE_DOWN)):
        error = aiohttp.ClientConnectorError(key, OSError(number, "x"))
        assert network_fault(error, "try").code is wanted


@given(st.integers(100, 599), st.none() | st.text(max_size=4), st.binary(max_size=60))
def test_no_answer_raises_anything_but_a_fault(status: int, version: str | None, raw: bytes) -> None:
    with contextlib.suppress(Fault):
        read_answer(status, version, raw, Health, "try")


def test_codes_of_both_sides_mean_the_same() -> None:
    faults = {fault.value for fault in FaultCode}
    shared = [code for code in ErrorCode if code.value in faults]
    assert len(shared) >= 10
    for code in shared:
        assert fault_code(code) == FaultCode(code.value)
