# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The waiting room: you are in, your caseworker has been told, there is nothing more to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.devices import DeviceKind
from app.core.events import CameraSwitched, DeviceChosen, Event, WaitingLeft
from app.core.faults import FaultCode
from app.core.meeting import Meeting
from app.core.views import View, WaitingView
from app.ui.frames import FrameSource
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.theme.measures import WIDE_COLUMN_PX
from app.ui.widgets.agenda import Agenda
from app.ui.widgets.box import Card, Columns, rows, side_by_side
from app.ui.widgets.device_picker import DevicePicker
from app.ui.widgets.expander import Expander
from app.ui.widgets.icon import Icon
from app.ui.widgets.notice import Notice
from app.ui.widgets.people import People
from app.ui.widgets.progress import Progress
from app.ui.widgets.text import Text
from app.ui.widgets.video import VideoView
from app.ui.wording import waiting as words
from app.ui.wording.people import STATUSES
from app.ui.wording.times import clock, first_name, is_soon, until


class WaitingPage(ScrollPage):
    """A calm page with one clock line."""

    def __init__(self, look: Look, own: FrameSource) -> None:
        super().__init__(look, WIDE_COLUMN_PX)
        self._columns = Columns(self._main(), self._side(own), (13, 7), look.px(820))
        look.changed.connect(lambda: self._columns.set_needs_px(look.px(820)))
        self._columns.limit_when_stacked(self.video)
        self.body.addWidget(self._columns)
        self.body.addStretch(1)
        self.leave = self.button("quiet", "leave", WaitingLeft)
        self.bar_actions = [self.leave]
        self._camera_on = True

    def _main(self) -> QWidget:
        box = Card("plain", gap=3, margin=0)
        head = Card(gap=2, margin=3)
        line = side_by_side(gap=2)
        line.setSpacing(20)
        self.icon = Icon(self.look, "check", "ready", 30, disc="ready_back")
        line.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = rows(gap=1)
        self.title, self.told = Text("h1"), Text("lead")
        self.starts = Text("lead")
        self.progress = Progress(self.look)
        for widget in (self.title, self.progress, self.told, self.starts):
            texts.addWidget(widget)
        line.addLayout(texts, 1)
        head.body.addLayout(line)
        self.away = Notice(self.look, "information", announces=True)
        self.caseworker = Notice(self.look, "ready", announces=True)
        head.body.addWidget(self.away)
        head.body.addWidget(self.caseworker)
        box.body.addWidget(head)
        box.body.addWidget(self._next_card())
        return box

    def _next_card(self) -> QWidget:
        card = Card()
        self.next_title = Text("h3")
        self.next = Agenda(self.look)
        card.body.addWidget(self.next_title)
        card.body.addWidget(self.next)
        self.agenda_title = Text("h3")
        self.agenda = Agenda(self.look)
        self.agenda_card = Card()
        self.agenda_card.body.addWidget(self.agenda_title)
        self.agenda_card.body.addWidget(self.agenda)
        both = Card("plain", gap=3, margin=0)
        both.body.addWidget(card)
        both.body.addWidget(self.agenda_card)
        return both

    def _side(self, own: FrameSource) -> QWidget:
        box = Card("plain", gap=3, margin=0)
        mirror = Card(gap=1, margin=2)
        self.video = VideoView(self.look, own, mirrored=True)
        self.mirror_title, self.framing = Text("strong"), Text("small")
        self.camera = self.button("second", "camera", lambda: CameraSwitched(not self._camera_on))
        for widget in (self.video, self.mirror_title, self.framing):
            mirror.body.addWidget(widget)
        mirror.body.addWidget(self.camera, 0, Qt.AlignmentFlag.AlignLeft)
        pickers = Card("plain", gap=2, margin=0)
        self.pickers = {kind: DevicePicker(self.look, kind) for kind in DeviceKind}
        for picker in self.pickers.values():
            picker.chosen.connect(lambda kind, spec: self.acted.emit(DeviceChosen(kind, spec)))
            pickers.body.addWidget(picker)
        self.devices = Expander(self.look, pickers, lined=False)
        mirror.body.addWidget(self.devices)
        box.body.addWidget(mirror)
        people = Card(gap=2, margin=2)
        self.people_title = Text("h3")
        self.people = People(self.look, shows_presence=True)
        people.body.addWidget(self.people_title)
        people.body.addWidget(self.people)
        box.body.addWidget(people)
        return box

    def render_view(self, view: View) -> None:
        """Show where the person is in the line."""
        page = view.page
        if not isinstance(page, WaitingView):
            return
        name = first_name(page.meeting.caseworker.name)
        self._render_head(page, name, told_above=view.notice is FaultCode.NETWORK_NONE)
        self.next_title.say(words.NEXT())
        first = words.NEXT_STEPS[0] if page.registered_at is not None else words.WAIT_UNTOLD
        self.next.show_agenda(tuple(step(name=name) for step in (first, *words.NEXT_STEPS[1:])))
        self.agenda_title.say(words.AGENDA())
        self.agenda.show_agenda(page.meeting.agenda, page.agenda_index)
        self.agenda_card.setVisible(bool(page.meeting.agenda))
        self.people_title.say(words.PEOPLE())
        self.people.show_people(page.people, page.my_pid)
        self._render_mirror(page)
        self.leave.say(words.LEAVE())

    def _render_head(self, page: WaitingView, name: str, *, told_above: bool) -> None:
        """Show the clock line; what a notice above the page says already is not said again."""
        at = page.registered_at
        self.progress.setVisible(at is None)
        if at is None:
            self.title.say(words.REGISTERING())
            self.progress.say(words.REGISTERING())
            self.told.say(words.REGISTERING_LEAD())
            self.icon.turn_into("clock", "information", "information_back")
        else:
            self.title.say(words.REGISTERED(time=clock(at)))
            self.told.say(words.TOLD(name=name))
            self.icon.turn_into("check", "ready", "ready_back")
        self.starts.say(starts_words(page, name))
        away = at is not None and not page.service_connected
        self.away.setVisible(away)
        if away and at is not None:
            kept = words.DISCONNECTED_KEPT(time=clock(at))
            self.away.say(*((kept,) if told_above else (words.DISCONNECTED(), kept)))
        status = STATUSES[page.status]
        here = page.caseworker_here or status is not None
        self.caseworker.setVisible(here and page.service_connected)
        self.caseworker.set_tone("information" if status else "ready")
        if here:
            self.caseworker.say(status(name=name) if status else words.CASEWORKER_HERE(name=name))

    def _render_mirror(self, page: WaitingView) -> None:
        self._camera_on = page.media.camera_on
        self.video.show_picture(self._camera_on)
        if self._camera_on:
            self.video.say(words.CAMERA_STARTING())
        else:
            self.video.say(words.CAMERA_OFF(), "camera-off")
        self.mirror_title.say(words.MIRROR())
        self.framing.say(words.FRAMING())
        self.framing.setVisible(self._camera_on)
        self.camera.say(words.TURN_OFF() if self._camera_on else words.TURN_ON())
        self.camera.set_icon_name("camera-off" if self._camera_on else "camera")
        self.devices.say(words.DEVICES())
        for picker in self.pickers.values():
            picker.show_devices(page.devices)

    def escape_event(self) -> Event | None:
        """Leaving would cost the place in line: Escape does nothing here."""
        return None


def starts_words(page: WaitingView, name: str) -> str:
    """Return when the meeting begins, or whose delay it is."""
    left, meeting = page.minutes_left, page.meeting
    if left is not None and left <= 0 and page.registered_at is not None:
        if came_in_time(page, meeting):
            return words.LATE(name=name) if left < 0 else words.STARTS_NOW()
        return words.LATE_BOTH(name=name)
    if left == 0:
        return words.STARTS_NOW()
    if is_soon(left) and left is not None:
        return words.STARTS_SOON(time=clock(meeting.starts_at), until=until(left))
    return words.STARTS(time=clock(meeting.starts_at))


def came_in_time(page: WaitingView, meeting: Meeting) -> bool:
    """Tell whether the person was registered before the meeting's hour was over its first minute."""
    at = page.registered_at
    return at is not None and (at - meeting.starts_at).total_seconds() < 60
