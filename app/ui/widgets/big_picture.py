# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A large drawing for a step without a picture; waves run from it while a sound plays."""

import math

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look

_STEP_MS = 33
_ROUND_MS = 1800
_WAVES = 3


class BigPicture(QWidget):
    """A large drawing for a step without a picture of its own.

    Args:
        look: Colours and sizes.
        icon: What stands in the middle.
    """

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._moving = False
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self.update)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.update)

    def set_icon_name(self, icon: str) -> None:
        """Change what stands in the middle."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def set_moving(self, moving: bool) -> None:
        """Let the waves run, or stand still."""
        if moving != self._moving:
            self._moving = moving
            self._clock.start()
            self._run()
            self.update()

    def is_moving(self) -> bool:
        """Tell whether the waves run."""
        return self._timer.isActive()

    def _run(self) -> None:
        if self._moving and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def hasHeightForWidth(self) -> bool:
        """Keep the shape of the camera's picture, so that nothing jumps between steps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of a 16:9 field."""
        return round(width * 9 / 16)

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(320, 180)

    def showEvent(self, event: QShowEvent) -> None:
        """Move if there is something to move for."""
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop."""
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field, waves and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.paint("information_back"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        middle = QRectF(self.rect()).center()
        smallest, largest = self._look.px(72), min(self.width(), self.height()) * 0.47
        turn = (self._clock.elapsed() % _ROUND_MS) / _ROUND_MS if self._moving else 0.0
        for wave in range(_WAVES if self._moving else 0):
            share = (turn + wave / _WAVES) % 1.0
            colour = QColor(self._look.paint("main"))
            colour.setAlphaF(0.55 * math.cos(share * math.pi / 2))
            painter.setPen(QPen(colour, 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = smallest + (largest - smallest) * share
            painter.drawEllipse(middle, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.paint("card"))
        painter.drawEllipse(middle, self._look.px(56), self._look.px(56))
        side = self._look.px(56)
        pixmap = self._look.pixmap(self._icon, "link", 56)
        painter.drawPixmap(round(middle.x() - side / 2), round(middle.y() - side / 2), pixmap)
        painter.end()
