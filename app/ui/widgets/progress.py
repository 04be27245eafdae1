# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Progress without a known end: one calm bar that glides, and nothing that blinks."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look

_HEIGHT_PX = 6
_STEP_MS = 50
_ROUND_MS = 2400
_SHARE = 0.3


class Progress(QWidget):
    """A thin bar that glides to and fro while something is under way."""

    def __init__(self, look: Look, *, on_stage: bool = False) -> None:
        super().__init__()
        self._look = look
        self._groove, self._glider = (
            ("groove_on_stage", "main_on_stage") if on_stage else ("hairline", "main")
        )
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self.update)
        self.setFixedHeight(_HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Tell a screen reader what is under way."""
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Return a bar as wide as there is room."""
        return QSize(240, _HEIGHT_PX)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move."""
        super().showEvent(event)
        self._clock.start()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop."""
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the groove and the part that glides."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        half = _HEIGHT_PX / 2
        painter.setBrush(self._look.paint(self._groove))
        painter.drawRoundedRect(QRectF(self.rect()), half, half)
        turn = (self._clock.elapsed() % _ROUND_MS) / _ROUND_MS
        there = 1 - abs(2 * turn - 1)
        eased = there * there * (3 - 2 * there)
        length = self.width() * _SHARE
        painter.setBrush(self._look.paint(self._glider))
        painter.drawRoundedRect(QRectF((self.width() - length) * eased, 0, length, _HEIGHT_PX), half, half)
        painter.end()
