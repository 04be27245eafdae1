# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""So that the meeting is remembered: a word on the desktop, and an entry in the calendar."""

from pathlib import PurePath

from PySide6.QtCore import Signal

from app.core.events import CalendarAsked, RemindersSwitched
from app.core.meeting import Meeting
from app.core.phone import spaced
from app.core.reminders import CalendarWords
from app.ui.theme import Look
from app.ui.widgets.box import Card
from app.ui.widgets.button import Button
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import Text
from app.ui.wording import reminders as words

SOON_MIN = 15  # later there is nothing left to be reminded of


class Remember(Card):
    """The card. Nothing is kept running, and nothing is written, before the person says so."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(gap=1)
        self._meeting: Meeting | None = None
        self._reminds = False
        self._saved_as: str | None = None
        self.title, self.says, self.saved = Text("h3"), Text("muted"), Text("muted")
        self.remind = Button(look, "second", "clock")
        self.remind.setObjectName("RemindersSwitched")
        self.remind.clicked.connect(lambda: self.acted.emit(RemindersSwitched(not self._reminds)))
        self.calendar = Button(look, "second", "calendar")
        self.calendar.setObjectName("CalendarAsked")
        self.calendar.clicked.connect(self._ask_calendar)
        buttons = Flow(gap_px=12)
        buttons.addWidget(self.remind)
        buttons.addWidget(self.calendar)
        self.body.addWidget(self.title)
        self.body.addWidget(self.says)
        self.body.addLayout(buttons)
        self.body.addWidget(self.saved)

    def show_meeting(self, meeting: Meeting, *, reminds: bool) -> None:
        """Show what is switched on for this meeting."""
        if self._meeting is not None and meeting.starts_at != self._meeting.starts_at:
            self._saved_as = None
        self._meeting, self._reminds = meeting, reminds
        self.title.say(words.TITLE())
        self.says.say(words.BODY_ON() if reminds else words.BODY_OFF())
        self.remind.say(words.SWITCH_OFF() if reminds else words.SWITCH_ON())
        self.calendar.say(words.CALENDAR())
        self._say_saved()

    def say_saved(self, path: str) -> None:
        """Say where the calendar file lies; "" where none could be written."""
        self._saved_as = path
        self._say_saved()

    def _say_saved(self) -> None:
        self.saved.setVisible(self._saved_as is not None)
        if self._saved_as is not None:
            name = PurePath(self._saved_as).name
            self.saved.say(words.CALENDAR_SAVED(name=name) if name else words.CALENDAR_NOT_SAVED())

    def _ask_calendar(self) -> None:
        if self._meeting is not None:
            self.acted.emit(CalendarAsked(calendar_words(self._meeting)))


def calendar_words(meeting: Meeting) -> CalendarWords:
    """Return what stands in the calendar; the link takes its own place later, outside the window."""
    name, phone = meeting.caseworker.name, spaced(meeting.caseworker.phone).replace("\u00a0", " ")
    told = words.ENTRY_TOLD(name=name, phone=phone, link="{link}") if name and phone else ""
    return CalendarWords(
        title=words.ENTRY_TITLE(name=name) if name else words.ENTRY_TITLE_NOBODY(),
        told=told or words.ENTRY_TOLD_NOBODY(link="{link}"),
        day_before=words.ENTRY_DAY_BEFORE(),
        soon=words.ENTRY_SOON(),
    )
