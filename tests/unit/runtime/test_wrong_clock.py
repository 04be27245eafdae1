# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A PC whose clock is days off: countdown and reminders go by the service's time, and the page says so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.core.effects import Remind
from app.core.reminders import ReminderFacts, ReminderKind
from app.core.state import Journey
from app.core.views import project
from app.runtime.conductor import Conductor
from app.runtime.memory import StoredMemory
from app.runtime.store import Store
from app.runtime.supervisor import Supervisor
from tests.unit.core.walking import INVITATION, MEETING

REAL = datetime(2026, 3, 2, 12, 50, 30, tzinfo=UTC)
STARTS = REAL + timedelta(minutes=10)


@pytest.mark.parametrize("off", [timedelta(days=2), timedelta(days=-2), timedelta(hours=1)])
def test_a_clock_that_is_off_makes_nobody_late(off: timedelta, qtbot: QtBot, tmp_path: Path) -> None:
    supervisor = Supervisor((tmp_path / "own.ring", tmp_path / "other.ring"), on_fresh=lambda: None)
    invitation = replace(INVITATION, meeting=replace(MEETING, starts_at=STARTS))
    journey = Journey(invitation=invitation, reminders=ReminderFacts(on=True))
    memory = StoredMemory(Store(tmp_path))
    conductor = Conductor(journey, supervisor, memory, strict=True, clock=lambda: REAL + off)
    reminded: list[Remind] = []
    conductor.reminder_due.connect(reminded.append)
    conductor.handle(e.Tick(conductor.now()))
    assert reminded == []
    conductor.set_service_time(REAL)
    assert [one.kind for one in reminded] == [ReminderKind.SOON]
    conductor.handle(e.Tick(conductor.now()))
    view = project(conductor.journey)
    assert (view.minutes_left, view.clock_is_wrong) == (10, True)
    conductor.stop()
    memory.close()


def test_a_few_seconds_on_the_way_to_the_service_are_no_wrong_clock(qtbot: QtBot, tmp_path: Path) -> None:
    supervisor = Supervisor((tmp_path / "own.ring", tmp_path / "other.ring"), on_fresh=lambda: None)
    conductor = Conductor(Journey(), supervisor, StoredMemory(Store(tmp_path)), clock=lambda: REAL)
    conductor.set_service_time(REAL + timedelta(seconds=20))
    assert conductor.journey.clock.settled
    assert not project(conductor.journey).clock_is_wrong
    conductor.stop()
