# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What this computer remembers: a number typed once, and all of it gone when the person wants that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.devices import DeviceChoice, DeviceKind
from app.core.events.person import Message
from app.core.events.service import CallbackState
from app.core.facts import EngineCondition, Forgetting, State, Way
from app.core.faults import FaultCode
from app.core.receipt import Receipt
from app.core.state import Journey
from app.core.verdicts import Verdict
from app.core.views import PlanBView, project
from tests.unit.core.walking import (
    INVITATION,
    NOW,
    after,
    home,
    in_call,
    in_check,
    trace,
    waiting,
    walk,
)

ASK = e.CallbackAsked("20 30 40 50")
STEPS = (
    (CallbackState.ASKED, NOW + timedelta(minutes=2)),
    (CallbackState.CALLING, NOW + timedelta(minutes=4)),
    (CallbackState.CALLED, NOW + timedelta(minutes=20)),
)


def test_a_number_is_typed_once() -> None:
    recalled = walk(home(), e.PhoneRecalled("20 30 40 50"), e.PlanBAsked())
    page = project(recalled).page
    assert isinstance(page, PlanBView)
    assert page.phone == "20 30 40 50"
    _, done = trace(recalled, ASK)
    assert [type(effect) for effect in done] == [fx.RequestCallback, fx.StoreReceipt]
    _, done = trace(recalled, e.CallbackAsked("60 70 80 90"))
    assert fx.StorePhone("60 70 80 90") in done
    assert "60 70" not in repr(done)
    assert "20 30" not in repr(recalled) + repr(page)


def test_a_slow_keyring_holds_up_nothing_and_moves_nothing_under_the_pointer() -> None:
    """Plan B is open before the token is known: the number stands first and stays there."""
    stored = replace(INVITATION, token="")
    opened = walk(Journey(invitation=stored, now=NOW), e.PlanBAsked())
    assert opened.plan_b.ways == (Way.NUMBER,)
    known = walk(opened, e.TokenRecalled("token-a"))
    assert known.invitation == INVITATION
    assert known.plan_b.ways == (Way.NUMBER, Way.CALLBACK, Way.MESSAGE, Way.WISH)
    assert walk(known, e.TokenRecalled("another")) == known
    assert walk(Journey(), e.TokenRecalled("token-a")) == Journey()


def test_who_went_to_the_waiting_room_before_the_keyring_answered_is_let_in() -> None:
    journey = walk(Journey(invitation=replace(INVITATION, token=""), now=NOW), e.WaitingRoomAsked())
    refused = walk(journey, e.OpeningFailed(FaultCode.LINK_UNKNOWN))
    known, done = trace(refused, e.TokenRecalled("token-a"))
    assert done == (fx.JoinWaitingRoom(INVITATION, Verdict.NOT_MEASURED),)
    assert known.notice is None


def test_what_the_last_run_owed_shows_as_on_its_way_and_is_not_pressed_twice() -> None:
    journey = walk(home(), e.OwedRecalled(True, (Message.EQUIPMENT_FAILING,)))
    assert journey.plan_b.callback is CallbackState.QUEUED
    assert journey.plan_b.messages == ((Message.EQUIPMENT_FAILING, None),)
    assert trace(journey, ASK, e.MessageAsked(Message.EQUIPMENT_FAILING)) == (journey, ())
    asked = walk(journey, e.CallbackChanged(CallbackState.ASKED, NOW))
    assert walk(asked, e.OwedRecalled(True, ())).plan_b.callback is CallbackState.ASKED
    assert walk(Journey(), e.OwedRecalled(True)) == Journey()


def test_a_full_disk_is_said_and_unsaid_and_hides_nothing_that_matters_more() -> None:
    full = walk(home(), e.StorageSeen(FaultCode.STORE_FULL))
    assert full.notice is FaultCode.STORE_FULL
    assert walk(full, e.StorageSeen(None)).notice is None
    other = walk(home(), e.OpeningFailed(FaultCode.LINK_EXPIRED), e.StorageSeen(FaultCode.STORE_FULL))
    assert other.notice is FaultCode.LINK_EXPIRED


