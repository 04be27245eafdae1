# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""An icon on the page, by itself or in a round field of its tone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look


class Icon(QWidget):
    """An icon beside words; it says nothing that the words don't say.

    Args:
        look: Colours and sizes.
        name: Which icon.
        role: Its colour.
        size: In pixels at 100 %.
        disc: The role of a round field behind it, or "".
    """

    def __init__(self, look: Look, name: str, role: str = "text", size: float = 24, disc: str = "") -> None:
        super().__init__()
        self._look = look
        self._name, self._role, self._size, self._disc = name, role, size, disc
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._resize)
        self._resize()

    def turn_into(self, name: str, role: str, disc: str = "") -> None:
        """Show another icon."""
        if (name, role, disc) != (self._name, self._role, self._disc):
            self._name, self._role, self._disc = name, role, disc
            self._resize()

    def sizeHint(self) -> QSize:
        """Return the icon's size, with room for the field around it."""
        side = self._look.px(self._size * (2 if self._disc else 1))
        return QSize(side, side)

    def _resize(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and the icon in the middle of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._disc:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.paint(self._disc))
            painter.drawEllipse(QRectF(self.rect()))
        pixmap = self._look.pixmap(self._name, self._role, self._size)
        side = self._look.px(self._size)
        middle = QPointF(self.width() / 2 - side / 2, self.height() / 2 - side / 2)
        painter.drawPixmap(middle, pixmap)
        painter.end()
