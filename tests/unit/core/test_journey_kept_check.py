# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checks are kept, and the next one is compared with the last good one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.check_history import KEPT, KeptCheck
from app.core.devices import Device, DeviceKind
from app.core.facts import STEPS
from app.core.state import Journey
from app.core.verdicts import CheckId, Verdict
from app.core.views import CheckView, Missing, project
from tests.unit.core.walking import CHECKS, NOW, home, result, trace, walk

HEADSET = Device(DeviceKind.MICROPHONE, "hw1", "Jabra", is_default=True)
LISTED = e.DevicesListed(microphones=(HEADSET,))
GOOD = [e.CheckFinished(result(check)) for check in STEPS]


def checked(journey: Journey, listed: e.DevicesListed = LISTED) -> tuple[Journey, tuple[fx.Effect, ...]]:
    """Walk a whole check in which all is well."""
    journey = walk(journey, e.CheckAsked(), e.EngineReady(CHECKS), listed)
    return trace(journey, *(event for good in GOOD for event in (good, e.StepDone())))


def missing(journey: Journey) -> tuple[Missing, ...]:
    page = project(journey).page
    assert isinstance(page, CheckView)
    return page.missing


def test_a_check_that_was_carried_through_is_kept() -> None:
    journey, done = checked(home())
    (stored,) = [effect.check for effect in done if isinstance(effect, fx.StoreCheck)]
    names = dict.fromkeys(DeviceKind, ()) | {DeviceKind.MICROPHONE: ("Jabra",)}
    assert stored == KeptCheck(NOW, Verdict.READY, names, {DeviceKind.MICROPHONE: "Jabra"})
    assert journey.history == (stored,)
    assert missing(journey) == ()


def test_a_late_result_is_put_into_the_same_check() -> None:
    journey, _ = checked(home())
    worse = e.CheckFinished(result(CheckId.COMPUTER, Verdict.REMARK))
    journey, done = trace(walk(journey, e.Tick(NOW + timedelta(seconds=4))), worse)
    (kept,) = journey.history
    assert kept.findings == ("computer_found",)
    assert done == (fx.StoreCheck(kept),)


def test_a_check_of_which_all_was_skipped_is_not_kept() -> None:
    journey = walk(home(), e.CheckAsked(), e.EngineReady(CHECKS))
    journey, done = trace(journey, *[e.StepSkipped()] * len(STEPS))
    assert journey.history == ()
    assert not [effect for effect in done if isinstance(effect, fx.StoreCheck)]


@pytest.mark.parametrize("days", [0, 1, 6, 40])
def test_the_headset_of_the_last_good_check_is_missed_by_its_name_and_day(days: int) -> None:
    journey, _ = checked(home())
    later = NOW + timedelta(days=days)
    journey = walk(journey, e.CheckLeft(), e.Tick(later))
    laptop = Device(DeviceKind.MICROPHONE, "hw0", "Realtek", is_default=True)
    journey, _ = checked(journey, e.DevicesListed(microphones=(laptop,)))
    (gone,) = missing(journey)
    assert (gone.name, gone.days_ago) == ("Jabra", days)
    back = walk(journey, e.DevicesListed(microphones=(laptop, HEADSET)))
    assert missing(back) == (), "plugged in again while the page shows it"


def test_the_last_ten_are_kept_and_deleting_everything_forgets_them() -> None:
    journey = home()
    for number in range(KEPT + 2):
        journey = walk(journey, e.Tick(NOW + timedelta(hours=number)))
        journey = walk(checked(journey)[0], e.CheckLeft())
    assert len(journey.history) == KEPT
    assert journey.history[0].at == NOW + timedelta(hours=KEPT + 1)
    assert walk(replace(journey), e.EverythingForgotten()).history == ()
