# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Word to the caseworker where no service of ours can carry it: written here, sent by the person."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.events import WordAsked
from app.core.events.foreign import WordWay
from app.core.events.person import Message
from app.core.phone import dialled
from app.core.views import PlanBView
from app.ui.theme import Look
from app.ui.widgets.box import Card, Columns, Line, rows
from app.ui.widgets.button import Button
from app.ui.widgets.flow import Flow
from app.ui.widgets.notice import Notice
from app.ui.widgets.qr_code import QrCode
from app.ui.widgets.text import Text
from app.ui.wording import elsewhere as words
from app.ui.wording.times import clock, first_name

_ICONS = {WordWay.COPY: "copy", WordWay.MAIL: "send", WordWay.SMS: "telephone"}
_BESIDE_FROM_PX = 520


class Word(Card):
    """The card with the two sentences, the ways out, and what we know of them: that they left, no more."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(gap=2, margin=3)
        self.title, self.lead = Text("h3"), Text("muted")
        self.buttons: dict[tuple[Message, WordWay], Button] = {}
        self._sentences: dict[Message, Text] = {}
        self.state = Notice(look, "information", announces=True)
        left = Card("plain", gap=2, margin=0)
        for message in Message:
            left.body.addWidget(self._one(look, message))
        self.qr, self.qr_words = QrCode(look), Text("small")
        self.qr_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._right = QWidget()
        beside = rows(gap=1)
        beside.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignHCenter)
        beside.addWidget(self.qr_words)
        self._right.setLayout(beside)
        columns = Columns(left, self._right, (5, 3), look.px(_BESIDE_FROM_PX))
        look.changed.connect(lambda: columns.set_needs_px(look.px(_BESIDE_FROM_PX)))
        for widget in (self.title, self.lead, self.state, columns):
            self.body.addWidget(widget)

    def _one(self, look: Look, message: Message) -> QWidget:
        box = QWidget()
        column = rows(gap=1)
        if self._sentences:
            column.addWidget(Line())
        sentence = self._sentences[message] = Text("strong")
        column.addWidget(sentence)
        flow = Flow(gap_px=8)
        for way in WordWay:
            button = Button(look, "second", _ICONS[way])
            button.setObjectName(f"word_{message.value}_{way.value}")
            button.clicked.connect(lambda _=False, message=message, way=way: self._ask(message, way))
            self.buttons[message, way] = button
            flow.addWidget(button)
        column.addLayout(flow)
        box.setLayout(column)
        return box

    def show_word(self, page: PlanBView) -> None:
        """Show what can be said, and what was handed on."""
        contact = page.contact
        name = first_name(contact.name) if contact else ""
        phone = contact.phone if contact else ""
        self.title.say(words.WORD_TITLE(name=name) if name else words.WORD_TITLE_NOBODY())
        self.lead.say(words.WORD_BODY())
        for message, sentence in self._sentences.items():
            sentence.say(f"„{words.WORDS[message]()}“")
        for (message, way), button in self.buttons.items():
            button.say(words.WORD_WAYS[way](), words.WORDS[message]())
            button.setVisible(way is not WordWay.SMS or bool(phone))
        self._say_state(page)
        self._right.setVisible(bool(phone))
        if phone:
            first = words.WORDS[Message.EQUIPMENT_FAILING]()
            self.qr.show_text(f"SMSTO:{dialled(phone)}:{first}", words.WORD_QR_NAME())
            self.qr_words.say(words.WORD_QR())

    def _say_state(self, page: PlanBView) -> None:
        facts = page.elsewhere
        last: tuple[Message, WordWay, datetime] | None = facts.words[-1] if facts.words else None
        self.state.setVisible(facts.no_way is not None or last is not None)
        if facts.no_way is not None:
            self.state.say(words.WORD_NO_WAY[facts.no_way]())
        elif last is not None:
            self.state.say(words.WORD_DONE[last[1]](time=clock(last[2])), words.WORD_NOT_SEEN())

    def first_focus(self) -> QWidget:
        """Return the first way out of the first sentence."""
        return self.buttons[Message.EQUIPMENT_FAILING, WordWay.COPY]

    def _ask(self, message: Message, way: WordWay) -> None:
        self.acted.emit(WordAsked(message, way, words.WORD_SUBJECT(), words.WORDS[message]()))
