# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A meeting in Teams or another program: recognised, waited for, opened once the camera is free, told of."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.events.foreign import WordWay
from app.core.events.person import Message
from app.core.facts import EngineCondition, State, Way
from app.core.faults import FaultCode
from app.core.foreign_links import Doubt, Program
from app.core.meeting import Contact, MeetingForm
from app.core.receipt import Fact
from app.core.state import Journey
from app.core.verdicts import Verdict
from app.core.views import AfterView, CheckView, ForeignView, HomeView, LinkQuestionView, PlanBView, project
from tests.unit.core.walking import (
    CHECKS,
    DOUBTFUL_LINK,
    NOW,
    STARTS_AT,
    TEAMS_LINK,
    after_s,
    elsewhere,
    foreign_home,
    home,
    lobby,
    trace,
    walk,
)

ZOOM_LINK = "https://zoom.us/j/123456789"
FAILING = Message.EQUIPMENT_FAILING


def facts(journey: Journey) -> list[Fact]:
    return [line.fact for line in journey.receipt.lines]


def test_a_link_of_another_program_is_a_meeting_at_once_and_needs_no_network() -> None:
    journey, done = trace(Journey(), e.Tick(NOW), e.LinkGiven(f"Deltag: <{TEAMS_LINK}>"))
    assert journey.invitation is not None
    assert journey.foreign is not None
    assert (journey.foreign.program, journey.invitation.token) == (Program.TEAMS, TEAMS_LINK)
    assert [type(effect) for effect in done] == [fx.StoreInvitation, fx.StoreReceipt]
    page = project(journey).page
    assert isinstance(page, ForeignView)
    assert page.minutes_left is None
    assert [(line.fact, line.by_service) for line in journey.receipt.lines] == [(Fact.LINK_OPENED, False)]


def test_the_link_of_a_meeting_elsewhere_stays_out_of_repr() -> None:
    journey, done = trace(lobby(), e.OpenElsewhereAsked(), e.DevicesReleased())
    assert "931234" not in f"{journey!r}{done!r}"


def test_what_the_person_tells_makes_the_countdown_and_plan_b() -> None:
    journey, done = trace(foreign_home(), e.ForeignDetailsGiven(STARTS_AT, " Mette Holm ", "12345678"))
    assert [type(effect) for effect in done] == [fx.StoreInvitation]
    view = project(walk(journey, e.PlanBAsked()))
    assert view.minutes_left == 10
    assert isinstance(view.page, PlanBView)
    assert view.page.contact == Contact("Mette Holm", "12345678")
    assert view.page.facts.ways == (Way.NUMBER, Way.WORD)
    undone = walk(journey, e.ForeignDetailsGiven(None, "", ""))
    assert project(undone).minutes_left is None


def test_a_receipt_stays_in_its_file_when_another_hour_is_told() -> None:
    before = foreign_home().invitation
    told = walk(foreign_home(), e.ForeignDetailsGiven(STARTS_AT, "", "")).invitation
    assert before is not None
    assert told is not None
    assert before.filed_at == told.filed_at
    assert before.meeting.id == told.meeting.id


def test_the_same_link_given_twice_keeps_what_was_told() -> None:
    told = walk(foreign_home(), e.ForeignDetailsGiven(STARTS_AT, "Mette", "12345678"))
    again, done = trace(told, e.LinkGiven(TEAMS_LINK))
    assert again == told
    assert done == ()


def test_a_link_that_the_closed_keyring_had_lost_comes_back() -> None:
    told = walk(foreign_home(), e.ForeignDetailsGiven(STARTS_AT, "Mette", "12345678"))
    assert told.invitation is not None
    lost = replace(told, invitation=replace(told.invitation, token=""))
    again, done = trace(lost, e.LinkGiven(TEAMS_LINK))
    assert again.invitation == told.invitation
    assert [type(effect) for effect in done] == [fx.StoreInvitation]
    nothing, done = trace(walk(lost, e.WaitingRoomAsked()), e.OpenElsewhereAsked())
    assert (nothing.notice, done) == (FaultCode.LINK_NOT_OPENED, ())


def test_the_same_link_next_week_is_the_next_meeting_with_the_same_caseworker() -> None:
    told = walk(elsewhere(), e.CallLeft(), e.AfterClosed())
    later = walk(told, after_s(7 * 86400), e.LinkGiven(TEAMS_LINK))
    assert facts(later) == [Fact.LINK_OPENED]
    assert later.foreign is not None
    assert not later.foreign.time_known
    assert later.invitation is not None
    assert later.invitation.meeting.caseworker == Contact("Mette Holm", "+4512345678")


