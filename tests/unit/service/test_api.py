# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The HTTP calls: booking, links, codes, plan B; and every refusal by its name."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.core.links import ServiceLink, parse_link
from app.core.spoken_code import check_digit
from app.meeting.schema import seat as wire
from app.meeting.schema.facts import CallbackState, MeetingState, SeatState, now_utc
from app.meeting.schema.http import (
    CallbackAnswer,
    CallbackRequest,
    CodeAnswer,
    CodeRequest,
    Health,
    InvitationView,
    MeetingDetails,
    MeetingList,
    MessageAnswer,
)
from app.service.config import TryLimits
from app.service.records import danish_day
from tests.rig.meeting import CASEWORKER_PHONE, CITIZEN_NAME, Rig, meeting_rig, new_meeting


async def test_the_service_says_that_it_is_up(rig: Rig) -> None:
    status, health = await rig.call("GET", "/healthz", Health)
    assert status == 200
    assert isinstance(health, Health)
    assert health.ok
    assert health.v == 1
    assert abs(health.time - now_utc()) < timedelta(minutes=1)


async def test_everybody_gets_a_link_and_a_code_of_their_own(rig: Rig) -> None:
    issued = await rig.book()
    assert [person.role for person in issued.people] == ["citizen", "caseworker"]
    for person in issued.people:
        assert len(person.token) == 32
        wanted = ServiceLink(rig.service.url, person.token)
        assert parse_link(person.link) == parse_link(person.app_link) == wanted
        assert re.fullmatch(r"\d{3}-\d{3}-\d{3}", person.code)
        assert person.code_expires_at > now_utc() + timedelta(hours=24)
    assert len({person.token for person in issued.people} | {person.code for person in issued.people}) == 4


async def test_a_link_shows_the_meeting_to_its_holder(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    _, view = await rig.call("GET", f"/api/invitations/{citizen.token}", InvitationView)
    assert isinstance(view, InvitationView)
    assert (view.you.pid, view.you.name) == (citizen.pid, CITIZEN_NAME)
    assert view.state is SeatState.NEW
    assert view.meeting.caseworker.phone == CASEWORKER_PHONE
    assert view.meeting.starts_at.tzinfo == UTC


async def test_a_spoken_code_opens_the_same_seat(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    for text in (citizen.code, citizen.code.replace("-", " "), f" {citizen.code.replace('-', '')}"):
        _, answer = await rig.call("POST", "/api/codes", CodeAnswer, CodeRequest(code=text))
        assert answer == CodeAnswer(token=citizen.token, link=citizen.link)


async def test_staff_can_read_links_and_codes_again(rig: Rig) -> None:
    issued = await rig.book()
    _, details = await rig.call("GET", f"/api/meetings/{issued.id}", MeetingDetails, headers=rig.staff)
    assert isinstance(details, MeetingDetails)
    assert details.invitations == issued.people
    assert details.meeting.caseworker_token == issued.people[1].token
    assert details.meeting.state is MeetingState.PLANNED
    assert await rig.refused("GET", "/api/meetings/nothing", headers=rig.staff) == (404, "not_found")


async def test_meetings_are_listed_by_danish_day_in_order(rig: Rig) -> None:
    late = datetime(2030, 6, 30, 21, 59, tzinfo=UTC)  # 23.59 in Denmark
    for at in (late, late - timedelta(hours=10), late + timedelta(minutes=1)):
        await rig.book(starts_at=at)
    _, listed = await rig.call("GET", "/api/meetings?day=2030-06-30", MeetingList, headers=rig.staff)
    assert isinstance(listed, MeetingList)
    assert [meeting.starts_at for meeting in listed.meetings] == [late - timedelta(hours=10), late]
    soon = await rig.book(starts_at=now_utc())
    _, today = await rig.call("GET", "/api/meetings", MeetingList, headers=rig.staff)
    assert isinstance(today, MeetingList)
    assert (today.day, [m.id for m in today.meetings]) == (danish_day(now_utc()).isoformat(), [soon.id])


@pytest.mark.parametrize("day", ["i morgen", "2026-13-01", "9999-12-31", "0001-01-01"])
async def test_a_day_that_is_no_day_is_refused(rig: Rig, day: str) -> None:
    refused = await rig.refused("GET", f"/api/meetings?day={day}", headers=rig.staff)
    assert refused == (400, "not_understood")


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/api/meetings"), ("GET", "/api/meetings"), ("GET", "/api/meetings/x")]
)
async def test_the_staffs_part_needs_the_staff_key(rig: Rig, method: str, path: str) -> None:
    assert await rig.refused(method, path) == (401, "staff_key")
    for wrong in ("Bearer wrong", "Basic " + rig.service.staff_key, "Bearer", rig.service.staff_key):
        assert await rig.refused(method, path, headers={"Authorization": wrong}) == (401, "staff_key")


def _without(field: str) -> Callable[[dict[str, Any]], object]:
    return lambda meeting: meeting.pop(field)


@pytest.mark.parametrize(
    "spoil",
    [
        _without("title"),
        _without("people"),
        lambda m: m.update(title=""),
        lambda m: m.update(title="x" * 201),
        lambda m: m.update(surprise=1),
        lambda m: m.update(starts_at="2030-01-01T10:00:00"),  # no time zone
        lambda m: m.update(starts_at="9999-12-31T23:59:59Z"),
        lambda m: m.update(starts_at="0001-01-01T00:00:00+14:00"),
        lambda m: m.update(duration_min=0),
        lambda m: m.update(agenda=["x"] * 21),
        lambda m: m.update(people=[]),
        lambda m: m.update(people=[{"role": "citizen", "name": "x"}] * 6),
        lambda m: m.update(people=[{"role": "boss", "name": "x"}]),
        lambda m: m.update(people=[{"role": "caseworker", "name": "x"}]),
        lambda m: m["caseworker"].update(phone="ring til mig"),
    ],
)
async def test_a_meeting_in_another_shape_is_refused(
    rig: Rig, spoil: Callable[[dict[str, Any]], object]
) -> None:
    meeting = msgspec.to_builtins(new_meeting())
    spoil(meeting)
    assert await rig.refused("POST", "/api/meetings", meeting, headers=rig.staff) == (400, "not_understood")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 5000, b"null"])
