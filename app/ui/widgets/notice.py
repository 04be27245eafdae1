# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A notice: a calm card that says what happened and what to do. Never a box in the way."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.box import rows, side_by_side
from app.ui.widgets.button import Button
from app.ui.widgets.icon import Icon
from app.ui.widgets.text import Text

_ICON = {"information": "info", "remark": "warning", "problem": "warning", "ready": "success"}
_ICON_ROLE = {"information": "information", "remark": "remark_mark", "problem": "problem", "ready": "ready"}


class Notice(QFrame):
    """What happened, what to do, and perhaps one button.

    Args:
        look: Colours and sizes.
        tone: ``information``, ``remark``, ``problem`` or ``ready``.
        announces: True where a screen reader shall say it as soon as it comes.
    """

    def __init__(self, look: Look, tone: str = "information", *, announces: bool = False) -> None:
        super().__init__()
        self._look = look
        self._announces = announces
        self.setObjectName("notice")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._icon = Icon(look, _ICON[tone], _ICON_ROLE[tone])
        self._title = Text("strong")
        self._body = Text()
        words = rows(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._body)
        self._buttons = side_by_side(gap=2)
        words.addLayout(self._buttons)
        self._buttons.addStretch(1)
        layout = side_by_side(gap=2)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setLayout(layout)

    def set_tone(self, tone: str) -> None:
        """Change between information, remark, problem and ready."""
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            self._icon.turn_into(_ICON[tone], _ICON_ROLE[tone])
            self.style().unpolish(self)
            self.style().polish(self)

    def say(self, title: str, body: str = "") -> None:
        """Set what happened and what to do."""
        if (title, body) == (self._title.said(), self._body.said()):
            return
        self._title.say(title)
        self._body.say(body)
        self._body.setVisible(bool(body))
        self.setAccessibleName(f"{title} {body}".strip())
        if self._announces and self.isVisible():
            event = QAccessibleAnnouncementEvent(self, self.accessibleName())
            QAccessible.updateAccessibility(event)

    def said(self) -> str:
        """Return all the words."""
        return f"{self._title.said()} {self._body.said()}".strip()

    def add_button(self, kind: str, icon: str, pressed: Callable[[], None]) -> Button:
        """Return a new button in the notice."""
        button = Button(self._look, kind, icon)
        button.clicked.connect(lambda: pressed())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        self._buttons.setContentsMargins(0, 10, 0, 0)
        return button

    def add(self, widget: QWidget) -> None:
        """Put something else under the words."""
        self._buttons.insertWidget(self._buttons.count() - 1, widget)
        self._buttons.setContentsMargins(0, 10, 0, 0)
