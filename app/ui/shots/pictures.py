# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Painted people, in place of a camera."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath

from app.ui.frames import Frame


class PaintedPerson:
    """A frame source with one painted picture of somebody at a desk.

    Args:
        width_px: Width of the picture.
        height_px: Its height.
        jumper: Colour of the clothes.
        hair: Colour of the hair.
        wall: Colour of the room.
    """

    def __init__(self, width_px: int, height_px: int, jumper: str, hair: str, wall: str) -> None:
        self._image = _paint(QImage(width_px, height_px, QImage.Format.Format_RGB32), jumper, hair, wall)

    def latest(self) -> Frame | None:
        """Return the picture."""
        image = self._image
        bits = image.constBits()
        return Frame(1, image.width(), image.height(), image.bytesPerLine(), memoryview(bits))


def _paint(image: QImage, jumper: str, hair: str, wall: str) -> QImage:
    width, height = float(image.width()), float(image.height())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    light = QLinearGradient(0, 0, width, height)
    light.setColorAt(0, QColor(wall).lighter(112))
    light.setColorAt(1, QColor(wall).darker(112))
    painter.fillRect(QRectF(0, 0, width, height), light)
    painter.setBrush(QColor(wall).lighter(125))
    painter.drawRect(QRectF(width * 0.06, height * 0.08, width * 0.2, height * 0.5))
    painter.setBrush(QColor("#7A5C43"))
    for shelf in range(2):
        painter.drawRect(QRectF(width * 0.76, height * (0.24 + 0.22 * shelf), width * 0.2, height * 0.02))
        for book, colour in enumerate(("#2F5D8A", "#B4553A", "#5E7F4E", "#C9A24B", "#6B5B95")):
            painter.setBrush(QColor(colour))
            tall = height * (0.13 + 0.02 * ((book + shelf) % 3))
            left = width * (0.775 + 0.03 * book)
            painter.drawRect(QRectF(left, height * (0.24 + 0.22 * shelf) - tall, width * 0.024, tall))
            painter.setBrush(QColor("#7A5C43"))
    _paint_person(painter, width, height, jumper, hair)
    painter.end()
    return image


def _paint_person(painter: QPainter, width: float, height: float, jumper: str, hair: str) -> None:
    middle, skin = width / 2, QColor("#E3B995")
    body = QPainterPath(QPointF(middle - height * 0.42, height))
    body.cubicTo(
        QPointF(middle - height * 0.4, height * 0.7),
        QPointF(middle - height * 0.2, height * 0.68),
        QPointF(middle, height * 0.66),
    )
    body.cubicTo(
        QPointF(middle + height * 0.2, height * 0.68),
        QPointF(middle + height * 0.4, height * 0.7),
        QPointF(middle + height * 0.42, height),
    )
    painter.setBrush(QColor(hair))
    painter.drawRoundedRect(
        QRectF(middle - height * 0.185, height * 0.15, height * 0.37, height * 0.43),
        height * 0.17,
        height * 0.17,
    )
    painter.setBrush(QColor(jumper))
    painter.drawPath(body)
    painter.setBrush(skin.darker(110))
    painter.drawRoundedRect(QRectF(middle - height * 0.06, height * 0.5, height * 0.12, height * 0.2), 24, 24)
    face = QPainterPath()
    face.addEllipse(QPointF(middle, height * 0.385), height * 0.14, height * 0.185)
    painter.setBrush(skin)
    painter.drawPath(face)
    fringe = QPainterPath()
    fringe.addEllipse(QPointF(middle - height * 0.05, height * 0.2), height * 0.2, height * 0.115)
    painter.setBrush(QColor(hair))
    # A little wider than the face, or its edge shines through.
    brow_room = QPainterPath()
    brow_room.addEllipse(QPointF(middle, height * 0.383), height * 0.146, height * 0.192)
    painter.drawPath(fringe.intersected(brow_room))
    painter.setBrush(QColor("#3A2A20"))
    for side in (-1, 1):
        painter.drawEllipse(
            QPointF(middle + side * height * 0.055, height * 0.385), height * 0.013, height * 0.016
        )
    brow = QColor(hair).darker(120)
    for side in (-1, 1):
        painter.setBrush(brow)
        at = QRectF(
            middle + side * height * 0.055 - height * 0.026, height * 0.347, height * 0.052, height * 0.008
        )
        painter.drawRoundedRect(at, 3, 3)
    painter.setPen(QColor("#A4573F"))
    pen = painter.pen()
    pen.setWidthF(height * 0.009)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(
        QRectF(middle - height * 0.055, height * 0.41, height * 0.11, height * 0.075), 205 * 16, 130 * 16
    )
