# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the person may tell about a meeting in another program: when, with whom, and a number. Asked once."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.events import ForeignDetailsGiven
from app.core.phone import Doubt, doubt, phone_number, spaced
from app.core.views import ForeignView
from app.ui.theme import Look
from app.ui.widgets.box import Card, rows
from app.ui.widgets.button import Button
from app.ui.widgets.device_picker import DropDown
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import Text
from app.ui.wording import elsewhere as words
from app.ui.wording import plan_b as plan_b_words
from app.ui.wording.phrase import Phrase
from app.ui.wording.times import capital, clock, day_of, full_day
from app.ui.wording.told_time import hour_and_minute

_DAYS_AHEAD = 28


class ForeignDetails(Card):
    """The card with the fields; once something was told it says that, with a way to change it."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(gap=2)
        self._look = look
        self._filled: object = None
        self._changing = False
        self._page: ForeignView | None = None
        self.title, self.lead = Text("h3"), Text("muted")
        self.body.addWidget(self.title)
        self.body.addWidget(self.lead)
        self.told = Text()
        self.body.addWidget(self.told)
        self._fields = self._build_fields(look)
        self.body.addWidget(self._fields)
        self.hint = Text("small")
        self.body.addWidget(self.hint)
        self.save = Button(look, "second", "check")
        self.save.setObjectName("details_save")
        self.save.clicked.connect(self._on_save)
        self.change = Button(look, "quiet", "notes")
        self.change.setObjectName("details_change")
        self.change.clicked.connect(self._on_change)
        for button in (self.save, self.change):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_fields(self, look: Look) -> QWidget:
        self.day = DropDown(look)
        self.time, self.name, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self._labels: list[tuple[Text, QWidget, Phrase]] = []
        box = QWidget()
        flow = Flow(gap_px=16)
        self._widths = ((self.day, 280), (self.time, 120), (self.name, 280), (self.phone, 240))
        phrases = (words.ASK_DAY, words.ASK_TIME, words.ASK_NAME, words.ASK_PHONE)
        for (field, _), phrase in zip(self._widths, phrases, strict=True):
            flow.addWidget(self._field(field, phrase))
        for edit in (self.time, self.name, self.phone):
            edit.setMaxLength(60)
            edit.textChanged.connect(self._enable)
            edit.returnPressed.connect(self._on_save)
        self.day.activated.connect(self._enable)
        box.setLayout(flow)
        look.changed.connect(self._widen)
        self._widen()
        return box

    def _field(self, field: QWidget, phrase: Phrase) -> QWidget:
        label = Text("strong")
        label.setBuddy(field)
        label.setWordWrap(False)
        self._labels.append((label, field, phrase))
        column = rows(gap=0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(field)
        box = QWidget()
        box.setLayout(column)
        return box

    def _widen(self) -> None:
        for field, width in self._widths:
            field.setFixedWidth(self._look.px(width))

    def show_details(self, page: ForeignView) -> None:
        """Show what was told, or the fields; nothing that is being typed is written over."""
        self._page = page
        told = (page.meeting.id, page.foreign.time_known, page.meeting.starts_at, page.meeting.caseworker)
        if told != self._filled:
            self._fill(page)
            self._filled, self._changing = told, False
        if not self._changing or self.day.count() == 0:
            self._fill_days(page)
        contact = page.meeting.caseworker
        known = bool(page.foreign.time_known or contact.name or contact.phone)
        asking = self._changing or not known
        self.title.say(words.ASK_TITLE() if asking else words.TOLD_TITLE())
        self.lead.say(words.ASK_BODY())
        for label, field, phrase in self._labels:
            label.say(phrase())
            field.setAccessibleName(phrase())
        self.phone.setAccessibleDescription(words.ASK_PHONE_HINT())
        self.time.setPlaceholderText("13.00")
        self.told.say(told_words(page))
        self.save.say(words.ASK_SAVE())
        self.change.say(words.ASK_CHANGE())
        for widget in (self.lead, self._fields, self.save):
            widget.setVisible(asking)
        for widget in (self.told, self.change):
            widget.setVisible(not asking)
        self._enable()

    def _fill(self, page: ForeignView) -> None:
        known = page.foreign.time_known
        self.time.setText(clock(page.meeting.starts_at) if known else "")
        self.name.setText(page.meeting.caseworker.name)
        self.phone.setText(page.meeting.caseworker.phone)

    def _fill_days(self, page: ForeignView) -> None:
        """Offer the next weeks; the day that was told is chosen, else today."""
        if page.now is None:
            return
        today = page.now.astimezone().date()
        told = page.meeting.starts_at.astimezone().date() if page.foreign.time_known else today
        days = [today + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD)]
        offered = sorted({*days, told})
        texts = [capital(day_of(one, today)) for one in offered]
        if texts == [self.day.itemText(number) for number in range(self.day.count())]:
            return
        kept = self.day.currentData() if self.day.count() and self._changing else told.isoformat()
        self.day.clear()
        for one, text in zip(offered, texts, strict=True):
            self.day.addItem(text, one.isoformat())
        self.day.setCurrentIndex(max(self.day.findData(kept), 0))

    def _enable(self) -> None:
        time, phone = self.time.text().strip(), self.phone.text().strip()
        phone_doubt = doubt(phone) if phone else Doubt.NONE
        time_fits = not time or hour_and_minute(time) is not None
        phone_fits = phone_doubt in (Doubt.NONE, Doubt.UNUSUAL)
        self.save.setEnabled(time_fits and phone_fits and bool(time or phone or self.name.text().strip()))
        hints = []
        if not time_fits:
            hints.append(words.ASK_TIME_HINT())
        phrase = plan_b_words.PHONE_DOUBTS[phone_doubt]
        if phone and phrase is not None:
            hints.append(phrase(number=phone))
        self.hint.say(" ".join(hints))
        self.hint.setVisible(bool(hints) and not self.save.isHidden())

    def _on_change(self) -> None:
        self._changing = True
        if self._page is not None:
            self.show_details(self._page)
        self.time.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self) -> None:
        if not self.save.isEnabled() or self.save.isHidden():
            return
        self._changing = False
        number = phone_number(self.phone.text())
        phone = spaced(number).replace("\u00a0", " ") if number else ""
        self.acted.emit(ForeignDetailsGiven(self._starts_at(), self.name.text().strip(), phone))
        if self._page is not None:
            self.show_details(self._page)

    def _starts_at(self) -> datetime | None:
        told = hour_and_minute(self.time.text())
        if told is None or self.day.currentData() is None:
            return None
        day = date.fromisoformat(str(self.day.currentData()))
        return datetime(day.year, day.month, day.day, *told).astimezone().astimezone(UTC)


def told_words(page: ForeignView) -> str:
    """Return what the person told, in sentences."""
    meeting = page.meeting
    said = []
    if page.foreign.time_known:
        at = words.WHEN(day=capital(full_day(meeting.starts_at)), time=clock(meeting.starts_at))
        said.append(f"{at}.")
    else:
        said.append(words.TOLD_NO_TIME())
    if meeting.caseworker.name:
        said.append(words.TOLD_NAME(name=meeting.caseworker.name))
    phone = meeting.caseworker.phone
    said.append(words.TOLD_PHONE(phone=spaced(phone)) if phone else words.TOLD_NO_PHONE())
    return "\n".join(said)
