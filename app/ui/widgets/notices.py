# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The notices at the top of the page: at most three, the weightiest first, never in the way."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.events import NoticeDismissed, PlanBAsked
from app.core.events.event import Event
from app.core.facts import DeviceFacts, EngineCondition, Forward, State
from app.core.faults import FaultCode
from app.core.meeting import ByPhone
from app.core.views import CallView, View, WaitingView
from app.ui.theme import Look
from app.ui.theme.measures import COLUMN_PX
from app.ui.widgets.box import centred, rows
from app.ui.widgets.button import Button
from app.ui.widgets.notice import Notice
from app.ui.wording import notices as words
from app.ui.wording import reminders
from app.ui.wording.faults import fault_words

_MOST = 2


class Notices(QWidget):
    """Says what the person should know on any page."""

    def __init__(self, look: Look, act: Callable[[Event], None]) -> None:
        super().__init__()
        self._view: View | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.forward = Notice(look, "information", announces=True)
        self._to_plan_b = self.forward.add_button("second", "telephone", lambda: act(PlanBAsked()))
        self.engine = Notice(look, "information", announces=True)
        self.fault = Notice(look, "remark", announces=True)
        self._dismiss: Button = self.fault.add_button("link", "", lambda: act(NoticeDismissed()))
        self.device = Notice(look, "remark", announces=True)
        self.clock = Notice(look, "information")
        self._column = QWidget()
        stack = rows(gap=1)
        for notice in self._all():
            stack.addWidget(notice)
        self._column.setLayout(stack)
        around = self._around = centred(self._column, COLUMN_PX)
        around.setContentsMargins(32, 16, 32, 4)
        self.setLayout(around)
        self._look = look
        self._widest_px = COLUMN_PX
        look.changed.connect(self._widen)

    def stand_over(self, widest_px: int, ground: str) -> None:
        """Take the width and the ground of the page below."""
        self._widest_px = widest_px
        if ground != self.property("ground"):
            self.setProperty("ground", ground)
            self.style().unpolish(self)
            self.style().polish(self)
        self._widen()

    def leave_scroll_room(self, room_px: int) -> None:
        """Stay in line with a page that has a scroll bar."""
        self._around.setContentsMargins(32, 16, 32 + room_px, 4)

    def _widen(self) -> None:
        self._column.setMaximumWidth(self._look.px(self._widest_px))

    def _all(self) -> tuple[Notice, ...]:
        return (self.forward, self.engine, self.fault, self.device, self.clock)

    def show_view(self, view: View) -> None:
        """Show what there is to know, or nothing at all."""
        self._view = view
        self._to_plan_b.say(words.CALL_BY_PHONE())
        self._dismiss.say(words.CLOSE())
        pairs = (
            (self.forward, _forward(view)),
            (self.engine, _engine(view)),
            (self.fault, fault_words(view.notice) if view.notice else None),
            (self.device, _device(view)),
            (self.clock, _clock(view)),
        )
        shown = 0
        for notice, said in pairs:
            visible = said is not None and shown < _MOST
            notice.setVisible(visible)
            if said is not None and visible:
                notice.say(*said)
                shown += 1
        self.setVisible(shown > 0)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        if self._view is not None:
            self.show_view(self._view)


def _forward(view: View) -> tuple[str, str] | None:
    """Return the offer of plan B, unless the page itself is that offer."""
    if view.state is State.PLAN_B or (view.state is State.CHECK and view.forward is Forward.VERDICT):
        return None
    phrases = words.FORWARD[view.forward]
    return (phrases[0](), phrases[1]()) if phrases else None


def _engine(view: View) -> tuple[str, str] | None:
    if view.forward is Forward.ENGINE and view.engine is EngineCondition.GAVE_UP:
        return None
    if view.state is State.PLAN_B:
        return None
    phrases = words.ENGINE[view.engine]
    return (phrases[0](), phrases[1]()) if phrases else None


def _device(view: View) -> tuple[str, str] | None:
    """Return what a device does not do; on the check's own page the step says it, else the offer may."""
    page = view.page
    if not isinstance(page, (WaitingView, CallView)):
        return None
    devices = page.devices
    here = page.media.by_phone is ByPhone.NONE  # what a telephone carries needs no device of this PC
    faults: tuple[FaultCode | None, ...] = (
        devices.microphone_fault if here and view.forward is not Forward.UNHEARD else None,
        devices.speaker_fault if here and view.forward is not Forward.CANNOT_HEAR else None,
        devices.camera_fault,
    )
    first = next((fault for fault in faults if fault is not None), None)
    if first is None:
        return _stand_in(devices)
    return fault_words(first) if first is not view.notice else None


def _stand_in(devices: DeviceFacts) -> tuple[str, str] | None:
    """Say which other devices are used just now: the person must know what hears them."""
    microphone, speaker = devices.microphone_stand_in, devices.speaker_stand_in
    phrases = {
        (True, True): words.BOTH_STAND_IN,
        (True, False): words.MICROPHONE_STAND_IN,
        (False, True): words.SPEAKER_STAND_IN,
    }.get((bool(microphone), bool(speaker)))
    return (phrases[0](), phrases[1](microphone=microphone, speaker=speaker)) if phrases else None


def _clock(view: View) -> tuple[str, str] | None:
    """Say that the PC's clock is wrong, where people look at the time."""
    if not view.clock_is_wrong or view.state not in (State.HOME, State.WAITING):
        return None
    return reminders.CLOCK(), reminders.CLOCK_BODY()
