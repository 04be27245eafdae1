# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nine digits of a spoken code in three groups, as they are read aloud."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from app.core.spoken_code import CODE_DIGITS
from app.ui.theme import Look
from app.ui.widgets.box import side_by_side

_GROUP = 3


class _Group(QLineEdit):
    """Three digits; Backspace runs on into the group before."""

    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave an empty group backwards."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        super().keyPressEvent(event)


class CodeField(QWidget):
    """Three groups of three digits."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        row = side_by_side(gap=1)
        self.groups: list[_Group] = []
        for number in range(CODE_DIGITS // _GROUP):
            if number:
                row.addWidget(QLabel("–"))
            group = _Group()
            group.setProperty("kind", "code")
            group.setMaxLength(CODE_DIGITS + 6)
            group.setValidator(QRegularExpressionValidator(QRegularExpression(r"[\d\s–-]*"), group))
            group.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            group.textEdited.connect(lambda text, number=number: self._on_edited(number, text))
            group.emptied.connect(lambda number=number: self._step_back(number))
            self.groups.append(group)
            row.addWidget(group)
        row.addStretch(1)
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Return the digits typed so far."""
        return "".join(group.text() for group in self.groups)

    def is_whole(self) -> bool:
        """Tell whether nine digits are there."""
        return len(self.text()) == CODE_DIGITS

    def clear(self) -> None:
        """Empty all three."""
        for group in self.groups:
            group.clear()

    def _fit(self) -> None:
        for group in self.groups:
            group.setFixedWidth(self._look.px(76) + 36)

    def _on_edited(self, number: int, text: str) -> None:
        digits = "".join(char for char in text if char.isdigit())
        for index in range(number, len(self.groups)):
            part, digits = digits[:_GROUP], digits[_GROUP:]
            if self.groups[index].text() != part:
                self.groups[index].setText(part)
            if not digits:
                break
            self.groups[index + 1 if index + 1 < len(self.groups) else index].setFocus()
        last = self.groups[number]
        full = len(last.text()) == _GROUP and last.cursorPosition() == _GROUP
        if full and last.hasFocus() and number + 1 < len(self.groups):
            self.groups[number + 1].setFocus()
        self.changed.emit()

    def _step_back(self, number: int) -> None:
        if number:
            before = self.groups[number - 1]
            before.setFocus()
            before.backspace()
            self.changed.emit()
