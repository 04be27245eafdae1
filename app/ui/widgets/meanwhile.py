# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""While the talk goes on by telephone: what the video does meanwhile."""

from PySide6.QtCore import Signal

from app.core.events import ByPhoneChosen
from app.core.meeting import ByPhone
from app.ui.theme import Look
from app.ui.widgets.box import Card
from app.ui.widgets.choices import Choices
from app.ui.widgets.text import Text
from app.ui.wording import plan_b as words


class Meanwhile(Card):
    """The card with three choices: picture and sound here, the picture alone, or no video."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(gap=1)
        self.choices = Choices(look, tuple(ByPhone))
        self.choices.chosen.connect(lambda how: self.acted.emit(ByPhoneChosen(how)))
        self.says = Text("muted")
        self.body.addWidget(self.choices)
        self.body.addWidget(self.says)

    def show_choice(self, how: ByPhone) -> None:
        """Show what is chosen, and what it means."""
        self.choices.say(words.MEANWHILE(), [words.MEANWHILE_CHOICES[one]() for one in ByPhone])
        self.choices.choose(how)
        self.says.say(words.MEANWHILE_SAYS[how]())
