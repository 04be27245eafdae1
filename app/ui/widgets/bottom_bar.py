# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bottom bar, the same on every page: plan B on the left, the one main action on the right."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.box import side_by_side
from app.ui.widgets.button import Button
from app.ui.wording import frame as words

_SIDE_PX = 32
_NARROW_SIDE_PX = 16
_GAP_PX = 16


class BottomBar(QFrame):
    """Plan B, what the page has beside it, and the page's main action.

    Where all of it does not fit into one row, plan B keeps its corner and the rest gets a row of its own.
    """

    plan_b_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("bottom_bar")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.plan_b = Button(look, "plan_b", "telephone")
        self.plan_b.clicked.connect(self.plan_b_pressed)
        self._tools = QWidget()
        self._tools_row = side_by_side(gap=1)
        self._tools.setLayout(self._tools_row)
        self._actions = QWidget()
        self._actions_row = side_by_side(gap=2)
        self._actions.setLayout(self._actions_row)
        self._grid = QGridLayout(self)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._rows = 0
        self._arrange()

    def retranslate(self) -> None:
        """Say plan B in the present language."""
        self.plan_b.say(words.PLAN_B(), words.PLAN_B_KEY())
        self.plan_b.setToolTip(words.PLAN_B_KEY())

    def hold(self, tools: list[QWidget], actions: list[QWidget]) -> None:
        """Take over a page's buttons: tools in the middle, actions on the right, the main one last."""
        for row, widgets in ((self._tools_row, tools), (self._actions_row, actions)):
            _empty(row)
            for widget in widgets:
                row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows = 0
        self._arrange()

    def refit(self) -> None:
        """Arrange again after words or sizes have changed."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one row or two."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Let the window be narrower than one row of buttons."""
        return QSize(0, super().minimumSizeHint().height())

    def _needed(self) -> int:
        parts = (self.plan_b, self._tools, self._actions)
        return sum(part.sizeHint().width() for part in parts) + 2 * _GAP_PX

    def _arrange(self) -> None:
        narrow = self.width() < self._needed() + 2 * _SIDE_PX
        side = _NARROW_SIDE_PX if narrow else _SIDE_PX
        self._grid.setContentsMargins(side, 12, side, 12)
        wanted = 2 if self.width() < self._needed() + 2 * side else 1
        if wanted == self._rows:
            return
        self._rows = wanted
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        has_tools = self._tools_row.count() > 0
        for part in (self.plan_b, self._tools, self._actions):
            self._grid.removeWidget(part)
        self._grid.setColumnStretch(1, 1)
        if wanted == 1:
            self._grid.addWidget(self.plan_b, 0, 0, left | middle)
            self._grid.addWidget(self._tools, 0, 1, Qt.AlignmentFlag.AlignHCenter | middle)
            self._grid.addWidget(self._actions, 0, 2, right | middle)
            return
        self._grid.addWidget(self._tools if has_tools else self._actions, 0, 0, 1, 3, right | middle)
        self._grid.addWidget(self.plan_b, 1, 0, left | middle)
        if has_tools:
            self._grid.addWidget(self._actions, 1, 2, right | middle)
        else:
            self._grid.addWidget(self._tools, 1, 2, right | middle)


def _empty(row: QHBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
