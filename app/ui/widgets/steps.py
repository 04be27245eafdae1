# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The thin row of five steps."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look

_DOT_PX = 28


class Steps(QWidget):
    """Where one is among a few steps; state is number or tick, weight of the words, and colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._names: list[str] = []
        self._current = 0
        self._measured: set[int] = set()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_steps(self, names: list[str], current: int, measured: set[int], said: str) -> None:
        """Show the steps.

        Args:
            names: Of all steps.
            current: Which one is open.
            measured: Those that have been measured: they get a tick; one that was skipped gets none.
            said: What a screen reader says.
        """
        self._names, self._current, self._measured = names, current, measured
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a row as wide as there is room."""
        return QSize(320, self._look.px(_DOT_PX) + self._look.px(26) + 4)

    def minimumSizeHint(self) -> QSize:
        """Return the height alone."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint dots, the lines between them, and the names."""
        if not self._names:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = self.width() / len(self._names)
        dot = self._look.px(_DOT_PX)
        for index in range(len(self._names) - 1):
            reached = index < self._current
            painter.setPen(QPen(self._look.paint("main" if reached else "border"), 2))
            left = share * (index + 0.5) + dot / 2 + 8
            right = share * (index + 1.5) - dot / 2 - 8
            painter.drawLine(QPointF(left, dot / 2), QPointF(right, dot / 2))
        for index in range(len(self._names)):
            self._paint_step(painter, index, share, dot)
        painter.end()

    def _paint_step(self, painter: QPainter, index: int, share: float, dot: int) -> None:
        now, measured = index == self._current, index in self._measured
        circle = QRectF(share * (index + 0.5) - dot / 2 + 1, 1, dot - 2, dot - 2)
        painter.setPen(QPen(self._look.paint("main" if now or measured else "border"), 2))
        painter.setBrush(self._look.paint("main" if now else "card"))
        painter.drawEllipse(circle)
        font = QFont(self.font())
        font.setPixelSize(self._look.px(14))
        font.setWeight(QFont.Weight.Bold if now else QFont.Weight.Normal)
        painter.setFont(font)
        if measured and not now:
            side = self._look.px(18)
            pixmap = self._look.pixmap("check", "main", 18)
            painter.drawPixmap(
                QPointF(circle.center().x() - side / 2, circle.center().y() - side / 2), pixmap
            )
        else:
            painter.setPen(self._look.paint("on_main" if now else "text"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(index + 1))
        self._paint_name(painter, index, share, dot, font)

    def _paint_name(self, painter: QPainter, index: int, share: float, dot: int, font: QFont) -> None:
        """Paint a name; where not all of them fit, only the present one, whole."""
        now = index == self._current
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        widths = [QFontMetrics(bold).horizontalAdvance(name) + 4 for name in self._names]
        if max(widths) > share and not now:
            return
        width = max(share, widths[index])
        left = min(max(share * (index + 0.5) - width / 2, 0), self.width() - width)
        painter.setPen(self._look.paint("text" if now else "muted"))
        room = QRectF(left, dot + 4, width, self._look.px(24))
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._names[index])
