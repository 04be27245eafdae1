# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What to do while the microphone is tested: be quiet, then read a sentence aloud."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.core.facts import SampleState
from app.ui.widgets.box import rows
from app.ui.widgets.text import Text
from app.ui.wording import check as words

_SAID = {
    SampleState.IDLE: (words.RECORD_HINT, words.NOTHING_KEPT),
    SampleState.QUIET: (words.BE_QUIET, words.BE_QUIET_WHY),
    SampleState.RECORDING: (words.READ_ALOUD, None),
    SampleState.OTHERS: (words.OTHERS, None),
    SampleState.PLAYING: (words.PLAYING, None),
}
_READS = (SampleState.RECORDING, SampleState.OTHERS)


class SentenceCard(QWidget):
    """One instruction at a time; the sentence stands in a frame, large, as long as it is to be read.

    A screen reader says each instruction as it comes, except the sentence's own: it would talk into the
    recording, so the sentence is said beforehand, with the first instruction.
    """

    def __init__(self) -> None:
        super().__init__()
        self._state: SampleState | None = None
        self.instruction, self.more, self.sentence = Text("strong"), Text("muted"), Text("h2")
        self._frame = QFrame()
        self._frame.setObjectName("sentence")
        inner = rows(gap=0)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.addWidget(self.sentence)
        self._frame.setLayout(inner)
        layout = rows(gap=1)
        layout.addWidget(self.instruction)
        layout.addWidget(self.more)
        layout.addWidget(self._frame)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_state(self, state: SampleState) -> bool:
        """Say what to do now; True if that is news."""
        instruction, more = _SAID.get(state, (words.RECORD_HINT, None))
        self.instruction.say(instruction())
        self.instruction.set_style("strong" if state is not SampleState.IDLE else "muted")
        self.more.say(more() if more else "")
        self.more.setVisible(more is not None)
        self.sentence.say(words.SENTENCE())
        self._frame.setVisible(state in _READS)
        is_news = state is not self._state
        self._state = state
        if is_news:
            self._announce(state)
        return is_news

    def _announce(self, state: SampleState) -> None:
        if not self.isVisible() or state is SampleState.RECORDING:
            return
        said = self.instruction.said()
        if state is SampleState.QUIET:
            said = f"{words.READ_ALOUD()} {words.SENTENCE()} {said}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
