# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which computer is offered a newer version, and when the page speaks of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.facts import State
from app.core.release import Package, Release, UpdateFacts, UpdateState, is_older, offer, parsed_version
from app.core.state import Journey
from app.core.views import HomeView, project
from tests.unit.core.walking import home, in_call, trace, walk

HERE = "debian-x86_64"
PACKAGE = Package(HERE, "moedeklar.deb", 10, "0" * 64)
OFFERED = UpdateFacts(UpdateState.OFFERED, "2.0")


@pytest.mark.parametrize(
    ("one", "other"), [("1.9.0", "1.10.0"), ("1", "1.0.1"), ("0.9.9.9", "1.0"), ("1.2", "1.2.0.1")]
)
def test_versions_are_compared_by_their_numbers(one: str, other: str) -> None:
    assert is_older(one, other)
    assert not is_older(other, one)
    assert not is_older(one, one)


@pytest.mark.parametrize("text", ["", "v1", "1.2.3.4.5", "1..2", "1.2-beta", "१.२"])
def test_what_is_no_version_is_older_than_nothing(text: str) -> None:
    assert not is_older(text, "9.0")
    assert not is_older("1.0", text)
    with pytest.raises(ValueError, match="numbers"):
        parsed_version(text)


def test_a_share_of_all_computers_is_offered_it_and_the_same_one_stays_in() -> None:
    release = Release("2.0", "", 30, (PACKAGE,))
    offered = [place for place in range(100) if offer(release, "1.0", HERE, place) == OFFERED]
    assert offered == list(range(30))
    wider = replace(release, share_percent=60)
    assert all(offer(wider, "1.0", HERE, place) == OFFERED for place in offered)


def test_what_the_jobcentre_needs_is_offered_to_all() -> None:
    release = Release("2.0", "1.5", 0, (PACKAGE,))
    assert offer(release, "1.4", HERE, 99) == replace(OFFERED, is_needed=True)
    assert offer(release, "1.5", HERE, 99) == UpdateFacts()


def test_nothing_older_and_nothing_for_another_system_is_offered() -> None:
    release = Release("2.0", "", 100, (PACKAGE,))
    assert offer(release, "2.0", HERE, 0) == UpdateFacts()
    assert offer(release, "3.1", HERE, 0) == UpdateFacts()
    assert offer(release, "1.0", "windows-x86_64", 0) == UpdateFacts()


def shown(journey: Journey) -> UpdateFacts:
    page = project(journey).page
    assert isinstance(page, HomeView)
    return page.update


def minutes_before(journey: Journey, minutes: int) -> Journey:
    assert journey.invitation is not None
    return replace(journey, now=journey.invitation.meeting.starts_at - timedelta(minutes=minutes))


def test_a_newer_version_is_not_spoken_of_shortly_before_a_meeting_unless_it_is_needed() -> None:
    early, late = minutes_before(home(), 120), minutes_before(home(), 20)
    assert shown(walk(early, e.UpdateSeen(OFFERED))) == OFFERED
    assert shown(walk(late, e.UpdateSeen(OFFERED))) == UpdateFacts()
    needed = replace(OFFERED, is_needed=True)
    assert shown(walk(late, e.UpdateSeen(needed))) == needed


def test_not_now_lasts_until_the_next_start_and_a_still_newer_one() -> None:
    journey = walk(minutes_before(home(), 120), e.UpdateSeen(OFFERED), e.UpdatePutOff())
    assert shown(journey) == UpdateFacts()
    assert shown(walk(journey, e.UpdateSeen(OFFERED))) == UpdateFacts()
    assert shown(walk(journey, e.UpdateSeen(replace(OFFERED, version="2.1")))).version == "2.1"


def test_it_is_fetched_on_a_click_and_installed_on_the_next() -> None:
    journey = walk(minutes_before(home(), 120), e.UpdateSeen(OFFERED))
    journey, done = trace(journey, e.UpdateAsked(), e.UpdateAsked())
    assert done == (fx.FetchUpdate(),)
    journey = walk(journey, e.UpdateProgressed(40))
    assert shown(journey).loaded_percent == 40
    journey, done = trace(journey, e.UpdateLoaded(), e.UpdateAsked())
    assert done == (fx.StartInstaller(),)


def test_a_failure_is_told_and_tried_again() -> None:
    journey = walk(minutes_before(home(), 120), e.UpdateSeen(OFFERED), e.UpdateAsked(), e.UpdateFailed())
    assert shown(journey).state is UpdateState.FAILED
    assert trace(journey, e.UpdateAsked())[1] == (fx.FetchUpdate(),)


def test_a_policy_fetches_by_itself_but_never_near_or_during_a_meeting() -> None:
    def fetched(journey: Journey) -> bool:
        return fx.FetchUpdate() in trace(journey, e.UpdateSeen(OFFERED, fetches=True))[1]

    assert fetched(minutes_before(home(), 120))
    assert not fetched(minutes_before(home(), 20))
    assert not fetched(in_call())
    assert in_call().place is State.CALL
