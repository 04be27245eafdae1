# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda, with the present item marked by the caseworker."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.box import rows, side_by_side
from app.ui.widgets.people import clear
from app.ui.widgets.text import Text
from app.ui.wording import call as words


class Agenda(QWidget):
    """What is talked about, item by item.

    Args:
        look: Colours and sizes.
        on_stage: True on the dark ground of the call.
    """

    def __init__(self, look: Look, *, on_stage: bool = False) -> None:
        super().__init__()
        self._look = look
        self._on_stage = on_stage
        self._shown: object = None
        self._rows = rows(gap=1)
        self.setLayout(self._rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_agenda(self, items: tuple[str, ...], current: int = -1) -> None:
        """Show these items; ``current`` is the present one, -1 for none."""
        mark = words.CURRENT_ITEM() if 0 <= current < len(items) else ""
        shown = (items, current, mark)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._rows)
        for index, item in enumerate(items):
            self._rows.addWidget(self._line(index, item, current, mark))

    def _line(self, index: int, item: str, current: int, mark: str) -> QWidget:
        line = QFrame()
        row = side_by_side(gap=1)
        row.setSpacing(12)
        number = Number(self._look, index, current, on_stage=self._on_stage)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        now = index == current
        texts = rows(gap=0)
        texts.setContentsMargins(0, 2, 0, 0)
        if self._on_stage:
            text = Text("strong_on_stage" if now else "on_stage")
        else:
            text = Text("strong" if now else "body")
        text.say(item)
        texts.addWidget(text)
        if now:
            small = Text("muted_on_stage" if self._on_stage else "small")
            small.say(mark)
            texts.addWidget(small)
        row.addLayout(texts, 1)
        line.setLayout(row)
        line.setAccessibleName(f"{index + 1}. {item}" + (f", {mark}" if now else ""))
        return line


class Number(QWidget):
    """The number of an item in a ring: done, present or still to come."""

    def __init__(self, look: Look, index: int, current: int, *, on_stage: bool = False) -> None:
        super().__init__()
        self._look = look
        self._index = index
        self._current = current
        self._on_stage = on_stage
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of the ring."""
        side = self._look.px(28)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring and what is in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, done = self._index == self._current, self._index < self._current
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        main = "main_on_stage" if self._on_stage else "main"
        edge = "muted_on_stage" if self._on_stage else "border"
        painter.setPen(QPen(self._look.paint(main if now or done else edge), 2))
        painter.setBrush(self._look.paint(main) if now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(area)
        if done:
            size = 18
            side = self._look.px(size)
            corner = self.rect().center()
            pixmap = self._look.pixmap("check", main, size)
            painter.drawPixmap(corner.x() - side // 2 + 1, corner.y() - side // 2 + 1, pixmap)
        else:
            font = self.font()
            font.setPixelSize(self._look.px(14))
            font.setBold(True)
            painter.setFont(font)
            filled, empty = ("on_main_on_stage", "on_stage") if self._on_stage else ("on_main", "text")
            role = filled if now else empty
            painter.setPen(self._look.paint(role))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._index + 1))
        painter.end()
