# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A newer version: said once, calmly, with one button."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.events import Event, UpdateAsked, UpdatePutOff
from app.core.release import UpdateFacts, UpdateState
from app.ui.theme import Look
from app.ui.widgets.notice import Notice
from app.ui.wording import updates as words

_TONES = {UpdateState.READY: "ready", UpdateState.FAILED: "remark"}


class UpdateNotice(QWidget):
    """Shows nothing as long as there is nothing to say."""

    def __init__(self, look: Look, act: Callable[[Event], None]) -> None:
        super().__init__()
        self._notice = Notice(look, "information", announces=True)
        self.ask = self._notice.add_button("second", "", lambda: act(UpdateAsked()))
        self.later = self._notice.add_button("link", "", lambda: act(UpdatePutOff()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._notice)
        self.hide()

    def show_update(self, update: UpdateFacts) -> None:
        """Say how far it is."""
        phrases, button = words.WORDS[update.state], words.BUTTONS[update.state]
        self.setVisible(phrases is not None)
        if phrases is None:
            return
        if update.state is UpdateState.OFFERED and update.is_needed:
            phrases = words.NEEDED
        self._notice.set_tone(_TONES.get(update.state, "information"))
        title = phrases[0](percent=str(update.loaded_percent)) if phrases is words.LOADING else phrases[0]()
        self._notice.say(title, phrases[1]())
        self.ask.setVisible(button is not None)
        if button is not None:
            self.ask.say(button())
        self.later.setVisible(update.state is not UpdateState.LOADING and not update.is_needed)
        self.later.say(words.LATER())

    def said(self) -> str:
        """Return all the words."""
        return self._notice.said()
