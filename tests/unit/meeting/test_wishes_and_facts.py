# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A wish is said until it is confirmed; the lines of a receipt are told live, and after every hello."""

from collections.abc import Callable

from app.core.meeting import MeetingForm, WishState
from app.core.receipt import Fact
from app.meeting import events as told
from app.meeting.client import MeetingClient
from app.meeting.schema import seat as wire
from app.meeting.schema.facts import CallbackState
from tests.rig.meeting import Rig
from tests.unit.meeting.conftest import Told

Make = Callable[..., tuple[MeetingClient, Told]]


async def test_the_last_wish_is_said_until_it_is_confirmed(rig: Rig, client: Make) -> None:
    citizen, caseworker = (await rig.book()).people
    one, heard = client(rig.service.url, citizen.token)
    one.wish(MeetingForm.PHONE)
    last = one.wish(MeetingForm.IN_PERSON)  # said before there is any line
    assert one.unconfirmed == (last,)
    one.connect()
    asked = await heard.next(told.WishChanged)
    assert (asked.ref, asked.wish.form, asked.wish.state) == (last, MeetingForm.IN_PERSON, WishState.ASKED)
    assert one.unconfirmed == ()
    host = await rig.sit(caseworker)
    snapshot = await host.next(wire.Snapshot)
    assert [wish.form for wish in snapshot.wishes] == [MeetingForm.IN_PERSON]
    await host.say(wire.ConfirmWish(pid=citizen.pid))
    confirmed = await heard.next(told.WishChanged)
    assert confirmed.wish.state is WishState.CONFIRMED
    await rig.restart()
    await heard.next(told.ServiceBack)
    await heard.next(told.Connected)
    assert len(heard.all(told.WishChanged)) == 2


async def test_each_line_is_told_once_live_and_all_of_them_after_every_hello(rig: Rig, client: Make) -> None:
    citizen, caseworker = (await rig.book()).people
    one, heard = client(rig.service.url, citizen.token)
    one.connect()
    one.knock()
    first = await heard.next(told.FactsTold)
    assert [line.fact for line in first.lines] == [Fact.REGISTERED]
    assert all(line.by_service for line in first.lines)
    await rig.restart()
    again = await heard.next(told.FactsTold, lambda m: len(m.lines) > 0)
    assert again.lines[0] == first.lines[0]
    host = await rig.sit(caseworker)
    await host.say(wire.Admit(pid=citizen.pid))
    admitted = await heard.next(told.FactsTold, lambda m: m.lines[-1].fact is Fact.ADMITTED)
    assert len(admitted.lines) == 1


async def test_each_step_of_a_callback_has_its_own_time(rig: Rig, client: Make) -> None:
    citizen, caseworker = (await rig.book()).people
    one, heard = client(rig.service.url, citizen.token)
    one.connect()
    one.callback("12345678")
    asked = await heard.next(told.CallbackChanged)
    host = await rig.sit(caseworker)
    request = (await host.next(wire.Snapshot)).callbacks[0]
    for state in (CallbackState.CALLING, CallbackState.CALLED):
        await host.say(wire.SetCallbackState(id=request.id, state=state.value))
    calling = await heard.next(told.CallbackChanged)
    called = await heard.next(told.CallbackChanged)
    assert [calling.state, called.state] == ["calling", "called"]
    assert asked.at <= calling.at <= called.at
    moved = (
        await host.next(wire.CallbackChanged, lambda m: m.callback.state is CallbackState.CALLED)
    ).callback
    assert (calling.at, called.at) == (moved.calling_at, moved.called_at)


async def test_a_program_that_was_started_again_is_told_every_step_with_its_time(
    rig: Rig, client: Make
) -> None:
    """Also when the service was started again in between; and which words were sent."""
    citizen, caseworker = (await rig.book()).people
    one, heard = client(rig.service.url, citizen.token)
    one.connect()
    one.callback("12345678")
    one.message("equipment_failing")
    asked = await heard.next(told.CallbackChanged)
    await heard.next(told.MessageConfirmed)
    host = await rig.sit(caseworker)
    request = (await host.next(wire.Snapshot)).callbacks[0]
    await host.say(wire.SetCallbackState(id=request.id, state="calling"))
    calling = await heard.next(told.CallbackChanged)
    await one.close()
    await rig.restart()
    again, fresh = client(rig.service.url, citizen.token)
    again.connect()
    step = await fresh.next(told.CallbackChanged)
    assert (step.state, step.at) == ("calling", calling.at)
    assert step.earlier == (("requested", asked.at),)
    assert (await fresh.next(told.MessageConfirmed)).kind == "equipment_failing"