async def test_what_is_no_json_is_refused(rig: Rig, body: bytes) -> None:
    assert await rig.refused("POST", "/api/codes", body) == (400, "not_understood")


async def test_large_bodies_are_refused(rig: Rig) -> None:
    body = b'{"code":"' + b"1" * 70_000 + b'"}'
    assert await rig.refused("POST", "/api/codes", body) == (413, "too_large")

    async def in_pieces() -> Any:
        for _ in range(80):
            yield b"1" * 1024

    async with rig.session.post(f"{rig.service.url}/api/codes", data=in_pieces()) as answer:
        assert answer.status == 413


async def test_codes_that_open_nothing_say_why(rig: Rig) -> None:
    assert await rig.refused("POST", "/api/codes", CodeRequest(code="123-456-789")) == (422, "code_mistyped")
    nobodys = "99999999" + check_digit("99999999")
    assert await rig.refused("POST", "/api/codes", CodeRequest(code=nobodys)) == (404, "code_unknown")


async def test_links_and_codes_expire(rig: Rig) -> None:
    yesterday = now_utc() - timedelta(hours=25)
    citizen, _ = (await rig.book(starts_at=yesterday)).people
    link = f"/api/invitations/{citizen.token}"
    assert await rig.refused("GET", link) == (410, "link_expired")
    assert await rig.refused("POST", "/api/codes", CodeRequest(code=citizen.code)) == (410, "code_expired")
    assert await rig.refused("POST", f"{link}/callback", CallbackRequest(phone="12345678")) == (
        410,
        "link_expired",
    )
    socket = await rig.sit(citizen)
    assert (await socket.next(wire.Refused)).code.value == "link_expired"


async def test_nobody_can_go_on_guessing(tmp_path: Path) -> None:
    """After some wrong guesses the answer is "wait", with how long; a good link still opens."""
    async with meeting_rig(tmp_path / "db", limits=TryLimits(per_address=5)) as rig:
        citizen, _ = (await rig.book()).people
        for _ in range(5):
            assert await rig.refused("GET", "/api/invitations/guess") == (404, "link_unknown")
        async with rig.session.get(f"{rig.service.url}/api/invitations/guess") as answer:
            assert answer.status == 429
            assert 1 <= int(answer.headers["Retry-After"]) <= 300
        code = CodeRequest(code=citizen.code)
        assert await rig.refused("POST", "/api/codes", code) == (429, "too_many_tries")
        assert await rig.refused("GET", "/api/meetings", headers={"Authorization": "Bearer x"}) == (
            429,
            "too_many_tries",
        )
        socket = await rig.socket()
        await socket.say(wire.Hello(token="guess", instance="a"))
        assert (await socket.next(wire.Refused)).code.value == "too_many_tries"
        status, _ = await rig.call("GET", f"/api/invitations/{citizen.token}", InvitationView)
        assert status == 200


