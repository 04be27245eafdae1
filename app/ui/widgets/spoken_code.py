# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ten characters to be read aloud over the telephone, large and in groups."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.theme import Look
from app.ui.widgets.box import Card, rows, side_by_side
from app.ui.widgets.icon import Icon
from app.ui.widgets.text import Text
from app.ui.wording import report as words


class SpokenCode(Card):
    """A card with the code, and what it is for."""

    def __init__(self, look: Look) -> None:
        super().__init__(gap=1)
        self.title, self.lead, self.code = Text("h3"), Text("muted"), Text("code")
        row = side_by_side(gap=2)
        row.addWidget(Icon(look, "support", "information"), 0, Qt.AlignmentFlag.AlignTop)
        texts = rows(gap=1)
        for text in (self.title, self.lead, self.code):
            texts.addWidget(text)
        self._texts = texts
        row.addLayout(texts, 1)
        self.body.addLayout(row)

    def show_code(self, code: str) -> None:
        """Show a code; a screen reader says it one character at a time."""
        self.title.say(words.CODE_TITLE())
        self.lead.say(words.CODE_LEAD())
        self.code.say(code)
        self.code.setAccessibleName(", ".join(code.replace("-", "")))

    def add(self, widget: QWidget) -> None:
        """Put something under the code."""
        self._texts.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
