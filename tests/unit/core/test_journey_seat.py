# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The seat: whoever came once has come, and nobody else's program takes the place away."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.facts import EngineCondition, State
from app.core.faults import FaultCode
from app.core.meeting import CaseworkerStatus, Presence
from app.core.receipt import Fact
from app.core.state import Journey
from app.core.verdicts import Verdict
from tests.unit.core.walking import (
    CALL,
    CASEWORKER,
    INVITATION,
    NOW,
    after,
    home,
    in_call,
    plan,
    trace,
    waiting,
    walk,
)

LATER = NOW + timedelta(minutes=7)


def facts(journey: Journey) -> list[Fact]:
    """Return what the receipt says, in order."""
    return [line.fact for line in journey.receipt.lines]


def test_the_waiting_room_is_entered_with_an_engine_on_its_way() -> None:
    journey, done = trace(home(), e.WaitingRoomAsked())
    assert done == (fx.JoinWaitingRoom(INVITATION, Verdict.NOT_MEASURED), fx.StartEngine(CALL))
    assert (journey.state, journey.seat.wanted, journey.seat.registered_at) == (State.WAITING, True, None)


def test_a_second_press_on_the_waiting_room_joins_once() -> None:
    journey = walk(home(), e.WaitingRoomAsked())
    assert trace(journey, e.WaitingRoomAsked()) == (journey, ())


def test_the_first_arrival_counts_after_a_lost_line() -> None:
    journey = walk(waiting(), e.ServiceLost(), e.ServiceBack(), e.Registered(LATER))
    assert journey.seat.registered_at == NOW
    assert facts(journey).count(Fact.REGISTERED) == 1


def test_an_earlier_arrival_that_the_service_knows_better_counts() -> None:
    earlier = NOW - timedelta(minutes=3)
    journey = walk(waiting(), e.Registered(earlier))
    assert journey.seat.registered_at == earlier
    assert journey.receipt.arrived_at == earlier


def test_coming_back_makes_nobody_later() -> None:
    """Left for a cup of coffee, and back: on the page and on the receipt they came when they came."""
    journey = walk(waiting(), e.WaitingLeft(), e.WaitingRoomAsked(), e.Registered(LATER))
    assert journey.seat.registered_at == NOW
    assert [line.at for line in journey.receipt.lines if line.fact is Fact.REGISTERED] == [NOW]


def test_leaving_the_waiting_room_gives_the_seat_up_and_keeps_the_appointment() -> None:
    journey, done = trace(waiting(), e.WaitingLeft())
    assert done == (fx.LeaveMeeting(), fx.StopEngine())
    assert (journey.state, journey.invitation) == (State.HOME, INVITATION)
    assert journey.engine.condition is EngineCondition.ABSENT


def test_a_service_that_cannot_be_reached_stands_in_the_receipt_once() -> None:
    journey = walk(home(), e.WaitingRoomAsked(), e.ServiceLost(), e.ServiceLost(), e.ServiceLost())
    assert facts(journey).count(Fact.SERVICE_INTERRUPTED) == 1
    assert journey.state is State.WAITING


def test_a_service_restart_in_mid_wait_keeps_everything() -> None:
    journey = waiting()
    lost = walk(journey, e.ServiceLost())
    assert not lost.seat.service_connected
    assert lost.seat.registered_at == NOW
    assert facts(lost)[-1] is Fact.SERVICE_INTERRUPTED
    back = walk(lost, e.ServiceBack(), e.Registered(NOW))
    assert back.seat == journey.seat
    assert facts(back) == facts(lost)


def test_a_service_lost_on_the_meetings_page_is_nobodys_interruption() -> None:
    journey = walk(home(), e.ServiceBack(), e.ServiceLost())
    assert facts(journey) == [Fact.LINK_OPENED]
    assert not journey.seat.service_connected


