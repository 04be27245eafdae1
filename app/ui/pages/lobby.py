# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The waiting page before a meeting in another program: a clock, what happens next, one button."""

from PySide6.QtCore import Qt

from app.core.events import Event, LinkCopied, OpenElsewhereAsked, WaitingLeft
from app.core.views import ForeignView, View
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.widgets.agenda import Agenda
from app.ui.widgets.box import Card, rows, side_by_side
from app.ui.widgets.foreign_details import ForeignDetails
from app.ui.widgets.icon import Icon
from app.ui.widgets.notice import Notice
from app.ui.widgets.progress import Progress
from app.ui.widgets.text import Text
from app.ui.wording import elsewhere as words
from app.ui.wording.elsewhere import program_name
from app.ui.wording.times import clock, day, is_soon, until


class LobbyPage(ScrollPage):
    """Calm until the hour, and honest: nobody sees the person here."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        head = Card(gap=2, margin=3)
        line = side_by_side(gap=2)
        line.setSpacing(20)
        line.addWidget(
            Icon(look, "clock", "information", 30, disc="information_back"), 0, Qt.AlignmentFlag.AlignTop
        )
        self.title, self.starts, self.came, self.not_seen = (
            Text("h1"),
            Text("lead"),
            Text("ready"),
            Text("muted"),
        )
        self.progress = Progress(look)
        texts = rows(gap=1)
        for widget in (self.title, self.starts, self.progress, self.came, self.not_seen):
            texts.addWidget(widget)
        line.addLayout(texts, 1)
        head.body.addLayout(line)
        self.body.addWidget(head)
        self.lost = Notice(look, "remark")
        self.body.addWidget(self.lost)
        card = Card()
        self.next_title, self.next = Text("h3"), Agenda(look)
        card.body.addWidget(self.next_title)
        card.body.addWidget(self.next)
        self.copy = self.button("second", "copy", LinkCopied)
        card.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(card)
        self.details = ForeignDetails(look)
        self.details.acted.connect(self.acted)
        self.body.addWidget(self.details)
        self.body.addStretch(1)
        self.leave = self.button("quiet", "arrow-left", WaitingLeft)
        self.open = self.button("main", "open", OpenElsewhereAsked)
        self.bar_actions = [self.leave, self.open]

    def escape_event(self) -> Event:
        """Go back to the meeting's page: nobody loses a place by that."""
        return WaitingLeft()

    def render_view(self, view: View) -> None:
        """Show what the clock says."""
        page = view.page
        if not isinstance(page, ForeignView):
            return
        program = program_name(page.foreign.program, page.foreign.host)
        self.title.say(words.CLOCK(time=clock(page.now)) if page.now else words.TITLE(program=program))
        self.starts.say(starts_words(page))
        came = page.facts.came_at
        self.came.setVisible(came is not None)
        if came is not None:
            self.came.say(words.CAME(time=clock(came)))
        self.not_seen.say(words.NOT_SEEN(program=program))
        self.progress.setVisible(page.facts.releasing)
        self.progress.say(words.RELEASING())
        self.lost.setVisible(not page.has_link)
        self.lost.say(words.LINK_LOST(), words.LINK_LOST_BODY())
        self.next_title.say(words.NEXT())
        self.next.show_agenda(tuple(step(program=program) for step in words.NEXT_STEPS))
        copied = page.facts.link_copied
        self.copy.say(words.LINK_COPIED() if copied else words.COPY_LINK())
        self.copy.set_icon_name("check" if copied else "copy")
        self.copy.setVisible(page.has_link)
        self.details.show_details(page)
        self.leave.say(words.BACK())
        self.open.say(words.OPEN())
        self.open.setEnabled(page.has_link and not page.facts.releasing)


def starts_words(page: ForeignView) -> str:
    """Return when the meeting begins, as far as it was told."""
    left, at = page.minutes_left, page.meeting.starts_at
    if left is None:
        return words.STARTS_UNKNOWN()
    if left < 0:
        return words.STARTED(time=clock(at))
    if left == 0:
        return words.STARTS_NOW()
    if is_soon(left):
        return words.STARTS_SOON(time=clock(at), until=until(left))
    return words.STARTS(day=day(at, left), time=clock(at))
