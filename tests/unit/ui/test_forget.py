# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deleting everything: asked twice in one place, never by a second click, and said only when it is done."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.core.facts import Forgetting
from app.ui.widgets.forget import Forget
from app.ui.window import MainWindow
from tests.unit.ui.conftest import Recorder
from tests.unit.ui.test_pages import SCENES, press


@pytest.fixture
def forget(window: MainWindow) -> Forget:
    window.show_view(SCENES["home"])
    window.open_panel("help")
    return window._help.forget  # noqa: SLF001


def test_it_takes_two_presses(window: MainWindow, recorder: Recorder, forget: Forget, qtbot: QtBot) -> None:
    press(window, "Slet alt om mig på denne computer")
    assert recorder.events == []
    qtbot.waitUntil(forget.delete.isEnabled)
    press(window, "Ja, slet det hele")
    assert recorder.events == [e.EverythingForgotten()]


def test_no_keeps_everything(window: MainWindow, recorder: Recorder, forget: Forget) -> None:
    press(window, "Slet alt om mig på denne computer")
    press(window, "Nej, behold det")
    assert recorder.events == []
    assert forget.begin.isVisible()


def test_a_double_click_never_deletes(
    window: MainWindow, recorder: Recorder, forget: Forget, qtbot: QtBot, qapp: QApplication
) -> None:
    """For as long as the system takes two clicks for a double click, "yes" is deaf."""
    for _ in range(4):
        qapp.processEvents()
    qtbot.mouseClick(forget.begin, Qt.MouseButton.LeftButton)
    qapp.processEvents()
    qtbot.mouseClick(forget.delete, Qt.MouseButton.LeftButton)
    assert recorder.events == []
    qtbot.waitUntil(forget.delete.isEnabled)
    qtbot.mouseClick(forget.delete, Qt.MouseButton.LeftButton)
    assert recorder.events == [e.EverythingForgotten()]


def test_the_question_is_gone_when_the_panel_is_opened_again(window: MainWindow, forget: Forget) -> None:
    press(window, "Slet alt om mig på denne computer")
    window.open_panel(None)
    window.open_panel("help")
    assert not forget.delete.isVisible()


def test_in_a_meeting_it_waits(window: MainWindow, forget: Forget) -> None:
    press(window, "Slet alt om mig på denne computer")
    window.show_view(replace(SCENES["waiting"], can_forget=False))
    assert not forget.begin.isVisible()
    assert not forget.delete.isVisible()
    assert "når du har forladt mødet" in forget.words.said()


@pytest.mark.parametrize(
    ("state", "words", "offered"),
    [
        (Forgetting.NONE, "", True),
        (Forgetting.GOING, "Vi sletter nu …", False),
        (Forgetting.DONE, "Alt om dig er slettet på denne computer.", True),
        (Forgetting.PARTLY, "Vi kunne ikke slette det hele.", True),
    ],
)
def test_it_says_how_far_it_is(
    state: Forgetting, words: str, offered: bool, window: MainWindow, forget: Forget
) -> None:
    window.show_view(replace(SCENES["home"], forgetting=state))
    assert forget.state.isVisible() is bool(words)
    assert words in forget.state.said()
    assert forget.begin.isVisible() is offered


def test_the_keyboard_lands_on_no(window: MainWindow, forget: Forget, qtbot: QtBot) -> None:
    forget.begin.setFocus()
    qtbot.keyClick(forget.begin, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is forget.keep
