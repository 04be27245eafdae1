# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report, shown as it is before it leaves: nothing is sent from here."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from app.core.check_report import CheckReport, as_json, make_report
from app.core.danish_time import danish_time
from app.core.events import Event, ReportClosed
from app.core.report_page import PAPER, report_page
from app.core.system import this_system
from app.core.version import program_version
from app.core.views import CheckView, View
from app.ui.language import chosen_language
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.widgets.box import Card
from app.ui.widgets.button import Button
from app.ui.widgets.expander import Expander
from app.ui.widgets.notice import Notice
from app.ui.widgets.save_file import SaveFile
from app.ui.widgets.text import Text
from app.ui.wording import report as words
from app.ui.wording.phrase import Phrase
from app.ui.wording.times import clock, full_day

DATA_ENDING = ".json"
_PAPER_COLOURS = {"#1a1a1a": "text", "#ffffff": "card", "#454545": "muted", "#dcdcdc": "hairline"}
_SIZE = re.compile(r"font-size: (\d+)px")


class CheckReportPage(ScrollPage):
    """What is in the report, word by word, and the ways to take it along."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._made: CheckReport | None = None
        self._page = ""
        self.question = SaveFile(self)
        self.question.chosen.connect(self.write)
        self.back = self.button("link", "arrow-left", ReportClosed)
        self.title, self.lead = Text("h1"), Text("lead")
        self.done = Notice(look, "ready", announces=True)
        self.done.hide()
        for part in (self.back, self.title, self.lead, self.done):
            self.body.addWidget(part)
        card = Card()
        self.shown = QTextBrowser()
        self.shown.setFrameShape(QFrame.Shape.NoFrame)
        self.shown.setOpenLinks(False)
        self.shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.shown.document().documentLayout().documentSizeChanged.connect(self._fit)
        card.body.addWidget(self.shown)
        self.body.addWidget(card)
        self.data = Text("small")
        self.data_expander = Expander(look, self.data, lined=False)
        self.body.addWidget(self.data_expander)
        self.body.addStretch(1)
        self.copy = Button(look, "quiet", "copy")
        self.copy.clicked.connect(self._on_copy)
        self.save = Button(look, "main", "download")
        self.save.clicked.connect(self.ask_where)
        self.bar_actions = [self.copy, self.save]
        look.changed.connect(self._colour)

    def escape_event(self) -> Event:
        """Go back to the result."""
        return ReportClosed()

    def render_view(self, view: View) -> None:
        """Show the report in the language of the moment."""
        page = view.page
        if not isinstance(page, CheckView) or page.reported_at is None:
            return
        if self._made is None or self._made.made_at != page.reported_at:
            self.done.hide()
            self.data_expander.head.setChecked(False)
            self.scroller.verticalScrollBar().setValue(0)
        made = self._made = make_report(page.results, page.reported_at, this_system(), program_version())
        local = made.made_at.astimezone(danish_time())
        time = f"{full_day(local)} {clock(local)}"
        self._page = report_page(made, lambda one: Phrase(one.context, one.text)(), chosen_language(), time)
        self.back.say(words.GO_BACK())
        self.title.say(words.TITLE())
        self.lead.say(words.LEAD())
        self.copy.say(words.COPY())
        self.save.say(words.SAVE())
        self.data_expander.say(words.DATA())
        self.data.say(as_json(made))
        self._colour()

    def _colour(self) -> None:
        """Show the page in the window's own colours and size; the file itself is black on white."""
        if self._page:
            page = self._page.replace(PAPER, "margin: 0;")
            for light, role in _PAPER_COLOURS.items():
                page = page.replace(light, self.look.colour(role))
            self.shown.setHtml(_SIZE.sub(lambda found: f"font-size: {self.look.px(int(found[1]))}px", page))
            self._fit()

    def _fit(self) -> None:
        self.shown.setFixedHeight(int(self.shown.document().size().height()) + 4)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.shown.toPlainText())
        self._tell("ready", words.COPIED(), words.COPIED_BODY())

    def ask_where(self) -> None:
        """Ask for a place."""
        if self._made is None:
            return
        day = self._made.made_at.astimezone(danish_time()).date().isoformat()
        endings = {words.SAVE_PAGE(): "html", words.SAVE_DATA(): "json"}
        self.question.ask(words.SAVE_TITLE(), words.SAVE_NAME(day=day), endings)

    def close_dialog(self) -> None:
        """Take the question for a place away; nothing is written."""
        self.question.close()

    def write(self, path: str) -> None:
        """Write the report there, as data or as a page by the name's ending, and say whether that worked."""
        if self._made is None:
            return
        text = as_json(self._made) if path.lower().endswith(DATA_ENDING) else self._page
        try:
            Path(path).write_text(text, encoding="utf-8")
        except OSError:
            self._tell("remark", words.SAVED_NOT(), words.SAVED_NOT_BODY())
        else:
            self._tell("ready", words.SAVED(), path)

    def _tell(self, tone: str, title: str, body: str) -> None:
        self.done.set_tone(tone)
        self.done.setVisible(True)
        self.done.say(title, body)
        self.scroller.verticalScrollBar().setValue(0)
