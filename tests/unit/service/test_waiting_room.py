# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The waiting room: proof of arrival, admission, taking over, and seats that survive."""

import asyncio
from pathlib import Path

import pytest

from app.core.meeting import CaseworkerStatus, Presence
from app.core.verdicts import Verdict
from app.meeting.schema import seat as wire
from app.meeting.schema.facts import ErrorCode, MediaState, SeatState, now_utc
from tests.rig.meeting import Rig, meeting_rig


async def test_from_the_knock_to_the_goodbye(rig: Rig) -> None:
    """Two people meet: registered with the service's time, seen, admitted, planned, described, ended."""
    citizen_seat, caseworker_seat = (await rig.book()).people
    before = now_utc()
    caseworker = await rig.sit(caseworker_seat)
    assert (await caseworker.next(wire.Snapshot)).state is SeatState.ADMITTED
    citizen = await rig.sit(citizen_seat)
    snapshot = await citizen.next(wire.Snapshot)
    assert snapshot.state is SeatState.NEW
    assert snapshot.you.pid == citizen_seat.pid
    assert snapshot.meeting.agenda == ["Siden sidst", "Dit CV"]
    await citizen.say(wire.Knock(verdict=Verdict.SOUND_ONLY))
    registered = await citizen.next(wire.Registered)
    assert before <= registered.at <= now_utc()

    seen = await caseworker.next(wire.PersonChanged, lambda m: m.person.presence is Presence.WAITING)
    assert seen.person.verdict is Verdict.SOUND_ONLY
    assert seen.person.arrived_at == registered.at
    await caseworker.say(wire.Admit(pid=citizen_seat.pid))
    await citizen.next(wire.Admitted)
    mine = (await citizen.next(wire.Plan)).plan
    theirs = (await caseworker.next(wire.Plan)).plan
    assert mine.gen == theirs.gen == 1
    assert [(pc.pc, pc.role) for pc in mine.pcs] == [(f"peer:{caseworker_seat.pid}", "answer")]
    assert [(pc.pc, pc.role) for pc in theirs.pcs] == [(f"peer:{citizen_seat.pid}", "offer")]

    await caseworker.say(wire.SendSdp(pc=f"peer:{citizen_seat.pid}", kind="offer", sdp="v=0 offer", gen=1))
    offer = await citizen.next(wire.SdpRelayed)
    assert (offer.pc, offer.sdp) == (f"peer:{caseworker_seat.pid}", "v=0 offer")
    await citizen.say(wire.SendSdp(pc=offer.pc, kind="answer", sdp="v=0 answer", gen=1))
    assert (await caseworker.next(wire.SdpRelayed)).sdp == "v=0 answer"

    await caseworker.say(wire.SetStatus(code=CaseworkerStatus.TAKING_NOTES))
    assert (await citizen.next(wire.StatusChanged)).code is CaseworkerStatus.TAKING_NOTES
    await caseworker.say(wire.SetAgenda(index=1))
    assert (await citizen.next(wire.AgendaChanged)).index == 1
    await citizen.say(wire.TellMedia(microphone=True, camera=False, paused=True))
    paused = await caseworker.next(wire.PersonChanged, lambda m: m.change == "media")
    assert paused.person.media == MediaState(microphone=True, camera=False, paused=True)
    await caseworker.say(wire.End())
    assert (await citizen.next(wire.Ended)).at >= registered.at
    assert await citizen.close_code() == 4003
    assert await rig.refused("GET", f"/api/invitations/{citizen_seat.token}") == (410, "link_used")


async def test_what_the_service_says_is_numbered_upwards(rig: Rig) -> None:
    citizen_seat, caseworker_seat = (await rig.book()).people
    citizen = await rig.sit(citizen_seat)
    await citizen.say(wire.Knock())
    await citizen.next(wire.Registered)
    await rig.sit(caseworker_seat)
    await citizen.next(wire.PersonChanged)
    numbers = [message.seq for message in citizen.read]
    assert numbers == sorted(set(numbers))


