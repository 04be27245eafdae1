# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ask the caseworker to call: a number, one button, and how far it has come."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from app.core.events import CallbackAsked
from app.core.events.service import CallbackState
from app.core.facts import PlanBFacts
from app.ui.theme import Look
from app.ui.widgets.box import Card
from app.ui.widgets.button import Button
from app.ui.widgets.flow import Flow
from app.ui.widgets.notice import Notice
from app.ui.widgets.text import Text
from app.ui.wording import plan_b as words
from app.ui.wording.times import clock

_FEWEST_DIGITS = 8
_MOST_DIGITS = 15  # ITU-T E.164
_TONES = {CallbackState.ASKED: "ready", CallbackState.CALLING: "ready", CallbackState.CALLED: "ready"}


class Callback(Card):
    """The card with the field."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(gap=1)
        self._state = CallbackState.NONE
        self.title, self.label = Text("h3"), Text("strong")
        self.phone = QLineEdit()
        self.phone.setMaxLength(24)
        self.phone.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self.phone.textChanged.connect(self._enable)
        self.phone.returnPressed.connect(self._ask)
        self.hint = Text("small")
        self.ask = Button(look, "second", "telephone")
        self.ask.clicked.connect(self._ask)
        self.state = Notice(look, "information", announces=True)
        self.phone.setFixedWidth(look.px(200))
        row = Flow(gap_px=12)
        row.addWidget(self.phone)
        row.addWidget(self.ask)
        for widget in (self.title, self.state, self.label):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(self.hint)
        self.label.setBuddy(self.phone)
        look.changed.connect(lambda: self.phone.setFixedWidth(look.px(200)))

    def show_callback(self, facts: PlanBFacts, name: str) -> None:
        """Show how far the request has come."""
        self._state = facts.callback
        self.title.say(words.CALLBACK_TITLE(name=name))
        self.label.say(words.PHONE_LABEL())
        self.phone.setAccessibleName(words.PHONE_LABEL())
        self.phone.setAccessibleDescription(words.PHONE_HINT())
        self.hint.say(words.PHONE_HINT())
        again = facts.callback is CallbackState.CALLED
        self.ask.say(words.CALLBACK_AGAIN() if again else words.CALLBACK(name=name))
        phrase = words.CALLBACK_STATES[facts.callback]
        self.state.setVisible(phrase is not None)
        if phrase is not None:
            self.state.set_tone(_TONES.get(facts.callback, "information"))
            at = words.AT(time=clock(facts.callback_at)) if facts.callback_at else ""
            self.state.say(phrase(name=name), at)
        asking = facts.callback in (CallbackState.NONE, CallbackState.CALLED)
        for widget in (self.label, self.phone, self.ask):
            widget.setVisible(asking)
        self._enable()

    def digits(self) -> str:
        """Return the digits typed so far."""
        return "".join(char for char in self.phone.text() if char.isdigit())

    def _is_enough(self) -> bool:
        return _FEWEST_DIGITS <= len(self.digits()) <= _MOST_DIGITS

    def _enable(self) -> None:
        self.ask.setEnabled(self._is_enough())
        self.hint.setVisible(not self.phone.isHidden() and bool(self.phone.text()) and not self._is_enough())

    def _ask(self) -> None:
        if self._is_enough() and not self.ask.isHidden():
            self.acted.emit(CallbackAsked(self.phone.text().strip()))
