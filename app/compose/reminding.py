# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program outside its window: icon beside the clock, notices, and a window that only hides."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from app.core.effects import Remind
from app.core.events import CheckAsked, Event, PlanBAsked
from app.core.facts import State
from app.core.state import Journey
from app.runtime.conductor import Conductor
from app.runtime.notifier import DesktopNotifier
from app.ui.tray import Tray
from app.ui.window import MainWindow
from app.ui.wording import reminders as words
from app.ui.wording.times import clock

CLOCK_LIMIT_MS = 60_000  # the service may be out of reach: then this PC's clock has to do
_BUSY = (State.WAITING, State.CALL)


class Reminding:
    """Wires tray, notices and window; only a person who said yes gets any of it.

    Args:
        window: It hides instead of closing, as long as it may.
        conductor: Tells when a reminder is due, and takes what was pressed.
        come_forward: Shows the window.
        quit_program: Ends it all.
    """

    def __init__(
        self,
        window: MainWindow,
        conductor: Conductor,
        come_forward: Callable[[], None],
        quit_program: Callable[[], None],
    ) -> None:
        self._window, self._conductor = window, conductor
        self._come_forward = come_forward
        self._told_that_it_stays = self._on = False
        self.tray, self.notifier = Tray(), DesktopNotifier()
        self.tray.opened.connect(come_forward)
        self.tray.chosen.connect(self._on_chosen)
        self.tray.quitted.connect(quit_program)
        self.tray.pressed.connect(lambda: self._on_chosen(CheckAsked()))
        self.notifier.pressed.connect(lambda: self._on_chosen(CheckAsked()))
        self.notifier.failed.connect(self.tray.notify)
        conductor.reminder_due.connect(self._remind)
        conductor.calendar_saved.connect(window.show_calendar_saved)
        conductor.stepped.connect(lambda _, journey: self._follow(journey))
        window.preference_changed.connect(lambda *_: self.tray.retranslate())
        window.may_hide = self._may_hide
        self._settling = QTimer(singleShot=True, interval=CLOCK_LIMIT_MS)
        self._settling.timeout.connect(conductor.settle_clock)
        self._settling.start()
        self._follow(conductor.journey)

    @property
    def can_tell(self) -> bool:
        """Whether there is any way to reach a person whose window is closed."""
        return self._on and (self.tray.is_there or self.notifier.is_there)

    def close(self) -> None:
        """Let the window close for real."""
        self._settling.stop()
        self._window.may_hide = lambda: False
        self.notifier.close()
        self.tray.close()

    def _follow(self, journey: Journey) -> None:
        if journey.reminders.on is not self._on:
            self._on = journey.reminders.on
            self.tray.set_shown(self._on)

    def _may_hide(self) -> bool:
        """Nobody is left in a meeting behind a closed window; without an icon it could not be found again."""
        stays = self._on and self.tray.is_there and self._conductor.journey.place not in _BUSY
        if stays and not self._told_that_it_stays:
            self._told_that_it_stays = True
            self.tray.notify(words.NOTICE_TITLE(), words.STAYS())
        return stays

    def _remind(self, reminder: Remind) -> None:
        title = words.NOTICE_TITLE()
        body = words.NOTICES[reminder.kind](time=clock(reminder.starts_at))
        if self.notifier.is_there:
            self.notifier.show(title, body, words.NOTICE_BUTTON())
        else:
            self.tray.notify(title, body)

    def _on_chosen(self, event: Event) -> None:
        """Show the window; a test is begun only where the page offers one."""
        self._come_forward()
        if isinstance(event, PlanBAsked):
            self._window.ask_plan_b()
        elif self._conductor.journey.place in (State.HOME, State.AFTER):
            self._conductor.handle(event)
