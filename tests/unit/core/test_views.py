# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each page shows: plain facts of the journey, and never a page that can't be drawn."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core import events as e
from app.core.events.engine import LineState
from app.core.events.service import CallbackState
from app.core.facts import STEPS, EngineCondition, Forward, SampleState, State
from app.core.faults import FaultCode
from app.core.meeting import Presence, Role
from app.core.receipt import Fact
from app.core.state import Journey
from app.core.verdicts import CheckId, Verdict
from app.core.views import (
    AfterView,
    CallView,
    CheckView,
    HomeView,
    PlanBView,
    WaitingView,
    caseworker_here,
    minutes_left,
    project,
)
from tests.unit.core.walking import (
    CASEWORKER,
    MEETING,
    NOW,
    STARTS_AT,
    after,
    home,
    in_call,
    in_check,
    plan,
    result,
    waiting,
    walk,
)


def test_home_without_a_meeting_asks_for_a_link() -> None:
    view = project(Journey())
    assert view.page == HomeView(meeting=None, opening=False, minutes_left=None)
    assert (view.state, view.meeting, view.minutes_left) == (State.HOME, None, None)


def test_home_shows_the_meeting_and_how_long_it_is() -> None:
    assert project(home()).page == HomeView(meeting=MEETING, opening=False, minutes_left=10)
    opening = project(walk(home(), e.LinkGiven("x"))).page
    assert isinstance(opening, HomeView)
    assert opening.opening


def test_home_says_that_another_link_is_looked_for_while_the_meeting_stays() -> None:
    view = project(walk(home(), e.OtherMeetingAsked()))
    assert view.page == HomeView(meeting=MEETING, opening=False, minutes_left=10, choosing=True)
    assert view.meeting == MEETING
    plan_b = project(walk(home(), e.OtherMeetingAsked(), e.PlanBAsked())).page
    assert isinstance(plan_b, PlanBView)
    assert plan_b.contact == MEETING.caseworker


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(-600, 10), (-599, 9), (-59, 0), (0, 0), (59, 0), (60, -1), (3600, -60)]
)
def test_minutes_are_whole_and_negative_after_the_hour(seconds: int, minutes: int) -> None:
    journey = walk(home(), e.Tick(STARTS_AT + timedelta(seconds=seconds)))
    assert minutes_left(journey) == minutes
    assert project(journey).minutes_left == minutes


def test_without_a_clock_there_is_no_countdown() -> None:
    assert minutes_left(replace(home(), now=None)) is None


def test_the_check_shows_one_step_and_its_result() -> None:
    page = project(walk(in_check(), e.CheckFinished(result(CheckId.CAMERA)))).page
    assert isinstance(page, CheckView)
    assert (page.current, page.step, page.steps) == (CheckId.CAMERA, 0, STEPS)
    assert page.result == result(CheckId.CAMERA)
    assert (page.measuring, page.sample, page.has_meeting) == (False, SampleState.IDLE, True)
    assert (page.tone_playing, page.tone_played, page.voice_heard) == (False, False, False)


def test_the_checks_result_page_has_no_step() -> None:
    page = project(in_check(len(STEPS))).page
    assert isinstance(page, CheckView)
    assert (page.current, page.result, page.verdict) == (None, None, Verdict.NOT_MEASURED)
    assert len(page.results) == len(STEPS)


def test_the_check_works_without_a_meeting() -> None:
    page = project(walk(Journey(), e.CheckAsked())).page
    assert isinstance(page, CheckView)
    assert not page.has_meeting


def test_the_waiting_room_shows_when_the_person_came() -> None:
    view = project(waiting())
    page = view.page
    assert isinstance(page, WaitingView)
    assert (page.registered_at, page.service_connected, page.minutes_left) == (NOW, True, 10)
    assert (page.my_pid, page.agenda_index, page.media.camera_on) == ("p1", -1, True)
    assert [person.pid for person in page.people] == [person.pid for person in MEETING.people]
    presence = {person.pid: person.presence for person in page.people}
    assert presence.pop("p1") is Presence.WAITING, "who is registered is here"
    assert set(presence.values()) == {Presence.ABSENT}, "until the service says who is there"
    assert not page.caseworker_here
    assert view.engine is EngineCondition.READY


