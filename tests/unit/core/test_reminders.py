# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminded the day before and a quarter before, once each, by the service's clock, and only with a yes."""

from datetime import timedelta

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.reminders import ReminderFacts, ReminderKind
from app.core.state import Journey
from app.core.views import project
from tests.unit.core.walking import INVITATION, STARTS_AT, home, in_call, trace, waiting, walk

YES, CLOCK = e.RemindersSwitched(True), e.ClockSeen(0.0)
DAY, SOON = ReminderKind.DAY_BEFORE, ReminderKind.SOON


def before(**left: float) -> e.Tick:
    return e.Tick(STARTS_AT - timedelta(**left))


def told(done: tuple[fx.Effect, ...]) -> list[ReminderKind]:
    return [effect.kind for effect in done if isinstance(effect, fx.Remind)]


def far_off() -> Journey:
    """Somebody who opened the link three days before, and wants to be reminded."""
    return walk(Journey(), before(days=3), e.MeetingOpened(INVITATION), YES, CLOCK)


def test_once_the_day_before_and_once_a_quarter_before() -> None:
    ticks = [before(hours=25), before(hours=24), before(hours=23), before(hours=2)]
    journey, done = trace(far_off(), *ticks)
    assert told(done) == [DAY]
    journey, done = trace(
        journey, before(minutes=16), before(minutes=15), before(minutes=3), before(minutes=-1)
    )
    assert told(done) == [SOON]


def test_nothing_without_a_yes_and_nothing_after_a_no() -> None:
    assert told(trace(far_off(), e.RemindersSwitched(False), before(hours=20), before(minutes=9))[1]) == []
    assert told(trace(walk(home(), CLOCK), before(minutes=9))[1]) == []


def test_a_pc_that_was_off_the_day_before_says_nothing_of_tomorrow_on_the_day_itself() -> None:
    assert told(trace(far_off(), before(hours=5))[1]) == []


def test_nothing_is_said_before_the_services_time_is_known() -> None:
    """A clock two days ahead would frighten people."""
    journey = walk(Journey(), before(minutes=9), e.MeetingOpened(INVITATION), YES)
    assert told(trace(journey, before(minutes=8))[1]) == []
    assert told(trace(journey, CLOCK)[1]) == [SOON]


@pytest.mark.parametrize("place", [waiting, in_call])
def test_who_is_in_the_meeting_is_not_reminded_of_it(place: object) -> None:
    assert told(trace(walk(place(), CLOCK), YES, before(minutes=5))[1]) == []  # type: ignore[operator]


def test_what_was_told_is_kept_over_a_restart() -> None:
    journey, done = trace(far_off(), before(hours=20))
    (kept,) = [effect.facts for effect in done if isinstance(effect, fx.StoreReminders)]
    again = walk(Journey(reminders=kept), before(hours=19), e.MeetingOpened(INVITATION))
    assert told(trace(again, CLOCK)[1]) == []
    assert kept == journey.reminders != ReminderFacts()


@pytest.mark.parametrize(
    ("off_s", "wrong"), [(0.0, False), (-120.0, False), (300.0, True), (-172_800.0, True)]
)
def test_a_clock_that_is_wrong_by_minutes_is_said(off_s: float, wrong: bool) -> None:
    assert project(walk(home(), e.ClockSeen(off_s))).clock_is_wrong is wrong


def test_deleting_everything_ends_the_reminders() -> None:
    assert walk(far_off(), e.EverythingForgotten()).reminders == ReminderFacts()