def test_what_the_service_said_before_the_waiting_room_is_known_there() -> None:
    """Plan B on the meeting's page opens the line; the service does not say the same thing twice."""
    people = (CASEWORKER, INVITATION.meeting.people[0])
    journey = walk(home(), e.ServiceBack(), e.PeopleChanged(people), e.Registered(NOW))
    journey = walk(journey, e.StatusChanged(CaseworkerStatus.TAKING_NOTES), e.AgendaMoved(1))
    now = walk(journey, e.WaitingRoomAsked())
    assert now.seat.people == people
    assert now.seat.service_connected
    assert (now.seat.status, now.seat.agenda_index) == (CaseworkerStatus.TAKING_NOTES, 1)
    assert now.seat.registered_at == NOW


def test_a_seat_still_held_leads_straight_into_the_call() -> None:
    """The program was started again in mid-meeting."""
    journey = walk(home(), e.PlanGiven(plan(4)))
    assert (journey.state, facts(journey)) == (State.HOME, [Fact.LINK_OPENED])
    inside, done = trace(journey, e.WaitingRoomAsked())
    assert inside.state is State.CALL
    assert done[:2] == (fx.JoinWaitingRoom(INVITATION, Verdict.NOT_MEASURED), fx.StartEngine(CALL))
    _, done = trace(inside, e.EngineReady(CALL))
    assert [effect.plan.gen for effect in done if isinstance(effect, fx.StartCall)] == [4]
    assert facts(inside)[-1] is Fact.ADMITTED


def test_a_seat_still_held_waits_for_plan_b() -> None:
    journey = walk(home(), e.PlanGiven(plan(4)), e.PlanBAsked(), e.WaitingRoomAsked())
    assert (journey.place, journey.state) == (State.WAITING, State.PLAN_B)
    assert walk(journey, e.PlanBClosed()).state is State.CALL


def test_admission_leads_into_the_call() -> None:
    journey, done = trace(waiting(), e.PlanGiven(plan(1)))
    assert journey.state is State.CALL
    choice = journey.devices.choice
    assert done[0] == fx.StartCall(plan(1), choice, microphone_on=True, camera_on=True, paused=False)
    assert facts(journey)[-1] is Fact.ADMITTED


def test_back_to_the_waiting_room_and_in_again() -> None:
    journey, done = trace(in_call(), e.ReturnedToWaiting())
    assert done == (fx.EndCall(), fx.OpenCamera("default"))
    assert journey.state is State.WAITING
    assert (journey.seat.plan, journey.call.started_gen) == (None, 0)
    assert journey.seat.registered_at == NOW
    again, done = trace(journey, e.PlanGiven(plan(2)))
    assert again.state is State.CALL
    assert [effect.plan.gen for effect in done if isinstance(effect, fx.StartCall)] == [2]
    assert facts(again).count(Fact.ADMITTED) == 2


def test_back_to_the_waiting_room_without_an_own_picture() -> None:
    journey = walk(in_call(), e.CameraSwitched(False))
    _, done = trace(journey, e.ReturnedToWaiting())
    assert done == (fx.EndCall(), fx.CloseCamera())


def test_somebody_on_a_break_comes_back_from_the_waiting_room_still_on_it() -> None:
    """Nobody is on the air at a moment that they did not choose."""
    journey = walk(in_call(), e.PauseSwitched(True), e.ReturnedToWaiting())
    _, done = trace(journey, e.PlanGiven(plan(2)))
    assert [effect.paused for effect in done if isinstance(effect, fx.StartCall)] == [True]


def test_a_click_on_leave_that_meets_the_way_back_is_dropped() -> None:
    journey = walk(in_call(), e.ReturnedToWaiting())
    assert trace(journey, e.CallLeft()) == (journey, ())


def test_a_seat_opened_on_another_device_is_not_given_up_for_it() -> None:
    """Leaving would take the seat away from the person who has it there: they are the same."""
    for journey in (waiting(), in_call()):
        now, done = trace(journey, e.SeatMoved())
        assert done == (fx.StopEngine(),)
        assert (now.state, now.notice) == (State.HOME, FaultCode.SEAT_MOVED)
        assert now.invitation == INVITATION


