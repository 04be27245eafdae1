# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two clicks where one was meant: the second one must not press what came under the pointer."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


class SecondClick(QObject):
    """Tells which mouse presses belong to the page that was there before.

    Many people click twice on everything. For as long as the system takes two clicks for a double click,
    a page that has just come is deaf to the mouse; a press by the program itself never comes this way.

    Args:
        guarded: What holds the pages' buttons.
        spared: Plan B's button, which is never deaf.
        parent: The window.
    """

    def __init__(self, guarded: tuple[QWidget, ...], spared: QAbstractButton, parent: QObject) -> None:
        super().__init__(parent)
        self._guarded = guarded
        self._spared = spared
        self._since = QElapsedTimer()
        self._is_new = False

    def page_changed(self) -> None:
        """Begin to be deaf."""
        self._since.start()
        self._is_new = True
        QTimer.singleShot(0, self, self._on_idle)

    def _on_idle(self) -> None:
        """Count from when the page was there to be seen: on an old PC that takes a while."""
        self._is_new = False
        self._since.restart()

    def is_meant_for_the_old_page(self, pressed: QObject) -> bool:
        """Tell whether a mouse press on this object shall be left alone."""
        if not isinstance(pressed, QAbstractButton) or pressed is self._spared:
            return False
        if not any(part.isAncestorOf(pressed) for part in self._guarded):
            return False
        deaf = self._since.isValid() and self._since.elapsed() < QApplication.doubleClickInterval()
        return self._is_new or deaf
