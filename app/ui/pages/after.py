# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The goodbye page: thanks, the receipt, and what comes next."""

from PySide6.QtCore import Qt

from app.core.events import AfterClosed, Event, WaitingRoomAsked
from app.core.views import AfterView, View
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.widgets.box import Card, rows, side_by_side
from app.ui.widgets.icon import Icon
from app.ui.widgets.receipt import ReceiptCard
from app.ui.widgets.text import Text
from app.ui.wording import after as words
from app.ui.wording import elsewhere
from app.ui.wording.elsewhere import program_name
from app.ui.wording.times import first_name


class AfterPage(ScrollPage):
    """What was, and what will be."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        head = side_by_side(gap=3)
        head.addWidget(Icon(look, "check", "ready", 36, disc="ready_back"), 0, Qt.AlignmentFlag.AlignTop)
        self.title, self.lead = Text("h1"), Text("lead")
        texts = rows(gap=1)
        texts.addWidget(self.title)
        texts.addWidget(self.lead)
        head.addLayout(texts, 1)
        self.body.addLayout(head)
        self.return_card = self._return_card()
        self.body.addWidget(self.return_card)
        self.receipt = ReceiptCard(look)
        self.receipt.acted.connect(self.acted)
        self.body.addWidget(self.receipt)
        self.body.addWidget(self._next_card())
        self.body.addStretch(1)
        self.home = self.button("main", "home", AfterClosed)
        self.bar_actions = [self.home]

    def _return_card(self) -> Card:
        card = Card()
        row = side_by_side(gap=2)
        self.return_title, self.return_body = Text("h3"), Text("muted")
        texts = rows(gap=0)
        texts.addWidget(self.return_title)
        texts.addWidget(self.return_body)
        row.addLayout(texts, 1)
        self.back = self.button("second", "arrow-left", WaitingRoomAsked)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        return card

    def _next_card(self) -> Card:
        card = Card(gap=1)
        self.next_title, self.next_body = Text("h3"), Text()
        card.body.addWidget(self.next_title)
        card.body.addWidget(self.next_body)
        return card

    def escape_event(self) -> Event:
        """Go to the first page."""
        return AfterClosed()

    def close_dialog(self) -> None:
        """Take the question for the receipt's place away; nothing is written."""
        self.receipt.question.close()

    def render_view(self, view: View) -> None:
        """Show the goodbye."""
        page = view.page
        if not isinstance(page, AfterView):
            return
        name = first_name(page.meeting.caseworker.name) if page.meeting else ""
        self.title.say(words.TITLE())
        program = program_name(page.foreign.program, page.foreign.host) if page.foreign else ""
        if program:
            self.lead.say(elsewhere.AFTER_LEAD(program=program))
        elif page.can_return:
            self.lead.say(words.LEAD_LEFT())
        else:
            self.lead.say(words.LEAD_ENDED_NAME(name=name) if name else words.LEAD_ENDED())
        self.return_card.setVisible(page.can_return and page.meeting is not None)
        self.return_title.say(elsewhere.RETURN_TITLE() if program else words.RETURN_TITLE())
        self.return_body.say(elsewhere.RETURN_BODY(program=program) if program else words.RETURN_BODY())
        self.back.say(elsewhere.RETURN() if program else words.RETURN())
        self.next_title.say(words.NEXT())
        self.next_body.say(words.NEXT_BODY(name=name) if name else words.NEXT_BODY_NOBODY())
        self.receipt.show_sheet(view.receipt)
        self.home.say(words.HOME())
