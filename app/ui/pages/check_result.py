# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check's result: one headline, what we saw, and one next step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from app.core.answers import awaits_answer
from app.core.devices import Device
from app.core.events import (
    AdviceAsked,
    CheckLeft,
    CheckRepeated,
    Event,
    PlanBAsked,
    ReportAsked,
    WaitingRoomAsked,
)
from app.core.problem import weightiest
from app.core.spoken_report import encode, spoken_report
from app.core.verdicts import CheckResult, Verdict
from app.core.views import CheckView, Missing, View
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.widgets.box import Card, Line, rows, side_by_side
from app.ui.widgets.button import Button
from app.ui.widgets.icon import Icon
from app.ui.widgets.people import clear
from app.ui.widgets.spoken_code import SpokenCode
from app.ui.widgets.text import Text
from app.ui.wording import check as words
from app.ui.wording import elsewhere
from app.ui.wording import problem as problem_words
from app.ui.wording import report as report_words
from app.ui.wording.findings import result_words
from app.ui.wording.times import past_day

_HEADS = {
    Verdict.READY: ("check", "ready", "ready_back"),
    Verdict.REMARK: ("check", "ready", "ready_back"),
    Verdict.SOUND_ONLY: ("speaker", "ready", "ready_back"),
    Verdict.CALL_INSTEAD: ("telephone", "information", "information_back"),
    Verdict.NOT_MEASURED: ("info", "information", "information_back"),
}
_TO_KNOW = ("info", "information")
_LINES = {
    Verdict.READY: ("success", "ready"),
    Verdict.REMARK: ("warning", "remark_mark"),
    Verdict.SOUND_ONLY: ("warning", "remark_mark"),
    Verdict.CALL_INSTEAD: ("telephone", "information"),
    Verdict.NOT_MEASURED: _TO_KNOW,
}


