# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small bar that stays over the other program's window while the meeting goes on there."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.core.facts import State
from app.core.views import PlanBView, View
from app.ui.theme import Look
from app.ui.widgets.box import rows
from app.ui.widgets.button import Button
from app.ui.widgets.focus_ring import FocusRing
from app.ui.wording import elsewhere as words
from app.ui.wording import frame as frame_words

_EDGE_PX = 16
# Other programs have their own buttons in the lowest rows of the screen, mostly in its middle.
_ABOVE_THE_EDGE = 0.12
_STEP_PX = 32
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-_STEP_PX, 0),
    Qt.Key.Key_Right: QPoint(_STEP_PX, 0),
    Qt.Key.Key_Up: QPoint(0, -_STEP_PX),
    Qt.Key.Key_Down: QPoint(0, _STEP_PX),
}


_MAIN_MOVES = {
    QEvent.Type.ActivationChange,
    QEvent.Type.WindowStateChange,
    QEvent.Type.Show,
    QEvent.Type.Hide,
}


class MeetingBar(QWidget):
    """Four buttons and a handle, in a window of its own: it stays when the main window is out of the way.

    Emits:
        plan_b_pressed: Plan B shall come forward.
        word_pressed: Plan B shall come forward, at "send word".
        back_pressed: The main window shall come forward.
        over_pressed: The person says that the meeting is over.
    """

    plan_b_pressed = Signal()
    word_pressed = Signal()
    back_pressed = Signal()
    over_pressed = Signal()

    def __init__(self, look: Look) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self._look = look
        self._main: QWidget | None = None
        self._is_needed = False
        self._dragged_from: QPoint | None = None
        self._was_moved = False
        self.setObjectName("meeting_bar")
        # It must not take the keyboard from somebody who is typing a name into the other program.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.plan_b = self._button("plan_b", "telephone", "bar_plan_b", self.plan_b_pressed)
        self.word = self._button("quiet", "send", "bar_word", self.word_pressed)
        self.back = self._button("quiet", "home", "bar_back", self.back_pressed)
        self.over = self._button("quiet", "check", "bar_over", self.over_pressed)
        self.handle = Button(look, "quiet", "move")
        self.handle.setObjectName("bar_move")
        self.handle.setCursor(Qt.CursorShape.SizeAllCursor)
        self.handle.installEventFilter(self)
        frame = QFrame()
        frame.setObjectName("meeting_bar_frame")
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(12, 12, 12, 8)
        grid.setSpacing(4)
        grid.addWidget(self.plan_b, 0, 0, 1, 2)
        grid.addWidget(self.handle, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.word, 1, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.over, 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.back, 2, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        frame.setLayout(grid)
        whole = rows(gap=0)
        whole.addWidget(frame)
        self.setLayout(whole)
        self._ring = FocusRing(look, self)
        self._ring.set_by_keyboard(True)
        look.changed.connect(self.fit)
        self._retranslate()

    def _button(self, kind: str, icon: str, name: str, pressed: SignalInstance) -> Button:
        button = Button(self._look, kind, icon)
        button.setObjectName(name)
        button.clicked.connect(pressed)
        return button

    def show_view(self, view: View) -> None:
        """Be there exactly while the meeting goes on elsewhere, under plan B too."""
        page = view.page
        place = page.place if isinstance(page, PlanBView) else view.state
        needed = place is State.ELSEWHERE
        self._was_moved = self._was_moved and self._is_needed == needed
        self._is_needed = needed
        self._appear()

    def stand_over(self, main: QWidget) -> None:
        """Make room while the main window itself is in front: it has the same buttons, under the bar."""
        self._main = main
        main.installEventFilter(self)
        self._appear()

    def _appear(self) -> None:
        main = self._main
        in_front = main is not None and main.isVisible() and not main.isMinimized() and main.isActiveWindow()
        wanted = self._is_needed and not in_front
        if wanted and not self.isVisible():
            self.fit()
            self.show()
            self.raise_()
        elif not wanted and self.isVisible():
            self.hide()

    def fit(self) -> None:
        """Take the size of the words, and stay where the person put it, inside the screen."""
        for widget in (self, *self.findChildren(QWidget)):
            widget.ensurePolished()  # or the buttons are as wide as unstyled ones
        self._grid.invalidate()
        self.resize(self.sizeHint())
        screen = self.screen() or QGuiApplication.primaryScreen()
        if screen is not None:
            room = screen.availableGeometry()
            self.move(kept_inside(self.frameGeometry(), room) if self._was_moved else place_in(room, self))

    def shift(self, by: QPoint) -> None:
        """Move by so much, never off the screen."""
        self._was_moved = True
        screen = self.screen() or QGuiApplication.primaryScreen()
        if screen is not None:
            self.move(kept_inside(self.frameGeometry().translated(by), screen.availableGeometry()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 is plan B here too; Enter presses what has the keyboard."""
        if event.key() == Qt.Key.Key_F2:
            self.plan_b_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Let the handle move the bar, by mouse and by arrow keys; see where the main window is."""
        kind = event.type()
        if watched is self._main:
            if kind in _MAIN_MOVES:
                self._appear()
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            self.shift(_ARROWS[Qt.Key(event.key())])
            return True
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return self._begin_drag(event)
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and self._drag(event):
            return True
        if kind == QEvent.Type.MouseButtonRelease:
            self._dragged_from = None
        return super().eventFilter(watched, event)

    def _drag(self, event: QMouseEvent) -> bool:
        if self._dragged_from is None:
            return False
        at = event.globalPosition().toPoint()
        self.shift(at - self._dragged_from)
        self._dragged_from = at
        return True

    def _begin_drag(self, event: QMouseEvent) -> bool:
        """Let the system move the window where it can (Wayland wants that), else do it ourselves."""
        self._was_moved = True
        self.handle.setFocus(Qt.FocusReason.MouseFocusReason)
        handle = self.windowHandle()
        if handle is None or not handle.startSystemMove():
            self._dragged_from = event.globalPosition().toPoint()
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(words.BAR_NAME())
        self.setAccessibleName(words.BAR_NAME())
        self.plan_b.say(frame_words.PLAN_B(), frame_words.PLAN_B_KEY())
        self.word.say(words.BAR_WORD())
        self.back.say(words.BAR_BACK())
        self.over.say(words.OVER())
        self.handle.say_without_label(words.BAR_MOVE())
        self.handle.setAccessibleDescription(words.BAR_MOVE_HINT())
        self.fit()


def place_in(room: QRect, bar: QWidget) -> QPoint:
    """Return the bar's own place: at the left edge, above the other program's buttons, below the faces."""
    above_px = int(room.height() * _ABOVE_THE_EDGE)
    wanted = QRect(QPoint(room.left() + _EDGE_PX, room.bottom() + 1 - above_px - bar.height()), bar.size())
    lowest = room.bottom() + 1 - _EDGE_PX - bar.height()
    if wanted.contains(room.center()):  # very large text: then it goes as low as it can
        wanted.moveTop(lowest)
    return kept_inside(wanted, room)


def kept_inside(wanted: QRect, room: QRect) -> QPoint:
    """Return the upper left corner that keeps a rectangle inside a screen."""
    left = min(max(wanted.left(), room.left()), max(room.right() + 1 - wanted.width(), room.left()))
    top = min(max(wanted.top(), room.top()), max(room.bottom() + 1 - wanted.height(), room.top()))
    return QPoint(left, top)
