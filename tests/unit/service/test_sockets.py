# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sockets take what the schema says and nothing else; plan B over the socket; the desk."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from app.core.meeting import Presence
from app.core.verdicts import Verdict
from app.meeting.schema import desk
from app.meeting.schema import seat as wire
from app.meeting.schema.facts import CallbackState, ErrorCode, MeetingState, MessageKind, now_utc
from app.service.booking import Booking
from app.service.server import load_keys
from app.service.store import Store
from tests.rig.meeting import Rig, Socket, meeting_rig, new_meeting


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "not_understood"),
        ("[]", "not_understood"),
        ("[" * 3000, "not_understood"),
        ('{"v":1,"type":"knock"}', "not_understood"),  # before hello
        ('{"v":1,"type":"sing"}', "not_understood"),
        ('{"v":1,"type":"hello","token":"x","instance":"a","more":1}', "not_understood"),
        ('{"v":1,"type":"hello","token":"x"}', "not_understood"),
        ('{"v":1,"type":"hello","token":"","instance":"a"}', "not_understood"),
        ('{"v":2,"type":"hello","token":"x","instance":"a"}', "service_older"),
        ('{"v":0,"type":"hello","ticket":"x"}', "service_newer"),
        ('{"v":1,"type":"hello","token":"x","instance":"a"}', "link_unknown"),
    ],
)
async def test_a_first_message_that_is_no_good_hello_is_refused(rig: Rig, text: str, code: str) -> None:
    socket = await rig.socket()
    await socket.say(text)
    assert (await socket.next(wire.Refused)).code.value == code
    assert await socket.close_code() == 4004


@pytest.mark.parametrize(
    "message",
    [
        {"v": 1, "type": "callback", "phone": "call me"},
        {"v": 1, "type": "callback", "phone": "12345678", "reason": "x" * 201},
        {"v": 1, "type": "sdp", "pc": "peer:p2", "kind": "pranswer", "sdp": "v=0", "gen": 1},
        {"v": 1, "type": "sdp", "pc": "p2", "kind": "offer", "sdp": "v=0", "gen": 1},
        {"v": 1, "type": "sdp", "pc": "peer:p2", "kind": "offer", "sdp": "x" * 50_000, "gen": 1},
        {"v": 1, "type": "message", "kind": "free text"},
        {"v": 1, "type": "knock", "verdict": "fine"},
    ],
    ids=str,
)
async def test_later_messages_are_read_as_strictly(rig: Rig, message: dict[str, Any]) -> None:
    socket = await rig.sit((await rig.book()).people[0])
    await socket.next(wire.Snapshot)
    await socket.say(message)
    assert (await socket.next(wire.Refused)).code is ErrorCode.NOT_UNDERSTOOD


async def test_large_messages_close_the_socket(rig: Rig) -> None:
    socket = await rig.sit((await rig.book()).people[0])
    await socket.next(wire.Snapshot)
    await socket.say("x" * 70_000)
    assert await socket.close_code() == 1009


async def test_bytes_are_refused(rig: Rig) -> None:
    socket = await rig.socket()
    await socket.socket.send_bytes(b"{}")
    assert (await socket.next(wire.Refused)).code is ErrorCode.NOT_UNDERSTOOD


async def test_who_says_nothing_is_let_go(tmp_path: Path) -> None:
    async with meeting_rig(tmp_path / "db", hello_within_s=0.05) as rig:
        socket = await rig.socket()
        await socket.next(wire.Refused)
        assert await socket.close_code() == 4004