@pytest.mark.parametrize(
    ("presence", "here"),
    [
        (Presence.ABSENT, False),
        (Presence.WAITING, True),
        (Presence.IN_CALL, True),
        (Presence.RECONNECTING, False),
        (Presence.LEFT, False),
    ],
)
def test_the_caseworker_is_here_when_the_service_sees_them(presence: Presence, here: bool) -> None:
    people = (replace(CASEWORKER, presence=presence),)
    assert caseworker_here(people) is here
    page = project(walk(waiting(), e.PeopleChanged(people))).page
    assert isinstance(page, WaitingView)
    assert (page.people, page.caseworker_here) == (people, here)
    assert not caseworker_here((replace(people[0], role=Role.RELATIVE),))


def test_the_call_shows_its_line() -> None:
    page = project(walk(in_call(), e.LineChanged(1, LineState.WEAK, 1.5))).page
    assert isinstance(page, CallView)
    assert (page.line, page.silent_s, page.connected_once) == (LineState.WEAK, 1.5, True)
    assert (page.has_picture, page.has_sound, page.began_at) == (True, True, NOW)
    assert page.people == MEETING.people


def test_goodbye_shows_the_receipt_and_the_way_back() -> None:
    page = project(after()).page
    assert isinstance(page, AfterView)
    assert (page.meeting, page.can_return) == (MEETING, True)
    assert page.lines[-1].fact is Fact.LEFT


@pytest.mark.parametrize(
    "later",
    [(), (e.CallbackAsked("+4587654321"), e.CallbackChanged(CallbackState.ASKED, NOW))],
    ids=["", "a callback was asked for since"],
)
def test_an_ended_meeting_has_no_way_back(later: tuple[e.Event, ...]) -> None:
    page = project(walk(in_call(), e.MeetingEnded(NOW), *later)).page
    assert isinstance(page, AfterView)
    assert not page.can_return


def test_a_goodbye_without_any_line_can_be_returned_from() -> None:
    assert project(Journey(place=State.AFTER)).page == AfterView(meeting=None, lines=(), can_return=True)


@pytest.mark.parametrize("place", [State.WAITING, State.CALL])
def test_a_page_without_its_meeting_falls_back_to_home(place: State) -> None:
    """Can't happen by any event; a window that can't be drawn would be worse."""
    assert isinstance(project(Journey(place=place)).page, HomeView)


@pytest.mark.parametrize(
    ("journey", "admitted", "goes_on"),
    [
        (home(), False, False),
        (waiting(), False, False),
        (in_call(), False, True),
        (after(), False, False),
    ],
)
def test_plan_b_shows_whom_to_call_from_every_page(journey: Journey, admitted: bool, goes_on: bool) -> None:
    view = project(walk(journey, e.PlanBAsked()))
    page = view.page
    assert isinstance(page, PlanBView)
    assert (view.state, page.place) == (State.PLAN_B, journey.place)
    assert page.contact == MEETING.caseworker
    assert (page.admitted, page.call_goes_on) == (admitted, goes_on)


def test_plan_b_says_that_the_caseworker_lets_the_person_in() -> None:
    page = project(walk(waiting(), e.PlanBAsked(), e.PlanGiven(plan(1)))).page
    assert isinstance(page, PlanBView)
    assert page.admitted


def test_plan_b_without_any_meeting_has_nobody_to_call() -> None:
    page = project(walk(Journey(), e.PlanBAsked())).page
    assert isinstance(page, PlanBView)
    assert page.contact is None


def test_notice_and_offer_stand_on_every_page() -> None:
    journey = walk(in_call(), e.EngineFaulted(FaultCode.ENGINE_INTERNAL), e.EngineGaveUp())
    view = project(journey)
    assert (view.notice, view.forward) == (FaultCode.ENGINE_INTERNAL, Forward.ENGINE)
    assert view.engine is EngineCondition.GAVE_UP
