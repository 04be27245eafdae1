# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminders and the calendar on the meeting's page; the icon beside the clock; a window that only hides."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.core.reminders import ReminderKind
from app.ui.shots import scenes as s
from app.ui.tray import Tray
from app.ui.window import MainWindow
from app.ui.wording import reminders as words
from tests.unit.ui.conftest import Recorder
from tests.unit.ui.test_pages import SCENES, said


def test_a_yes_and_a_no_are_one_press_each(window: MainWindow, recorder: Recorder) -> None:
    window.show_view(SCENES["home_tomorrow"])
    card = window._pages.home.remember  # noqa: SLF001
    card.remind.click()
    window.show_view(SCENES["home_reminds"])
    assert card.remind.text() == "Sig ikke til"
    card.remind.click()
    assert recorder.events == [e.RemindersSwitched(True), e.RemindersSwitched(False)]


def test_the_calendar_gets_words_without_the_link(window: MainWindow, recorder: Recorder) -> None:
    """The way into the meeting is a secret: the window never has it, and leaves its place open."""
    window.show_view(SCENES["home"])
    window._pages.home.remember.calendar.click()  # noqa: SLF001
    (asked,) = recorder.events
    assert isinstance(asked, e.CalendarAsked)
    assert "{link}" in asked.words.told
    assert "46 18 20 35" in asked.words.told
    assert s.METTE.name in asked.words.title
    window.show_calendar_saved("/home/pia/Dokumenter/moede-2026-03-02.ics")
    assert "moede-2026-03-02.ics" in said(window)
    window.show_calendar_saved("")
    assert "Vi kunne ikke gemme filen her." in said(window)


def test_shortly_before_the_meeting_nothing_is_to_be_remembered(window: MainWindow) -> None:
    window.show_view(SCENES["home_begun"])
    assert not window._pages.home.remember.isVisible()  # noqa: SLF001


def test_a_wrong_clock_is_said_without_blame(window: MainWindow) -> None:
    window.show_view(SCENES["home_clock_wrong"])
    assert "Uret på denne computer passer ikke. | Det gør ikke noget." in said(window)


@pytest.mark.parametrize("kind", ReminderKind)
def test_a_locked_screen_learns_nobodys_name(kind: ReminderKind) -> None:
    shown = words.NOTICE_TITLE() + words.NOTICES[kind](time="13.00")
    assert not [name for name in ("Mette", "jobcenter", "kommune", "sagsbehandler") if name in shown]


def test_the_menu_beside_the_clock_leads_everywhere(qtbot: QtBot, qapp: QApplication) -> None:
    """Also on a desktop without a place for it: then it is only not seen."""
    tray = Tray()
    chosen: list[object] = []
    tray.chosen.connect(chosen.append)
    tray.set_shown(True)
    tray.notify("Mødeklar", "Du har en aftale")
    opened, quitted = qtbot.waitSignal(tray.opened), qtbot.waitSignal(tray.quitted)
    with opened, quitted:
        for action in tray.menu.actions():
            action.trigger()
    assert chosen == [e.CheckAsked(), e.PlanBAsked()]
    tray.close()


def test_a_window_that_may_hide_is_not_closed(window: MainWindow) -> None:
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    window.may_hide = lambda: True
    assert not window.close()
    assert not window.isVisible()
    assert closed == []
