# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A drawing of what can be done; it says nothing that the words beside it don't say."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.theme.drawings import renderer


class Drawing(QWidget):
    """A drawing of ``resources/drawings`` on a field of 16:9, as the camera's picture has it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name = ""
        self._renderer: QSvgRenderer | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._load)

    def show_drawing(self, name: str) -> None:
        """Show another drawing; nothing for a name that has none."""
        if name != self._name:
            self._name = name
            self._load()

    def is_drawn(self) -> bool:
        """Tell whether there is such a drawing."""
        return self._renderer is not None and self._renderer.isValid()

    def _load(self) -> None:
        self._renderer = renderer(self._name, self._look.colours) if self._name else None
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Keep the shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of a 16:9 field."""
        return round(width * 9 / 16)

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(320, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and the drawing in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QPainterPath()
        field.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(field, self._look.paint("information_back"))
        painter.setClipPath(field)
        if self._renderer is not None and self._renderer.isValid():
            room = QRectF(self.rect())
            width = min(room.width(), room.height() * 16 / 9)
            painted = QRectF(0, 0, width, width * 9 / 16)
            painted.moveCenter(room.center())
            painter.setClipRect(painted, Qt.ClipOperation.IntersectClip)
            self._renderer.render(painter, painted)
        painter.end()
