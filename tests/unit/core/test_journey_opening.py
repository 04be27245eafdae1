# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The link: opened once, twice, slowly, or in the middle of something else."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.devices import DeviceKind
from app.core.events.person import Message
from app.core.facts import State
from app.core.faults import FaultCode
from app.core.receipt import Fact
from app.core.state import Journey
from app.core.verdicts import CheckId, Verdict
from tests.unit.core.walking import (
    CHECKS,
    INVITATION,
    NOW,
    OTHER_INVITATION,
    after,
    home,
    in_call,
    in_check,
    result,
    trace,
    waiting,
    walk,
)

LINK = e.LinkGiven("https://video.example.dk/m/x")


def test_a_link_leads_to_the_meetings_page_and_is_kept() -> None:
    opening, done = trace(Journey(), e.Tick(NOW), LINK)
    assert opening.opening
    assert done == (fx.OpenMeeting(LINK.text),)
    journey, done = trace(opening, e.MeetingOpened(INVITATION, service_time=NOW))
    assert (journey.state, journey.opening, journey.invitation) == (State.HOME, False, INVITATION)
    recall = fx.RecallReceipt(INVITATION)
    assert done == (fx.StoreInvitation(INVITATION), recall, fx.StoreReceipt(journey.receipt))
    line = journey.receipt.lines[0]
    assert (line.at, line.fact, line.by_service) == (NOW, Fact.LINK_OPENED, True)


def test_without_the_services_time_the_link_is_noted_by_this_pcs_clock() -> None:
    journey = walk(Journey(), e.Tick(NOW), e.MeetingOpened(INVITATION))
    assert journey.receipt.lines[0].by_service is False


def test_a_link_pressed_twice_is_opened_once() -> None:
    once = walk(home(), LINK)
    assert trace(once, LINK) == (once, ())


@pytest.mark.parametrize("make", [waiting, in_call])
def test_a_link_pressed_during_a_meeting_changes_nothing(make: Callable[[], Journey]) -> None:
    journey = make()
    assert trace(journey, LINK) == (journey, ())


def test_the_same_meeting_opened_again_keeps_seat_check_and_receipt() -> None:
    journey = waiting()
    again = replace(INVITATION, meeting=replace(INVITATION.meeting, title="Rettet"))
    now, done = trace(journey, e.MeetingOpened(again))
    assert now == replace(journey, invitation=again)
    assert done == (fx.StoreInvitation(again),)


def test_a_slow_link_never_swaps_the_meeting_under_somebody_who_went_in() -> None:
    journey = walk(home(), LINK, e.WaitingRoomAsked(), e.Registered(NOW))
    now, done = trace(journey, e.MeetingOpened(OTHER_INVITATION))
    assert now == replace(journey, opening=False)
    assert done == ()


def test_a_slow_link_that_fails_does_not_trouble_somebody_who_went_in() -> None:
    journey = walk(home(), LINK, e.WaitingRoomAsked())
    now = walk(journey, e.OpeningFailed(FaultCode.SERVICE_DOWN))
    assert (now.notice, now.opening) == (None, False)


def test_a_seat_that_is_refused_is_said_on_the_page() -> None:
    assert walk(waiting(), e.OpeningFailed(FaultCode.MEETING_FULL)).notice is FaultCode.MEETING_FULL


def test_a_broken_link_leaves_the_stored_meeting_and_plan_b_alone() -> None:
    journey = walk(home(), LINK, e.OpeningFailed(FaultCode.LINK_EXPIRED))
    assert journey.invitation == INVITATION
    assert (journey.notice, journey.opening) == (FaultCode.LINK_EXPIRED, False)
    assert walk(journey, e.NoticeDismissed()).notice is None
    assert walk(journey, LINK).notice is None


def test_another_meeting_begins_with_a_clean_page() -> None:
    journey = walk(in_check(5), e.CheckLeft(), e.MessageAsked(Message.EQUIPMENT_FAILING))
    now = walk(journey, LINK, e.MeetingOpened(OTHER_INVITATION))
    assert now.invitation == OTHER_INVITATION
    assert now.check.results == ()
    assert now.plan_b.messages == ()
    assert [line.fact for line in now.receipt.lines] == [Fact.LINK_OPENED]