def test_a_slow_keyring_does_not_write_over_what_was_typed() -> None:
    assert walk(home(), e.PlanBAsked(), ASK, e.PhoneRecalled("60 70 80 90")).phone == "20 30 40 50"


def test_each_step_of_the_callback_keeps_its_time() -> None:
    changes = [e.CallbackChanged(state, at) for state, at in STEPS]
    called = walk(home(), e.PlanBAsked(), ASK, *changes)
    assert called.plan_b.callback_steps == STEPS
    assert walk(called, *changes).plan_b.callback_steps == STEPS
    again = walk(called, ASK)
    assert again.plan_b.callback_steps == ()
    later = NOW + timedelta(minutes=30)
    assert walk(again, e.CallbackChanged(CallbackState.ASKED, later)).plan_b.callback_steps == (
        (CallbackState.ASKED, later),
    )


def test_this_computer_calls_only_where_it_can() -> None:
    journey = walk(home(), e.DialerSeen(True), e.PlanBAsked())
    page = project(journey).page
    assert isinstance(page, PlanBView)
    assert page.has_dialer
    assert trace(journey, e.DialAsked())[1] == (fx.DialNumber("+4512345678"),)


@pytest.mark.parametrize("make", [home, in_check, after], ids=lambda make: make.__name__)
def test_everything_about_the_person_goes(make: Callable[[], Journey]) -> None:
    journey = walk(make(), e.PhoneRecalled("20 30 40 50"))
    gone, done = trace(journey, e.EverythingForgotten())
    assert fx.ForgetEverything() in done
    assert (gone.place, gone.invitation, gone.phone, gone.signed) == (State.HOME, None, "", None)
    assert (gone.receipt, gone.devices.choice) == (Receipt(), DeviceChoice())
    assert gone.engine.condition is EngineCondition.ABSENT
    assert not [effect for effect in done if isinstance(effect, fx.StoreReceipt | fx.StoreInvitation)]
    assert project(gone).forgetting is Forgetting.GOING


def test_a_chosen_device_is_forgotten_too() -> None:
    journey = walk(in_check(), e.DeviceChosen(DeviceKind.CAMERA, "1"), e.EverythingForgotten())
    assert journey.devices.choice == DeviceChoice()


def test_it_is_said_only_when_it_is_so() -> None:
    going = walk(home(), e.EverythingForgotten())
    assert walk(going, e.TracesDeleted(True)).forgetting is Forgetting.DONE
    assert walk(going, e.TracesDeleted(False)).forgetting is Forgetting.PARTLY
    assert walk(going, e.TracesDeleted(True), e.MeetingOpened(INVITATION)).forgetting is Forgetting.NONE
    assert walk(home(), e.TracesDeleted(True)).forgetting is Forgetting.NONE


def test_a_slow_keyring_brings_nothing_back() -> None:
    assert walk(home(), e.EverythingForgotten(), e.PhoneRecalled("20 30 40 50")).phone == ""


@pytest.mark.parametrize("make", [waiting, in_call], ids=lambda make: make.__name__)
def test_nobody_deletes_a_meeting_that_they_sit_in(make: Callable[[], Journey]) -> None:
    journey = make()
    assert trace(journey, e.EverythingForgotten()) == (journey, ())
    assert not project(journey).can_forget
    assert not project(walk(journey, e.PlanBAsked())).can_forget


def test_the_number_stays_for_the_next_meeting() -> None:
    assert walk(home(), e.PlanBAsked(), ASK, e.PlanBClosed(), e.MeetingForgotten()).phone == "20 30 40 50"


def test_steps_from_before_a_restart_are_all_there() -> None:
    """What the service tells of the earlier steps stands beside the newest, each with its time."""
    asked, calling = (CallbackState.ASKED, NOW), (CallbackState.CALLING, NOW + timedelta(minutes=2))
    told = e.CallbackChanged(*calling, earlier=(asked,))
    assert walk(waiting(), told).plan_b.callback_steps == (asked, calling)
