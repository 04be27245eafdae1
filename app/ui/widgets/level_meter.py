# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How loud the microphone hears: one bar that moves softly, with a mark for the loudest moment."""

from PySide6.QtCore import QElapsedTimer, QLineF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look

FLOOR_DBFS = -60.0
_STEP_MS = 33
_FALL_DB_A_SECOND = 30.0
_HOLD_MS = 1500
_HEIGHT_PX = 28
# Speech at a usual distance lies between these two: the part of the bar that is "good".
GOOD_FROM_DBFS = -42.0
GOOD_TO_DBFS = -6.0


class LevelMeter(QWidget):
    """A bar from -60 to 0 dBFS. Rises at once, falls slowly, never blinks."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heard_dbfs = FLOOR_DBFS
        self._shown_dbfs = FLOOR_DBFS
        self._peak_dbfs = FLOOR_DBFS
        self._peak_age = QElapsedTimer()
        self._peak_age.start()
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._fall)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @property
    def shown_dbfs(self) -> float:
        """What the bar shows now."""
        return self._shown_dbfs

    @property
    def peak_dbfs(self) -> float:
        """Where the mark of the loudest moment stands."""
        return self._peak_dbfs

    def show_level(self, level_dbfs: float, peak_dbfs: float) -> None:
        """Show a new measurement; values outside -60 to 0 dBFS stand at the ends."""
        self._heard_dbfs = _inside(level_dbfs)
        self._shown_dbfs = max(self._shown_dbfs, self._heard_dbfs)
        if _inside(peak_dbfs) >= self._peak_dbfs:
            self._peak_dbfs = _inside(peak_dbfs)
            self._peak_age.restart()
        self.update()

    def silence(self) -> None:
        """Go back to the left end."""
        self._heard_dbfs = self._shown_dbfs = self._peak_dbfs = FLOOR_DBFS
        self.update()

    def sizeHint(self) -> QSize:
        """Return a bar as wide as there is room."""
        return QSize(280, self._look.px(_HEIGHT_PX))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop, and begin at silence the next time."""
        self._timer.stop()
        self.silence()
        super().hideEvent(event)

    def _fall(self) -> None:
        step = _FALL_DB_A_SECOND * _STEP_MS / 1000
        before = (self._shown_dbfs, self._peak_dbfs)
        self._shown_dbfs = max(self._heard_dbfs, self._shown_dbfs - step)
        if self._peak_age.elapsed() > _HOLD_MS:
            self._peak_dbfs = max(self._shown_dbfs, self._peak_dbfs - step)
        if before != (self._shown_dbfs, self._peak_dbfs):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the groove, the level, and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = area.height() / 2
        groove = QPainterPath()
        groove.addRoundedRect(area, radius, radius)
        painter.fillPath(groove, self._look.paint("page"))
        painter.setClipPath(groove)
        level = QRectF(area.left(), area.top(), area.width() * _share(self._shown_dbfs), area.height())
        painter.fillRect(level, self._look.paint("ready"))
        if self._peak_dbfs > FLOOR_DBFS:
            at = area.left() + area.width() * _share(self._peak_dbfs)
            painter.setPen(QPen(self._look.paint("text"), 3))
            painter.drawLine(QLineF(at - 2, area.top(), at - 2, area.bottom()))
        painter.setClipping(False)
        painter.setPen(QPen(self._look.paint("border"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(groove)
        painter.end()


def _inside(dbfs: float) -> float:
    return min(max(dbfs, FLOOR_DBFS), 0.0)


def _share(dbfs: float) -> float:
    return (dbfs - FLOOR_DBFS) / -FLOOR_DBFS
