# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The service writes down what it sees, by its own clock, and signs it; what a PC says is marked as that."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.core.receipt import ONLY_ELSEWHERE, ONLY_SERVICE, Fact
from app.meeting.schema import desk as desk_wire
from app.meeting.schema import seat as wire
from app.meeting.schema.facts import CallbackState, now_utc
from app.meeting.schema.http import (
    CallbackAnswer,
    CallbackRequest,
    MeetingDetails,
    MessageAnswer,
    MessageRequest,
)
from app.meeting.schema.receipt import OfflineLine
from tests.rig.meeting import Rig, meeting_rig
from tests.rig.receipts import come, facts, hand_in, verified


async def test_a_whole_meeting_is_on_the_receipt_in_order(rig: Rig) -> None:
    citizen, caseworker = (await rig.book()).people
    guest = await come(rig, citizen, "sound_only")
    host = await rig.sit(caseworker)
    await host.next(wire.Snapshot)
    await host.say(wire.Admit(pid=citizen.pid))
    plan = (await guest.next(wire.Plan)).plan
    await host.say(wire.SendSdp(pc=f"peer:{citizen.pid}", kind="offer", sdp="o", gen=plan.gen))
    await guest.next(wire.SdpRelayed)
    assert ("call_began", "", "service") not in await facts(rig, citizen)
    await guest.say(wire.SendSdp(pc=f"peer:{caseworker.pid}", kind="answer", sdp="a", gen=plan.gen))
    await host.next(wire.SdpRelayed)
    await guest.say(wire.SendMessage(kind="equipment_failing", ref="m"))
    await guest.next(wire.MessageStored)
    await guest.say(wire.AskCallback(phone="12345678", ref="c"))
    asked = (await guest.next(wire.CallbackChanged)).callback
    await host.say(wire.SetCallbackState(id=asked.id, state="calling"))
    calling = (
        await guest.next(wire.CallbackChanged, lambda m: m.callback.state is CallbackState.CALLING)
    ).callback
    await host.say(wire.SetCallbackState(id=asked.id, state="called"))
    called = (
        await guest.next(wire.CallbackChanged, lambda m: m.callback.state is CallbackState.CALLED)
    ).callback
    await host.say(wire.End())
    assert await guest.close_code() == 4003
    assert await facts(rig, citizen) == [
        ("link_opened", "", "service"),
        ("check_finished", "sound_only", "service"),
        ("registered", "", "service"),
        ("admitted", "", "service"),
        ("call_began", "", "service"),
        ("message_sent", "equipment_failing", "service"),
        ("callback_asked", "", "service"),
        ("caseworker_calling", "", "service"),
        ("called_by_caseworker", "", "service"),
        ("ended", "", "service"),
    ]
    assert calling.calling_at is not None
    assert called.called_at is not None
    assert asked.at <= calling.calling_at <= called.called_at
    assert called.calling_at == calling.calling_at


