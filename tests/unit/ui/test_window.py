# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame: keys, language, panels, focus, and what a screen reader hears."""

import subprocess
import sys
from functools import cached_property

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.core.devices import DeviceKind
from app.ui.pages.all import Pages
from app.ui.pages.check import CheckPage
from app.ui.shots.scenes import scenes
from app.ui.window import MainWindow
from tests.unit.ui.conftest import MakeWindow, Recorder

SCENES = scenes()


def tab_round(window: MainWindow, qtbot: QtBot) -> list[object]:
    """Press Tab until it comes round; returns what had the focus."""
    window.activateWindow()
    window._bottom.plan_b.setFocus()  # noqa: SLF001
    seen: list[object] = []
    for _ in range(80):
        widget = QApplication.focusWidget()
        if widget is None or widget in seen:
            break
        seen.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    return seen


def test_everything_can_be_reached_with_tab_from_top_to_bottom(window: MainWindow, qtbot: QtBot) -> None:
    """On every page: the bottom bar, the top bar, then the page; whichever page was made first."""
    for scene, view in SCENES.items():
        window.show_view(view)
        seen = tab_round(window, qtbot)
        usable = [
            widget
            for widget in window.findChildren(QAbstractButton)
            + window.findChildren(QLineEdit)
            + window.findChildren(QComboBox)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        missing = [widget.accessibleName() for widget in usable if widget not in seen]
        assert missing == [], scene
        parts = [window._bottom, window._top, window._notices, window.page]  # noqa: SLF001
        went = [next(parts.index(part) for part in parts if part and part.isAncestorOf(w)) for w in seen]
        assert went == sorted(went), (scene, [widget.accessibleName() for widget in seen])


def test_only_the_page_that_shows_is_made(window: MainWindow) -> None:
    window.show_view(SCENES["home"])
    assert window._pages.made() == (window._pages.home,)  # noqa: SLF001


def test_plan_b_is_made_before_anything_else_and_the_rest_while_nothing_happens(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_view(SCENES["home"])
    window.make_pages_ahead()
    first = window._pages.made()  # noqa: SLF001
    assert first == (window._pages.home, window._pages.plan_b)  # noqa: SLF001
    qtbot.waitUntil(lambda: not window._ahead.isActive(), timeout=60_000)  # noqa: SLF001
    pages = [name for name, value in vars(Pages).items() if isinstance(value, cached_property)]
    assert pages
    assert [name for name in pages if name not in vars(window._pages)] == []  # noqa: SLF001


def test_pressing_plan_b_makes_no_other_page(window: MainWindow, recorder: Recorder) -> None:
    window.show_view(SCENES["home"])
    window.ask_plan_b()
    assert recorder.events == [e.PlanBAsked()]
    assert window._pages.made() == (window._pages.home,)  # noqa: SLF001


def test_enter_presses_the_main_action(window: MainWindow, recorder: Recorder, qtbot: QtBot) -> None:
    window.show_view(SCENES["home"])
    window._pages.home.setFocus()  # noqa: SLF001
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert recorder.events == [e.WaitingRoomAsked()]


@pytest.mark.parametrize(
    ("scene", "events"),
    [
        ("check_camera", [e.CheckLeft()]),
        ("home_choosing", [e.OpeningLeft()]),
        ("plan_b", [e.PlanBClosed()]),
        ("after", [e.AfterClosed()]),
        ("waiting", []),
        ("call", []),
    ],
)
def test_escape_goes_back_only_where_it_costs_nothing(
    scene: str, events: list[e.Event], window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    window.show_view(SCENES[scene])
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert recorder.events == events


# Qt's offscreen screen has no window manager; a list that opens says so.
no_manager = pytest.mark.qt_log_ignore("This plugin does not support")


@no_manager
def test_f2_works_while_a_list_is_open(window: MainWindow, recorder: Recorder, qtbot: QtBot) -> None:
    window.show_view(SCENES["check_camera"])
    window._pages.check.pickers[DeviceKind.CAMERA].list.showPopup()  # noqa: SLF001
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_F2)
    assert recorder.events == [e.PlanBAsked()]
    assert QApplication.activePopupWidget() is None


@no_manager
def test_plan_b_can_be_pressed_while_a_list_is_open(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    window.show_view(SCENES["check_camera"])
    window._pages.check.pickers[DeviceKind.CAMERA].list.showPopup()  # noqa: SLF001
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    button = window._bottom.plan_b  # noqa: SLF001
    at = popup.mapFromGlobal(button.mapToGlobal(button.rect().center()))
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert recorder.events == [e.PlanBAsked()]


@pytest.mark.parametrize("name", ["display", "help"])
def test_plan_b_stays_free_while_a_panel_is_open(
    name: str, window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    window.show_view(SCENES["home_link_expired"])
    window.open_panel(name)
    button = window._bottom.plan_b  # noqa: SLF001
    corner = button.mapTo(window, QPoint(0, 0))
    assert window.childAt(corner + QPoint(button.width() // 2, button.height() // 2)) is button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert recorder.events == [e.PlanBAsked()]


def test_the_language_changes_live(window: MainWindow, recorder: Recorder, qtbot: QtBot) -> None:
    """Every word in sight, the date included; what was typed stays."""
    window.show_view(SCENES["home_without_meeting"])
    field = window._pages.opening.link  # noqa: SLF001
    field.setText("https://half.typed")
    title = window._pages.opening.title  # noqa: SLF001
    qtbot.mouseClick(window._top.language, Qt.MouseButton.LeftButton)  # noqa: SLF001
    qtbot.waitUntil(lambda: title.said() == "Welcome to your meeting")
    assert window._bottom.plan_b.text() == "Call my caseworker"  # noqa: SLF001
    assert field.text() == "https://half.typed"
    assert recorder.preferences == [("language", "en")]
    window.show_view(SCENES["home"])
    assert "Today, Monday 23 November, at 13:00" in window._pages.home.lead.said()  # noqa: SLF001
    lead = window._pages.home.lead  # noqa: SLF001
    qtbot.mouseClick(window._top.language, Qt.MouseButton.LeftButton)  # noqa: SLF001
    qtbot.waitUntil(lambda: "I dag, mandag den 23. november, kl. 13.00" in lead.said())


def test_no_danish_is_left_in_english(make_window: MakeWindow) -> None:
    window = make_window(language="en")
    for name, view in SCENES.items():
        window.show_view(view)
        for button in window.findChildren(QAbstractButton):
            if button.isVisible() and button.text() not in ("Dansk",):
                assert not set("æøåÆØÅ") & set(button.text()), (name, button.text())


def test_a_meeting_too_long_for_the_bar_ends_in_an_ellipsis(
    make_window: MakeWindow, qapp: QApplication
) -> None:
    window = make_window(text=200, size=(1024, 600))
    window.show_view(SCENES["home"])
    qapp.processEvents()
    meeting = window._top._meeting  # noqa: SLF001
    assert meeting.text().endswith("…")
    assert meeting.toolTip() == meeting.said() == "I dag kl. 13.00 · Mette Holm"
    window.resize(1900, 900)
    qapp.processEvents()
    assert meeting.text() == meeting.said()


def test_dark_and_light_change_live(window: MainWindow, recorder: Recorder, qapp: QApplication) -> None:
    window.show_view(SCENES["home"])
    light = window.grab().toImage().pixelColor(700, 70)
    window._display.preference_changed.emit("theme", "dark")  # noqa: SLF001
    qapp.processEvents()
    dark = window.grab().toImage().pixelColor(700, 70)
    assert (light.name().upper(), dark.name().upper()) == ("#F5F5F5", "#15171B")
    assert recorder.preferences == [("theme", "dark")]


def test_the_ring_shows_where_the_keyboard_is(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(SCENES["home"])
    window.activateWindow()
    ring = window._ring  # noqa: SLF001
    qtbot.mouseClick(window._bottom.plan_b, Qt.MouseButton.LeftButton)  # noqa: SLF001
    assert ring.target() is None
    qtbot.keyClick(window._bottom.plan_b, Qt.Key.Key_Tab)  # noqa: SLF001
    assert ring.target() is QApplication.focusWidget()
    assert ring.target() is not None


def test_every_control_has_a_name_for_screen_readers(window: MainWindow) -> None:
    for scene, view in SCENES.items():
        window.show_view(view)
        widgets = window.findChildren(QAbstractButton) + window.findChildren(QLineEdit)
        for widget in [*widgets, *window.findChildren(QComboBox)]:
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface is not None
                assert interface.text(QAccessible.Text.Name), (scene, widget)


def test_nothing_moves_on_a_page_that_is_not_shown(window: MainWindow, qapp: QApplication) -> None:
    """Timers run for what is in sight only: an old PC has better things to do."""
    for view in SCENES.values():
        window.show_view(view)
        qapp.processEvents()
    window.show_view(SCENES["home"])
    qapp.processEvents()
    assert [timer.parent() for timer in window.findChildren(QTimer) if timer.isActive()] == []


def test_showing_views_again_and_again_leaves_nothing_behind(window: MainWindow, qapp: QApplication) -> None:
    def count() -> int:
        for view in SCENES.values():
            window.show_view(view)
            qapp.processEvents()
        qapp.sendPostedEvents(None, 52)  # QEvent::DeferredDelete
        return len(window.findChildren(object))

    count()
    second = count()
    for _ in range(3):
        last = count()
    assert last == second


def test_the_window_needs_nothing_but_qt_before_its_first_paint() -> None:
    """No networking, media or QR library is imported for the first page."""
    program = (
        "import sys; from app.ui.application import make_application; a = make_application(['x']);"
        "from app.ui.window import MainWindow; from app.ui.preferences import Preferences;"
        "from app.ui.frames import FrameSources, NoFrames;"
        "w = MainWindow(Preferences(), FrameSources(NoFrames(), NoFrames())); w.show(); a.processEvents();"
        "bad = [m for m in ('segno','aiohttp','qasync','asyncio','numpy','cv2','av','aiortc','sounddevice',"
        "'keyring','msgspec') if m in sys.modules]; print(bad); sys.exit(len(bad))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_next_question_begins_at_its_top(make_window: MakeWindow, qapp: QApplication) -> None:
    """With large text a step is scrolled down to its answers; the next one is read from its heading."""
    window = make_window(text=200, size=(1024, 600))
    window.show_view(SCENES["check_speaker_played"])
    qapp.processEvents()
    page = window.page
    assert isinstance(page, CheckPage)
    bar = page.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    window.show_view(SCENES["check_line"])
    qapp.processEvents()
    assert bar.value() == 0
