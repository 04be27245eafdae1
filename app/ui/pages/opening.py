# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page without a meeting, or beside it: paste a link, or type the code."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.events import CheckAsked, Event, LinkGiven, OpeningLeft
from app.core.views import HomeView, View
from app.ui.pages.foreign_home import ForeignHomePage
from app.ui.pages.home import HomePage
from app.ui.pages.page import Page, ScrollPage
from app.ui.theme import Look
from app.ui.widgets.box import Card, Line, rows, side_by_side
from app.ui.widgets.button import Button
from app.ui.widgets.code_field import CodeField
from app.ui.widgets.progress import Progress
from app.ui.widgets.questions import Questions
from app.ui.widgets.text import Text
from app.ui.widgets.update_notice import UpdateNotice
from app.ui.wording import home as words
from app.ui.wording.times import first_name

PROGRESS_AFTER_MS = 400
LONG_AFTER_MS = 10_000


class OpeningPage(ScrollPage):
    """Where a meeting is opened."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.back = self.button("link", "arrow-left", OpeningLeft)
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = Text("h1")
        self.lead = Text("lead")
        head = rows(gap=1)
        head.addWidget(self.title)
        head.addWidget(self.lead)
        self.body.addLayout(head)
        self.update_notice = UpdateNotice(look, self.acted.emit)
        self.body.addWidget(self.update_notice)
        self.waiting = self._waiting_card()
        self.body.addWidget(self.waiting)
        self._ways = Card("plain", gap=3, margin=0)
        self._ways.body.addWidget(self._ways_card())
        self._ways.body.addWidget(self._test_row())
        self.body.addWidget(self._ways)
        self.questions = Questions(look)
        self.body.addWidget(self.questions)
        self.body.addStretch(1)
        self.open = Button(look, "main", "arrow-right")
        self.open.put_icon_last()
        self.open.clicked.connect(self._on_open)
        self.bar_actions = [self.open]
        self._opening = self._choosing = False
        self._progress_timer = self._timer(PROGRESS_AFTER_MS, self._show_progress)
        self._long_timer = self._timer(LONG_AFTER_MS, lambda: self.long.setVisible(self._opening))
        self._enable()

    def _timer(self, after_ms: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(then)
        return timer

    def _waiting_card(self) -> Card:
        card = Card()
        self.opening_text = Text("h3")
        self.progress = Progress(self.look)
        self.long = Text("muted")
        for widget in (self.opening_text, self.progress, self.long):
            card.body.addWidget(widget)
        self.long.hide()
        card.hide()
        return card

    def _ways_card(self) -> Card:
        card = Card(gap=3)
        link = rows(gap=1)
        self.link_title, self.link_body = Text("h3"), Text("muted")
        self.paste = Button(self.look, "second", "copy")
        self.paste.clicked.connect(self._on_paste)
        self.link = QLineEdit()
        self.link.setClearButtonEnabled(True)
        self.link.textChanged.connect(self._enable)
        self.nothing = Text("muted")
        self.nothing.hide()
        link.addWidget(self.link_title)
        link.addWidget(self.link_body)
        link.addSpacing(4)
        link.addWidget(self.paste, 0, Qt.AlignmentFlag.AlignLeft)
        link.addWidget(self.nothing)
        link.addWidget(self.link)
        card.body.addLayout(link)
        card.body.addWidget(Line())
        code = rows(gap=1)
        self.code_title, self.code_body = Text("h3"), Text("muted")
        self.code = CodeField(self.look)
        self.code.changed.connect(self._enable)
        code.addWidget(self.code_title)
        code.addWidget(self.code_body)
        code.addSpacing(4)
        code.addWidget(self.code)
        card.body.addLayout(code)
        return card

    def _test_row(self) -> QWidget:
        box = QWidget()
        row = side_by_side(gap=2)
        self.test_text = Text("muted")
        self.test = self.button("second", "", CheckAsked)
        row.addWidget(self.test_text, 1)
        row.addWidget(self.test)
        box.setLayout(row)
        return box

    def render_view(self, view: View) -> None:
        """Show where to paste and type, or that the meeting is being fetched."""
        page = view.page
        if not isinstance(page, HomeView):
            return
        self._show_choosing(page)
        self.update_notice.show_update(page.update)
        self.link_title.say(words.LINK_TITLE())
        self.link_body.say(words.LINK_BODY())
        self.link.setPlaceholderText(words.LINK_LABEL())
        self.link.setAccessibleName(words.LINK_LABEL())
        self.paste.say(words.PASTE())
        self.nothing.say(words.NOTHING_TO_PASTE())
        self.code_title.say(words.CODE_TITLE())
        self.code_body.say(words.CODE_BODY())
        for number, group in enumerate(self.code.groups, start=1):
            group.setAccessibleName(words.CODE_LABEL(number=str(number)))
        self.test_text.say(words.TEST_FIRST())
        self.test.say(words.TEST_SHORT())
        self.opening_text.say(words.OPENING())
        self.progress.say(words.OPENING())
        self.long.say(words.OPENING_LONG())
        self.questions.retranslate()
        self.open.say(words.OPEN())
        self._show_opening(page.opening)
        if page.opening and page.meeting is not None and not page.choosing:
            self._show_progress()

    def _show_choosing(self, page: HomeView) -> None:
        """Say that the meeting stays while another is looked for."""
        self._choosing = page.choosing and page.meeting is not None
        self.back.setVisible(self._choosing)
        self.back.say(words.BACK_TO_MEETING())
        if page.choosing and page.meeting is not None:
            self.title.say(words.OTHER_MEETING())
            name = first_name(page.meeting.caseworker.name)
            self.lead.say(words.OTHER_LEAD(name=name) if name else words.OTHER_LEAD_NOBODY())
        else:
            self.title.say(words.WELCOME())
            self.lead.say(words.WELCOME_LEAD())

    def came_after(self, before: Page | None) -> None:
        """Begin with empty fields when the person comes from a meeting's page: they want another."""
        super().came_after(before)
        if isinstance(before, HomePage | ForeignHomePage):
            self.link.clear()
            self.code.clear()
            self.nothing.hide()
            self._enable()

    def escape_event(self) -> Event | None:
        """Go back to the meeting's page, where there is one."""
        return OpeningLeft() if self._choosing and not self._opening else None

    def _show_opening(self, opening: bool) -> None:
        if opening != self._opening:
            self._opening = opening
            for timer in (self._progress_timer, self._long_timer):
                timer.start() if opening else timer.stop()
            if not opening:
                self.waiting.hide()
                self.long.hide()
                self._ways.show()
                self.lead.show()
        self._enable()

    def _show_progress(self) -> None:
        self.lead.setVisible(not self._opening)
        self.waiting.setVisible(self._opening)
        self._ways.setVisible(not self._opening)

    def first_focus(self) -> QWidget:
        """Begin with pasting: most people come with a link."""
        return self.paste

    def _given(self) -> str:
        return self.link.text().strip() or (self.code.text() if self.code.is_whole() else "")

    def _enable(self) -> None:
        idle = not self._opening
        for widget in (self.link, self.paste, self.code, self.test, self.back):
            widget.setEnabled(idle)
        self.open.setEnabled(idle and bool(self._given()))

    def _on_open(self) -> None:
        if given := self._given():
            self.acted.emit(LinkGiven(given))

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text().strip()
        self.nothing.setVisible(not text)
        if text:
            self.link.setText(text)
            self.acted.emit(LinkGiven(text))