async def test_the_first_arrival_stands_there_once_however_often_somebody_comes(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    first = await come(rig, citizen)
    await first.say(wire.Leave())
    await first.close_code()
    again = await come(rig, citizen)
    again.cut()
    third = await rig.sit(citizen)
    registered = (await third.next(wire.Snapshot)).registered_at
    found = await facts(rig, citizen)
    assert [name for name, _, _ in found if name != "line_interrupted"] == [
        "link_opened",
        "check_finished",
        "registered",
        "left",
    ]
    result = await verified(rig, citizen)
    assert result.signed is not None
    arrival = next(line for line in result.signed.receipt.lines if line.fact is Fact.REGISTERED)
    assert arrival.at == registered


async def test_a_line_that_breaks_is_written_down_and_nobodys_fault(rig: Rig) -> None:
    citizen, caseworker = (await rig.book()).people
    host = await rig.sit(caseworker)
    await host.next(wire.Snapshot)
    guest = await come(rig, citizen)
    guest.cut()
    told = await host.next(wire.FactRecorded, lambda m: m.fact.fact is Fact.LINE_INTERRUPTED)
    assert told.fact.pid == citizen.pid
    assert ("line_interrupted", "", "service") in await facts(rig, citizen)


async def test_a_changed_verdict_is_a_line_and_a_repeated_one_is_not(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    guest = await come(rig, citizen, "not_measured")
    for verdict in ("remark", "remark", "ready", "not_measured"):
        await guest.say({"v": 1, "type": "verdict", "verdict": verdict})
    await guest.say(wire.Knock(verdict="ready"))
    await guest.next(wire.Registered)
    checks = [detail for name, detail, _ in await facts(rig, citizen) if name == "check_finished"]
    assert checks == ["remark", "ready"]


async def test_requests_by_http_are_on_the_receipt_once(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    base = f"/api/invitations/{citizen.token}"
    for _ in range(2):
        await rig.call("POST", f"{base}/callback", CallbackAnswer, CallbackRequest(phone="12345678", ref="r"))
        await rig.call(
            "POST", f"{base}/message", MessageAnswer, MessageRequest(kind="ten_minutes_late", ref="r")
        )
    assert await facts(rig, citizen) == [
        ("callback_asked", "", "service"),
        ("message_sent", "ten_minutes_late", "service"),
    ]


async def test_a_removed_seat_is_an_end_by_the_caseworker(rig: Rig) -> None:
    citizen, caseworker = (await rig.book()).people
    guest = await come(rig, citizen)
    host = await rig.sit(caseworker)
    await host.say(wire.Remove(pid=citizen.pid))
    assert await guest.close_code() == 4002
    assert (await facts(rig, citizen))[-1] == ("ended", "seat_closed", "service")


async def test_offline_lines_are_marked_with_whose_clock_and_when_they_came(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    await come(rig, citizen)
    at = now_utc() - timedelta(hours=2)
    line = OfflineLine(at=at, fact=Fact.SERVICE_INTERRUPTED)
    before = now_utc()
    status, answer = await hand_in(rig, citizen, line, line)
    assert status == 201
    lines = [one for one in answer["receipt"]["lines"] if one["clock"] == "pc"]
    assert [(one["fact"], one["at"]) for one in lines] == [
        ("service_interrupted", at.isoformat(timespec="milliseconds").replace("+00:00", "Z"))
    ]
    assert before.isoformat() <= lines[0]["handed_in_at"]
    again, answer = await hand_in(rig, citizen, line)
    assert again == 201
    assert len([one for one in answer["receipt"]["lines"] if one["clock"] == "pc"]) == 1
    assert (await verified(rig, citizen)).is_genuine


@pytest.mark.parametrize("fact", sorted(ONLY_SERVICE | ONLY_ELSEWHERE))
async def test_no_pc_can_hand_in_what_only_the_service_can_say(rig: Rig, fact: Fact) -> None:
    citizen, _ = (await rig.book()).people
    status, answer = await hand_in(rig, citizen, OfflineLine(at=now_utc(), fact=fact))
    assert (status, answer["error"]["code"]) == (400, "not_understood")
    assert await facts(rig, citizen) == []


async def test_a_program_gone_wild_fills_nobodys_receipt(rig: Rig) -> None:
    citizen, caseworker = (await rig.book()).people
    await come(rig, citizen)
    start = now_utc() - timedelta(days=1)
    statuses = [
        (
            await hand_in(
                rig,
                citizen,
                *(OfflineLine(at=start + timedelta(seconds=s), fact=Fact.LEFT) for s in range(h, h + 100)),
            )
        )[0]
        for h in (0, 100, 200, 300)
    ]
    assert statuses == [201, 201, 429, 429]
    host = await rig.sit(caseworker)
    await host.say(wire.Admit(pid=citizen.pid))
    await host.next(wire.FactRecorded, lambda m: m.fact.fact is Fact.ADMITTED)
    assert (await facts(rig, citizen))[-1] == ("admitted", "", "service")


async def test_the_caseworker_sees_the_facts_beside_the_meeting(rig: Rig) -> None:
    issued = await rig.book()
    citizen, caseworker = issued.people
    desk = await rig.desk()
    await desk.next(desk_wire.DeskSnapshot)
    guest = await come(rig, citizen)
    shown = await desk.next(
        desk_wire.DeskMeeting, lambda m: any(f.fact is Fact.REGISTERED for f in m.meeting.facts)
    )
    assert [f.fact for f in shown.meeting.facts] == [Fact.LINK_OPENED, Fact.CHECK_FINISHED, Fact.REGISTERED]
    host = await rig.sit(caseworker)
    snapshot = await host.next(wire.Snapshot)
    assert snapshot.facts == shown.meeting.facts
    _, details = await rig.call("GET", f"/api/meetings/{issued.id}", MeetingDetails, headers=rig.staff)
    assert isinstance(details, MeetingDetails)
    assert details.meeting.facts == shown.meeting.facts
    assert [m.fact.fact for m in guest.read if isinstance(m, wire.FactRecorded)][-1] is Fact.REGISTERED


async def test_everybody_sees_their_own_receipt_only_and_the_caseworker_has_none(rig: Rig) -> None:
    people = [{"role": "citizen", "name": "A"}, {"role": "relative", "name": "B"}]
    citizen, relative, caseworker = (await rig.book(people=people)).people
    await come(rig, citizen)
    guest = await come(rig, relative)
    mine = [m.fact.pid for m in guest.read if isinstance(m, wire.FactRecorded)]
    assert set(mine) == {relative.pid}
    path = f"/api/invitations/{caseworker.token}/receipt"
    assert await rig.refused("GET", path) == (404, "not_found")
    assert (await rig.refused("GET", "/api/invitations/nobody/receipt"))[1] == "link_unknown"


async def test_a_receipt_outlives_the_link_the_meeting_and_the_service(tmp_path: Path) -> None:
    settings = {"valid_h": 1 / 3600, "keep_days": 1, "keep_receipts_days": 10}
    async with meeting_rig(tmp_path / "service.sqlite3", **settings) as rig:
        citizen, _ = (await rig.book(starts_at=now_utc() - timedelta(days=2))).people
        status, _ = await hand_in(rig, citizen, OfflineLine(at=now_utc(), fact=Fact.SERVICE_INTERRUPTED))
        assert status == 201
        rig.service.hub._purge()
        assert (await rig.refused("GET", f"/api/invitations/{citizen.token}"))[1] == "link_unknown"
        assert await facts(rig, citizen) == [("service_interrupted", "", "pc")]
        await rig.restart()
        assert await facts(rig, citizen) == [("service_interrupted", "", "pc")]


async def test_receipts_are_deleted_when_the_municipality_says(tmp_path: Path) -> None:
    """Also when the meeting itself is kept for longer; and nothing writes them anew."""
    database = tmp_path / "service.sqlite3"
    async with meeting_rig(database, keep_days=30, keep_receipts_days=5) as rig:
        citizen, _ = (await rig.book(starts_at=now_utc() - timedelta(days=4))).people
        status, _ = await hand_in(rig, citizen, OfflineLine(at=now_utc(), fact=Fact.LEFT))
        assert status == 201
    async with meeting_rig(database, keep_days=30, keep_receipts_days=3) as rig:
        rig.service.hub._purge()
        path = f"/api/invitations/{citizen.token}/receipt"
        assert await rig.refused("GET", path) == (404, "not_found")
        status, answer = await hand_in(rig, citizen, OfflineLine(at=now_utc(), fact=Fact.LEFT))
        assert (status, answer["error"]["code"]) == (404, "not_found")
        for table in ("receipts", "receipt_lines"):
            left = rig.service.hub.store._db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]  # noqa: S608
            assert left == 0