async def test_the_same_program_takes_its_seat_back_silently(rig: Rig) -> None:
    citizen_seat, _ = (await rig.book()).people
    first = await rig.sit(citizen_seat, "a")
    await first.say(wire.Knock())
    arrived = (await first.next(wire.Registered)).at
    second = await rig.sit(citizen_seat, "a")
    snapshot = await second.next(wire.Snapshot)
    assert (snapshot.state, snapshot.registered_at) == (SeatState.WAITING, arrived)
    assert await first.close_code() == 4001
    assert not any(isinstance(message, wire.Moved) for message in first.read)


async def test_another_program_is_told_to_the_first_one(rig: Rig) -> None:
    citizen_seat, _ = (await rig.book()).people
    first = await rig.sit(citizen_seat, "a")
    await first.next(wire.Snapshot)
    second = await rig.sit(citizen_seat, "b")
    await second.next(wire.Snapshot)
    await first.next(wire.Moved)
    assert await first.close_code() == 4000


async def test_a_lost_line_keeps_seat_admission_and_arrival(rig: Rig) -> None:
    citizen_seat, caseworker_seat = (await rig.book()).people
    caseworker = await rig.sit(caseworker_seat)
    citizen = await rig.sit(citizen_seat)
    await citizen.say(wire.Knock())
    arrived = (await citizen.next(wire.Registered)).at
    await caseworker.next(wire.PersonChanged, lambda m: m.person.presence is Presence.WAITING)
    citizen.cut()
    lost = await caseworker.next(wire.PersonChanged, lambda m: m.person.presence is Presence.RECONNECTING)
    assert not lost.person.admitted
    await caseworker.say(wire.Admit(pid=citizen_seat.pid))  # they may be let in while they reconnect
    citizen = await rig.sit(citizen_seat)
    snapshot = await citizen.next(wire.Snapshot)
    assert (snapshot.state, snapshot.registered_at) == (SeatState.ADMITTED, arrived)
    assert (await citizen.next(wire.Plan)).plan.gen == 1


async def test_a_seat_lapses_when_nobody_comes_back(tmp_path: Path) -> None:
    """Admission ends with the grace time; the arrival time does not."""
    async with meeting_rig(tmp_path / "db", grace_s=0.05) as rig:
        citizen_seat, caseworker_seat = (await rig.book()).people
        caseworker = await rig.sit(caseworker_seat)
        citizen = await rig.sit(citizen_seat)
        await citizen.say(wire.Knock())
        arrived = (await citizen.next(wire.Registered)).at
        await caseworker.say(wire.Admit(pid=citizen_seat.pid))
        await citizen.next(wire.Plan)
        citizen.cut()
        await caseworker.next(wire.PersonChanged, lambda m: m.person.presence is Presence.LEFT)
        citizen = await rig.sit(citizen_seat)
        snapshot = await citizen.next(wire.Snapshot)
        assert (snapshot.state, snapshot.plan) == (SeatState.LEFT, None)
        await citizen.say(wire.Knock())
        assert (await citizen.next(wire.Registered)).at == arrived


async def test_a_restart_in_mid_wait_keeps_the_seat(rig: Rig) -> None:
    """Clients hear "restart" (1012), and a new service on the same file knows everything."""
    citizen_seat, caseworker_seat = (await rig.book()).people
    citizen = await rig.sit(citizen_seat)
    await citizen.say(wire.Knock(verdict=Verdict.READY))
    registered = await citizen.next(wire.Registered)
    await rig.restart()
    assert await citizen.close_code() == 1012
    caseworker = await rig.sit(caseworker_seat)
    people = (await caseworker.next(wire.Snapshot)).people
    assert [(p.presence, p.arrived_at, p.verdict) for p in people if p.pid == citizen_seat.pid] == [
        (Presence.RECONNECTING, registered.at, Verdict.READY)
    ]
    citizen = await rig.sit(citizen_seat, last_seq=registered.seq)
    snapshot = await citizen.next(wire.Snapshot)
    assert (snapshot.state, snapshot.registered_at) == (SeatState.WAITING, registered.at)
    assert snapshot.seq > registered.seq


