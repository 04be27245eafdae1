# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Boxes: the card, the line between things, and the column in the middle of the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme.measures import SPACE_PX

_STACKED_PICTURE_PX = 240
_UNLIMITED_PX = 16777215  # QWIDGETSIZE_MAX


def rows(*, gap: int = 2, margin: int = 0) -> QVBoxLayout:
    """Return a layout from top to bottom; ``gap`` and ``margin`` in steps of 8 px."""
    layout = QVBoxLayout()
    _space(layout, gap, margin)
    return layout


def side_by_side(*, gap: int = 2, margin: int = 0) -> QHBoxLayout:
    """Return a layout from left to right; ``gap`` and ``margin`` in steps of 8 px."""
    layout = QHBoxLayout()
    _space(layout, gap, margin)
    return layout


def _space(layout: QLayout, gap: int, margin: int) -> None:
    layout.setSpacing(gap * SPACE_PX)
    edge = margin * SPACE_PX
    layout.setContentsMargins(edge, edge, edge, edge)


class Card(QFrame):
    """A white box with a thin edge; what it holds stands one below the other in ``body``."""

    def __init__(self, name: str = "card", *, gap: int = 2, margin: int = 3) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body = rows(gap=gap, margin=margin)
        self.setLayout(self.body)
        self._edge_px = margin * SPACE_PX

    def set_framed(self, framed: bool) -> None:
        """Leave the frame out where what is inside has one of its own."""
        if framed != (self.property("framed") != "no"):
            self.setProperty("framed", "yes" if framed else "no")
            edge = self._edge_px if framed else 0
            self.body.setContentsMargins(edge, edge, edge, edge)
            self.style().unpolish(self)
            self.style().polish(self)


class Line(QFrame):
    """A hairline across the box."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("line")
        self.setFixedHeight(1)


class Columns(QWidget):
    """Two boxes side by side where there is room, one below the other where there is not.

    Args:
        first: The left or upper one.
        second: The right or lower one.
        shares: How the width is shared.
        needs_px: The width from which they stand side by side.
        gap: Between them, in steps of 8 px.
    """

    def __init__(
        self, first: QWidget, second: QWidget, shares: tuple[int, int], needs_px: int, gap: int = 4
    ) -> None:
        super().__init__()
        self._needs_px = needs_px
        self._limited: tuple[QWidget, ...] = ()
        self._shares = shares
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        _space(self._box, gap, 0)
        for widget, share in ((first, shares[0]), (second, shares[1])):
            self._box.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._box)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_needs_px(self, width_px: int) -> None:
        """Change the width from which the two stand side by side."""
        self._needs_px = width_px
        self._turn()

    def limit_when_stacked(self, *pictures: QWidget) -> None:
        """Name the pictures that shall leave room for what stands under them."""
        self._limited = pictures
        self._limit()

    def _limit(self) -> None:
        beside = self._box.direction() is QBoxLayout.Direction.LeftToRight
        for picture in self._limited:
            picture.setMaximumHeight(_UNLIMITED_PX if beside else _STACKED_PICTURE_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction by the width."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        beside = self.width() >= self._needs_px
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction is not self._box.direction():
            self._box.setDirection(direction)
            for index, share in enumerate(self._shares):
                self._box.setStretch(index, share if beside else 0)
            self._limit()


def centred(content: QWidget, widest_px: int) -> QHBoxLayout:
    """Return a layout that keeps a column in the middle, at most this wide."""
    content.setMaximumWidth(widest_px)
    content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    layout = side_by_side(gap=0)
    layout.addStretch(1)
    layout.addWidget(content, 1000)
    layout.addStretch(1)
    return layout
