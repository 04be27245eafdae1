# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Buttons: one main action, second ones, and plan B; each with an icon in the colour of its role."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from app.ui.theme import Look

_ICON_ROLE = {
    "main": "on_main",
    "second": "link",
    "quiet": "link",
    "link": "link",
    "plan_b": "on_plan_b",
    "choice": "text",
    "expander": "link",
}

_ICON_GAP_PX = 6


class Button(QPushButton):
    """A button with words and perhaps an icon.

    Args:
        look: Colours and sizes.
        kind: ``main``, ``second``, ``quiet``, ``link``, ``plan_b``, ``choice`` or ``expander``.
        icon: Name of an icon, or "".
        parent: The widget that holds it.
    """

    def __init__(
        self, look: Look, kind: str = "second", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._kind = kind
        self._icon_name = icon
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        self._dress()

    def say(self, words: str, description: str = "") -> None:
        """Set the words, and what a screen reader adds to them."""
        changed = bool(words) != bool(self.text())
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setAccessibleDescription(description)
        if changed:
            self._dress()

    def say_without_label(self, words: str) -> None:
        """Show the icon alone; the words are for screen readers and the tool tip."""
        self.setText("")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._dress()

    def put_icon_last(self) -> None:
        """Let the icon stand after the words: an arrow that points on."""
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._dress()

    def set_icon_name(self, name: str) -> None:
        """Change the icon."""
        if name != self._icon_name:
            self._icon_name = name
            self._dress()

    def minimumSizeHint(self) -> QSize:
        """Never be smaller than the words."""
        return self.sizeHint()

    def _dress(self) -> None:
        if self._icon_name:
            pad = self._pad()
            self.setIcon(self._look.icon(self._icon_name, _ICON_ROLE[self._kind], pad))
            self.setIconSize(self._look.icon_size(pad))
        self.updateGeometry()

    def _pad(self) -> tuple[int, int]:
        if not self.text():
            return (0, 0)
        after = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return (_ICON_GAP_PX, 0) if after else (0, _ICON_GAP_PX)


class ToolButton(QToolButton):
    """An icon above its label: for what is switched on and off during a call."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon_name = icon
        self.setProperty("kind", "tool")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self._dress)
        self._dress()

    def say(self, words: str, description: str = "") -> None:
        """Set the label, and what a screen reader adds to it."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setAccessibleDescription(description)

    def set_icon_name(self, name: str) -> None:
        """Change the icon."""
        if name != self._icon_name:
            self._icon_name = name
            self._dress()

    def set_marked(self, marked: bool) -> None:
        """Stand out while something is off: seen, heard or paused is never told by the icon alone."""
        if marked != bool(self.property("marked")):
            self.setProperty("marked", marked)
            self.style().unpolish(self)
            self.style().polish(self)

    def sizeHint(self) -> QSize:
        """Return a size with room for the longer of two labels, so that nothing jumps."""
        return super().sizeHint().expandedTo(QSize(self._look.px(104), 0))

    def minimumSizeHint(self) -> QSize:
        """Never be smaller than the label."""
        return self.sizeHint()

    def _dress(self) -> None:
        self.setIcon(self._look.icon(self._icon_name, "text"))
        self.setIconSize(self._look.icon_size())
        self.updateGeometry()
