# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Delete everything about me on this computer: asked twice, in one place, and no is the nearer answer."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.core.events import EverythingForgotten
from app.core.facts import Forgetting
from app.ui.theme import Look
from app.ui.widgets.box import rows
from app.ui.widgets.button import Button
from app.ui.widgets.flow import Flow
from app.ui.widgets.notice import Notice
from app.ui.widgets.text import Text
from app.ui.wording import frame as words

_TONES = {Forgetting.DONE: "ready", Forgetting.PARTLY: "remark"}


class Forget(QWidget):
    """A button; pressed, it turns into the question. Yes is deaf to a second click."""

    acted = Signal(object)
    resized = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._asking = False
        self._allowed, self._forgetting = True, Forgetting.NONE
        self.title, self.words = Text("strong"), Text()
        self.state = Notice(look, "ready", announces=True)
        self.begin = Button(look, "second", "close")
        self.keep, self.delete = Button(look, "second", "arrow-left"), Button(look, "second", "close")
        self.begin.clicked.connect(self._ask)
        self.keep.clicked.connect(self.step_back)
        self.delete.clicked.connect(self._delete)
        flow = Flow(gap_px=12)
        for button in (self.begin, self.keep, self.delete):
            flow.addWidget(button)
        layout = rows(gap=1)
        for widget in (self.title, self.words, self.state):
            layout.addWidget(widget)
        layout.addLayout(flow)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_state(self, *, allowed: bool, forgetting: Forgetting) -> None:
        """Show whether it is possible now, and how far it is."""
        if (allowed, forgetting) != (self._allowed, self._forgetting):
            self._allowed, self._forgetting = allowed, forgetting
            self._asking = self._asking and allowed
            self.say()

    def say(self) -> None:
        """Say everything in the present language."""
        asking = self._asking
        self.title.say(words.FORGET_ASK() if asking else words.FORGET_TITLE())
        self.words.say(words.FORGET_ASK_BODY() if asking else self._usual())
        self.begin.say(words.FORGET())
        self.keep.say(words.FORGET_NO())
        self.delete.say(words.FORGET_YES())
        going = self._forgetting is Forgetting.GOING
        self.begin.setVisible(self._allowed and not asking and not going)
        self.keep.setVisible(asking)
        self.delete.setVisible(asking)
        phrase = words.FORGETTING[self._forgetting]
        self.state.setVisible(phrase is not None and not asking)
        if phrase is not None:
            self.state.set_tone(_TONES.get(self._forgetting, "information"))
            self.state.say(phrase())
        self.resized.emit()

    def step_back(self) -> None:
        """Ask nothing any more: answered with no, or the panel was closed."""
        had_focus = self.keep.hasFocus() or self.delete.hasFocus()
        self._asking = False
        self.say()
        if had_focus and not self.begin.isHidden():
            self.begin.setFocus()

    def _usual(self) -> str:
        return words.FORGET_BODY() if self._allowed else f"{words.FORGET_BODY()} {words.FORGET_LATER()}"

    def _ask(self) -> None:
        self._asking = True
        self.say()
        self.keep.setFocus()
        self.delete.setEnabled(False)  # a second click that was meant for the first button
        QTimer.singleShot(QApplication.doubleClickInterval(), self, lambda: self.delete.setEnabled(True))

    def _delete(self) -> None:
        self.step_back()
        self.acted.emit(EverythingForgotten())
