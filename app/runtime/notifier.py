# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notices on a Linux desktop by its own program, with a button; other systems show them by the tray icon."""

import shutil
import sys

from PySide6.QtCore import QObject, QProcess, Signal

PRESSED = "test"


class DesktopNotifier(QObject):
    """Shows a notice with one button through ``notify-send``.

    Signals: ``pressed()`` when the notice or its button was pressed, ``failed(title, body)`` when this
    desktop did not take it (an old ``notify-send`` knows no buttons, a bare desktop shows nothing).
    """

    pressed = Signal()
    failed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._program = shutil.which("notify-send") if sys.platform == "linux" else None
        self._showing: list[QProcess] = []

    @property
    def is_there(self) -> bool:
        """Whether this desktop has such a program."""
        return self._program is not None

    def show(self, title: str, body: str, button: str) -> None:
        """Show a notice; returns at once."""
        process = QProcess(self)
        process.finished.connect(lambda code: self._over(process, code, title, body))
        process.errorOccurred.connect(lambda _: self._over(process, 1, title, body))
        self._showing.append(process)
        words = ["--app-name=Mødeklar", "--icon=dk.moedeklar.Moedeklar", "--wait"]
        actions = [f"--action=default={button}", f"--action={PRESSED}={button}"]
        process.start(self._program or "", [*words, *actions, "--", title, body])

    def close(self) -> None:
        """Take every notice away that still waits for an answer."""
        for process in tuple(self._showing):
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1000)
        self._showing.clear()

    def _over(self, process: QProcess, code: int, title: str, body: str) -> None:
        if process not in self._showing:
            return
        self._showing.remove(process)
        said = bytes(process.readAllStandardOutput().data()).decode(errors="replace").split()
        process.deleteLater()
        if code != 0:
            self.failed.emit(title, body)
        elif PRESSED in said or "default" in said:
            self.pressed.emit()
