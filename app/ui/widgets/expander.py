# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question that opens to its answer."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.box import Line, rows
from app.ui.widgets.button import Button
from app.ui.widgets.text import Text


class Expander(QWidget):
    """A head that opens and closes what is under it.

    Args:
        look: Colours and sizes.
        content: What opens; a text of its own when left out.
        lined: True where several stand below each other.
    """

    def __init__(self, look: Look, content: QWidget | None = None, *, lined: bool = True) -> None:
        super().__init__()
        self._text = Text()
        self.content = content or self._text
        self.head = Button(look, "expander", "plus")
        self.head.setCheckable(True)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.toggled.connect(self._on_toggled)
        layout = rows(gap=0)
        layout.addWidget(self.head)
        inner = rows(gap=0)
        inner.addWidget(self.content)
        layout.addLayout(inner)
        if lined:
            layout.addWidget(Line())
        self._inner = inner
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.content.hide()
        inner.setContentsMargins(0, 0, 0, 0)
        self._indent = 44 if content is None else 0

    def say(self, question: str, answer: str = "") -> None:
        """Set the words."""
        self.head.say(question)
        self.head.setToolTip("")
        if answer:
            self._text.say(answer)

    def is_open(self) -> bool:
        """Tell whether the answer shows."""
        return self.head.isChecked()

    def _on_toggled(self, opened: bool) -> None:
        self.head.set_icon_name("minus" if opened else "plus")
        self.content.setVisible(opened)
        self._inner.setContentsMargins(self._indent, 4 if opened else 0, 8, 16 if opened else 0)
