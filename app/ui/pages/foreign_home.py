# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a meeting in another program: where it is, what to tell us, and what to do now."""

from PySide6.QtCore import Qt

from app.core.events import CheckAsked, OtherMeetingAsked, WaitingRoomAsked
from app.core.foreign_links import Program
from app.core.views import ForeignView, View
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.widgets.agenda import Agenda
from app.ui.widgets.box import Card, rows, side_by_side
from app.ui.widgets.foreign_details import ForeignDetails
from app.ui.widgets.icon import Icon
from app.ui.widgets.notice import Notice
from app.ui.widgets.remember import SOON_MIN, Remember
from app.ui.widgets.text import Text
from app.ui.wording import elsewhere as words
from app.ui.wording import home as home_words
from app.ui.wording.elsewhere import program_name
from app.ui.wording.times import capital, clock, day


class ForeignHomePage(ScrollPage):
    """Dit møde er i Teams."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.title, self.lead = Text("h1"), Text("lead")
        head = rows(gap=1)
        head.addWidget(self.title)
        head.addWidget(self.lead)
        self.body.addLayout(head)
        self.lost = Notice(look, "remark")
        self.closed = Notice(look, "information")
        self.body.addWidget(self.lost)
        self.body.addWidget(self.closed)
        self.body.addWidget(self._test_card())
        self.details = ForeignDetails(look)
        self.details.acted.connect(self.acted)
        self.body.addWidget(self.details)
        self.remember = Remember(look)
        self.remember.acted.connect(self.acted)
        self.body.addWidget(self.remember)
        how = Card()
        self.how_title, self.how = Text("h3"), Agenda(look)
        how.body.addWidget(self.how_title)
        how.body.addWidget(self.how)
        self.body.addWidget(how)
        self.other = self.button("link", "link", OtherMeetingAsked)
        self.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.enter = self.button("main", "arrow-right", WaitingRoomAsked)
        self.enter.put_icon_last()
        self.bar_actions = [self.enter]

    def _test_card(self) -> Card:
        card = Card()
        row = side_by_side(gap=2)
        row.addWidget(Icon(self.look, "camera", "link", 24, disc="information_back"))
        self.test_title, self.test_body = Text("h3"), Text("muted")
        texts = rows(gap=0)
        texts.addWidget(self.test_title)
        texts.addWidget(self.test_body)
        row.addLayout(texts, 1)
        self.test = self.button("second", "", CheckAsked)
        row.addWidget(self.test, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        return card

    def render_view(self, view: View) -> None:
        """Show the meeting."""
        page = view.page
        if not isinstance(page, ForeignView):
            return
        program = program_name(page.foreign.program, page.foreign.host)
        self.title.say(words.TITLE(program=program))
        self.lead.say(when_words(page) or words.LEAD())
        self.lost.setVisible(not page.has_link)
        self.lost.say(words.LINK_LOST(), words.LINK_LOST_BODY())
        self.closed.setVisible(page.foreign.program is Program.SKYPE)
        self.closed.say(words.SKYPE_CLOSED(), words.SKYPE_CLOSED_BODY())
        self.test_title.say(home_words.TEST_TITLE())
        self.test_body.say(home_words.TEST_BODY())
        self.test.say(home_words.TEST())
        self.details.show_details(page)
        soon = page.minutes_left is None or page.minutes_left <= SOON_MIN
        self.remember.setVisible(page.foreign.time_known and page.has_link and not soon)
        self.remember.show_meeting(page.meeting, reminds=page.reminds)
        self.how_title.say(words.HOW())
        self.how.show_agenda(tuple(step(program=program) for step in words.HOW_STEPS))
        self.other.say(home_words.OTHER_MEETING())
        self.enter.say(words.TO_LOBBY())


def when_words(page: ForeignView) -> str:
    """Return when the meeting is and with whom, as far as it was told."""
    meeting, name = page.meeting, page.meeting.caseworker.name
    if not page.foreign.time_known:
        return words.WITH_NAME(name=name) if name else ""
    the_day, time = capital(day(meeting.starts_at, page.minutes_left)), clock(meeting.starts_at)
    if name:
        return words.WHEN_NAME(day=the_day, time=time, name=name)
    return words.WHEN_NOBODY(day=the_day, time=time)
