# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Qt application: fonts, icon and style, before any window."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app.ui.resources import resources_dir

FAMILY = "IBM Plex Sans"
# The size that each system gives to an application when nobody has changed anything.
_USUAL_POINTS = {"win32": 9.0, "darwin": 13.0}
_USUAL_POINTS_ELSEWHERE = 11.0
APP_ID = "Moedeklar.Moedeklar"  # the same as in installers/windows/nsis/common.nsh
_SYSTEM_FACTOR = "moedeklar_system_text_factor"


def make_application(argv: Sequence[str]) -> QApplication:
    """Return the one application object, with our fonts loaded."""
    _name_for_the_task_bar()
    QCoreApplication.setApplicationName("Mødeklar")
    QCoreApplication.setOrganizationName("Mødeklar")
    if sys.platform == "linux" and getattr(sys, "frozen", False):  # installed: the desktop knows this entry
        QGuiApplication.setDesktopFileName("dk.moedeklar.Moedeklar")
    application = QApplication(list(argv))
    prepare(application)
    return application


def _name_for_the_task_bar() -> None:
    """Let Windows group the window with our entry in the start menu, not with other Python programs."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)


def prepare(application: QApplication) -> None:
    """Load fonts and icon into an application, once; remembers the system's own text size."""
    if application.property(_SYSTEM_FACTOR) is not None:
        return
    usual = _USUAL_POINTS.get(sys.platform, _USUAL_POINTS_ELSEWHERE)
    points = application.font().pointSizeF()
    application.setProperty(_SYSTEM_FACTOR, max(points / usual, 1.0) if points > 0 else 1.0)
    application.setStyle("Fusion")
    for path in sorted((resources_dir() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont(FAMILY)
    font.setPixelSize(16)
    application.setFont(font)
    application.setWindowIcon(QIcon(str(resources_dir() / "icons" / "moedeklar.svg")))


def system_text_factor() -> float:
    """Return how much larger than usual the system's own text is; at least 1."""
    application = QCoreApplication.instance()
    value = application.property(_SYSTEM_FACTOR) if application is not None else None
    return float(value) if isinstance(value, (int, float)) else 1.0


__all__ = ["FAMILY", "make_application", "prepare", "resources_dir", "system_text_factor"]