class CheckResultPage(ScrollPage):
    """Ready, ready with sound, or let us call instead."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        head = side_by_side(gap=3)
        self.icon = Icon(look, "check", "ready", 36, disc="ready_back")
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        self.title, self.lead = Text("h1"), Text("lead")
        texts = rows(gap=1)
        texts.addWidget(self.title)
        texts.addWidget(self.lead)
        head.addLayout(texts, 1)
        self.body.addLayout(head)
        card = Card()
        self.list_title = Text("h3")
        card.body.addWidget(self.list_title)
        self._list = rows(gap=1)
        self._list.setSpacing(12)
        card.body.addLayout(self._list)
        self.body.addWidget(card)
        self.code = SpokenCode(self.look)
        self.report = self.button("second", "document", ReportAsked)
        self.code.add(self.report)
        self.body.addWidget(self.code)
        self.body.addStretch(1)
        self.again = self.button("quiet", "refresh", CheckRepeated)
        self.to_phone = self.button("main", "telephone", PlanBAsked)
        self.anyway = self.button("quiet", "", WaitingRoomAsked)
        self.enter = self.button("main", "arrow-right", WaitingRoomAsked)
        self.enter.put_icon_last()
        self.home = self.button("main", "", CheckLeft)
        self.bar_actions = [self.again, self.anyway, self.to_phone, self.home, self.enter]
        self._shown: object = None
        self._main = self.enter

    def main_action(self) -> Button:
        """Return the one main action of this verdict."""
        return self._main

    def escape_event(self) -> Event:
        """Go back to the meeting's page."""
        return CheckLeft()

    def render_view(self, view: View) -> None:
        """Show the verdict."""
        page = view.page
        if not isinstance(page, CheckView):
            return
        title, lead = words.RESULTS[page.verdict]
        self.title.say(title())
        self.lead.say(lead())
        self.icon.turn_into(*_HEADS[page.verdict])
        skipped = page.verdict is Verdict.NOT_MEASURED
        self.list_title.say(words.SKIPPED_LIST() if skipped else words.RESULT_LIST())
        self._render_list(page)
        self.code.setVisible(bool(page.results))
        self.code.show_code(encode(spoken_report(page.results)))
        self.report.say(report_words.SEE_REPORT())
        self._render_actions(page)
        if view.foreign is not None:  # its waiting page is here, not at the jobcentre
            self.enter.say(elsewhere.TO_LOBBY())

    def _render_list(self, page: CheckView) -> None:
        order = list(words.STEPS)
        results = tuple(
            (words.STEPS[r.id](), _icon(r), *_words(r, page), _code(r))
            for r in sorted(page.results, key=lambda result: order.index(result.id))
        )
        new = {one.name: _new_line(one) for one in page.devices.new}
        said = (*new.values(), *(_missing_line(one) for one in page.missing), *results)
        if said == self._shown:
            return
        self._shown = said
        clear(self._list)
        for index, (name, icon, title, body, code) in enumerate(said):
            if index:
                self._list.addWidget(Line())
            line = self._line(name, icon, title, body)
            layout = line.layout()
            if code and layout is not None:
                layout.addWidget(self._how(code, title))
            self._list.addWidget(line)

    def _how(self, code: str, title: str) -> Button:
        button = Button(self.look, "link")
        button.setObjectName("AdviceAsked")
        button.say(problem_words.SHOW_HOW(), title)
        button.clicked.connect(lambda: self.acted.emit(AdviceAsked(code)))
        return button

    def _line(self, name: str, icon: tuple[str, str], title: str, body: str) -> QWidget:
        line = QFrame()
        row = side_by_side(gap=2)
        row.addWidget(Icon(self.look, *icon), 0, Qt.AlignmentFlag.AlignTop)
        texts = rows(gap=0)
        head, rest = Text("strong"), Text("muted")
        head.say(title)
        rest.say(body)
        texts.addWidget(head)
        texts.addWidget(rest)
        rest.setVisible(bool(body))
        row.addLayout(texts, 1)
        line.setLayout(row)
        line.setAccessibleName(f"{name}: {title} {body}".strip())
        return line

    def _render_actions(self, page: CheckView) -> None:
        by_phone = page.verdict is Verdict.CALL_INSTEAD
        self.again.say(words.AGAIN())
        self.anyway.say(words.ENTER_ANYWAY())
        self.to_phone.say(words.TO_PHONE())
        self.home.say(words.TO_HOME())
        self.enter.say(words.ENTER())
        self.to_phone.setVisible(by_phone)
        self.anyway.setVisible(by_phone and page.has_meeting)
        self.enter.setVisible(page.has_meeting and not by_phone)
        self.home.setVisible(not page.has_meeting and not by_phone)
        self._main = self.to_phone if by_phone else (self.enter if page.has_meeting else self.home)


def _missing_line(missing: Missing) -> tuple[str, tuple[str, str], str, str, str]:
    """Return the line about a device that the last good check had; there is nothing to be shown how."""
    day = past_day(missing.seen_on, missing.days_ago)
    title = words.MISSING(name=missing.name, day=day)
    return words.DEVICES[missing.kind](), _LINES[Verdict.REMARK], title, words.MISSING_BODY(), ""


def _new_line(device: Device) -> tuple[str, tuple[str, str], str, str, str]:
    """Return the line about a device that was plugged in after its step."""
    title = words.NEW_FOUND(other=device.name)
    return words.DEVICES[device.kind](), _TO_KNOW, title, words.NEW_FOUND_AFTER(), ""


def _words(result: CheckResult, page: CheckView) -> tuple[str, str]:
    """Return a line's words; where nothing was tested, the page's head has said that it does not matter."""
    title, body = result_words(result)
    return title, "" if page.verdict is Verdict.NOT_MEASURED else body


def _icon(result: CheckResult) -> tuple[str, str]:
    return _TO_KNOW if awaits_answer(result) else _LINES[result.verdict]


def _code(result: CheckResult) -> str:
    """Return the code of the finding that a line is about, or "" where there is nothing to do."""
    finding = None if awaits_answer(result) else weightiest(result)
    return finding.code if finding is not None else ""