def test_another_programs_number_never_becomes_that_of_our_own_meetings_caseworker() -> None:
    journey = walk(home(), e.LinkGiven(ZOOM_LINK))
    assert journey.invitation is not None
    assert journey.invitation.meeting.caseworker == Contact("", "")


def test_a_doubtful_link_is_a_question_first() -> None:
    asked, done = trace(home(), e.LinkGiven(DOUBTFUL_LINK))
    page = project(asked).page
    assert isinstance(page, LinkQuestionView)
    assert (page.link.doubt, page.link.host) == (Doubt.LOOK_ALIKE, "teams.microsoft.com.evil.example")
    assert done == ()
    assert asked.invitation == home().invitation
    dropped = walk(asked, e.DoubtDropped())
    assert isinstance(project(dropped).page, HomeView)
    taken, done = trace(asked, e.DoubtAccepted())
    assert taken.invitation is not None
    assert taken.invitation.token == DOUBTFUL_LINK
    assert not [effect for effect in done if isinstance(effect, fx.OpenElsewhere)]


def test_a_question_that_was_left_does_not_come_back() -> None:
    asked = walk(home(), e.LinkGiven(DOUBTFUL_LINK))
    assert walk(asked, e.CheckAsked(), e.CheckLeft()).doubtful is None
    assert walk(asked, e.LinkGiven("https://video.example.dk/m/x")).doubtful is None


def test_a_doubtful_link_that_is_clicked_during_the_check_is_asked_about_after_it() -> None:
    asked = walk(home(), e.CheckAsked(), e.LinkGiven(DOUBTFUL_LINK))
    assert asked.place is State.CHECK
    assert isinstance(project(walk(asked, e.CheckLeft())).page, LinkQuestionView)
    assert walk(asked, e.WaitingRoomAsked(), e.WaitingLeft()).doubtful is None


@pytest.mark.parametrize("text", ["javascript:alert(1)", "file:///etc/passwd"])
def test_what_is_no_web_address_is_refused_and_costs_nothing(text: str) -> None:
    journey, done = trace(home(), e.LinkGiven(text))
    assert journey.notice is FaultCode.LINK_UNSAFE
    assert journey.invitation == home().invitation
    assert done == ()


def test_our_own_link_in_a_letter_is_asked_for_alone() -> None:
    own = "https://video.example.dk/m/abcDEF123_-abcDEF123_-abcDEF1234"
    _, done = trace(Journey(), e.Tick(NOW), e.LinkGiven(f"Kære Pia\nDit link: {own}.\nHilsen"))
    assert done == (fx.OpenMeeting(own),)


def test_the_same_check_leads_to_the_waiting_page() -> None:
    journey = walk(foreign_home(), e.CheckAsked(), e.EngineReady(CHECKS), *[e.StepSkipped()] * 5)
    page = project(journey).page
    assert isinstance(page, CheckView)
    assert page.has_meeting
    assert page.verdict is Verdict.NOT_MEASURED
    there, done = trace(journey, e.WaitingRoomAsked())
    assert there.place is State.LOBBY
    assert there.engine.condition is EngineCondition.ABSENT
    assert fx.StopEngine() in done
    assert not [effect for effect in done if isinstance(effect, fx.JoinWaitingRoom)]


def test_the_first_time_on_the_waiting_page_is_the_arrival() -> None:
    back = walk(lobby(), after_s(60), e.WaitingLeft(), e.WaitingRoomAsked())
    assert back.elsewhere.came_at == NOW
    assert facts(back) == [Fact.LINK_OPENED, Fact.CAME_HERE]
    sheet = project(back).receipt
    assert sheet is not None
    assert (sheet.arrived_at, sheet.owed, sheet.signed_at) == (NOW, 0, None)
    assert sheet.foreign is not None


def test_the_meeting_opens_once_and_only_after_the_devices_are_free() -> None:
    asked, done = trace(lobby(), e.OpenElsewhereAsked(), e.OpenElsewhereAsked())
    assert done == (fx.ReleaseDevices(),)
    assert asked.place is State.LOBBY
    opening, done = trace(asked, e.DevicesReleased(), e.DevicesReleased())
    assert done == (fx.OpenElsewhere(TEAMS_LINK),)
    there = walk(opening, e.OpenedElsewhere())
    assert there.place is State.ELSEWHERE
    assert there.receipt.lines[-1].detail == "teams"
    assert facts(there)[-1] is Fact.OPENED_ELSEWHERE


