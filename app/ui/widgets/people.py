# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is in the meeting: a line a person, with where they are in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.core.meeting import Person, Presence
from app.ui.theme import Look
from app.ui.widgets.box import rows, side_by_side
from app.ui.widgets.icon import Icon
from app.ui.widgets.text import Text
from app.ui.wording import people as words

_HERE = (Presence.WAITING, Presence.IN_CALL)


def clear(layout: QVBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class People(QWidget):
    """The list of people.

    Args:
        look: Colours and sizes.
        shows_presence: True where it matters who has come.
    """

    def __init__(self, look: Look, *, shows_presence: bool = False) -> None:
        super().__init__()
        self._look = look
        self._shows_presence = shows_presence
        self._shown: object = None
        self._rows = rows(gap=1)
        self.setLayout(self._rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_people(self, people: tuple[Person, ...], my_pid: str = "") -> None:
        """Show these people."""
        lines = tuple(
            (
                person.name,
                words.YOU() if person.pid == my_pid and my_pid else words.ROLES[person.role](),
                words.PRESENCES[person.presence]() if self._shows_presence else "",
                person.presence in _HERE,
            )
            for person in people
        )
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._rows)
        for name, role, presence, here in lines:
            self._rows.addWidget(self._line(name, role, presence, here=here))

    def _line(self, name: str, role: str, presence: str, *, here: bool) -> QWidget:
        line = QFrame()
        row = side_by_side(gap=1)
        row.setSpacing(12)
        icon = Icon(self._look, "person", "link", 20, disc="information_back")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = rows(gap=0)
        title = Text("strong")
        title.say(name)
        small = Text("small")
        small.say(role)
        texts.addWidget(title)
        texts.addWidget(small)
        if presence:
            state = Text("ready" if here else "small")
            state.say(presence)
            mark = side_by_side(gap=0)
            mark.setSpacing(4)
            if here:
                mark.addWidget(Icon(self._look, "check", "ready", 18), 0, Qt.AlignmentFlag.AlignVCenter)
            mark.addWidget(state, 1)
            texts.addLayout(mark)
        row.addLayout(texts, 1)
        line.setLayout(row)
        line.setAccessibleName(", ".join(part for part in (name, role, presence) if part))
        return line
