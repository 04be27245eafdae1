# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The order in which Tab goes through the window, where Qt's own (who came first) is not the eye's."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(part: QWidget) -> list[QWidget]:
    """Return what Tab stops at inside a part, as it was put together; what is hidden just now, too."""
    # Not by QWidget.nextInFocusChain: PySide's wrappers of what that finds outlive it, and the program dies.
    window = part.window()
    return [
        inside
        for inside in part.findChildren(QWidget)
        if inside.focusPolicy() & Qt.FocusPolicy.TabFocus and inside.window() is window
    ]


def in_order(parts: Sequence[QWidget]) -> None:
    """Let Tab go through these parts one after the other, and through each as it was put together."""
    found = [stop for part in parts for stop in stops(part)]
    for before, after in pairwise(found):
        QWidget.setTabOrder(before, after)
