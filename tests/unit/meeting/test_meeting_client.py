# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The client keeps its seat and its words through everything that a line and a service can do."""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.faults import FaultCode
from app.core.meeting import CaseworkerStatus, IceServer, Presence
from app.core.verdicts import Verdict
from app.meeting import events as told
from app.meeting.client import MeetingClient
from app.meeting.schema import seat as wire
from app.service.config import TurnServer
from app.service.server import start_service
from tests.rig.meeting import Rig, meeting_rig
from tests.unit.meeting.conftest import Told

Make = Callable[..., tuple[MeetingClient, Told]]


async def test_two_clients_meet(rig: Rig, client: Make) -> None:
    """From the knock to the goodbye, in the words of the client's events."""
    citizen_seat, caseworker_seat = (await rig.book()).people
    url = rig.service.url
    citizen, c = client(url, citizen_seat.token)
    citizen.connect()
    citizen.knock(Verdict.READY)
    assert (await c.next(told.Connected)).state == "new"
    registered = await c.next(told.Registered)
    caseworker, w = client(url, caseworker_seat.token, "w")
    caseworker.connect()
    people = (await w.next(told.PeopleChanged)).people
    assert [person.presence for person in people] == [Presence.WAITING, Presence.IN_CALL]
    await w.next(told.Admitted)
    boss = await rig.sit(caseworker_seat, "page")  # admits as the caseworker's page does
    await w.next(told.Moved)
    await boss.say(wire.Admit(pid=citizen_seat.pid))
    await c.next(told.Admitted)
    plan = (await c.next(told.PlanChanged)).plan
    assert (plan.gen, plan.peer, plan.offers, plan.ice_servers) == (1, caseworker_seat.pid, False, ())
    await boss.say(wire.SendSdp(pc=f"peer:{citizen_seat.pid}", kind="offer", sdp="v=0 offer", gen=1))
    offer = await c.next(told.SdpReceived)
    assert (offer.gen, offer.kind, offer.sdp) == (1, "offer", "v=0 offer")
    citizen.send_sdp(1, "answer", "v=0 answer")
    assert (await boss.next(wire.SdpRelayed)).sdp == "v=0 answer"
    citizen.send_sdp(7, "answer", "v=0 of another attempt")
    citizen.rebuild(1, "silence")
    assert (await c.next(told.PlanChanged)).plan.offers
    citizen.media(microphone=True, camera=False, paused=True)
    assert (await boss.next(wire.PersonChanged, lambda m: m.change == "media")).person.media.paused
    await boss.say(wire.SetStatus(code=CaseworkerStatus.BACK_IN_TWO_MINUTES))
    assert (await c.next(told.StatusChanged)).status is CaseworkerStatus.BACK_IN_TWO_MINUTES
    await boss.say(wire.SetAgenda(index=0))
    assert (await c.next(told.AgendaChanged)).index == 0
    await boss.say(wire.End())
    assert (await c.next(told.Ended)).at is not None
    assert c.all(told.Registered) == [registered]
    assert not c.all(told.ServiceLost)


async def test_a_restarted_service_finds_everybody_in_their_seats(rig: Rig, client: Make) -> None:
    """Lost and back are told once each; the arrival is not told again; the verdict is."""
    citizen_seat, caseworker_seat = (await rig.book()).people
    citizen, c = client(rig.service.url, citizen_seat.token)
    citizen.connect()
    citizen.knock(Verdict.READY)
    first = await c.next(told.Registered)
    citizen.verdict(Verdict.SOUND_ONLY)
    await rig.restart()
    assert (await c.next(told.ServiceLost)).code is FaultCode.SERVICE_DOWN
    await c.next(told.ServiceBack)
    assert (await c.next(told.Connected)).state == "waiting"
    page = await rig.sit(caseworker_seat, "page")
    await page.say(wire.Admit(pid=citizen_seat.pid))
    await c.next(told.PlanChanged)
    assert c.all(told.Registered) == [first]
    seen = [m.person for m in page.read if isinstance(m, wire.PersonChanged)]
    seen += [p for m in page.read if isinstance(m, wire.Snapshot) for p in m.people if p.verdict]
    assert {person.verdict for person in seen if person.pid == citizen_seat.pid} <= {Verdict.SOUND_ONLY, None}