async def test_a_flood_is_cut_off_and_the_seat_kept(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    socket = await rig.sit(citizen)
    await socket.next(wire.Snapshot)
    for _ in range(400):
        await socket.say(wire.TellVerdict(verdict=Verdict.READY))
    assert await socket.close_code() == 4008
    again = await rig.sit(citizen)
    await again.next(wire.Snapshot)


async def test_plan_b_over_the_socket_is_confirmed_with_its_ref(rig: Rig) -> None:
    citizen_seat, caseworker_seat = (await rig.book()).people
    caseworker, citizen = await rig.sit(caseworker_seat), await rig.sit(citizen_seat)
    await citizen.say(wire.AskCallback(phone="12 34 56 78", verdict=Verdict.CALL_INSTEAD, ref="c1"))
    mine = (await citizen.next(wire.CallbackChanged)).callback
    theirs = (await caseworker.next(wire.CallbackChanged)).callback
    assert (mine.ref, mine.phone, mine.verdict) == ("c1", None, None)
    assert (theirs.id, theirs.phone, theirs.verdict) == (mine.id, "12 34 56 78", Verdict.CALL_INSTEAD)
    await caseworker.say(wire.SetCallbackState(id=mine.id, state="calling"))
    assert (await citizen.next(wire.CallbackChanged)).callback.state is CallbackState.CALLING
    await citizen.say(wire.SendMessage(kind=MessageKind.EQUIPMENT_FAILING, ref="m1"))
    assert (await citizen.next(wire.MessageStored)).message.ref == "m1"
    assert (await caseworker.next(wire.MessageStored)).message.pid == citizen_seat.pid
    again = await rig.sit(citizen_seat)
    snapshot = await again.next(wire.Snapshot)
    assert [one.ref for one in snapshot.callbacks] == ["c1"]
    assert [one.ref for one in snapshot.messages] == ["m1"]


async def test_the_desk_sees_the_day_and_admits(rig: Rig) -> None:
    """Who waits, since when, with which verdict; callbacks and messages; new meetings as they come."""
    first = await rig.book(starts_at=now_utc())
    desk_socket = await rig.desk()
    whole = await desk_socket.next(desk.DeskSnapshot)
    assert [meeting.id for meeting in whole.meetings] == [first.id]
    second = await rig.book(starts_at=now_utc())
    await rig.book(starts_at=now_utc() + timedelta(days=3))
    created = await desk_socket.next(desk.DeskMeeting)
    assert (created.meeting.id, created.meeting.state) == (second.id, MeetingState.PLANNED)

    citizen_seat, caseworker_seat = second.people
    citizen = await rig.sit(citizen_seat)
    await citizen.say(wire.Knock(verdict=Verdict.SOUND_ONLY))
    arrived = (await citizen.next(wire.Registered)).at
    seen = await desk_socket.next(desk.DeskMeeting, lambda m: m.meeting.state is MeetingState.OPEN)
    person = seen.meeting.people[0]
    assert (person.presence, person.arrived_at, person.verdict) == (
        Presence.WAITING,
        arrived,
        Verdict.SOUND_ONLY,
    )
    await desk_socket.say(desk.DeskAdmit(meeting=second.id, pid=citizen_seat.pid))
    await citizen.next(wire.Admitted)
    caseworker = await rig.sit(caseworker_seat)
    await caseworker.next(wire.Snapshot)
    await citizen.next(wire.Plan)

    await citizen.say(wire.AskCallback(phone="12345678", ref="c"))
    asked = await desk_socket.next(desk.DeskMeeting, lambda m: bool(m.meeting.callbacks))
    wish = asked.meeting.callbacks[0]
    assert wish.phone == "12345678"
    await desk_socket.say(desk.DeskCallbackState(meeting=second.id, id=wish.id, state="called"))
    await citizen.next(wire.CallbackChanged, lambda m: m.callback.state is CallbackState.CALLED)


async def test_the_desk_sees_what_another_process_booked(rig: Rig) -> None:
    """``moedeklar serve --create-meeting`` writes into the running service's file."""
    desk_socket = await rig.desk()
    assert (await desk_socket.next(desk.DeskSnapshot)).meetings == []
    other = Store(rig.config.database)
    Booking(other, load_keys(rig.config)[0], "http://x", 24).book(new_meeting(starts_at=now_utc()))
    other.close()
    shown = await desk_socket.next(desk.DeskSnapshot)
    assert len(shown.meetings) == 1


async def test_the_desk_is_closed_to_others_and_refuses_nonsense(rig: Rig) -> None:
    url = f"{rig.service.url}/api/desk"
    stranger = Socket(await rig.session.ws_connect(url), desk.ToDesk)
    await stranger.say(desk.DeskHello(staff_key="x"))
    assert (await stranger.next(desk.DeskRefused)).code is ErrorCode.STAFF_KEY
    assert await stranger.close_code() == 4004
    staff = await rig.desk()
    await staff.next(desk.DeskSnapshot)
    await staff.say(desk.DeskAdmit(meeting="abc", pid="p1"))
    refused = await staff.next(desk.DeskRefused)
    assert (refused.code, refused.about) == (ErrorCode.NOT_FOUND, "admit")
    await staff.say(wire.End())
    assert (await staff.next(desk.DeskRefused)).code is ErrorCode.NOT_UNDERSTOOD


async def test_a_page_on_another_site_gets_no_permission(rig: Rig) -> None:
    """No CORS headers, whoever asks."""
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    async with rig.session.options(f"{rig.service.url}/api/codes", headers=headers) as answer:
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]


async def test_an_upgrade_is_needed(rig: Rig) -> None:
    async with rig.session.get(f"{rig.service.url}/api/ws") as answer:
        assert answer.status == 400
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await rig.session.ws_connect(f"{rig.service.url}/healthz")
