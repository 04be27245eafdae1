# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short messages to the caseworker: one press each, and the time when they arrived."""

from datetime import datetime

from PySide6.QtCore import Signal

from app.core.events import MessageAsked
from app.core.events.person import Message
from app.ui.theme import Look
from app.ui.widgets.box import Card
from app.ui.widgets.button import Button
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import Text
from app.ui.wording import plan_b as words
from app.ui.wording.times import clock

_ICONS = {Message.EQUIPMENT_FAILING: "send", Message.TEN_MINUTES_LATE: "clock"}


class Messages(Card):
    """The card with the two messages."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(gap=2)
        self.title = Text("h3")
        self.buttons: dict[Message, Button] = {}
        self.answers: dict[Message, Text] = {}
        self.body.addWidget(self.title)
        flow = Flow(gap_px=12)
        for message in Message:
            button = Button(look, "second", _ICONS[message])
            button.clicked.connect(lambda _=False, message=message: self.acted.emit(MessageAsked(message)))
            self.buttons[message] = button
            flow.addWidget(button)
        self.body.addLayout(flow)
        for message in Message:
            self.answers[message] = Text("muted")
            self.body.addWidget(self.answers[message])

    def show_messages(self, sent: tuple[tuple[Message, datetime | None], ...], name: str) -> None:
        """Show which messages were sent, and when they arrived."""
        self.title.say(words.MESSAGES_TITLE())
        known = dict(sent)
        for message, button in self.buttons.items():
            button.say(words.MESSAGES[message]())
            button.setEnabled(message not in known)
            at = known.get(message)
            button.set_icon_name("check" if at else _ICONS[message])
            answer = self.answers[message]
            answer.setVisible(message in known)
            answer.set_style("ready" if at else "muted")
            answer.say(words.MESSAGE_SENT(name=name, time=clock(at)) if at else words.MESSAGE_SENDING())
