# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bottom bar, the same on every page: plan B on the left, the one main action on the right."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.box import side_by_side
from app.ui.widgets.button import Button
from app.ui.wording import frame as words

_SIDE_PX = 32
_NARROW_SIDE_PX = 16
_GAP_PX = 16
_AIR_PX = 26


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
        self.plan_b.setObjectName("PlanBAsked")
        self.plan_b.clicked.connect(self.plan_b_pressed)
        self._parts: dict[int, tuple[QWidget, QWidget]] = {}
        self._tools, self._actions = QWidget(self), QWidget(self)
        self._grid = QGridLayout(self)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._rows = 0
        self._arrange()

    def retranslate(self) -> None:
        """Say plan B in the present language."""
        self.plan_b.say(words.PLAN_B(), words.PLAN_B_KEY())
        self.plan_b.setToolTip(words.PLAN_B_KEY())

    def add_page(self, page: QWidget, tools: list[QWidget], actions: list[QWidget]) -> None:
        """Take in a page's buttons: tools for the middle, actions for the right, the main one last."""
        self._parts[id(page)] = (self._row(tools, gap=1), self._row(actions, gap=2))

    def _row(self, widgets: list[QWidget], *, gap: int) -> QWidget:
        box = QWidget(self)
        row = side_by_side(gap=gap)
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        box.setLayout(row)
        box.hide()
        return box

    def turn_to(self, page: QWidget) -> None:
        """Show the buttons of this page."""
        for part in (self._tools, self._actions):
            part.hide()
        self._tools, self._actions = self._parts[id(page)]
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
        parts = [part for part in (self.plan_b, self._tools, self._actions) if not part.isHidden()]
        return sum(part.sizeHint().width() for part in parts) + _GAP_PX * (len(parts) - 1)

    def _arrange(self) -> None:
        tools, actions = self._tools, self._actions
        tools.setVisible(_is_used(tools))
        actions.setVisible(_is_used(actions))
        narrow = self.width() < self._needed() + 2 * _SIDE_PX
        side = _NARROW_SIDE_PX if narrow else _SIDE_PX
        self._grid.setContentsMargins(side, 12, side, 12)
        wanted = 2 if self.width() < self._needed() + 2 * side else 1
        if wanted != self._rows:
            self._rows = wanted
            self._place(wanted)
        one_row = self._look.measures.main_target_px + _AIR_PX
        tallest = max(tools.sizeHint().height(), actions.sizeHint().height())
        self.setMinimumHeight(one_row if wanted == 1 else one_row + 8 + tallest)

    def _place(self, wanted: int) -> None:
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        while self._grid.count():
            self._grid.takeAt(0)
        self._grid.setColumnStretch(1, 1)
        tools, actions = self._tools, self._actions
        if wanted == 1:
            self._grid.addWidget(self.plan_b, 0, 0, left | middle)
            self._grid.addWidget(tools, 0, 1, Qt.AlignmentFlag.AlignHCenter | middle)
            self._grid.addWidget(actions, 0, 2, right | middle)
            return
        above, beside = (actions, tools) if tools.isHidden() else (tools, actions)
        self._grid.addWidget(above, 0, 0, 1, 3, right | middle)
        self._grid.addWidget(self.plan_b, 1, 0, left | middle)
        self._grid.addWidget(beside, 1, 2, right | middle)


def _is_used(part: QWidget) -> bool:
    layout = part.layout()
    if layout is None:
        return False
    items = (layout.itemAt(index) for index in range(layout.count()))
    found = (item.widget() for item in items if item is not None)
    widgets = [widget for widget in found if widget is not None]
    for widget in widgets:
        widget.ensurePolished()  # or its width is that of an unstyled button
    return any(not widget.isHidden() for widget in widgets)
