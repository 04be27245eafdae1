# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words on a page: wrapped, with air between the lines, in one of a few styles."""

import re
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

# IBM Plex Sans sets lines at 1.3; the design asks for 1.5 in running text and 1.25 in headings.
_LINE_HEIGHT_PERCENT = {"h1": 96, "h2": 102, "h3": 108}
_RUNNING_PERCENT = 114
# "kl. 13.00" and "at 13:00" stay on one line.
_TIME = re.compile(r"\b(kl\.|at) (?=\d)")


class Text(QLabel):
    """A text that wraps. Its style is a name that the style sheet knows.

    Args:
        style: ``h1``, ``h2``, ``h3``, ``lead``, ``body``, ``strong``, ``small``, ``muted``, ``digits`` …
        parent: The widget that holds it.
    """

    def __init__(self, style: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self._style_name = style
        self.setProperty("words", style)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str) -> None:
        """Show some words; plain text, nothing in it is markup."""
        if words == self._said:
            return
        self._said = words
        percent = _LINE_HEIGHT_PERCENT.get(self._style_name, _RUNNING_PERCENT)
        lines = _TIME.sub("\\1\u00a0", escape(words)).replace("\n", "<br>")
        self.setText(f'<p style="margin:0; line-height:{percent}%">{lines}</p>' if words else "")
        self.setAccessibleName(words)

    def said(self) -> str:
        """Return the words that are shown."""
        return self._said

    def set_style(self, style: str) -> None:
        """Change to another style."""
        if style != self._style_name:
            self._style_name = style
            self.setProperty("words", style)
            self.style().unpolish(self)
            self.style().polish(self)


class OneLine(QLabel):
    """A text that never wraps: it ends in an ellipsis where the room ends, and is whole in the tool tip."""

    def __init__(self, style: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self.setProperty("words", style)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)

    def say(self, words: str) -> None:
        """Show some words."""
        if words == self._said:
            return
        self._said = words
        self.setAccessibleName(words)
        self._elide()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten or restore the words."""
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:
        """Return the size of all the words, not of what is left of them."""
        width = self.fontMetrics().horizontalAdvance(self._said) + 2
        return QSize(width, super().sizeHint().height())

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, self.width())
        if shown != self.text():
            self.setText(shown)
            self.setToolTip(self._said if shown != self._said else "")

    def said(self) -> str:
        """Return the words, also when not all of them fit."""
        return self._said