async def test_a_restart_in_mid_call_keeps_the_plan(rig: Rig) -> None:
    citizen_seat, caseworker_seat = (await rig.book()).people
    caseworker, citizen = await rig.sit(caseworker_seat, "c"), await rig.sit(citizen_seat)
    await citizen.say(wire.Knock())
    await citizen.next(wire.Registered)
    await caseworker.say(wire.Admit(pid=citizen_seat.pid))
    plan = (await citizen.next(wire.Plan)).plan
    await rig.restart()
    caseworker, citizen = await rig.sit(caseworker_seat, "c"), await rig.sit(citizen_seat)
    assert (await citizen.next(wire.Snapshot)).plan == plan
    theirs = (await caseworker.next(wire.Snapshot)).plan
    assert theirs is not None
    assert theirs.gen == plan.gen
    await citizen.say(wire.Rebuild(gen=plan.gen))
    assert (await caseworker.next(wire.Plan)).plan.gen == plan.gen + 1


async def test_who_leaves_may_come_back_and_waits_again(rig: Rig) -> None:
    citizen_seat, caseworker_seat = (await rig.book()).people
    caseworker, citizen = await rig.sit(caseworker_seat), await rig.sit(citizen_seat)
    await citizen.say(wire.Knock())
    arrived = (await citizen.next(wire.Registered)).at
    await caseworker.say(wire.Admit(pid=citizen_seat.pid))
    await citizen.next(wire.Plan)
    await citizen.say(wire.Leave())
    assert await citizen.close_code() == 1000
    await caseworker.next(wire.PersonChanged, lambda m: m.person.presence is Presence.LEFT)
    citizen = await rig.sit(citizen_seat)
    assert (await citizen.next(wire.Snapshot)).state is SeatState.LEFT
    await citizen.say(wire.Knock())
    assert (await citizen.next(wire.Registered)).at == arrived
    await caseworker.next(wire.PersonChanged, lambda m: m.person.presence is Presence.WAITING)
    await caseworker.say(wire.Admit(pid=citizen_seat.pid))
    assert (await citizen.next(wire.Plan)).plan.gen == 2


async def test_back_to_the_waiting_room_and_out_of_the_door(rig: Rig) -> None:
    citizen_seat, caseworker_seat = (await rig.book()).people
    caseworker, citizen = await rig.sit(caseworker_seat), await rig.sit(citizen_seat)
    await citizen.say(wire.Knock())
    await citizen.next(wire.Registered)
    await caseworker.say(wire.Admit(pid=citizen_seat.pid))
    await citizen.next(wire.Plan)
    await caseworker.say(wire.ReturnToWaiting(pid=citizen_seat.pid))
    await citizen.next(wire.Returned)
    await caseworker.say(wire.Admit(pid=citizen_seat.pid))
    assert (await citizen.next(wire.Plan)).plan.gen == 2
    await caseworker.say(wire.Remove(pid=citizen_seat.pid))
    await citizen.next(wire.Removed)
    assert await citizen.close_code() == 4002
    citizen = await rig.sit(citizen_seat)
    assert (await citizen.next(wire.Refused)).code is ErrorCode.SEAT_REMOVED
    assert await citizen.close_code() == 4004
    assert await rig.refused("GET", f"/api/invitations/{citizen_seat.token}") == (403, "seat_removed")


