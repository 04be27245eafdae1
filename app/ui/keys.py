# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan B by key and by mouse, also while a list is open; second clicks; and who uses the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.ui.second_click import SecondClick
from app.ui.widgets.focus_ring import FocusRing

_MOVING_KEYS = {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
}


class KeyWatch(QObject):
    """Sees every key and press before anybody else does.

    An open list (a combo box) takes all keys and presses for itself: a shortcut of the window would be
    deaf just then, and plan B must never be.

    Args:
        window: Has ``ask_plan_b``.
        plan_b: The button, whose place counts while a list is open.
        ring: Shows where the keyboard is.
        second_click: Knows which presses were meant for the page before.
    """

    def __init__(
        self, window: QWidget, plan_b: QPushButton, ring: FocusRing, second_click: SecondClick
    ) -> None:
        super().__init__(window)
        self._window = window
        self._plan_b = plan_b
        self._ring = ring
        self._second_click = second_click
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take F2, a press on plan B beside an open list, and a second click on another page."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._ring.set_by_keyboard(False)
            return self._press(event) or self._second_click.is_meant_for_the_old_page(watched)
        if kind == QEvent.Type.MouseButtonDblClick:
            return self._second_click.is_meant_for_the_old_page(watched)
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in _MOVING_KEYS:
            self._ring.set_by_keyboard(True)
        if event.key() != Qt.Key.Key_F2 or not isinstance(watched, QWidget) or not self._is_ours(watched):
            return False
        if not event.isAutoRepeat():
            self._window.ask_plan_b()  # type: ignore[attr-defined]
        return True

    def _is_ours(self, widget: QWidget) -> bool:
        step: QWidget | None = widget
        while step is not None and step is not self._window:
            step = step.parentWidget()  # goes on where isAncestorOf stops: from an open list to its window
        return step is not None

    def _press(self, event: QMouseEvent) -> bool:
        popup = QApplication.activePopupWidget()
        if popup is None or not self._is_ours(popup):
            return False
        at = self._plan_b.mapFromGlobal(event.globalPosition().toPoint())
        if not self._plan_b.rect().contains(QPoint(at)):
            return False
        self._window.ask_plan_b()  # type: ignore[attr-defined]
        return True
