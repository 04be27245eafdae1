# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""For whoever helps in a call: how the sound fares, and a switch to try it uncleaned. Folded away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.sound_meters import SILENCE_DBFS, SoundMeters
from app.ui.theme import Look
from app.ui.widgets.box import rows
from app.ui.widgets.button import Button
from app.ui.widgets.expander import Expander
from app.ui.widgets.text import Text
from app.ui.wording import call as words


class SoundHelp(QWidget):
    """Numbers that are read out on the telephone, and the switch.

    Emits:
        switched: Whether the sound is to be cleaned from now on.
    """

    switched = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        inside = QWidget()
        self.lead, self.numbers, self.state = Text("muted"), Text("small"), Text("small")
        self._cleans = True
        self._meters: SoundMeters | None = None
        self.switch = Button(look, "second")
        self.switch.clicked.connect(lambda: self.switched.emit(not self._cleans))
        column = rows(gap=1)
        for widget in (self.lead, self.numbers, self.state, self.switch):
            column.addWidget(widget)
        inside.setLayout(column)
        self.expander = Expander(look, inside, lined=False)
        layout = rows(gap=0)
        layout.addWidget(self.expander)
        self.setLayout(layout)

    def show_cleaning(self, cleans: bool) -> None:
        """Say whether the sound is cleaned."""
        self._cleans = cleans
        self.expander.say(words.SOUND_HELP())
        self.lead.say(words.SOUND_HELP_FOR())
        self.state.say(words.SOUND_CLEANED() if cleans else words.SOUND_RAW())
        self.switch.say(words.SOUND_SWITCH_OFF() if cleans else words.SOUND_SWITCH_ON())
        self._say_numbers()

    def show_meters(self, meters: SoundMeters) -> None:
        """Show the numbers of this moment; nothing is drawn while nobody looks."""
        self._meters = meters
        if self.expander.is_open():
            self._say_numbers()

    def fold(self) -> None:
        """Put it away, with what was measured: another call begins."""
        self._meters = None
        self._say_numbers()
        self.expander.head.setChecked(False)

    def _say_numbers(self) -> None:
        meters = self._meters or SoundMeters()
        lines = (
            words.SOUND_HEARD(level=_level(meters.heard_dbfs)),
            words.SOUND_SENT(level=_level(meters.sent_dbfs)),
            words.SOUND_PLAYED(level=_level(meters.played_dbfs)),
            words.SOUND_STARVED(number=str(meters.starved_blocks)),
            words.SOUND_CUTS(number=str(meters.cuts)),
            words.SOUND_DROPPED(number=str(meters.dropped_blocks)),
        )
        self.numbers.say("\n".join(lines))


def _level(level_dbfs: float) -> str:
    return words.SOUND_SILENT() if level_dbfs <= SILENCE_DBFS else f"{level_dbfs:.0f} dBFS"