@pytest.mark.parametrize(
    "order",
    [
        wire.Admit(pid="p1"),
        wire.ReturnToWaiting(pid="p1"),
        wire.Remove(pid="p2"),
        wire.SetStatus(code=CaseworkerStatus.TAKING_NOTES),
        wire.SetAgenda(index=0),
        wire.SetCallbackState(id="x", state="called"),
        wire.End(),
    ],
    ids=lambda order: type(order).__name__,
)
async def test_only_caseworkers_give_orders(rig: Rig, order: wire.ToService) -> None:
    citizen = await rig.sit((await rig.book()).people[0])
    await citizen.say(wire.Knock())
    await citizen.say(order)
    refused = await citizen.next(wire.Refused)
    assert refused.code is ErrorCode.NOT_ALLOWED
    assert refused.about == order.__struct_config__.tag


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (wire.Admit(pid="p1"), ErrorCode.NOT_FOUND),  # has not knocked
        (wire.Admit(pid="p9"), ErrorCode.NOT_FOUND),
        (wire.Remove(pid="p2"), ErrorCode.NOT_ALLOWED),  # the caseworker's own seat
        (wire.SetAgenda(index=5), ErrorCode.NOT_FOUND),
        (wire.SetCallbackState(id="x", state="called"), ErrorCode.NOT_FOUND),
    ],
    ids=str,
)
async def test_orders_that_make_no_sense_are_refused(
    rig: Rig, order: wire.ToService, code: ErrorCode
) -> None:
    caseworker = await rig.sit((await rig.book()).people[1])
    await caseworker.say(order)
    assert (await caseworker.next(wire.Refused)).code is code


async def test_a_third_person_goes_on_waiting(rig: Rig) -> None:
    """Peer to peer connects two: the third is refused to the caseworker, and keeps the seat."""
    people = [{"role": "citizen", "name": "A"}, {"role": "interpreter", "name": "B"}]
    first, second, boss = (await rig.book(people=people)).people
    caseworker = await rig.sit(boss)
    sockets = [await rig.sit(one) for one in (first, second)]
    for socket in sockets:
        await socket.say(wire.Knock())
        await socket.next(wire.Registered)
    await caseworker.say(wire.Admit(pid=first.pid))
    await sockets[0].next(wire.Plan)
    await caseworker.say(wire.Admit(pid=second.pid))
    refused = await caseworker.next(wire.Refused)
    assert (refused.code, refused.about) == (ErrorCode.MEETING_FULL, "admit")
    await sockets[0].say(wire.Leave())
    await caseworker.next(wire.PersonChanged, lambda m: m.person.presence is Presence.LEFT)
    await caseworker.say(wire.Admit(pid=second.pid))
    await sockets[1].next(wire.Plan)


async def test_verdicts_are_for_caseworkers_only(rig: Rig) -> None:
    people = [{"role": "citizen", "name": "A"}, {"role": "relative", "name": "B"}]
    first, second, _ = (await rig.book(people=people)).people
    relative = await rig.sit(second)
    citizen = await rig.sit(first)
    await citizen.say(wire.Knock(verdict=Verdict.CALL_INSTEAD))
    await relative.next(wire.PersonChanged, lambda m: m.person.presence is Presence.WAITING)
    assert all(
        message.person.verdict is None for message in relative.read if isinstance(message, wire.PersonChanged)
    )


async def test_of_thirty_programs_that_take_over_at_once_one_has_the_seat(rig: Rig) -> None:
    citizen_seat, _ = (await rig.book()).people
    sockets = await asyncio.gather(*(rig.sit(citizen_seat, f"i{n}") for n in range(30)))
    ends = {asyncio.create_task(socket.close_code()): socket for socket in sockets}
    waiting = set(ends)
    while len(waiting) > 1:
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for end in done:
            assert end.result() == 4000
            assert isinstance(ends[end].read[-1], wire.Moved)
    (last,) = waiting
    last.cancel()
    await asyncio.gather(last, return_exceptions=True)
    await ends[last].say(wire.Knock())
    await ends[last].next(wire.Registered)
