# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program beside the clock: with a yes the window hides, in a meeting it closes, and nobody is lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.compose.reminding import Reminding
from app.core import events as e
from app.core.facts import State
from app.core.reminders import ReminderFacts
from app.core.state import Journey
from app.runtime.conductor import Conductor
from app.runtime.memory import StoredMemory
from app.runtime.store import Store
from app.runtime.supervisor import Supervisor
from app.ui.frames import FrameSources
from app.ui.preferences import Preferences
from app.ui.window import MainWindow

# The platform of the tests has no tray of its own to show the icon in.
pytestmark = pytest.mark.qt_log_ignore("QSystemTrayIcon", "systemTrayWindowChanged")


class NoPictures:
    """A camera that shows nothing."""

    def latest(self) -> None:
        return None


class Desk:
    """A window with everything around it, on a desktop with or without a place for the icon."""

    def __init__(self, folder: Path) -> None:
        supervisor = Supervisor((folder / "own.ring", folder / "other.ring"), on_fresh=lambda: None)
        journey = Journey(reminders=ReminderFacts(on=True))
        self.memory = StoredMemory(Store(folder))
        self.conductor = Conductor(journey, supervisor, self.memory, strict=True)
        self.window = MainWindow(Preferences(), FrameSources(own=NoPictures(), other=NoPictures()))
        self.conductor.view_changed.connect(self.window.show_view)
        self.conductor.show()
        self.quitted: list[bool] = []
        self.reminding = Reminding(
            self.window, self.conductor, self.window.show, lambda: self.quitted.append(True)
        )
        self.window.show()

    def close(self) -> None:
        self.reminding.close()
        self.memory.close()
        self.window.close()
        self.window._language.forget()  # noqa: SLF001
        shiboken6.delete(self.window)


@pytest.fixture
def has_tray() -> bool:
    return True


@pytest.fixture
def desk(
    has_tray: bool, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: has_tray)
    monkeypatch.setenv("PATH", str(tmp_path))  # no notify-send here
    made = Desk(tmp_path)
    yield made
    made.close()
    qapp.setStyleSheet("")
    QLocale.setDefault(QLocale.system())


def test_a_closed_window_hides_and_comes_back_from_the_clock(desk: Desk) -> None:
    assert desk.reminding.can_tell
    desk.window.close()
    assert not desk.window.isVisible()
    desk.reminding.tray.opened.emit()
    assert desk.window.isVisible()
    desk.reminding.tray.quitted.emit()
    assert desk.quitted == [True]


def test_the_telephone_is_one_press_away_beside_the_clock(desk: Desk) -> None:
    desk.window.acted.connect(desk.conductor.handle)
    desk.window.close()
    desk.reminding.tray.chosen.emit(e.PlanBAsked())
    assert desk.window.isVisible()
    assert desk.conductor.journey.state is State.PLAN_B


@pytest.mark.parametrize("place", [State.WAITING, State.CALL])
def test_nobody_stays_in_a_meeting_behind_a_closed_window(desk: Desk, place: State) -> None:
    desk.conductor.journey = replace(desk.conductor.journey, place=place)
    assert desk.window.close()


def test_after_a_no_a_closed_window_is_closed(desk: Desk) -> None:
    desk.conductor.handle(e.RemindersSwitched(False))
    assert desk.window.close()


@pytest.mark.parametrize("has_tray", [False])
def test_without_a_place_beside_the_clock_nothing_breaks_and_nothing_is_hidden(desk: Desk) -> None:
    assert not desk.reminding.can_tell
    assert desk.window.close()