def test_nothing_comes_up_over_plan_b() -> None:
    journey, done = trace(lobby(), e.OpenElsewhereAsked(), e.PlanBAsked(), e.DevicesReleased())
    assert [type(effect) for effect in done] == [fx.ReleaseDevices]
    back, done = trace(journey, e.PlanBClosed(), e.OpenElsewhereAsked(), e.DevicesReleased())
    assert fx.OpenElsewhere(TEAMS_LINK) in done
    assert back.place is State.LOBBY


def test_a_page_that_was_left_opens_nothing() -> None:
    _, done = trace(lobby(), e.OpenElsewhereAsked(), e.WaitingLeft(), e.DevicesReleased())
    assert not [effect for effect in done if isinstance(effect, fx.OpenElsewhere)]


def test_a_computer_without_a_program_for_it_is_said_and_written_down() -> None:
    journey = walk(lobby(), e.OpenElsewhereAsked(), e.DevicesReleased(), e.NotOpenedElsewhere())
    assert (journey.place, journey.notice) == (State.LOBBY, FaultCode.LINK_NOT_OPENED)
    assert facts(journey)[-1] is Fact.NOT_OPENED_ELSEWHERE
    _, done = trace(journey, e.LinkCopied())
    assert done == (fx.CopyLink(TEAMS_LINK),)


def test_plan_b_over_the_meeting_elsewhere_leads_back_to_it() -> None:
    journey = walk(elsewhere(), e.PlanBAsked())
    assert journey.state is State.PLAN_B
    assert walk(journey, e.PlanBClosed()).state is State.ELSEWHERE


def test_what_only_our_service_could_carry_is_never_promised() -> None:
    asked = (e.CallbackAsked("+4587654321"), e.MessageAsked(FAILING), e.WishAsked(MeetingForm.PHONE))
    for start in (foreign_home, lobby, elsewhere):
        journey = start()
        for event in asked:
            assert trace(journey, event) == (journey, ())


def test_word_is_handed_over_and_written_down_as_prepared_not_as_delivered() -> None:
    asked, done = trace(elsewhere(), e.WordAsked(FAILING, WordWay.SMS, "Mødet", "Jeg er her."))
    assert done == (fx.HandWordOver(FAILING, WordWay.SMS, "+4512345678", "Mødet", "Jeg er her."),)
    assert Fact.WORD_PREPARED not in facts(asked)
    no_program = walk(asked, e.WordHandedOver(FAILING, WordWay.SMS, worked=False))
    assert no_program.elsewhere.no_way is WordWay.SMS
    assert Fact.WORD_PREPARED not in facts(no_program)
    copied = walk(no_program, e.WordAsked(FAILING, WordWay.COPY, "Mødet", "Jeg er her."))
    handed = walk(copied, e.WordHandedOver(FAILING, WordWay.COPY, worked=True))
    assert handed.elsewhere.no_way is None
    assert handed.elsewhere.words == ((FAILING, WordWay.COPY, NOW),)
    assert facts(handed)[-1] is Fact.WORD_PREPARED
    both = walk(handed, e.WordHandedOver(Message.TEN_MINUTES_LATE, WordWay.MAIL, worked=True))
    assert [line.detail for line in both.receipt.lines[-2:]] == ["equipment_failing", "ten_minutes_late"]
    assert not [line for line in both.receipt.lines if line.by_service]


def test_after_the_meeting_the_receipt_stands_there_and_the_way_back_is_open() -> None:
    over = walk(elsewhere(), after_s(1800), e.CallLeft())
    page = project(over).page
    assert isinstance(page, AfterView)
    assert page.foreign is not None
    assert page.can_return
    assert facts(over) == [Fact.LINK_OPENED, Fact.CAME_HERE, Fact.OPENED_ELSEWHERE, Fact.LEFT]
    assert over.receipt.lines[-1].at == NOW + timedelta(seconds=1800)
    assert walk(over, e.WaitingRoomAsked()).place is State.LOBBY


def test_a_link_that_is_clicked_during_the_meeting_changes_nothing() -> None:
    for start in (lobby, elsewhere):
        assert trace(start(), e.LinkGiven(ZOOM_LINK)) == (start(), ())


def test_another_link_from_the_meetings_page_is_another_meeting() -> None:
    journey = walk(foreign_home(), e.OtherMeetingAsked())
    assert isinstance(project(journey).page, HomeView)
    other = walk(journey, e.LinkGiven(ZOOM_LINK))
    assert other.foreign is not None
    assert other.foreign.program is Program.ZOOM
    assert not other.choosing


def test_everything_about_it_is_forgotten_when_the_person_wants() -> None:
    over = walk(elsewhere(), e.CallLeft(), e.EverythingForgotten())
    assert over.invitation is None
    assert over.elsewhere == Journey().elsewhere
    assert not over.receipt.lines
