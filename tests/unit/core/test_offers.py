# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan B comes forward with the jobcentre's times, never jumps, and puts the best way first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.devices import DeviceKind
from app.core.events.service import CallbackState
from app.core.facts import Forward, State, Way
from app.core.faults import FaultCode
from app.core.meeting import PlanBTimes, Presence
from app.core.state import Journey
from tests.unit.core.walking import (
    CASEWORKER,
    INVITATION,
    MEETING,
    NOW,
    STARTS_AT,
    after,
    after_s,
    home,
    in_call,
    plan,
    trace,
    waiting,
    walk,
)

DEAD = e.DeviceFaulted(DeviceKind.MICROPHONE, FaultCode.MICROPHONE_LOST)
HERE = e.PeopleChanged((replace(CASEWORKER, presence=Presence.WAITING),))
GONE = e.PeopleChanged((replace(CASEWORKER, presence=Presence.LEFT),))
ASK = e.CallbackAsked("20 30 40 50")


def with_times(journey: Journey, **times: int) -> Journey:
    """Return the journey at a jobcentre that has set its own times."""
    meeting = replace(MEETING, plan_b=PlanBTimes(**times))
    return replace(journey, invitation=replace(INVITATION, meeting=meeting))


def minutes_past(minutes: float) -> e.Tick:
    return e.Tick(STARTS_AT + timedelta(minutes=minutes))


@pytest.mark.parametrize("after_hour_min", [0, 5, 20])
def test_the_telephone_is_offered_when_nobody_comes_for_as_long_as_the_jobcentre_set(
    after_hour_min: int,
) -> None:
    journey = with_times(waiting(), after_hour_min=after_hour_min)
    early = walk(journey, minutes_past(after_hour_min - 0.1))
    assert early.plan_b.forward is Forward.NONE
    due = walk(early, minutes_past(after_hour_min))
    assert (due.plan_b.forward, due.state) == (Forward.NOT_BEGUN, State.WAITING)
    assert walk(due, HERE).plan_b.forward is Forward.NONE
    assert walk(due, HERE, GONE).plan_b.forward is Forward.NOT_BEGUN


def test_who_is_let_in_or_has_asked_to_be_called_is_offered_nothing_more() -> None:
    late = walk(waiting(), minutes_past(9))
    assert walk(late, e.PlanGiven(plan(1))).plan_b.forward is Forward.NONE
    asked, done = trace(walk(late, e.PlanBAsked()), ASK)
    assert asked.plan_b.forward is Forward.NONE
    assert [one.reason for one in done if isinstance(one, fx.RequestCallback)] == ["not_begun"]


def test_nobody_is_told_at_home_that_the_meeting_has_not_begun() -> None:
    assert walk(home(), minutes_past(9)).plan_b.forward is Forward.NONE


@pytest.mark.parametrize("silent_s", [10, 25])
def test_a_microphone_dead_in_a_call_brings_the_telephone_forward(silent_s: int) -> None:
    journey = walk(with_times(in_call(), silent_s=silent_s), DEAD)
    assert journey.plan_b.forward is Forward.NONE
    assert walk(journey, after_s(silent_s - 1)).plan_b.forward is Forward.NONE
    due = walk(journey, after_s(silent_s))
    assert (due.plan_b.forward, due.state) == (Forward.UNHEARD, State.CALL)


@pytest.mark.parametrize(
    "helped",
    [e.DeviceChosen(DeviceKind.MICROPHONE, "1"), e.MicrophoneSwitched(False), e.PauseSwitched(True)],
)
def test_a_microphone_that_works_again_or_is_off_on_purpose_needs_no_telephone(helped: e.Event) -> None:
    journey = walk(in_call(), DEAD, after_s(20), helped)
    assert journey.call.unheard_since is None
    assert walk(journey, after_s(120)).plan_b.forward is Forward.NONE


def test_a_silence_begins_anew_after_a_pause() -> None:
    journey = walk(in_call(), DEAD, e.PauseSwitched(True), after_s(60), e.PauseSwitched(False))
    assert journey.call.unheard_since == NOW + timedelta(seconds=60)
    assert journey.plan_b.forward is Forward.NONE


def test_being_called_comes_first_and_a_number_of_ones_own_when_there_is_no_way_out() -> None:
    usual = (Way.CALLBACK, Way.NUMBER, Way.MESSAGE, Way.WISH)
    assert walk(waiting(), e.PlanBAsked()).plan_b.ways == usual
    cut_off = walk(waiting(), e.ServiceLost(), e.PlanBAsked())
    assert cut_off.plan_b.ways[:2] == (Way.NUMBER, Way.CALLBACK)
    offline = walk(home(), e.OpeningFailed(FaultCode.NETWORK_NONE), e.PlanBAsked())
    assert offline.plan_b.ways[0] is Way.NUMBER


def test_nothing_moves_under_the_pointer() -> None:
    opened = walk(waiting(), e.PlanBAsked())
    assert walk(opened, e.ServiceLost(), e.ServiceBack(), ASK).plan_b.ways == opened.plan_b.ways


def test_a_callback_under_way_stays_in_sight() -> None:
    journey = walk(waiting(), e.PlanBAsked(), ASK, e.CallbackChanged(CallbackState.ASKED, NOW))
    again = walk(journey, e.PlanBClosed(), e.ServiceLost(), e.PlanBAsked())
    assert again.plan_b.ways[0] is Way.CALLBACK


def test_what_cannot_be_sent_is_not_offered() -> None:
    locked = replace(home(), invitation=replace(INVITATION, token=""))
    assert walk(locked, e.PlanBAsked()).plan_b.ways == (Way.NUMBER,)
    ended = walk(after(), e.MeetingEnded(NOW), e.PlanBAsked())
    assert ended.plan_b.ways == (Way.CALLBACK, Way.NUMBER, Way.WISH)
