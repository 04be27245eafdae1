# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan B: the telephone. Depends on nothing: no engine, no network, no service."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.events import CameraSwitched, Event, MicrophoneSwitched, NumberCopied, PlanBClosed
from app.core.views import PlanBView, View
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.widgets.box import Card, Columns, rows
from app.ui.widgets.callback import Callback
from app.ui.widgets.messages import Messages
from app.ui.widgets.notice import Notice
from app.ui.widgets.qr_code import QrCode
from app.ui.widgets.text import Text
from app.ui.wording import call as call_words
from app.ui.wording import plan_b as words
from app.ui.wording.times import first_name


class PlanBPage(ScrollPage):
    """The number, large; and two ways to be called without dialling."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._microphone_on = self._camera_on = True
        self.admitted = Notice(look, "ready", announces=True)
        self.enter = self.admitted.add_button("second", "arrow-right", lambda: self.acted.emit(PlanBClosed()))
        self.goes_on = Notice(look, "information")
        self.microphone = self.goes_on.add_button(
            "second", "microphone", lambda: self.acted.emit(MicrophoneSwitched(not self._microphone_on))
        )
        self.camera = self.goes_on.add_button(
            "second", "camera", lambda: self.acted.emit(CameraSwitched(not self._camera_on))
        )
        self.body.addWidget(self.admitted)
        self.body.addWidget(self.goes_on)
        self.title, self.lead = Text("h1"), Text("lead")
        head = rows(gap=1)
        head.addWidget(self.title)
        head.addWidget(self.lead)
        self.body.addLayout(head)
        self.number_card = self._number_card()
        self.body.addWidget(self.number_card)
        self.nobody = Notice(look, "information")
        self.body.addWidget(self.nobody)
        self.callback = Callback(look)
        self.callback.acted.connect(self.acted)
        self.body.addWidget(self.callback)
        self.messages = Messages(look)
        self.messages.acted.connect(self.acted)
        self.body.addWidget(self.messages)
        self.body.addStretch(1)
        self.back = self.button("main", "arrow-left", PlanBClosed)
        self.bar_actions = [self.back]

    def _number_card(self) -> Card:
        card = Card(margin=3)
        left = Card("plain", gap=1, margin=0)
        self.number_title, self.number = Text("muted"), Text("digits")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = self.button("second", "copy", NumberCopied)
        left.body.addWidget(self.number_title)
        left.body.addWidget(self.number)
        left.body.addSpacing(8)
        left.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        right = QWidget()
        beside = rows(gap=1)
        self.qr = QrCode(self.look)
        self.qr_words = Text("small")
        self.qr_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        beside.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignHCenter)
        beside.addWidget(self.qr_words)
        right.setLayout(beside)
        self._columns = Columns(left, right, (5, 3), self.look.px(520))
        self.look.changed.connect(lambda: self._columns.set_needs_px(self.look.px(520)))
        card.body.addWidget(self._columns)
        return card

    def escape_event(self) -> Event:
        """Go back to where the person was."""
        return PlanBClosed()

    def first_focus(self) -> QWidget | None:
        """Begin with the number."""
        return self.copy if not self.number_card.isHidden() else None

    def render_view(self, view: View) -> None:
        """Show the number and what was asked for."""
        page = view.page
        if not isinstance(page, PlanBView):
            return
        contact = page.contact
        known = contact is not None and bool(contact.phone)
        name = first_name(contact.name) if contact else ""
        self.title.say(words.TITLE(name=name) if name else words.TITLE_NOBODY())
        kept = page.call_goes_on or page.place.value in ("waiting", "call")
        self.lead.say(words.LEAD_KEPT() if kept else words.LEAD())
        self.number_card.setVisible(known)
        self.nobody.setVisible(not known)
        self.nobody.say(words.NOBODY())
        if contact is not None and known:
            self.number_title.say(words.NUMBER(name=contact.name))
            self.number.say(spaced(contact.phone))
            self.qr.show_text(f"tel:{dialled(contact.phone)}", words.QR_NAME(number=contact.phone))
            self.qr_words.say(words.QR())
        self._render_copy(page)
        self.callback.setVisible(contact is not None)
        self.callback.show_callback(page.facts, name)
        self.messages.setVisible(contact is not None)
        self.messages.show_messages(page.facts.messages, name)
        self._render_meeting(page, name)
        self.back.say(words.ENTER(name=name) if page.admitted else words.BACK[page.place]())
        self.back.set_icon_name("arrow-left" if not page.admitted else "camera")

    def _render_copy(self, page: PlanBView) -> None:
        copied = page.facts.number_copied
        self.copy.say(words.COPIED() if copied else words.COPY())
        self.copy.set_icon_name("check" if copied else "copy")

    def _render_meeting(self, page: PlanBView, name: str) -> None:
        self.admitted.setVisible(page.admitted)
        self.admitted.say(words.ADMITTED(name=name), words.ADMITTED_BODY())
        self.enter.say(words.ENTER(name=name))
        self.goes_on.setVisible(page.call_goes_on)
        self._microphone_on, self._camera_on = page.media.microphone_on, page.media.camera_on
        said = {
            (True, True): words.CALL_GOES_ON_BOTH,
            (True, False): words.CALL_GOES_ON_SOUND,
            (False, True): words.CALL_GOES_ON_PICTURE,
            (False, False): words.CALL_GOES_ON_NEITHER,
        }[(self._microphone_on and not page.media.paused, self._camera_on and not page.media.paused)]
        self.goes_on.say(words.CALL_GOES_ON(), said(name=name))
        for button, on, icon, on_words, off_words in (
            (
                self.microphone,
                self._microphone_on,
                "microphone",
                call_words.MICROPHONE_ON,
                call_words.MICROPHONE_OFF,
            ),
            (self.camera, self._camera_on, "camera", call_words.CAMERA_ON, call_words.CAMERA_OFF),
        ):
            button.say(on_words() if on else off_words())
            button.set_icon_name(icon if on else f"{icon}-off")


def dialled(phone: str) -> str:
    """Return a number as a telephone dials it."""
    digits = "".join(char for char in phone if char.isdigit())
    return f"+{digits}" if phone.strip().startswith("+") else digits


def spaced(phone: str) -> str:
    """Return a number as it is read aloud: Danish numbers in pairs."""
    plain = dialled(phone)
    country, digits = ("+45 ", plain[3:]) if plain.startswith("+45") else ("", plain)
    if len(digits) != 8 or not digits.isdigit():
        return phone.strip()
    return country + " ".join(digits[at : at + 2] for at in range(0, 8, 2)).replace(" ", "\u00a0")
