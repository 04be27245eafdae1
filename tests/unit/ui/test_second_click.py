# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two clicks where one was meant, and a key held down, press nothing on the page that came."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.ui.shots.scenes import scenes
from app.ui.window import MainWindow
from tests.unit.ui.conftest import Recorder

SCENES = scenes()
NEVER_OVER_MS = 3_600_000
OVER_AT_ONCE_MS = 0


@pytest.fixture(autouse=True)
def patient_system(qapp: QApplication) -> Iterator[None]:
    """Two clicks are a double click however slowly this machine sends them."""
    usual_ms = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(NEVER_OVER_MS)
    yield
    qapp.setDoubleClickInterval(usual_ms)


def settle(qapp: QApplication) -> None:
    for _ in range(4):
        qapp.processEvents()


def centre(window: MainWindow, button: QWidget) -> QPoint:
    return button.mapTo(window, button.rect().center())


def click_at(window: MainWindow, at: QPoint) -> None:
    """Click as the window system does, on whatever is there now."""
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def follow(window: MainWindow, recorder: Recorder, then: str) -> None:
    """Let the journey answer the first act with another page, at once."""

    def turn(_: e.Event) -> None:
        if len(recorder.events) == 1:
            window.show_view(SCENES[then])

    window.acted.connect(turn)


WALKS = [
    ("check_camera", "next", "check_line", e.StepDone()),  # Næste skips no step
    ("check_computer", "next", "check_ready", e.StepDone()),  # … and goes nowhere after the last one
    ("home", "enter", "call", e.WaitingRoomAsked()),  # what stands there now is Forlad mødet
]


@pytest.mark.parametrize("steps", WALKS, ids=lambda steps: f"{steps[0]}-{steps[2]}")
def test_a_double_click_is_one_click(
    steps: tuple[str, str, str, e.Event], window: MainWindow, recorder: Recorder, qapp: QApplication
) -> None:
    scene, button, then, first = steps
    window.show_view(SCENES[scene])
    settle(qapp)
    assert window.page is not None
    at = centre(window, getattr(window.page, button))
    qapp.setDoubleClickInterval(OVER_AT_ONCE_MS)  # the first page has been there for long
    window.acted.connect(lambda _: qapp.setDoubleClickInterval(NEVER_OVER_MS))
    follow(window, recorder, then)
    click_at(window, at)
    click_at(window, at)
    settle(qapp)
    assert isinstance(window.childAt(at), QAbstractButton), "the second click had something to press"
    click_at(window, at)
    assert recorder.events == [first]


def test_a_click_counts_when_the_time_of_a_double_click_is_over(
    window: MainWindow, recorder: Recorder, qapp: QApplication
) -> None:
    window.show_view(SCENES["check_camera"])
    settle(qapp)
    at = centre(window, window._pages.check.next)  # noqa: SLF001
    click_at(window, at)
    assert recorder.events == []
    qapp.setDoubleClickInterval(OVER_AT_ONCE_MS)
    click_at(window, at)
    assert recorder.events == [e.StepDone()]


def test_a_slow_computer_gives_no_click_away(
    window: MainWindow, recorder: Recorder, qapp: QApplication
) -> None:
    """Until the new page had its first turn, no time counts: the second click may already be waiting."""
    window.show_view(SCENES["check_camera"])
    settle(qapp)
    at = centre(window, window._pages.check.next)  # noqa: SLF001
    qapp.setDoubleClickInterval(OVER_AT_ONCE_MS)
    window.show_view(SCENES["check_line"])
    button = window._pages.check.next  # noqa: SLF001
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert recorder.events == []
    settle(qapp)
    click_at(window, at)
    assert recorder.events == [e.StepDone()]


def test_what_changes_on_a_page_leaves_its_buttons_alone(
    window: MainWindow, recorder: Recorder, qapp: QApplication
) -> None:
    """A result that comes in, or a new minute, is no other page."""
    window.show_view(SCENES["check_camera_measuring"])
    settle(qapp)
    qapp.setDoubleClickInterval(OVER_AT_ONCE_MS)
    window.show_view(SCENES["check_camera"])
    click_at(window, centre(window, window._pages.check.next))  # noqa: SLF001
    assert recorder.events == [e.StepDone()]


def test_plan_b_is_never_deaf(window: MainWindow, recorder: Recorder) -> None:
    for name, view in SCENES.items():
        recorder.events.clear()
        window.show_view(view)
        QTest.mouseClick(window._bottom.plan_b, Qt.MouseButton.LeftButton)  # noqa: SLF001
        assert recorder.events == [e.PlanBAsked()], name


def test_a_press_by_the_program_itself_always_counts(window: MainWindow, recorder: Recorder) -> None:
    window.show_view(SCENES["check_camera"])
    window._pages.check.next.click()  # noqa: SLF001
    assert recorder.events == [e.StepDone()]


def hold(target: QWidget, key: Qt.Key, repeats: int) -> None:
    """Press a key and keep it down."""
    for number in range(repeats + 1):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=number > 0
        )
        QApplication.sendEvent(QApplication.focusWidget() or target, event)


@pytest.mark.parametrize(
    ("key", "first"), [(Qt.Key.Key_Return, e.StepDone()), (Qt.Key.Key_Escape, e.CheckLeft())]
)
def test_a_key_held_down_counts_once(
    key: Qt.Key, first: e.Event, window: MainWindow, recorder: Recorder
) -> None:
    window.show_view(SCENES["check_camera"])
    window.activateWindow()
    window._pages.check.next.setFocus()  # noqa: SLF001
    follow(window, recorder, "check_line")
    hold(window, key, repeats=20)
    assert recorder.events == [first]


def test_enter_presses_the_button_that_the_keyboard_is_on(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    window.show_view(SCENES["home"])
    window.activateWindow()
    test = window._pages.home.test  # noqa: SLF001
    test.setFocus()
    qtbot.keyClick(test, Qt.Key.Key_Return)
    assert recorder.events == [e.CheckAsked()]
