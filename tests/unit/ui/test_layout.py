# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nothing is cut off: every scene, in every language, at 200 %, on a small screen, and 40 % longer."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.events import PlanBAsked
from app.ui.shots.problems import problem_view
from app.ui.shots.scenes import scenes
from app.ui.widgets.video import VideoView
from app.ui.window import MainWindow
from tests.unit.ui.conftest import MakeWindow, Recorder

PROBLEMS = ("camera_denied", "camera_none", "microphone_other_hears_you", "speaker_not_heard", "line_portal")
ASKED = ("camera_face_high", "computer_system_old")
SCENES = {
    **scenes(),
    **{f"problem_{code}": problem_view(code) for code in PROBLEMS},
    **{f"asked_{code}": problem_view(code, by_itself=False) for code in ASKED},
}
WINDOWS = {
    "danish": {"language": "da"},
    "english": {"language": "en"},
    "large_text": {"text": 200},
    "small_screen": {"size": (1024, 600)},
    "large_text_on_small_screen": {"text": 200, "size": (1024, 600)},
    "dark": {"theme": "dark"},
}


class Longer(QTranslator):
    """The pseudo-locale: every Danish text, 40 % longer, with its gaps kept."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the text with letters added."""
        if context.startswith("Q") or not text:
            return ""
        return text + " " + "å" * max(round(len(text) * 0.4) - 1, 1)


def cut_off(window: MainWindow) -> list[str]:
    """Name every shown widget whose words do not fit into it, or that sticks out sideways."""
    found = []
    page = window.page
    assert page is not None
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        name = f"{type(widget).__name__} {widget.accessibleName()[:40]!r}"
        if isinstance(widget, QAbstractButton) and widget.text():
            need = widget.sizeHint()
            if need.width() > widget.width() or need.height() > widget.height():
                found.append(f"{name}: {need.toTuple()} in {widget.size().toTuple()}")
        wraps = isinstance(widget, QLabel) and widget.wordWrap() and bool(widget.text())
        if wraps and widget.heightForWidth(widget.width()) > widget.height():
            found.append(f"{name}: {widget.heightForWidth(widget.width())} px in {widget.height()} px")
        if isinstance(widget, VideoView) and widget.words_shown() != widget.accessibleDescription():
            found.append(f"{name}: {widget.words_shown()!r}")
        if isinstance(widget, (QAbstractButton, QComboBox, QLineEdit, QLabel)):
            left = widget.mapTo(window, QPoint(0, 0)).x()
            if left < 0 or left + widget.width() > window.width():
                found.append(f"{name}: from {left} to {left + widget.width()}")
    return found


def walk(window: MainWindow, qapp: QApplication) -> Iterator[str]:
    """Show one scene after the other and wait until each is laid out."""
    for name, view in SCENES.items():
        window.show_view(view)
        for _ in range(4):
            qapp.processEvents()
        yield name


@pytest.mark.parametrize("kind", WINDOWS)
def test_nothing_is_cut_off(kind: str, make_window: MakeWindow, qapp: QApplication) -> None:
    window = make_window(**WINDOWS[kind])
    found = {name: cut for name in walk(window, qapp) if (cut := cut_off(window))}
    assert found == {}


def test_the_measure_finds_what_is_cut_off(window: MainWindow, qapp: QApplication) -> None:
    """A button narrower than its words, and a text lower than its lines, are both found."""
    window.show_view(SCENES["home"])
    window._bottom.plan_b.setFixedWidth(120)  # noqa: SLF001
    window._pages.home.lead.setFixedHeight(20)  # noqa: SLF001
    for _ in range(4):
        qapp.processEvents()
    assert len(cut_off(window)) == 2


def test_nothing_is_cut_off_in_a_longer_language(make_window: MakeWindow, qapp: QApplication) -> None:
    longer = Longer()
    window = make_window()
    qapp.installTranslator(longer)
    try:
        found = {name: cut for name in walk(window, qapp) if (cut := cut_off(window))}
    finally:
        qapp.removeTranslator(longer)
    assert found == {}


@pytest.mark.parametrize("kind", ["danish", "large_text_on_small_screen"])
def test_the_bottom_bar_is_always_whole(kind: str, make_window: MakeWindow, qapp: QApplication) -> None:
    """Plan B lies inside the window and under nothing, on every page."""
    window = make_window(**WINDOWS[kind])
    for name in walk(window, qapp):
        button = window._bottom.plan_b  # noqa: SLF001
        corner = button.mapTo(window, QPoint(0, 0))
        assert window.rect().contains(corner), name
        assert window.rect().contains(corner + QPoint(button.width() - 1, button.height() - 1)), name
        assert window.childAt(corner + QPoint(button.width() // 2, button.height() // 2)) is button, name


def test_targets_are_large_enough(window: MainWindow, qapp: QApplication) -> None:
    """44 px high each; the main action and plan B 56."""
    for name in walk(window, qapp):
        for button in window.findChildren(QAbstractButton):
            if button.isVisible() and button.property("kind") is not None:
                assert button.height() >= 44, (name, button.text())
        assert window._bottom.plan_b.height() >= 56  # noqa: SLF001
        main = window.page.main_action() if window.page else None
        assert main is None or main.height() >= 56, name


def test_no_page_opens_a_window_of_its_own(window: MainWindow, qapp: QApplication) -> None:
    for name in walk(window, qapp):
        others = [w for w in qapp.topLevelWidgets() if w.isVisible() and w is not window]
        assert others == [], name


def test_text_grows_live(make_window: MakeWindow, qapp: QApplication) -> None:
    """200 % is twice as large at once, in the same window."""
    window = make_window()
    window.show_view(SCENES["home"])
    qapp.processEvents()
    title = window._pages.home.title  # noqa: SLF001
    before = title.fontInfo().pixelSize()
    window._display.preference_changed.emit("text_size", 200)  # noqa: SLF001
    qapp.processEvents()
    assert title.fontInfo().pixelSize() == 2 * before


def test_f2_asks_for_plan_b_from_every_page(
    window: MainWindow, recorder: Recorder, qtbot: QtBot, qapp: QApplication
) -> None:
    from PySide6.QtCore import Qt

    for name in walk(window, qapp):
        recorder.events.clear()
        qtbot.keyClick(window, Qt.Key.Key_F2)
        assert recorder.events == [PlanBAsked()], name
