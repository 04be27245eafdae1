# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The caseworker's number: large, as a code for a telephone, and for this computer where it can call."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.events import DialAsked, NumberCopied
from app.core.meeting import Contact, Jobcentre
from app.core.phone import dialled, spaced
from app.core.views import PlanBView
from app.ui.theme import Look
from app.ui.widgets.box import Card, Columns, Line, rows
from app.ui.widgets.button import Button
from app.ui.widgets.flow import Flow
from app.ui.widgets.qr_code import QrCode
from app.ui.widgets.text import Text
from app.ui.wording import plan_b as words
from app.ui.wording.hours import opening_hours

_BESIDE_FROM_PX = 520


class NumberCard(Card):
    """The card with the number; under it the jobcentre's main number."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(gap=2, margin=3)
        self.title, self.number = Text("muted"), Text("digits")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dial = self._button(look, "telephone", DialAsked)
        self.copy = self._button(look, "copy", NumberCopied)
        left = Card("plain", gap=1, margin=0)
        left.body.addWidget(self.title)
        left.body.addWidget(self.number)
        left.body.addSpacing(8)
        buttons = Flow(gap_px=12)
        buttons.addWidget(self.dial)
        buttons.addWidget(self.copy)
        left.body.addLayout(buttons)
        self.qr, self.qr_words = QrCode(look), Text("small")
        self.qr_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        right = QWidget()
        beside = rows(gap=1)
        beside.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignHCenter)
        beside.addWidget(self.qr_words)
        right.setLayout(beside)
        columns = Columns(left, right, (5, 3), look.px(_BESIDE_FROM_PX))
        look.changed.connect(lambda: columns.set_needs_px(look.px(_BESIDE_FROM_PX)))
        self.body.addWidget(columns)
        self.line, self.main, self.hours = Line(), Text("strong"), Text("muted")
        under = rows(gap=0)
        under.addWidget(self.main)
        under.addWidget(self.hours)
        self.body.addWidget(self.line)
        self.body.addLayout(under)

    def _button(self, look: Look, icon: str, event: type[NumberCopied | DialAsked]) -> Button:
        button = Button(look, "second", icon)
        button.setObjectName(event.__name__)
        button.clicked.connect(lambda: self.acted.emit(event()))
        return button

    def show_number(self, page: PlanBView) -> None:
        """Show the number of a contact that has one."""
        if page.contact is not None and page.contact.phone:
            self._say(page.contact)
        copied = page.facts.number_copied
        self.copy.say(words.COPIED() if copied else words.COPY())
        self.copy.set_icon_name("check" if copied else "copy")
        self.dial.say(words.DIAL())
        self.dial.setVisible(page.has_dialer)
        self._say_main(page.jobcentre, page.main_open)

    def _say(self, contact: Contact) -> None:
        self.title.say(words.NUMBER(name=contact.name) if contact.name else words.NUMBER_NOBODY())
        self.number.say(spaced(contact.phone))
        self.qr.show_text(f"tel:{dialled(contact.phone)}", words.QR_NAME(number=contact.phone))
        self.qr_words.say(words.QR())

    def _say_main(self, jobcentre: Jobcentre | None, is_open: bool | None) -> None:
        for widget in (self.line, self.main):
            widget.setVisible(jobcentre is not None)
        self.hours.setVisible(jobcentre is not None and bool(jobcentre.hours))
        if jobcentre is None:
            return
        self.main.say(words.MAIN_NUMBER(number=spaced(jobcentre.phone)))
        said = [words.MAIN_HOURS(hours=opening_hours(jobcentre.hours))]
        if is_open is not None:
            said.append(words.MAIN_OPEN() if is_open else words.MAIN_CLOSED())
        self.hours.say(" ".join(said))
