# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rather by telephone or in person the next time: asked for with one press, and answered here."""

from PySide6.QtCore import Signal

from app.core.events import WishAsked
from app.core.meeting import MeetingForm, Wish, WishState
from app.ui.theme import Look
from app.ui.widgets.box import Card
from app.ui.widgets.button import Button
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import Text
from app.ui.wording import plan_b as words
from app.ui.wording.times import clock

_ICONS = {MeetingForm.VIDEO: "camera", MeetingForm.PHONE: "telephone", MeetingForm.IN_PERSON: "persons"}


class Wishes(Card):
    """The card with the wish; what was asked for is not offered again, but the way back is."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(gap=2)
        self.title, self.answer = Text("h3"), Text("muted")
        self.buttons: dict[MeetingForm, Button] = {}
        self.body.addWidget(self.title)
        self.body.addWidget(self.answer)
        flow = Flow(gap_px=12)
        for form in (MeetingForm.PHONE, MeetingForm.IN_PERSON, MeetingForm.VIDEO):
            button = Button(look, "second", _ICONS[form])
            button.clicked.connect(lambda _=False, form=form: self.acted.emit(WishAsked(form)))
            self.buttons[form] = button
            flow.addWidget(button)
        self.body.addLayout(flow)

    def show_wish(self, wish: Wish, name: str) -> None:
        """Show how far the wish has come."""
        self.title.say(words.WISH_TITLE())
        said = _said(wish, name)
        self.answer.setVisible(bool(said))
        self.answer.set_style("ready" if wish.state is WishState.CONFIRMED else "muted")
        self.answer.say(said)
        asked = wish.form if wish.state is not WishState.NONE else MeetingForm.VIDEO
        for form, button in self.buttons.items():
            button.say(words.WISHES[form]())
            button.setVisible(form is not asked)


def _said(wish: Wish, name: str) -> str:
    if wish.state is WishState.NONE:
        return ""
    if wish.state is WishState.SENDING or wish.at is None:
        return words.WISH_SENDING()
    phrases = words.WISH_CONFIRMED if wish.state is WishState.CONFIRMED else words.WISH_ASKED
    return phrases[wish.form](name=name, time=clock(wish.at))
