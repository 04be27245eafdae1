# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Did you hear it? Yes, no, I don't know: three answers of the same weight."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.events.person import Answer
from app.ui.theme import Look
from app.ui.widgets.box import rows
from app.ui.widgets.button import Button
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import Text
from app.ui.wording import check as words


class Answers(QWidget):
    """A question with three answers.

    Emits:
        answered: The ``Answer``.
    """

    answered = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.question = Text("strong")
        self.buttons: dict[Answer, Button] = {}
        flow = Flow(gap_px=8)
        for answer in Answer:
            button = Button(look, "second")
            button.setObjectName(f"AnswerGiven_{answer.value}")
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
            self.buttons[answer] = button
            flow.addWidget(button)
        layout = rows(gap=1)
        layout.addWidget(self.question)
        layout.addLayout(flow)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, question: str) -> None:
        """Ask."""
        self.question.say(question)
        for answer, phrase in (
            (Answer.YES, words.YES),
            (Answer.NO, words.NO),
            (Answer.DONT_KNOW, words.DONT_KNOW),
        ):
            self.buttons[answer].say(phrase(), question)
