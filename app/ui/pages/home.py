# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The meeting's page: when, with whom, about what, and what to do now."""

from PySide6.QtCore import Qt

from app.core.events import CheckAsked, OtherMeetingAsked, WaitingRoomAsked
from app.core.meeting import Meeting, Role
from app.core.views import HomeView, View
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.widgets.agenda import Agenda
from app.ui.widgets.box import Card, Columns, rows, side_by_side
from app.ui.widgets.button import Button
from app.ui.widgets.icon import Icon
from app.ui.widgets.people import People
from app.ui.widgets.questions import Questions
from app.ui.widgets.remember import SOON_MIN, Remember
from app.ui.widgets.text import Text
from app.ui.widgets.update_notice import UpdateNotice
from app.ui.wording import home as words
from app.ui.wording.times import capital, clock, day, days_away, first_name, full_day, is_soon, until


class HomePage(ScrollPage):
    """The page with a meeting."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.title = Text("h1")
        self.lead = Text("lead")
        head = rows(gap=1)
        head.addWidget(self.title)
        head.addWidget(self.lead)
        self.body.addLayout(head)
        self.update_notice = UpdateNotice(look, self.acted.emit)
        self.body.addWidget(self.update_notice)
        self.body.addWidget(self._meeting_card())
        self.body.addWidget(self._test_card())
        self.remember = Remember(look)
        self.remember.acted.connect(self.acted)
        self.body.addWidget(self.remember)
        self.questions = Questions(look)
        self.body.addWidget(self.questions)
        self.other = self.button("link", "link", OtherMeetingAsked)
        self.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.enter: Button = self.button("main", "arrow-right", WaitingRoomAsked)
        self.enter.put_icon_last()
        self.bar_actions = [self.enter]

    def _meeting_card(self) -> Card:
        card = Card()
        self.agenda_title = Text("h3")
        self.agenda = Agenda(self.look)
        self.no_agenda = Text("muted")
        left = Card("plain", gap=2, margin=0)
        for widget in (self.agenda_title, self.agenda, self.no_agenda):
            left.body.addWidget(widget)
        self.people_title = Text("h3")
        self.people = People(self.look)
        right = Card("plain", gap=2, margin=0)
        right.body.addWidget(self.people_title)
        right.body.addWidget(self.people)
        self._columns = Columns(left, right, (3, 2), self.look.px(560))
        self.look.changed.connect(lambda: self._columns.set_needs_px(self.look.px(560)))
        card.body.addWidget(self._columns)
        return card

    def _test_card(self) -> Card:
        card = Card()
        row = side_by_side(gap=2)
        row.addWidget(Icon(self.look, "camera", "link", 24, disc="information_back"))
        texts = rows(gap=0)
        self.test_title = Text("h3")
        self.test_body = Text("muted")
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
        if not isinstance(page, HomeView) or page.meeting is None:
            return
        meeting = page.meeting
        title, lead = home_words(meeting, page.minutes_left)
        self.title.say(title)
        self.lead.say(lead)
        self.update_notice.show_update(page.update)
        self.agenda_title.say(words.AGENDA())
        self.agenda.show_agenda(meeting.agenda)
        self.agenda.setVisible(bool(meeting.agenda))
        self.no_agenda.say(words.NO_AGENDA(name=first_name(meeting.caseworker.name)))
        self.no_agenda.setVisible(not meeting.agenda)
        self.people_title.say(words.PEOPLE())
        self.people.show_people(
            tuple(p for p in meeting.people if p.role is not Role.CITIZEN) or meeting.people
        )
        self.test_title.say(words.TEST_TITLE())
        self.test_body.say(words.TEST_BODY())
        self.test.say(words.TEST())
        self.remember.setVisible(page.minutes_left is not None and page.minutes_left > SOON_MIN)
        self.remember.show_meeting(meeting, reminds=page.reminds)
        self.questions.retranslate()
        self.other.say(words.OTHER_MEETING())
        self.enter.say(words.ENTER())


def home_words(meeting: Meeting, minutes_left: int | None) -> tuple[str, str]:
    """Return the headline and the sentence under it."""
    time = clock(meeting.starts_at)
    the_day = capital(day(meeting.starts_at, minutes_left))
    if minutes_left is not None and minutes_left < 0:
        lead = words.STARTED_LEAD(time=time, name=meeting.caseworker.name)
        return words.STARTED(), lead
    if minutes_left == 0:
        title = words.NOW()
    elif is_soon(minutes_left) and minutes_left is not None:
        title = words.SOON(until=until(minutes_left))
    else:
        title = words.LATER(day=day(meeting.starts_at, minutes_left), time=time)
    if days_away(meeting.starts_at, minutes_left) == 0:
        the_day = words.TODAY_LONG(day=full_day(meeting.starts_at))
    phrase = words.LEAD_MUNICIPALITY if meeting.municipality else words.LEAD
    lead = phrase(day=the_day, time=time, name=meeting.caseworker.name, municipality=meeting.municipality)
    return title, f"{lead} {words.DURATION(meeting.duration_min)}"
