# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A QR code that a telephone can read from the screen: always black on white."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look

_SIDE_PX = 165
_QUIET_ZONE = 4


class QrCode(QWidget):
    """Shows one code."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._text = ""
        self._matrix: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_text(self, text: str, said: str) -> None:
        """Show the code for a text; ``said`` is what a screen reader says."""
        self.setAccessibleName(said)
        if text == self._text:
            return
        # Imported when the first code is drawn: not needed for the first paint of the window.
        import segno

        self._text = text
        code = segno.make_qr(text, error="m")
        self._matrix = tuple(tuple(bool(cell) for cell in row) for row in code.matrix)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that a telephone reads from an arm's length."""
        side = self._look.px(_SIDE_PX)
        return QSize(side, side)

    def matrix(self) -> tuple[tuple[bool, ...], ...]:
        """Return the dark modules, row by row."""
        return self._matrix

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the modules with their quiet zone."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        count = len(self._matrix) + 2 * _QUIET_ZONE
        cell = max(min(self.width(), self.height()) // count, 1)
        left = (self.width() - cell * count) / 2 + cell * _QUIET_ZONE
        upper = (self.height() - cell * count) / 2 + cell * _QUIET_ZONE
        for row, cells in enumerate(self._matrix):
            for column, dark in enumerate(cells):
                if dark:
                    at = QRectF(left + column * cell, upper + row * cell, cell, cell)
                    painter.fillRect(at, Qt.GlobalColor.black)
        painter.end()
