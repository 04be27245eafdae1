# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbered attempts to connect: late messages are dropped, and every rebuild is one for both."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.meeting.schema import seat as wire
from app.meeting.schema.facts import SeatState
from app.meeting.schema.http import IssuedInvitation
from app.service.config import TurnServer
from tests.rig.meeting import Rig, Socket, meeting_rig


@dataclass
class Pair:
    """Two people in a call."""

    rig: Rig
    citizen: Socket
    caseworker: Socket
    citizen_seat: IssuedInvitation
    caseworker_seat: IssuedInvitation

    def sdp(self, gen: int, text: str = "v=0", kind: str = "offer") -> wire.SendSdp:
        """What the citizen sends to the caseworker."""
        return wire.SendSdp(pc=f"peer:{self.caseworker_seat.pid}", kind=kind, sdp=text, gen=gen)


async def seated(rig: Rig) -> Pair:
    """Bring two people into a call of gen 1."""
    citizen_seat, caseworker_seat = (await rig.book()).people
    caseworker, citizen = await rig.sit(caseworker_seat), await rig.sit(citizen_seat)
    await citizen.say(wire.Knock())
    await citizen.next(wire.Registered)
    await caseworker.say(wire.Admit(pid=citizen_seat.pid))
    await citizen.next(wire.Plan)
    await caseworker.next(wire.Plan)
    return Pair(rig, citizen, caseworker, citizen_seat, caseworker_seat)


@pytest.fixture
async def pair(rig: Rig) -> Pair:
    return await seated(rig)


async def test_a_rebuild_is_one_new_plan_for_both_and_the_asker_offers(pair: Pair) -> None:
    await pair.citizen.say(wire.Rebuild(gen=1, why="silence"))
    mine, theirs = (await pair.citizen.next(wire.Plan)).plan, (await pair.caseworker.next(wire.Plan)).plan
    assert (mine.gen, mine.pcs[0].role) == (2, "offer")
    assert (theirs.gen, theirs.pcs[0].role) == (2, "answer")


async def test_both_asking_for_the_same_rebuild_get_one(pair: Pair) -> None:
    """The later of the two just hears the plan again."""
    await pair.citizen.say(wire.Rebuild(gen=1))
    first = (await pair.caseworker.next(wire.Plan)).plan
    await pair.caseworker.say(wire.Rebuild(gen=1))
    assert (await pair.caseworker.next(wire.Plan)).plan == first
    came = await pair.citizen.silent_until_answered(wire.Knock(), wire.Registered)
    assert [message.plan.gen for message in came if isinstance(message, wire.Plan)] == [2]


async def test_descriptions_of_an_old_attempt_are_dropped(pair: Pair) -> None:
    await pair.citizen.say(wire.Rebuild(gen=1))
    await pair.citizen.next(wire.Plan)
    await pair.citizen.say(pair.sdp(1, "old"))
    await pair.citizen.say(pair.sdp(3, "of the future"))
    await pair.citizen.say(pair.sdp(2, "new"))
    relayed = await pair.caseworker.next(wire.SdpRelayed)
    assert (relayed.sdp, relayed.gen) == ("new", 2)


async def test_descriptions_go_to_members_only(pair: Pair) -> None:
    await pair.citizen.say(wire.SendSdp(pc=f"peer:{pair.citizen_seat.pid}", kind="offer", sdp="me", gen=1))
    await pair.citizen.say(wire.SendSdp(pc="peer:p9", kind="offer", sdp="nobody", gen=1))
    assert await pair.citizen.silent_until_answered(wire.Knock(), wire.Registered) == []


async def test_an_offer_that_a_lost_line_missed_comes_again(pair: Pair) -> None:
    pair.caseworker.cut()
    await pair.citizen.next(wire.PersonChanged, lambda m: m.person.presence == "reconnecting")
    await pair.citizen.say(pair.sdp(1, "missed"))
    read = pair.caseworker.read[-1].seq
    again = await pair.rig.sit(pair.caseworker_seat, last_seq=read)
    snapshot = await again.next(wire.Snapshot)
    assert snapshot.plan is not None
    assert snapshot.plan.gen == 1
    relayed = await again.next(wire.SdpRelayed)
    assert relayed.sdp == "missed"
    once_more = await pair.rig.sit(pair.caseworker_seat, last_seq=relayed.seq)
    await once_more.next(wire.Snapshot)
    came = await once_more.silent_until_answered(wire.Knock(), wire.Registered)
    assert not any(isinstance(message, wire.SdpRelayed) for message in came)


async def test_another_program_in_the_seat_means_another_attempt(pair: Pair) -> None:
    """What the first program had connected is gone, so nobody needs to ask."""
    other = await pair.rig.sit(pair.citizen_seat, instance="b")
    snapshot = await other.next(wire.Snapshot)
    assert (snapshot.state, snapshot.plan) == (SeatState.ADMITTED, None)
    assert (await other.next(wire.Plan)).plan.gen == 2
    assert (await pair.caseworker.next(wire.Plan)).plan.gen == 2


async def test_a_rebuild_by_somebody_outside_the_call_does_nothing(rig: Rig) -> None:
    citizen = await rig.sit((await rig.book()).people[0])
    await citizen.next(wire.Snapshot)
    await citizen.say(wire.Rebuild(gen=0))
    heard = await citizen.silent_until_answered(wire.Knock(), wire.Registered)
    assert [type(one) for one in heard] == [wire.FactRecorded]  # the arrival itself


async def test_the_citizen_can_be_made_to_offer(tmp_path: Path) -> None:
    async with meeting_rig(tmp_path / "db", offerer="citizen") as rig:
        pair = await seated(rig)
        plans = [message.plan for message in pair.citizen.read if isinstance(message, wire.Plan)]
        assert plans[0].pcs[0].role == "offer"


async def test_relay_servers_come_with_credentials_that_coturn_accepts(tmp_path: Path) -> None:
    """Username = expiry:user, password = base64(HMAC-SHA1(secret, username))."""
    turn = TurnServer(("turn:turn.example:3478", "turns:turn.example:443?transport=tcp"), "hemmelig")
    async with meeting_rig(tmp_path / "db", turn=turn, stun_urls=("stun:stun.example",)) as rig:
        pair = await seated(rig)
        stun, relay = next(
            message.plan.ice for message in pair.citizen.read if isinstance(message, wire.Plan)
        )
        assert (stun.urls, stun.credential) == (["stun:stun.example"], "")
        assert relay.urls == list(turn.urls)
        expires_s, _, user = relay.username.partition(":")
        assert int(expires_s) > 0
        assert user
        wanted = hmac.new(b"hemmelig", relay.username.encode(), hashlib.sha1).digest()
        assert relay.credential == base64.b64encode(wanted).decode()