async def test_another_protocol_version_is_named(rig: Rig) -> None:
    for given, wanted in (("2", "service_older"), ("0", "service_newer")):
        headers = {"Moedeklar-Protocol": given}
        assert await rig.refused("GET", "/api/invitations/x", headers=headers) == (426, wanted)
    assert await rig.refused("GET", "/api/invitations/x", headers={"Moedeklar-Protocol": "å"}) == (
        400,
        "not_understood",
    )
    async with rig.session.get(f"{rig.service.url}/healthz", headers={"Moedeklar-Protocol": "7"}) as answer:
        assert (answer.status, answer.headers["Moedeklar-Protocol"]) == (200, "1")


async def test_please_call_me_needs_no_websocket(rig: Rig) -> None:
    """Stored, shown to staff with the number; the citizen's own answer does not repeat it."""
    issued = await rig.book()
    citizen, caseworker_seat = issued.people
    caseworker = await rig.sit(caseworker_seat)
    await caseworker.next(wire.Snapshot)
    wish = CallbackRequest(phone="+45 11 22 33 44", reason="camera_none", ref="r1")
    path = f"/api/invitations/{citizen.token}/callback"
    status, answer = await rig.call("POST", path, CallbackAnswer, wish)
    assert status == 201
    assert isinstance(answer, CallbackAnswer)
    assert (answer.callback.state, answer.callback.phone) == (CallbackState.REQUESTED, None)
    shown = (await caseworker.next(wire.CallbackChanged)).callback
    assert (shown.id, shown.phone, shown.reason) == (answer.callback.id, "+45 11 22 33 44", "camera_none")
    _, again = await rig.call("POST", path, CallbackAnswer, wish)
    assert again == answer
    await caseworker.say(wire.SetCallbackState(id=shown.id, state="called"))
    moved_on = await caseworker.next(wire.CallbackChanged, lambda m: m.callback.state is CallbackState.CALLED)
    assert moved_on.callback.id == shown.id
    await caseworker.say(wire.End())
    await caseworker.close_code()
    status, _ = await rig.call("POST", path, CallbackAnswer, CallbackRequest(phone="12345678"))
    assert status == 201  # also when the meeting is over


@pytest.mark.parametrize("phone", ["112", "+45 90 11 22 33", "1-1-4"])
async def test_nobody_is_sent_to_call_the_alarm_centre_or_a_costly_number(rig: Rig, phone: str) -> None:
    """The wish is kept and shown, the number is not: another program may send what ours holds back."""
    citizen, caseworker_seat = (await rig.book()).people
    caseworker = await rig.sit(caseworker_seat)
    await caseworker.next(wire.Snapshot)
    wish = CallbackRequest(phone=phone, reason="camera_none", ref="r1")
    status, _ = await rig.call("POST", f"/api/invitations/{citizen.token}/callback", CallbackAnswer, wish)
    shown = (await caseworker.next(wire.CallbackChanged)).callback
    assert (status, shown.phone, shown.reason) == (201, None, "camera_none")


async def test_a_message_needs_no_websocket(rig: Rig) -> None:
    citizen, caseworker_seat = (await rig.book()).people
    caseworker = await rig.sit(caseworker_seat)
    await caseworker.next(wire.Snapshot)
    path = f"/api/invitations/{citizen.token}/message"
    status, answer = await rig.call("POST", path, MessageAnswer, {"kind": "ten_minutes_late"})
    assert status == 201
    assert isinstance(answer, MessageAnswer)
    assert (await caseworker.next(wire.MessageStored)).message == answer.message
    assert await rig.refused("POST", path, {"kind": "hello"}) == (400, "not_understood")
    for _ in range(19):
        await rig.call("POST", path, MessageAnswer, {"kind": "ten_minutes_late"})
    assert await rig.refused("POST", path, {"kind": "ten_minutes_late"}) == (429, "too_many_tries")


async def test_other_pages_are_refused_in_the_same_shape(rig: Rig) -> None:
    assert await rig.refused("GET", "/nothing") == (404, "not_found")
    assert await rig.refused("DELETE", "/api/meetings") == (404, "not_found")