def test_a_seat_can_be_taken_back() -> None:
    journey = walk(waiting(), e.SeatMoved())
    back, done = trace(journey, e.WaitingRoomAsked(), e.Registered(NOW))
    assert done[0] == fx.JoinWaitingRoom(INVITATION, Verdict.NOT_MEASURED)
    assert (back.state, back.notice, back.seat.registered_at) == (State.WAITING, None, NOW)


def test_a_seat_taken_away_ends_in_a_goodbye_that_says_so() -> None:
    journey, done = trace(waiting(), e.SeatRemoved())
    assert (journey.state, journey.notice) == (State.AFTER, FaultCode.SEAT_REMOVED)
    assert done == (fx.LeaveMeeting(), fx.StopEngine(), fx.StoreReceipt(journey.receipt))
    assert journey.receipt.has_ended


@pytest.mark.parametrize("gone", [e.SeatMoved(), e.SeatRemoved()])
def test_what_happens_to_a_seat_that_was_left_troubles_nobody(gone: e.Event) -> None:
    for make in (home, after):
        journey = walk(make(), e.ServiceBack(), e.PlanGiven(plan(9)))
        now, done = trace(journey, gone)
        assert done == ()
        assert (now.state, now.notice, now.seat.plan) == (journey.state, None, None)
        assert now.receipt == journey.receipt


@pytest.mark.parametrize("make", [waiting, in_call])
def test_the_meeting_ends_for_everybody(make: Callable[[], Journey]) -> None:
    journey, done = trace(make(), e.MeetingEnded(LATER))
    assert journey.state is State.AFTER
    assert done == (fx.LeaveMeeting(), fx.StopEngine(), fx.StoreReceipt(journey.receipt))
    line = journey.receipt.lines[-1]
    assert (line.at, line.fact, line.by_service) == (LATER, Fact.ENDED, True)


def test_a_meeting_that_ended_while_the_line_was_gone_ends_by_this_pcs_clock() -> None:
    line = walk(in_call(), e.MeetingEnded(None)).receipt.lines[-1]
    assert (line.at, line.fact, line.by_service) == (NOW, Fact.ENDED, False)


def test_a_meeting_that_ends_after_somebody_left_can_not_be_gone_back_to() -> None:
    journey = walk(after(), e.MeetingEnded(LATER))
    assert journey.receipt.has_ended
    assert walk(journey, e.MeetingEnded(None)) == journey


def test_the_meetings_end_while_plan_b_is_open_waits_under_it() -> None:
    journey = walk(in_call(), e.PlanBAsked(), e.MeetingEnded(LATER))
    assert (journey.state, journey.place) == (State.PLAN_B, State.AFTER)
    back, done = trace(journey, e.PlanBClosed())
    assert (back.state, done) == (State.AFTER, ())


def test_left_can_return_and_ended_can_not() -> None:
    assert not after().receipt.has_ended
    assert walk(in_call(), e.MeetingEnded(LATER)).receipt.has_ended


def test_somebody_who_left_comes_back_with_a_fresh_engine_and_no_break() -> None:
    journey = walk(in_call(), e.PauseSwitched(True), e.CallLeft())
    back, done = trace(journey, e.WaitingRoomAsked())
    assert done == (fx.JoinWaitingRoom(INVITATION, Verdict.NOT_MEASURED), fx.StartEngine(CALL))
    assert (back.state, back.media.paused) == (State.WAITING, False)
    assert back.call.started_gen == 0
    assert back.receipt.lines[: len(journey.receipt.lines)] == journey.receipt.lines


def test_who_is_there_and_what_they_do_is_shown() -> None:
    people = (CASEWORKER,)
    journey = walk(waiting(), e.PeopleChanged(people), e.StatusChanged(CaseworkerStatus.BACK_IN_TWO_MINUTES))
    journey = walk(journey, e.AgendaMoved(0))
    assert journey.seat.people[0].presence is Presence.ABSENT
    assert (journey.seat.status, journey.seat.agenda_index) == (CaseworkerStatus.BACK_IN_TWO_MINUTES, 0)


def test_a_meeting_that_is_over_keeps_no_plan() -> None:
    assert walk(home(), e.PlanGiven(plan(4)), e.MeetingEnded(LATER)).seat.plan is None