async def test_a_restart_in_mid_call_is_no_new_call(rig: Rig, client: Make) -> None:
    """The same plan is not told twice: media between the two goes on untouched."""
    citizen_seat, caseworker_seat = (await rig.book()).people
    page = await rig.sit(caseworker_seat, "page")
    citizen, c = client(rig.service.url, citizen_seat.token)
    citizen.connect()
    citizen.knock()
    await c.next(told.Registered)
    await page.say(wire.Admit(pid=citizen_seat.pid))
    plan = (await c.next(told.PlanChanged)).plan
    await rig.restart()
    await c.next(told.Connected)
    page = await rig.sit(caseworker_seat, "page")
    await page.next(wire.Snapshot)
    citizen.rebuild(plan.gen)
    assert (await c.next(told.PlanChanged)).plan.gen == plan.gen + 1
    assert len(c.all(told.PlanChanged)) == 2


async def test_plan_b_said_without_a_line_is_delivered_once(rig: Rig, client: Make) -> None:
    citizen_seat, caseworker_seat = (await rig.book()).people
    port = rig.service.port
    await rig.service.stop()
    citizen, c = client(rig.service.url, citizen_seat.token)
    citizen.connect()
    assert (await c.next(told.ServiceLost)).code is FaultCode.SERVICE_DOWN
    call = citizen.callback("+45 11 22 33 44", "camera_none", Verdict.CALL_INSTEAD)
    message = citizen.message("equipment_failing")
    assert citizen.unconfirmed == (call, message)
    rig.service = await start_service(replace(rig.config, port=port))
    assert (await c.next(told.CallbackChanged)).ref == call
    assert (await c.next(told.MessageConfirmed)).ref == message
    assert citizen.unconfirmed == ()
    await rig.restart()
    await c.next(told.ServiceBack)
    page = await rig.sit(caseworker_seat)
    snapshot = await page.next(wire.Snapshot)
    assert [(one.ref, one.phone) for one in snapshot.callbacks] == [(call, "+45 11 22 33 44")]
    assert [one.ref for one in snapshot.messages] == [message]
    assert len(c.all(told.MessageConfirmed)) == 1
    await page.say(wire.SetCallbackState(id=snapshot.callbacks[0].id, state="called"))
    assert (await c.next(told.CallbackChanged)).state == "called"


async def test_plan_b_reaches_staff_after_the_meeting_too(rig: Rig, client: Make) -> None:
    citizen_seat, caseworker_seat = (await rig.book()).people
    citizen, c = client(rig.service.url, citizen_seat.token)
    citizen.connect()
    citizen.knock()
    await c.next(told.Registered)
    page = await rig.sit(caseworker_seat)
    await page.say(wire.End())
    await c.next(told.Ended)
    await citizen.close()
    ref = citizen.callback("12345678")
    citizen.connect()
    assert (await c.next(told.Ended)).at is None
    assert (await c.next(told.CallbackChanged)).ref == ref


def test_what_the_service_would_refuse_is_refused_at_once() -> None:
    one = MeetingClient("http://127.0.0.1:9", "t", "a", lambda _: None)
    with pytest.raises(ValueError, match="phone"):
        one.callback("ring til mig")
    with pytest.raises(ValueError, match="hello"):
        one.message("hello")
    assert one.unconfirmed == ()


async def test_a_second_program_takes_the_seat_and_it_can_be_taken_back(rig: Rig, client: Make) -> None:
    """The first one stops by itself: no tug of war."""
    citizen_seat, _ = (await rig.book()).people
    first, f = client(rig.service.url, citizen_seat.token, "first")
    first.connect()
    await f.next(told.Connected)
    second, s = client(rig.service.url, citizen_seat.token, "second")
    second.connect()
    await s.next(told.Connected)
    await f.next(told.Moved)
    await first.close()
    first.connect()
    await f.next(told.Connected)
    await s.next(told.Moved)


async def test_who_leaves_says_goodbye(rig: Rig, client: Make) -> None:
    citizen_seat, caseworker_seat = (await rig.book()).people
    page = await rig.sit(caseworker_seat)
    citizen, c = client(rig.service.url, citizen_seat.token)
    citizen.connect()
    citizen.knock()
    await c.next(told.Registered)
    ref = citizen.message("ten_minutes_late")
    citizen.leave()
    await citizen.close()
    assert (await page.next(wire.MessageStored)).message.ref == ref
    await page.next(wire.PersonChanged, lambda m: m.person.presence is Presence.LEFT)


