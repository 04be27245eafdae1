# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""While the meeting goes on in another program: what to do if it did not come up, and how it ends here."""

from PySide6.QtCore import Qt

from app.core.events import CallLeft, LinkCopied, OpenElsewhereAsked
from app.core.views import ForeignView, View
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.widgets.box import Card, rows, side_by_side
from app.ui.widgets.flow import Flow
from app.ui.widgets.icon import Icon
from app.ui.widgets.text import Text
from app.ui.wording import elsewhere as words
from app.ui.wording.elsewhere import program_name
from app.ui.wording.times import clock


class ElsewherePage(ScrollPage):
    """Mostly behind the other program's window; the bar on the screen is what people see."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        head = side_by_side(gap=3)
        head.addWidget(Icon(look, "open", "ready", 36, disc="ready_back"), 0, Qt.AlignmentFlag.AlignTop)
        self.title, self.lead, self.came = Text("h1"), Text("lead"), Text("ready")
        texts = rows(gap=1)
        for text in (self.title, self.lead, self.came):
            texts.addWidget(text)
        head.addLayout(texts, 1)
        self.body.addLayout(head)
        card = Card(gap=1)
        self.missing, self.missing_body = Text("h3"), Text()
        self.again = self.button("second", "open", OpenElsewhereAsked)
        self.copy = self.button("second", "copy", LinkCopied)
        flow = Flow(gap_px=12)
        flow.addWidget(self.again)
        flow.addWidget(self.copy)
        card.body.addWidget(self.missing)
        card.body.addWidget(self.missing_body)
        card.body.addSpacing(8)
        card.body.addLayout(flow)
        self.body.addWidget(card)
        about = Card(gap=1)
        self.bar_title, self.bar_body = Text("h3"), Text()
        about.body.addWidget(self.bar_title)
        about.body.addWidget(self.bar_body)
        self.body.addWidget(about)
        self.body.addStretch(1)
        self.over = self.button("main", "check", CallLeft)
        self.bar_actions = [self.over]

    def render_view(self, view: View) -> None:
        """Show where the meeting is."""
        page = view.page
        if not isinstance(page, ForeignView):
            return
        program = program_name(page.foreign.program, page.foreign.host)
        self.title.say(words.GOES_ON(program=program))
        opened, came = page.facts.opened_at, page.facts.came_at
        self.lead.setVisible(opened is not None)
        self.lead.say(words.GOES_ON_LEAD(time=clock(opened)) if opened else "")
        self.came.setVisible(came is not None)
        self.came.say(words.CAME(time=clock(came)) if came else "")
        self.missing.say(words.NOT_THERE())
        self.missing_body.say(words.NOT_THERE_BODY())
        self.again.say(words.OPEN_AGAIN())
        self.again.setEnabled(not page.facts.releasing)
        copied = page.facts.link_copied
        self.copy.say(words.LINK_COPIED() if copied else words.COPY_LINK())
        self.copy.set_icon_name("check" if copied else "copy")
        self.bar_title.say(words.BAR_TITLE())
        self.bar_body.say(words.BAR_BODY())
        self.over.say(words.OVER())
