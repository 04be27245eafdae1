# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ring that shows where the keyboard is: 3 px, 1 px off, in every theme."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from app.ui.theme import Look

_WIDTH_PX = 3
_OFF_PX = 1
_RADIUS_PX = 6
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ZOrderChange}
_FIELDS = (QLineEdit, QComboBox)


class FocusRing(QWidget):
    """Lies over the window, lets the mouse through, and follows the focus.

    Style sheets draw outlines inside a widget only, and each widget differently: one ring over all is
    the same everywhere, and never moves anything.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._around = QRect()
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        self._by_keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def set_by_keyboard(self, by_keyboard: bool) -> None:
        """Show the ring for those who use keys; a mouse press alone does not need one on a button."""
        if by_keyboard != self._by_keyboard:
            self._by_keyboard = by_keyboard
            self._place()

    def target(self) -> QWidget | None:
        """Return the widget that the ring is drawn around, or None."""
        return self._target if self.isVisible() else None

    def _on_focus_changed(self, _: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):  # a window that went while it had the keyboard
                widget.removeEventFilter(self)
        self._watched = []
        window = self._window
        inside = new is not None and new is not window and window.isAncestorOf(new)
        self._target = new if inside and not isinstance(new, QAbstractScrollArea) else None
        step = self._target
        while step is not None and step is not window:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget and whatever holds it."""
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        target = self._target
        wanted = self._by_keyboard or isinstance(target, _FIELDS)
        if target is None or not wanted or not target.isVisible():
            self.hide()
            return
        margin = _WIDTH_PX + _OFF_PX
        corner = target.mapTo(self._window, QPoint(0, 0))
        around = QRect(corner, target.size()).adjusted(-margin, -margin, margin, margin)
        self.setGeometry(around & self._room(target))
        self._around = around
        self.show()
        self.raise_()
        self.update()

    def _room(self, target: QWidget) -> QRect:
        """Return where the ring may be drawn: not over the bars when its widget is scrolled away."""
        window = self._window
        step = target.parentWidget()
        while step is not None and step is not window:
            if isinstance(step, QAbstractScrollArea):
                viewport = step.viewport()
                return QRect(viewport.mapTo(window, QPoint(0, 0)), viewport.size())
            step = step.parentWidget()
        return window.rect()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.pos())
        half = _WIDTH_PX / 2
        painter.setPen(QPen(self._look.paint("focus"), _WIDTH_PX))
        painter.drawRoundedRect(
            QRectF(self._around).adjusted(half, half, -half, -half), _RADIUS_PX, _RADIUS_PX
        )
        painter.end()
