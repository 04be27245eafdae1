# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in a picture's place: an icon and a sentence; where room is short, the sentence stays."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout

from app.ui.theme import Look

_LARGE_FROM_PX = 150
_GAP_PX = 12
_SIDE_PX, _UPPER_PX = 16, 8


class Placeholder:
    """Icon and sentence in the middle of a field.

    Where both do not fit, the icon goes. Where the sentence alone does not, it ends in an ellipsis.

    Args:
        look: Colours and sizes.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self.words = ""
        self.icon = "camera"

    def needs_px(self, width: int, usual_height: int, font: QFont) -> int:
        """Return the height of a field of this width in which all of the sentence stands."""
        lines, line_height = self._lines(width - 2 * _SIDE_PX, self._font(font, usual_height))
        return max(usual_height, round(len(lines) * line_height + 0.5) + 2 * _UPPER_PX)

    def shown(self, field: QRectF, font: QFont) -> tuple[list[str], float]:
        """Return the lines that stand in this field, and the height of one."""
        room, sized = _room(field), self._font(font, field.height())
        lines, line_height = self._lines(room.width(), sized)
        most = max(int(room.height() / line_height), 1)
        if len(lines) > most:
            rest = " ".join(lines[most - 1 :])
            last = QFontMetricsF(sized).elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
            lines = [*lines[: most - 1], last]
        return lines, line_height

    def paint(self, painter: QPainter, field: QRectF, font: QFont) -> None:
        """Paint both, or the sentence alone."""
        room = _room(field)
        painter.setFont(self._font(font, field.height()))
        lines, line_height = self.shown(field, font)
        size = 48 if self._is_large(field.height()) else 32
        above = self._look.px(size) + (_GAP_PX if lines else 0)
        height = len(lines) * line_height
        if above + height > room.height():
            above = 0
        upper = room.center().y() - (above + height) / 2
        if above:
            icon = self._look.pixmap(self.icon, "muted_on_stage", size)
            painter.drawPixmap(round(room.center().x() - self._look.px(size) / 2), round(upper), icon)
        painter.setPen(self._look.paint("muted_on_stage"))
        for number, line in enumerate(lines):
            where = QRectF(room.left(), upper + above + number * line_height, room.width(), line_height)
            painter.drawText(where, Qt.AlignmentFlag.AlignHCenter, line)

    def _is_large(self, height: float) -> bool:
        return height > self._look.px(_LARGE_FROM_PX)

    def _font(self, font: QFont, height: float) -> QFont:
        sized = QFont(font)
        sized.setPixelSize(self._look.px(16 if self._is_large(height) else 14))
        return sized

    def _lines(self, width: float, font: QFont) -> tuple[list[str], float]:
        """Return the sentence broken at this width, and the height of a line."""
        layout = QTextLayout(self.words, font)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            lines.append(self.words[start : start + line.textLength()].rstrip())
        layout.endLayout()
        return lines if self.words else [], QFontMetricsF(font).height()


def _room(field: QRectF) -> QRectF:
    return field.adjusted(_SIDE_PX, _UPPER_PX, -_SIDE_PX, -_UPPER_PX)
