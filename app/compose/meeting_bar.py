# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bar over another program's meeting, wired to the window."""

from app.core.events import CallLeft
from app.ui.meeting_bar import MeetingBar
from app.ui.window import MainWindow


def bar_for(window: MainWindow) -> MeetingBar:
    """Return the bar; each of its buttons brings the window forward, for the other program lies over it."""
    bar = MeetingBar(window.look)

    def plan_b() -> None:
        window.come_forward()
        window.ask_plan_b()

    def word() -> None:
        window.come_forward()
        window.ask_word()

    def over() -> None:
        window.come_forward()
        window.acted.emit(CallLeft())

    bar.stand_over(window)
    bar.plan_b_pressed.connect(plan_b)
    bar.word_pressed.connect(word)
    bar.back_pressed.connect(window.come_forward)
    bar.over_pressed.connect(over)
    return bar
