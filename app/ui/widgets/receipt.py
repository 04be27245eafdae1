# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt on the screen: when they came, what happened, whose clock, signed or not, and as a file."""

from pathlib import Path

from PySide6.QtCore import QDate, QDir, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.core.events import ReceiptCopyAsked
from app.core.receipt_sheet import ReceiptSheet
from app.ui.theme import Look
from app.ui.widgets.box import Card, rows
from app.ui.widgets.button import Button
from app.ui.widgets.notice import Notice
from app.ui.widgets.people import clear
from app.ui.widgets.save_file import SaveFile
from app.ui.widgets.text import Text
from app.ui.wording import receipt as words
from app.ui.wording.elsewhere import program_name
from app.ui.wording.times import clock, full_day

_DATA_ENDING = ".json"


class ReceiptCard(Card):
    """The card with the receipt; says nothing that the sheet does not say."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(gap=2)
        self._sheet: ReceiptSheet | None = None
        self._shown: object = None
        self._asked_for = ""
        self.question = SaveFile(self)
        self.question.chosen.connect(self.write)
        self.headline, self.what = Text("h2"), Text("strong")
        self._lines = rows(gap=0)
        self.signed, self.owed = Notice(look, "information", announces=True), Text("muted")
        self.proves = Text("small")
        self.save = Button(look, "second", "download")
        self.save.setObjectName("receipt_save")
        self.save.clicked.connect(self.ask_where)
        self.saved = Notice(look, "ready", announces=True)
        self.saved.hide()
        above: tuple[QWidget, ...] = (self.headline, self.signed, self.owed, self.saved)
        for part in above:
            self.body.addWidget(part)
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.what)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.proves)

    def show_sheet(self, sheet: ReceiptSheet | None) -> None:
        """Show a receipt, or nothing while there is none."""
        self.setVisible(sheet is not None)
        if self._sheet is None or sheet is None or sheet.meeting != self._sheet.meeting:
            self.saved.hide()
        self._sheet = sheet
        if sheet is None:
            return
        came = sheet.arrived_at
        self.headline.say(words.CAME(time=clock(came)) if came else words.CAME_NOT())
        self.what.say(words.WHAT())
        self._show_lines(sheet)
        self._show_signature(sheet)
        from app.ui.receipt_pdf import proves_words

        self.proves.say(proves_words(sheet))
        self.save.say(words.SAVE())

    def _show_lines(self, sheet: ReceiptSheet) -> None:
        # Imported when the first receipt is shown: not needed for the first paint of the window.
        from app.ui.receipt_pdf import said_clock, said_fact

        said = tuple((clock(line.at), said_fact(line), said_clock(line)) for line in sheet.lines)
        if said == self._shown:
            return
        self._shown = said
        clear(self._lines)
        table = QFrame()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (time, what, whose) in enumerate(said):
            at, fact = Text("strong"), rows(gap=0)
            at.say(time)
            at.setWordWrap(False)
            at.setSizePolicy(at.sizePolicy().Policy.Fixed, at.sizePolicy().Policy.Preferred)
            for style, part in (("body", what), ("small", whose)):
                text = Text(style)
                text.say(part)
                fact.addWidget(text)
            grid.addWidget(at, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(fact, row, 1)
        table.setLayout(grid)
        self._lines.addWidget(table)

    def _show_signature(self, sheet: ReceiptSheet) -> None:
        self.owed.setVisible(bool(sheet.owed))
        self.owed.say(words.OWED(sheet.owed) if sheet.owed else "")
        if sheet.foreign is not None:
            self.signed.set_tone("information")
            program = program_name(sheet.foreign.program, sheet.foreign.host)
            self.signed.say(words.OWN_TITLE(), words.OWN(program=program))
            return
        if sheet.signed_at is None:
            self.signed.set_tone("information")
            self.signed.say(words.UNSIGNED_TITLE(), words.UNSIGNED())
            return
        self.signed.set_tone("ready")
        signed = words.SIGNED(day=full_day(sheet.signed_at), time=clock(sheet.signed_at))
        self.signed.say(words.SIGNED_TITLE(), signed)

    def ask_where(self) -> None:
        """Ask for a place."""
        if self._sheet is None:
            return
        local = self._sheet.meeting.starts_at.astimezone()
        day = QDate(local.year, local.month, local.day).toString(Qt.DateFormat.ISODate)
        endings = {words.SAVE_PDF(): "pdf", words.SAVE_DATA(): "json"}
        self.question.ask(words.SAVE_TITLE(), words.SAVE_NAME(day=day), endings)

    def write(self, path: str) -> None:
        """Write the receipt there and say whether that worked."""
        if self._sheet is None:
            return
        if path.lower().endswith(_DATA_ENDING):
            self._asked_for = path
            self.acted.emit(ReceiptCopyAsked(path))
            return
        from app.ui.receipt_pdf import write_receipt_pdf

        self.say_saved(path, write_receipt_pdf(Path(path), self._sheet))

    def say_copied(self, written: bool) -> None:
        """Say what became of the file that was asked for."""
        self.say_saved(self._asked_for, written)

    def say_saved(self, path: str, written: bool) -> None:
        """Say that it lies there, or that another place is needed."""
        self.saved.set_tone("ready" if written else "remark")
        self.saved.setVisible(True)
        name = QDir.toNativeSeparators(path)
        self.saved.say(words.SAVED(name=name) if written else words.SAVED_NOT())
