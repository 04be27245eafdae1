# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The goodbye page: thanks, the receipt, and what comes next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from app.core.events import AfterClosed, Event, WaitingRoomAsked
from app.core.receipt import Line as ReceiptLine
from app.core.views import AfterView, View
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.widgets.box import Card, rows, side_by_side
from app.ui.widgets.icon import Icon
from app.ui.widgets.people import clear
from app.ui.widgets.text import Text
from app.ui.wording import after as words
from app.ui.wording import receipt as facts
from app.ui.wording.times import clock, first_name


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
        self.body.addWidget(self._next_card())
        self.body.addWidget(self._receipt_card())
        self.body.addStretch(1)
        self.home = self.button("main", "home", AfterClosed)
        self.bar_actions = [self.home]
        self._shown: object = None

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

    def _receipt_card(self) -> Card:
        self.receipt_card = Card(gap=1)
        self.receipt_title, self.receipt_body = Text("h3"), Text("muted")
        self.receipt_card.body.addWidget(self.receipt_title)
        self.receipt_card.body.addWidget(self.receipt_body)
        self._lines = rows(gap=0)
        self._lines.setContentsMargins(0, 8, 0, 0)
        self.receipt_card.body.addLayout(self._lines)
        return self.receipt_card

    def escape_event(self) -> Event:
        """Go to the first page."""
        return AfterClosed()

    def render_view(self, view: View) -> None:
        """Show the goodbye."""
        page = view.page
        if not isinstance(page, AfterView):
            return
        name = first_name(page.meeting.caseworker.name) if page.meeting else ""
        self.title.say(words.TITLE())
        if page.can_return:
            self.lead.say(words.LEAD_LEFT())
        else:
            self.lead.say(words.LEAD_ENDED_NAME(name=name) if name else words.LEAD_ENDED())
        self.return_card.setVisible(page.can_return and page.meeting is not None)
        self.return_title.say(words.RETURN_TITLE())
        self.return_body.say(words.RETURN_BODY())
        self.back.say(words.RETURN())
        self.next_title.say(words.NEXT())
        self.next_body.say(words.NEXT_BODY(name=name) if name else words.NEXT_BODY_NOBODY())
        self.receipt_title.say(words.RECEIPT())
        self.receipt_body.say(words.RECEIPT_BODY())
        self.receipt_card.setVisible(bool(page.lines))
        self.home.say(words.HOME())
        self._render_lines(page.lines)

    def _render_lines(self, lines: tuple[ReceiptLine, ...]) -> None:
        said = tuple(
            (
                clock(line.at),
                facts.FACTS[line.fact](),
                facts.CLOCK_SERVICE() if line.by_service else facts.CLOCK_COMPUTER(),
            )
            for line in lines
        )
        if said == self._shown:
            return
        self._shown = said
        clear(self._lines)
        table = QFrame()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (time, what, whose) in enumerate(said):
            for column, (style, words_) in enumerate((("strong", time), ("body", what), ("small", whose))):
                text = Text(style)
                text.say(words_)
                if column != 1:
                    text.setWordWrap(False)
                    text.setSizePolicy(text.sizePolicy().Policy.Fixed, text.sizePolicy().Policy.Preferred)
                grid.addWidget(text, row, column)
        table.setLayout(grid)
        self._lines.addWidget(table)
