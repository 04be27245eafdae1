# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A window that shows hand-made views, in Danish time, and leaves nothing behind."""

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.events import Event
from app.ui.application import prepare
from app.ui.frames import Frame, FrameSources
from app.ui.preferences import Preferences
from app.ui.window import MainWindow


class StillFrames:
    """A camera whose picture changes only when the test says so."""

    def __init__(self, width_px: int = 64, height_px: int = 36) -> None:
        self.sequence = 1
        self.asked = 0
        self.size = (width_px, height_px)
        self.gone = False
        self._pixels = bytearray(width_px * height_px * 4)

    def fill(self, left: bytes, right: bytes) -> None:
        """Paint the left and the right half in BGRA colours."""
        width, height = self.size
        row = left * (width // 2) + right * (width - width // 2)
        self._pixels[:] = row * height
        self.sequence += 1

    def latest(self) -> Frame | None:
        self.asked += 1
        if self.gone:
            return None
        width, height = self.size
        return Frame(self.sequence, width, height, width * 4, memoryview(self._pixels))


class Recorder:
    """Everything the window told."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.events: list[Event] = []
        self.preferences: list[tuple[str, object]] = []
        window.acted.connect(self.events.append)
        window.preference_changed.connect(lambda name, value: self.preferences.append((name, value)))


@pytest.fixture(autouse=True)
def danish_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Copenhagen")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def frames() -> FrameSources:
    return FrameSources(own=StillFrames(), other=StillFrames())


MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(qapp: QApplication, qtbot: QtBot, frames: FrameSources) -> Iterator[MakeWindow]:
    """Return a maker of shown windows; each is gone when the test ends."""
    prepare(qapp)
    made: list[MainWindow] = []

    def make(
        language: str = "da", text: int = 100, theme: str = "light", size: tuple[int, int] = (1366, 768)
    ) -> MainWindow:
        window = MainWindow(Preferences(language, text, theme), frames)  # type: ignore[arg-type]
        made.append(window)
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    for window in made:
        window.close()
        window._language.forget()  # noqa: SLF001
        window.deleteLater()
    # Now, not at the next turn of the event loop: every window alive is styled again with the next one.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")
    QLocale.setDefault(QLocale.system())


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


@pytest.fixture
def recorder(window: MainWindow) -> Recorder:
    return Recorder(window)
