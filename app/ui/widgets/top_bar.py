# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The top bar: whose meeting, when, and the few settings."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from app.core.views import View
from app.ui.theme import Look
from app.ui.widgets.box import side_by_side
from app.ui.widgets.button import Button
from app.ui.widgets.icon import Icon
from app.ui.widgets.text import OneLine
from app.ui.wording import elsewhere
from app.ui.wording import frame as words
from app.ui.wording.elsewhere import program_name
from app.ui.wording.times import capital, clock, day

_LABELS_FROM_PX = 900


class TopBar(QFrame):
    """Municipality and meeting on the left; language, text and colours, help on the right."""

    language_pressed = Signal()
    display_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("top_bar")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._view: View | None = None
        self._who = OneLine("strong")
        self._divider = QFrame()
        self._divider.setObjectName("bar_divider")
        self._divider.setFixedSize(1, 24)
        self._meeting = OneLine("muted")
        self.language = Button(look, "quiet", "language")
        self.display = Button(look, "quiet", "text-size")
        self.help = Button(look, "quiet", "help")
        self.language.clicked.connect(self.language_pressed)
        self.display.clicked.connect(self.display_pressed)
        self.help.clicked.connect(self.help_pressed)
        layout = side_by_side(gap=2)
        layout.setContentsMargins(32, 10, 24, 10)
        layout.addWidget(Icon(look, "calendar", "link"))
        layout.addWidget(self._who)
        layout.addWidget(self._divider)
        layout.addWidget(self._meeting, 1)
        buttons = side_by_side(gap=0)
        for button in (self.language, self.display, self.help):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(buttons)
        self.setLayout(layout)
        look.changed.connect(self.refit)

    def show_view(self, view: View) -> None:
        """Show whose meeting this is."""
        self._view = view
        meeting = view.meeting
        self._who.say((meeting.municipality if meeting else "") or words.NO_MUNICIPALITY())
        self._divider.setVisible(meeting is not None)
        self._meeting.say(_meeting_words(view))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        if self._view is not None:
            self.show_view(self._view)
        self.refit()

    def refit(self) -> None:
        """Leave out the buttons' labels where they would push the meeting away."""
        roomy = self.width() >= self._look.px(_LABELS_FROM_PX)
        self.language.say(words.SWITCH_LANGUAGE(), words.SWITCH_LANGUAGE_HINT())
        for button, phrase in ((self.display, words.DISPLAY), (self.help, words.HELP)):
            if roomy:
                button.say(phrase())
                button.setToolTip("")
            else:
                button.say_without_label(phrase())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the labels to the width."""
        super().resizeEvent(event)
        self.refit()

    def minimumSizeHint(self) -> QSize:
        """Let the window be narrow."""
        return QSize(0, super().minimumSizeHint().height())


def _meeting_words(view: View) -> str:
    """Return which meeting this is; of one in another program only what was told."""
    meeting, foreign = view.meeting, view.foreign
    if meeting is None:
        return ""
    the_day, time = capital(day(meeting.starts_at, view.minutes_left)), clock(meeting.starts_at)
    if foreign is None:
        return words.MEETING(day=the_day, time=time, name=meeting.caseworker.name)
    parts = [
        elsewhere.WHEN(day=the_day, time=time) if foreign.time_known else "",
        elsewhere.IN_PROGRAM(program=program_name(foreign.program, foreign.host)),
        meeting.caseworker.name,
    ]
    return " · ".join(part for part in parts if part)
