# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ask the caseworker to call: a number, one button, and how far it has come."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.events import CallbackAsked
from app.core.events.service import CallbackState
from app.core.facts import PlanBFacts
from app.core.phone import Doubt, doubt, phone_number, spaced
from app.ui.theme import Look
from app.ui.widgets.box import Card
from app.ui.widgets.button import Button
from app.ui.widgets.flow import Flow
from app.ui.widgets.notice import Notice
from app.ui.widgets.text import Text
from app.ui.wording import plan_b as words
from app.ui.wording.times import clock

_TONES = {CallbackState.ASKED: "ready", CallbackState.CALLING: "ready", CallbackState.CALLED: "ready"}


class Callback(Card):
    """The card with the field."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(gap=1)
        self._known = ""
        self.title, self.label = Text("h3"), Text("strong")
        self.phone = QLineEdit()
        self.phone.setMaxLength(24)
        self.phone.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self.phone.textChanged.connect(self._enable)
        self.steps = Text("muted")
        self.phone.returnPressed.connect(self._ask)
        self.hint = Text("small")
        self.ask = Button(look, "second", "telephone")
        self.ask.clicked.connect(self._ask)
        self.state = Notice(look, "information", announces=True)
        self.phone.setFixedWidth(look.px(200))
        row = Flow(gap_px=12)
        row.addWidget(self.phone)
        row.addWidget(self.ask)
        for widget in (self.title, self.steps, self.state, self.label):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(self.hint)
        self.label.setBuddy(self.phone)
        look.changed.connect(lambda: self.phone.setFixedWidth(look.px(200)))

    def show_callback(self, facts: PlanBFacts, name: str, phone: str) -> None:
        """Show how far the request has come; ``phone`` is filled in, and goes when it is forgotten."""
        self._fill_in(phone)
        self.title.say(words.CALLBACK_TITLE(name=name))
        self.label.say(words.PHONE_LABEL())
        self.phone.setAccessibleName(words.PHONE_LABEL())
        self.phone.setAccessibleDescription(words.PHONE_HINT())
        self._say_steps(facts, name)
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

    def first_focus(self) -> QWidget | None:
        """Return the field, or the button when the number is there already; None when all is asked for."""
        if self.ask.isHidden():
            return None
        return self.ask if self.ask.isEnabled() else self.phone

    def _fill_in(self, phone: str) -> None:
        """Never write over what somebody has typed."""
        if phone != self._known and self.phone.text() in ("", self._known):
            self.phone.setText(phone)
            self._known = phone

    def _say_steps(self, facts: PlanBFacts, name: str) -> None:
        """Say what came before the present state, each with its time."""
        lines = []
        for state, at in facts.callback_steps:
            phrase = words.CALLBACK_STEPS[state]
            if phrase is not None and state is not facts.callback:
                lines.append(f"{words.AT(time=clock(at))}: {phrase(name=name)}")
        self.steps.setVisible(bool(lines))
        self.steps.say("\n".join(lines))

    def _enable(self) -> None:
        typed = self.phone.text().strip()
        matter = doubt(typed) if typed else Doubt.UNFINISHED  # an empty field loads no numbering plans
        self.ask.setEnabled(matter in (Doubt.NONE, Doubt.UNUSUAL))
        phrase = words.PHONE_DOUBTS[matter]
        self.hint.say(phrase(number=typed) if phrase else words.PHONE_KEPT())
        self.hint.setVisible(not self.phone.isHidden() and bool(typed))

    def _ask(self) -> None:
        number = phone_number(self.phone.text())
        if number is not None and not self.ask.isHidden():
            self.acted.emit(CallbackAsked(spaced(number).replace("\u00a0", " ")))