def test_a_link_pressed_in_the_middle_of_the_check_keeps_the_check() -> None:
    """The equipment was tested in peace; then the letter was found."""
    journey = walk(Journey(), e.Tick(NOW), e.CheckAsked(), e.EngineReady(CHECKS))
    journey = walk(journey, e.CheckFinished(result(CheckId.CAMERA)), e.StepDone())
    now, done = trace(journey, LINK, e.MeetingOpened(INVITATION))
    assert now.place is State.CHECK
    assert now.check == journey.check
    assert now.invitation == INVITATION
    assert fx.OpenMeeting(LINK.text) in done


def test_a_check_made_before_the_first_link_counts_for_it() -> None:
    journey = walk(Journey(), e.Tick(NOW), e.CheckAsked(), e.EngineReady(CHECKS))
    journey = walk(journey, e.CheckFinished(result(CheckId.CAMERA, Verdict.REMARK)), e.CheckLeft())
    now, done = trace(journey, LINK, e.MeetingOpened(INVITATION), e.WaitingRoomAsked())
    assert fx.JoinWaitingRoom(INVITATION, Verdict.REMARK) in done
    assert now.check == journey.check


def test_a_link_pressed_on_the_goodbye_page_leads_home() -> None:
    journey, done = trace(after(), LINK)
    assert (journey.state, journey.opening) == (State.HOME, True)
    assert done == (fx.OpenMeeting(LINK.text),)


def test_a_link_that_answers_on_the_goodbye_page_leads_home() -> None:
    journey = walk(home(), LINK, e.WaitingRoomAsked(), e.MeetingEnded(NOW))
    now = walk(journey, e.MeetingOpened(OTHER_INVITATION))
    assert (now.state, now.invitation) == (State.HOME, OTHER_INVITATION)


def test_a_stored_meeting_whose_token_the_keyring_kept_is_known_again() -> None:
    stored = replace(home(), invitation=replace(INVITATION, token=""))
    now = walk(stored, e.MeetingOpened(INVITATION))
    assert now.invitation == INVITATION
    assert now.receipt == stored.receipt
    other = replace(INVITATION, my_pid="p9")
    assert walk(stored, e.MeetingOpened(other)).receipt != stored.receipt


def test_looking_for_another_link_costs_nothing() -> None:
    journey = walk(in_check(5), e.CheckLeft(), e.MessageAsked(Message.EQUIPMENT_FAILING))
    choosing, done = trace(journey, e.OtherMeetingAsked())
    assert done == ()
    assert choosing == replace(journey, choosing=True)
    assert walk(choosing, e.PlanBAsked()).invitation == INVITATION
    back, done = trace(choosing, e.OpeningLeft())
    assert done == ()
    assert back == journey


def test_another_link_that_works_replaces_the_meeting() -> None:
    choosing = walk(home(), e.OtherMeetingAsked(), LINK)
    assert (choosing.choosing, choosing.opening, choosing.invitation) == (True, True, INVITATION)
    now = walk(choosing, e.MeetingOpened(OTHER_INVITATION))
    assert (now.choosing, now.opening, now.invitation) == (False, False, OTHER_INVITATION)
    same = walk(choosing, e.MeetingOpened(INVITATION))
    assert (same.choosing, same.invitation) == (False, INVITATION)


def test_another_link_that_does_not_work_is_said_where_it_was_pasted() -> None:
    journey = walk(home(), e.OtherMeetingAsked(), LINK, e.OpeningFailed(FaultCode.LINK_EXPIRED))
    assert (journey.choosing, journey.opening) == (True, False)
    assert (journey.notice, journey.invitation) == (FaultCode.LINK_EXPIRED, INVITATION)
    back = walk(journey, e.OpeningLeft())
    assert (back.choosing, back.notice) == (False, None)


def test_without_a_meeting_there_is_nothing_to_come_back_to() -> None:
    assert walk(Journey(), e.OtherMeetingAsked()) == Journey()
    assert walk(home(), e.OpeningLeft()) == home()


def test_whoever_tests_the_equipment_meanwhile_comes_back_to_the_meeting() -> None:
    journey = walk(home(), e.OtherMeetingAsked(), e.CheckAsked())
    assert not journey.choosing
    assert walk(journey, e.CheckLeft()).choosing is False


def test_forgetting_a_meeting_keeps_the_equipment() -> None:
    journey = walk(in_check(), e.DeviceChosen(DeviceKind.CAMERA, "1"), e.CheckLeft())
    now, done = trace(journey, e.MeetingForgotten())
    assert done == (fx.ForgetInvitation(),)
    assert now.invitation is None
    assert now.receipt.lines == ()
    assert (now.devices, now.check, now.now) == (journey.devices, journey.check, journey.now)
