# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question before a doubtful link counts as the meeting; nothing is opened here."""

from PySide6.QtCore import Qt

from app.core.events import DoubtAccepted, DoubtDropped, Event
from app.core.foreign_links import Doubt
from app.core.views import LinkQuestionView, View
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.widgets.box import Card, rows, side_by_side
from app.ui.widgets.icon import Icon
from app.ui.widgets.text import Text
from app.ui.wording import elsewhere as words
from app.ui.wording.elsewhere import program_name

_MOST_HOST = 120


class LinkQuestionPage(ScrollPage):
    """What we saw in the link, where it leads, and whether it is the meeting."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        head = side_by_side(gap=3)
        head.addWidget(
            Icon(look, "link", "information", 36, disc="information_back"), 0, Qt.AlignmentFlag.AlignTop
        )
        self.title, self.lead = Text("h1"), Text("lead")
        texts = rows(gap=1)
        texts.addWidget(self.title)
        texts.addWidget(self.lead)
        head.addLayout(texts, 1)
        self.body.addLayout(head)
        card = Card(gap=1)
        self.where, self.host = Text("muted"), Text("h3")
        card.body.addWidget(self.where)
        card.body.addWidget(self.host)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.yes = self.button("quiet", "", DoubtAccepted)
        self.no = self.button("main", "arrow-left", DoubtDropped)
        self.bar_actions = [self.yes, self.no]

    def escape_event(self) -> Event:
        """Leave the link alone."""
        return DoubtDropped()

    def render_view(self, view: View) -> None:
        """Show what is doubtful."""
        page = view.page
        if not isinstance(page, LinkQuestionView):
            return
        link = page.link
        phrases = words.DOUBTS[link.doubt] or words.DOUBTS[Doubt.UNKNOWN]
        assert phrases is not None  # noqa: S101 - the last one has words
        name = program_name(link.program, link.host)
        self.title.say(phrases[0](program=name))
        self.lead.say(phrases[1](program=name))
        self.where.say(words.DOUBT_HOST())
        # A zero width space lets a long address break; it is nothing that could be copied and opened.
        self.host.say(link.host[:_MOST_HOST].replace(".", ".\u200b"))
        self.yes.say(words.DOUBT_YES())
        self.no.say(words.DOUBT_NO())