async def test_being_sent_back_and_out_is_told(rig: Rig, client: Make) -> None:
    citizen_seat, caseworker_seat = (await rig.book()).people
    page = await rig.sit(caseworker_seat)
    citizen, c = client(rig.service.url, citizen_seat.token)
    citizen.connect()
    citizen.knock()
    await c.next(told.Registered)
    await page.say(wire.Admit(pid=citizen_seat.pid))
    await c.next(told.Admitted)
    await page.say(wire.ReturnToWaiting(pid=citizen_seat.pid))
    await c.next(told.Returned)
    await page.say(wire.Remove(pid=citizen_seat.pid))
    await c.next(told.Removed)
    await citizen.close()
    citizen.connect()
    await c.next(told.Removed)


async def test_a_seat_that_lapsed_meanwhile_knocks_again(tmp_path: Path, client: Make) -> None:
    async with meeting_rig(tmp_path / "db", grace_s=0.05) as rig:
        citizen_seat, caseworker_seat = (await rig.book()).people
        page = await rig.sit(caseworker_seat, "page")
        citizen, c = client(rig.service.url, citizen_seat.token)
        citizen.connect()
        citizen.knock()
        await c.next(told.Registered)
        await page.say(wire.Admit(pid=citizen_seat.pid))
        await c.next(told.PlanChanged)
        seat = rig.service.hub.seat(citizen_seat.token, "")[1]
        assert seat.line is not None
        seat.line._socket._req.transport.abort()  # type: ignore[attr-defined]
        await c.next(told.ServiceLost)
        await page.next(wire.PersonChanged, lambda m: m.person.presence is Presence.LEFT)
        await c.next(told.Returned)
        await page.next(wire.PersonChanged, lambda m: m.person.presence is Presence.WAITING)


async def test_links_that_open_nothing_stop_the_client(rig: Rig, client: Make) -> None:
    one, o = client(rig.service.url, "nobody")
    one.connect()
    error = await o.next(told.ErrorReceived)
    assert (error.code, error.about) == (FaultCode.LINK_UNKNOWN, "")
    assert not o.all(told.ServiceLost)


async def test_relay_servers_arrive_in_the_plan(tmp_path: Path, client: Make) -> None:
    turn = TurnServer(("turns:turn.example:443",), "s")
    async with meeting_rig(tmp_path / "db", turn=turn, offerer="citizen") as rig:
        citizen_seat, caseworker_seat = (await rig.book()).people
        citizen, c = client(rig.service.url, citizen_seat.token)
        citizen.connect()
        citizen.knock()
        await c.next(told.Registered)
        page = await rig.sit(caseworker_seat)
        await page.say(wire.Admit(pid=citizen_seat.pid))
        plan = (await c.next(told.PlanChanged)).plan
        assert plan.offers
        (server,) = plan.ice_servers
        assert isinstance(server, IceServer)
        assert server.urls == turn.urls
        assert server.credential
        assert server.credential not in repr(plan)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP")
async def test_a_frozen_service_is_noticed_and_forgiven(tmp_path: Path, client: Make) -> None:
    """SIGSTOP of the real program: lost within seconds, back by itself, the seat kept."""
    argv = ["-m", "app", "serve", "--port", "0", "--database", str(tmp_path / "db"), "--create-meeting"]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *argv,
        *("--caseworker-phone", "12345678", "--serve", "--json"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=Path(__file__).parents[3],
    )
    try:
        assert process.stdout is not None
        lines = [json.loads(await process.stdout.readline()) for _ in range(3)]
        citizen, c = client(lines[0]["url"], lines[2]["people"][0]["token"], connect_within_s=1.0)
        citizen.connect()
        citizen.knock()
        registered = await c.next(told.Registered)
        os.kill(process.pid, signal.SIGSTOP)
        frozen_at = time.monotonic()
        assert (await c.next(told.ServiceLost)).code is FaultCode.SERVICE_SLOW
        noticed_s = time.monotonic() - frozen_at
        print(f"frozen service noticed after {noticed_s:.1f} s")
        os.kill(process.pid, signal.SIGCONT)
        await c.next(told.ServiceBack)
        assert (await c.next(told.Connected)).state == "waiting"
        await citizen.close()
        assert c.all(told.Registered) == [registered]
    finally:
        os.kill(process.pid, signal.SIGCONT)
        process.terminate()
        await process.communicate()
