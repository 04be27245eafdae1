# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The icon beside the clock, where the desktop has such a place; elsewhere everything works without."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.core.events import CheckAsked, PlanBAsked
from app.ui.wording import reminders as words

_PRESSES = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


class Tray(QObject):
    """Icon, menu, and notices by the icon.

    Signals: ``opened()`` when the window is wanted, ``chosen(Event)`` when it is wanted for something,
    ``quitted()`` when the whole program shall end, ``pressed()`` when a notice was pressed.
    """

    opened = Signal()
    chosen = Signal(object)
    quitted = Signal()
    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon: QSystemTrayIcon | None = None
        self.menu = QMenu()
        self._actions = {
            words.TRAY_OPEN: self._action(self.opened.emit),
            words.TRAY_TEST: self._action(lambda: self.chosen.emit(CheckAsked())),
            words.TRAY_PLAN_B: self._action(lambda: self.chosen.emit(PlanBAsked())),
            words.TRAY_QUIT: self._action(self.quitted.emit),
        }
        self.retranslate()

    @property
    def is_there(self) -> bool:
        """Whether this desktop has a place for the icon just now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def set_shown(self, shown: bool) -> None:
        """Show the icon, or take it away."""
        if not shown or not self.is_there:
            if self._icon is not None:
                self._icon.hide()
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
            self._icon.setContextMenu(self.menu)
            self._icon.activated.connect(lambda reason: self.opened.emit() if reason in _PRESSES else None)
            self._icon.messageClicked.connect(self.pressed)
        self._icon.setToolTip(words.NOTICE_TITLE())
        self._icon.show()

    def notify(self, title: str, body: str) -> None:
        """Show a notice by the icon; without an icon there is none."""
        if self._icon is not None and self._icon.isVisible():
            self._icon.showMessage(title, body, QGuiApplication.windowIcon())

    def retranslate(self) -> None:
        """Say the menu in the present language."""
        for phrase, action in self._actions.items():
            action.setText(phrase())

    def close(self) -> None:
        """Take everything away."""
        if self._icon is not None:
            self._icon.hide()
        self.menu.deleteLater()

    def _action(self, done: Callable[[], None]) -> QAction:
        action = QAction(self.menu)
        action.triggered.connect(lambda: done())
        self.menu.addAction(action)
        return action
