# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question with a few answers side by side, of which one is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.box import rows
from app.ui.widgets.button import Button
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import Text


class Choices(QWidget):
    """One of a few.

    Args:
        look: Colours and sizes.
        values: What the answers stand for, in their order.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, values: tuple[object, ...]) -> None:
        super().__init__()
        self._values = values
        self._title = Text("strong")
        self._group = QButtonGroup(self)
        self.buttons = [Button(look, "choice") for _ in values]
        flow = Flow(gap_px=8)
        for number, button in enumerate(self.buttons):
            button.setCheckable(True)
            self._group.addButton(button, number)
            flow.addWidget(button)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))
        layout = rows(gap=1)
        layout.addWidget(self._title)
        layout.addLayout(flow)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, title: str, answers: list[str]) -> None:
        """Set the question and the answers."""
        self._title.say(title)
        for button, answer in zip(self.buttons, answers, strict=True):
            button.say(answer, title)

    def choose(self, value: object) -> None:
        """Show which one is chosen, without telling anybody."""
        for button, one in zip(self.buttons, self._values, strict=True):
            button.setChecked(one == value)
