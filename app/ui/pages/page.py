# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page has: a column that scrolls, buttons for the bottom bar, and one signal."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.core.events import Event
from app.core.views import View
from app.ui.theme import Look
from app.ui.theme.measures import COLUMN_PX, PAGE_MARGIN_PX
from app.ui.widgets.box import centred, rows
from app.ui.widgets.button import Button


class Page(QWidget):
    """A page. It never decides what comes next.

    Attributes:
        bar_tools: Stand in the middle of the bottom bar.
        bar_actions: Stand on its right; the main action is the last.
    """

    acted = Signal(object)
    bar_changed = Signal()
    scroll_room_changed = Signal(int)
    widest_px = COLUMN_PX
    ground = "page"

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.look = look
        self.bar_tools: list[QWidget] = []
        self.bar_actions: list[QWidget] = []
        self._view: View | None = None
        look.changed.connect(self._again)

    def show_page(self, view: View) -> None:
        """Show what the journey says; a view that changed nothing costs nothing."""
        if view != self._view:
            self._view = view
            self.render_view(view)

    def render_view(self, view: View) -> None:
        """Set every word and state of the page. Each page has its own."""
        raise NotImplementedError

    def main_action(self) -> Button | None:
        """Return the button that Enter presses, or None."""
        last = self.bar_actions[-1] if self.bar_actions else None
        usable = isinstance(last, Button) and last.property("kind") == "main" and not last.isHidden()
        return last if usable and isinstance(last, Button) else None

    def escape_event(self) -> Event | None:
        """Return what Escape means here, or None where it could cost something."""
        return None

    def came_after(self, before: "Page | None") -> None:
        """Prepare for being shown after another page, or first of all."""

    def scroll_room_px(self) -> int:
        """Return the width that a scroll bar takes from the page just now."""
        return 0

    def close_dialog(self) -> None:
        """Take a question for a place for a file away, where one is open."""

    def first_focus(self) -> QWidget | None:
        """Return what gets the focus when the page comes, or None for the main action."""
        return None

    def button(self, kind: str, icon: str, event: Callable[[], Event]) -> Button:
        """Return a button that emits an event."""
        button = Button(self.look, kind, icon)
        button.setObjectName(getattr(event, "__name__", ""))
        button.clicked.connect(lambda: self.acted.emit(event()))
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again when the language has changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._again()

    def _again(self) -> None:
        if self._view is not None:
            self.render_view(self._view)
            self.bar_changed.emit()


class ScrollPage(Page):
    """A page whose column scrolls when the window is small or the text is large."""

    def __init__(self, look: Look, widest_px: int = COLUMN_PX) -> None:
        super().__init__(look)
        self.widest_px = widest_px
        self.column = QWidget()
        self.column.setObjectName("column")
        self.body: QVBoxLayout = rows(gap=3)
        self.column.setLayout(self.body)
        content = QWidget()
        content.setObjectName("page_content")
        around = centred(self.column, widest_px)
        margin = PAGE_MARGIN_PX
        around.setContentsMargins(margin, margin, margin, margin)
        content.setLayout(around)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(content)
        whole = rows(gap=0)
        whole.addWidget(self.scroller)
        self.setLayout(whole)
        self._around = around
        bar = self.scroller.verticalScrollBar()
        bar.rangeChanged.connect(lambda: self.scroll_room_changed.emit(self.scroll_room_px()))
        look.changed.connect(self._widen)
        self._widen()

    def set_upper_margin(self, margin_px: int) -> None:
        """Give more room to a page that needs its height."""
        side = PAGE_MARGIN_PX
        self._around.setContentsMargins(side, margin_px, side, 16)

    def came_after(self, before: "Page | None") -> None:
        """Begin at the top, wherever the person had read to the last time."""
        super().came_after(before)
        self.scroller.verticalScrollBar().setValue(0)

    def scroll_room_px(self) -> int:
        """Return the width of the scroll bar, 0 where everything fits."""
        bar = self.scroller.verticalScrollBar()
        return bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0

    def _widen(self) -> None:
        self.column.setMaximumWidth(self.look.px(self.widest_px))


def spread(layout: Any) -> None:
    """Push what is in a layout to its upper end."""
    layout.addStretch(1)
