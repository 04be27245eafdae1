# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What others ask, with answers that open."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.box import Line, rows
from app.ui.widgets.expander import Expander
from app.ui.widgets.text import Text
from app.ui.wording import home as words


class Questions(QWidget):
    """The list of questions."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._title = Text("h3")
        layout = rows(gap=0)
        layout.addWidget(self._title)
        layout.addSpacing(8)
        layout.addWidget(Line())
        self.items = [Expander(look) for _ in words.QUESTION_PAIRS]
        for item in self.items:
            layout.addWidget(item)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._title.say(words.QUESTIONS())
        for item, (question, answer) in zip(self.items, words.QUESTION_PAIRS, strict=True):
            item.say(question(), answer())
