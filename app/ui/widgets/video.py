# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A moving picture: asks for the newest frame while it can be seen, and paints only new ones."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.frames import FrameSource
from app.ui.theme import Look
from app.ui.widgets.placeholder import Placeholder

_POLL_MS = 16
_RADIUS_PX = 8


class VideoView(QWidget):
    """Shows one camera.

    Without a picture it shows an icon and words instead, calm and still.

    Args:
        look: Colours and sizes.
        source: Where the pictures come from.
        mirrored: True for one's own picture: people know themselves from the mirror.
        top: True where the picture shall sit close to the camera above the screen.
    """

    def __init__(self, look: Look, source: FrameSource, *, mirrored: bool = False, top: bool = False) -> None:
        super().__init__()
        self._look = look
        self._source = source
        self._mirrored = mirrored
        self._top = top
        self._image = QImage()
        self._sequence = -1
        self._wanted = True
        self._placeholder = Placeholder(look)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._turn)

    def show_picture(self, wanted: bool) -> None:
        """Show the camera's pictures, or the words in their place."""
        if wanted != self._wanted:
            self._wanted = wanted
            if not wanted:
                self._forget()
            self._turn()

    def say(self, words: str, icon: str = "camera") -> None:
        """Set what stands there while there is no picture."""
        if (words, icon) != (self._placeholder.words, self._placeholder.icon):
            self._placeholder.words, self._placeholder.icon = words, icon
            self._turn()

    def _turn(self) -> None:
        """Make room for what is shown now, paint it, and let a screen reader say what stands there."""
        self.setAccessibleDescription("" if self.has_picture() else self._placeholder.words)
        self.updateGeometry()
        self.update()

    def has_picture(self) -> bool:
        """Tell whether a picture is shown now."""
        return self._wanted and not self._image.isNull()

    def words_shown(self) -> str:
        """Return the words that stand in the picture's place, as far as they fit."""
        if self.has_picture():
            return ""
        return " ".join(self._placeholder.shown(QRectF(self.rect()), self.font())[0])

    def is_polling(self) -> bool:
        """Tell whether it asks for pictures just now."""
        return self._timer.isActive()

    def hasHeightForWidth(self) -> bool:
        """A picture that is not the whole stage keeps 16 to 9."""
        return not self._top

    def heightForWidth(self, width: int) -> int:
        """Return the height of a 16:9 picture, or more where the words in its place need it."""
        usual = round(width * 9 / 16)
        return usual if self.has_picture() else self._placeholder.needs_px(width, usual, self.font())

    def sizeHint(self) -> QSize:
        """Return a size that says: as large as there is room."""
        return QSize(320, 180)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest picture that still shows a face."""
        return QSize(160, 90)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to ask for pictures."""
        super().showEvent(event)
        self._poll()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop asking, and keep no old picture for the next time."""
        self._timer.stop()
        self._forget()
        self._turn()
        super().hideEvent(event)

    def _forget(self) -> None:
        self._image = QImage()
        self._sequence = -1

    def _poll(self) -> None:
        if not self._wanted:
            return
        frame = self._source.latest()
        if frame is None:
            if not self._image.isNull():
                self._forget()
                self._turn()
            return
        if frame.sequence == self._sequence:
            return
        is_first = self._image.isNull()
        self._sequence = frame.sequence
        # Copied at once: the ring is written again long before the next paint may come.
        self._image = QImage(
            frame.pixels, frame.width_px, frame.height_px, frame.stride_bytes, QImage.Format.Format_RGB32
        ).copy()
        if is_first:
            self._turn()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the newest picture, whole and in its own shape, or the words in its place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.has_picture():
            self._paint_picture(painter)
        else:
            self._paint_placeholder(painter)
        painter.end()

    def picture_rect(self) -> QRectF:
        """Return where the picture is painted."""
        return self._fitted(self._image.size())

    def _fitted(self, shape: QSize) -> QRectF:
        if shape.isEmpty():
            return QRectF(self.rect())
        size = shape.toSizeF()
        size.scale(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) / 2
        upper = 0.0 if self._top else (self.height() - size.height()) / 2
        return QRectF(left, upper, size.width(), size.height())

    def _paint_picture(self, painter: QPainter) -> None:
        target = self.picture_rect()
        painter.setClipPath(_rounded(target))
        if self._mirrored:
            painter.translate(target.left() * 2 + target.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(target, self._image)

    def _paint_placeholder(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.paint("stage_card"))
        painter.drawPath(_rounded(QRectF(self.rect())))
        self._placeholder.paint(painter, QRectF(self.rect()), self.font())


def _rounded(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)
    return path
