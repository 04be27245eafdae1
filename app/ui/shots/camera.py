# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shows each scene in the real window and saves what it looks like."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.core.facts import Forgetting
from app.ui.application import make_application
from app.ui.frames import FrameSources
from app.ui.meeting_bar import MeetingBar
from app.ui.preferences import Preferences
from app.ui.shots.pictures import PaintedPerson
from app.ui.shots.problems import contact_sheets, problem_scenes
from app.ui.shots.scenes import scenes
from app.ui.window import MainWindow
from app.ui.wording.findings import tell_as

_SETTLE_MS = 60
_LONG_MS = 500  # Progress comes after 400 ms.


def painted_people() -> FrameSources:
    """Return two painted people in place of cameras."""
    return FrameSources(
        own=PaintedPerson(640, 360, "#3E6B5A", "#6B4A2F", "#C9C2B4"),
        other=PaintedPerson(1280, 720, "#2F4A7A", "#3B2A22", "#B9C4CC"),
    )


def settle(wait_ms: int) -> None:
    """Let the window lay itself out and paint."""
    loop = QEventLoop()
    QTimer.singleShot(wait_ms, loop.quit)
    loop.exec()


def _forget(window: MainWindow, folder: Path) -> list[Path]:
    """Save the question before everything is deleted, and the word after it."""
    window.show_view(scenes()["home_without_meeting"])
    window.open_panel(None)
    window.open_panel("help")
    forget = window._help.forget  # noqa: SLF001  (a picture of what only a press shows)
    saved = []
    for name in ("forget_asked", "forget_done"):
        if name == "forget_asked":
            forget.begin.click()
        else:
            forget.step_back()
            forget.show_state(allowed=True, forgetting=Forgetting.DONE)
        settle(_SETTLE_MS)
        bar = window._help._scroll.verticalScrollBar()  # noqa: SLF001
        bar.setValue(bar.maximum())
        settle(_SETTLE_MS)
        saved.append(folder / f"{name}.png")
        window.grab().save(str(saved[-1]))
    window.open_panel(None)
    return saved


def _problems(window: MainWindow, folder: Path, only: str) -> list[Path]:
    """Save the page of every finding whose code begins with ``only``, together on contact sheets."""
    pictures = {}
    for name, (view, system) in problem_scenes().items():
        if name.startswith(only):
            tell_as(system)
            window._pages.check_problem._view = None  # noqa: SLF001  (told anew although only the system changed)
            window.show_view(view)
            settle(_SETTLE_MS)
            pictures[name] = window.grab()
    tell_as(None)
    return contact_sheets(folder, window.preferences.language, pictures) if pictures else []


def take(folder: Path, preferences: Preferences, size: tuple[int, int], only: str) -> list[Path]:
    """Save a picture of each scene whose name begins with ``only``; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or make_application(["shots"])
    window = MainWindow(preferences, painted_people())
    window.resize(*size)
    window.show()
    saved = []
    for name, view in scenes().items():
        if not name.startswith(only):
            continue
        window.show_view(view)
        settle(_LONG_MS if name == "home_opening" else _SETTLE_MS)
        if "microphone" in name:
            window.show_level(-24.0, -15.0)
        settle(_SETTLE_MS)
        saved.append(folder / f"{name}.png")
        window.grab().save(str(saved[-1]))
    for panel in ("display", "help"):
        if panel.startswith(only):
            window.open_panel(panel)
            settle(_SETTLE_MS)
            saved.append(folder / f"panel_{panel}.png")
            window.grab().save(str(saved[-1]))
    if "foreign_bar".startswith(only):
        saved.append(folder / "foreign_bar.png")
        bar = MeetingBar(window.look)
        bar.fit()
        bar.grab().save(str(saved[-1]))
    if "forget".startswith(only) or only.startswith("forget"):
        saved += _forget(window, folder)
    if "problem".startswith(only) or only.startswith("problem"):
        saved += _problems(window, folder, only.removeprefix("problem").removeprefix("_"))
    window.close()
    del application
    return saved
