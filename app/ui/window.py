# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The window: frame, pages, notices and plan B. It shows a view and tells what the person did."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QStackedWidget, QWidget

from app.core.events import Event, PlanBAsked
from app.core.facts import State
from app.core.sound_meters import SoundMeters
from app.core.views import CheckView, View
from app.ui.application import system_text_factor
from app.ui.frames import FrameSources
from app.ui.keys import KeyWatch
from app.ui.language import LanguageSwitch
from app.ui.pages.all import Pages
from app.ui.pages.check import CheckPage
from app.ui.pages.foreign_home import ForeignHomePage
from app.ui.pages.home import HomePage
from app.ui.pages.page import Page
from app.ui.preferences import Preferences
from app.ui.second_click import SecondClick
from app.ui.tab_order import in_order
from app.ui.theme import Look
from app.ui.widgets.bottom_bar import BottomBar
from app.ui.widgets.box import rows
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.notices import Notices
from app.ui.widgets.panels import DisplayPanel, HelpPanel, Panel
from app.ui.widgets.top_bar import TopBar
from app.ui.wording import frame as words

SMALLEST_PX = (800, 560)
USUAL_PX = (1280, 720)
_AHEAD_MS = 20  # Between two pages: a click or a key comes in between.


class MainWindow(QMainWindow):
    """The whole of what a person sees.

    Emits:
        acted: A core ``Event``: what the person did.
        preference_changed: ``("language", "da" | "en")``, ``("text_size", percent)`` or
            ``("theme", choice)``; the window has already changed, whoever listens stores it.
        closed: The person closed the window.
    """

    acted = Signal(object)
    preference_changed = Signal(str, object)
    closed = Signal()

    def __init__(self, preferences: Preferences, frames: FrameSources) -> None:
        super().__init__()
        self.may_hide: Callable[[], bool] = lambda: False
        self._preferences = preferences
        self._ahead = QTimer(self, interval=_AHEAD_MS)
        self._ahead.timeout.connect(self._on_idle)
        self._view: View | None = None
        self._page: Page | None = None
        self._shown: object = None
        self._language = LanguageSwitch()
        self._language.choose(preferences.language)
        self._look = Look(system_text_factor())
        self._look.choose(preferences.theme, preferences.text_size_percent)
        self._look.setParent(self)
        self._pages = Pages(self._look, frames, self._take_in)
        self._build()
        self._connect()
        self.setMinimumSize(*SMALLEST_PX)
        self.resize(*USUAL_PX)
        self._retranslate()

    @property
    def preferences(self) -> Preferences:
        """What is chosen now."""
        return self._preferences

    @property
    def look(self) -> Look:
        """Colours and sizes, for windows beside this one."""
        return self._look

    @property
    def page(self) -> Page | None:
        """The page that shows."""
        return self._page

    def show_view(self, view: View) -> None:
        """Show what the journey says."""
        self._view = view
        self._top.show_view(view)
        self._notices.show_view(view)
        self._help.forget.show_state(allowed=view.can_forget, forgetting=view.forgetting)
        page = self._pages.page_for(view)
        page.show_page(view)
        if page is not self._page:
            self._turn_to(page)
        shown = (page, view.page.current if isinstance(view.page, CheckView) else None)
        if shown != self._shown:
            self._shown = shown
            self._second_click.page_changed()
        self._bottom.refit()

    def make_pages_ahead(self) -> None:
        """Make plan B now, and the other pages while nothing happens: turning to one waits for nothing."""
        if self._pages.make_next():
            self._ahead.start()

    def warm_plan_b(self, view: View) -> None:
        """Draw plan B once where nobody sees it: fonts, styles and layout are ready when it is pressed."""
        if view.state is State.PLAN_B and self._page is not self._pages.plan_b:
            self._pages.plan_b.resize(self._stack.size())
            self._pages.plan_b.show_page(view)
            self._pages.plan_b.grab()

    def show_level(self, level_dbfs: float, peak_dbfs: float) -> None:
        """Show how loud the microphone is: -60 dBFS or less is silence, 0 is the loudest there is."""
        if isinstance(self._page, CheckPage):
            self._page.show_level(level_dbfs, peak_dbfs)

    def show_sound(self, meters: SoundMeters) -> None:
        """Show whoever helps how the call's sound fares."""
        self._pages.call.sound.show_meters(meters)

    def show_calendar_saved(self, path: str) -> None:
        """Say where the calendar's file lies; "" where none could be written."""
        for page in self._pages.made():
            if isinstance(page, HomePage | ForeignHomePage):
                page.remember.say_saved(path)

    def show_receipt_copied(self, written: bool) -> None:
        """Say whether the receipt's file could be put where the person wanted it."""
        self._pages.after.receipt.say_copied(written)

    def open_panel(self, name: str | None) -> None:
        """Open "display" or "help" under the top bar; None closes both."""
        for key, panel in self._panels.items():
            panel.setVisible(key == name and not panel.isVisible())
        self._place_panels()
        opened = next((panel for panel in self._panels.values() if panel.isVisible()), None)
        if opened is not None:
            opened.raise_()
            opened.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def ask_plan_b(self) -> None:
        """Bring plan B forward, whatever is open."""
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        self.open_panel(None)
        for page in self._pages.made():
            page.close_dialog()
        self.acted.emit(PlanBAsked())

    def come_forward(self) -> None:
        """Be in front of the other programs' windows."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()
        self.make_pages_ahead()

    def ask_word(self) -> None:
        """Bring plan B forward where word to the caseworker is written."""
        self.ask_plan_b()
        self._pages.plan_b.go_to_word()

    def _build(self) -> None:
        self._top = TopBar(self._look)
        self._notices = Notices(self._look, self.acted.emit)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())  # or the first page would show before it has said anything
        self._bottom = BottomBar(self._look)
        centre = self._centre = QWidget()
        layout = rows(gap=0)
        layout.addWidget(self._top)
        layout.addWidget(self._notices)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._bottom)
        centre.setLayout(layout)
        self.setCentralWidget(centre)
        self._display = DisplayPanel(self._look)
        self._display.show_preferences(self._preferences)
        self._help = HelpPanel(self._look)
        self._panels: dict[str, Panel] = {"display": self._display, "help": self._help}
        for panel in self._panels.values():
            panel.setParent(centre)
            panel.hide()
        self._ring = FocusRing(self._look, centre)
        self._second_click = SecondClick((self._stack, self._bottom), self._bottom.plan_b, self)
        self._keys = KeyWatch(self, self._bottom.plan_b, self._ring, self._second_click)

    def _connect(self) -> None:
        self._bottom.plan_b_pressed.connect(self.ask_plan_b)
        self._top.language_pressed.connect(self._on_language_pressed)
        self._top.display_pressed.connect(lambda: self.open_panel("display"))
        self._top.help_pressed.connect(lambda: self.open_panel("help"))
        self._display.preference_changed.connect(self._on_preference)
        self._help.forget.acted.connect(self._on_acted)
        self._help.forget.resized.connect(self._place_panels)
        for panel in self._panels.values():
            panel.closed.connect(lambda: self.open_panel(None))

    def _take_in(self, page: Page) -> None:
        """Give a page that has just been made its place, for the eye and for the keyboard."""
        self._stack.addWidget(page)
        self._bottom.add_page(page, page.bar_tools, page.bar_actions)
        page.acted.connect(self._on_acted)
        page.bar_changed.connect(self._bottom.refit)
        page.scroll_room_changed.connect(self._on_scroll_room)
        # Qt puts what comes late behind everything else.
        in_order((page, self._bottom, *self._panels.values()))

    def _on_idle(self) -> None:
        if not self._pages.make_next():
            self._ahead.stop()

    def _on_acted(self, event: Event) -> None:
        self.acted.emit(event)

    def _turn_to(self, page: Page) -> None:
        old, self._page = self._page, page
        page.came_after(old)
        self._bottom.turn_to(page)
        self._notices.stand_over(page.widest_px, page.ground)
        self._notices.leave_scroll_room(page.scroll_room_px())
        self._stack.setCurrentWidget(page)
        if old is not None or self.isVisible():
            wanted = page.first_focus() or page.main_action() or self._bottom.plan_b
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_scroll_room(self, room_px: int) -> None:
        if self.sender() is self._page:
            self._notices.leave_scroll_room(room_px)

    def _on_language_pressed(self) -> None:
        self._on_preference("language", "en" if self._preferences.language == "da" else "da")

    def _on_preference(self, name: str, value: Any) -> None:
        field = {"text_size": "text_size_percent"}.get(name, name)
        self._preferences = replace(self._preferences, **{field: value})
        if name == "language":
            self._language.choose(value)
        else:
            self._look.choose(self._preferences.theme, self._preferences.text_size_percent)
        self._display.show_preferences(self._preferences)
        self._bottom.refit()
        self._place_panels()
        self.preference_changed.emit(name, value)

    def _retranslate(self) -> None:
        self.setWindowTitle(words.WINDOW_TITLE())
        self._top.retranslate()
        self._bottom.retranslate()
        self._notices.retranslate()
        self._display.retranslate()
        self._help.retranslate()
        self._bottom.refit()

    def _place_panels(self) -> None:
        area = self._centre.rect()
        top = self._top.height() + 4
        bottom = self._bottom.y() - 8
        for panel in self._panels.values():
            if panel.isVisible():
                panel.fit(16, top, area.width() - 16, max(bottom, top + 120))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep an open panel in its corner."""
        super().resizeEvent(event)
        self._place_panels()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses where the keyboard is, else the main action; Escape goes back where that is free.

        A key that is held down counts once: it must not run through one page after the other.
        """
        key = event.key()
        if event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press_enter()
        elif key == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _press_enter(self) -> None:
        focused = QApplication.focusWidget()
        button = focused if isinstance(focused, QAbstractButton) else None
        if button is None and self._page is not None:
            button = self._page.main_action()
        if button is not None and button.isEnabled():
            button.click()

    def _go_back(self) -> None:
        if any(panel.isVisible() for panel in self._panels.values()):
            self.open_panel(None)
            return
        event = self._page.escape_event() if self._page else None
        if event is not None:
            self.acted.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window closes; one that may only hides, and the program goes on beside the clock."""
        if self.may_hide():
            event.ignore()
            self.hide()
            return
        self.closed.emit()
        super().closeEvent(event)


__all__ = ["MainWindow", "State"]
