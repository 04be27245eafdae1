# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call: the other person large and close to the camera, everything else small."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.core.devices import DeviceKind
from app.core.events import (
    ByPhoneChosen,
    CallLeft,
    CameraSwitched,
    DeviceChosen,
    MicrophoneSwitched,
    PauseSwitched,
    SoundCleaningSwitched,
)
from app.core.events.engine import LineState
from app.core.meeting import ByPhone
from app.core.views import CallView, View
from app.ui.frames import FrameSources
from app.ui.pages.page import Page
from app.ui.theme import Look
from app.ui.widgets.agenda import Agenda
from app.ui.widgets.box import Card, rows, side_by_side
from app.ui.widgets.button import Button, ToolButton
from app.ui.widgets.device_picker import DevicePicker
from app.ui.widgets.notice import Notice
from app.ui.widgets.sound_help import SoundHelp
from app.ui.widgets.stage import Stage
from app.ui.widgets.text import Text
from app.ui.widgets.video import VideoView
from app.ui.wording import call as words
from app.ui.wording.people import STATUSES
from app.ui.wording.times import first_name

_SIDE_PX = 280
_SIDE_FROM_PX = 760


class CallPage(Page):
    """Picture, own picture, agenda, and four switches in the bottom bar."""

    ground = "stage"

    def __init__(self, look: Look, frames: FrameSources) -> None:
        super().__init__(look)
        self.setObjectName("stage")
        self._microphone_on = self._camera_on = True
        self._paused = False
        self.stage = Stage(look, frames.other)
        self.stage.resume.clicked.connect(lambda: self.acted.emit(PauseSwitched(False)))
        self._side = self._side_panel(frames)
        layout = side_by_side(gap=2)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.stage, 1)
        layout.addWidget(self._side)
        self.setLayout(layout)
        self._make_tools()
        look.changed.connect(self._fit)
        self._fit()

    def _make_tools(self) -> None:
        self.microphone = self._tool("microphone", lambda: MicrophoneSwitched(not self._microphone_on))
        self.microphone.setObjectName(MicrophoneSwitched.__name__)
        self.camera = self._tool("camera", lambda: CameraSwitched(not self._camera_on))
        self.camera.setObjectName(CameraSwitched.__name__)
        self.pause = self._tool("pause", lambda: PauseSwitched(not self._paused))
        self.pause.setObjectName(PauseSwitched.__name__)
        self.settings = ToolButton(self.look, "settings")
        self.settings.setCheckable(True)
        self.settings.toggled.connect(self._on_settings)
        self.bar_tools = [self.microphone, self.camera, self.pause, self.settings]
        self.leave = self.button("second", "leave", CallLeft)
        self.bar_actions = [self.leave]

    def _tool(self, icon: str, event: object) -> ToolButton:
        tool = ToolButton(self.look, icon)
        tool.clicked.connect(lambda: self.acted.emit(event()))  # type: ignore[operator]
        return tool

    def _side_panel(self, frames: FrameSources) -> QWidget:
        inside = QWidget()
        inside.setObjectName("stage")
        column: QVBoxLayout = rows(gap=2)
        column.setContentsMargins(0, 0, 0, 0)
        self.own = VideoView(self.look, frames.own, mirrored=True)
        self.own_name = Text("muted_on_stage")
        column.addWidget(self.own)
        self.muted = Notice(self.look, "information", announces=True)
        self.by_phone = Notice(self.look, "information", announces=True)
        self.sound_here = Button(self.look, "second")
        self.sound_here.clicked.connect(lambda: self.acted.emit(ByPhoneChosen(ByPhone.NONE)))
        self.line = Notice(self.look, "information", announces=True)
        self.status = Notice(self.look, "information", announces=True)
        for notice in (self.by_phone, self.muted, self.line, self.status):
            column.addWidget(notice)
        column.insertWidget(column.indexOf(self.by_phone) + 1, self.sound_here)
        self.devices = Card(gap=2, margin=2)
        self.pickers = {kind: DevicePicker(self.look, kind) for kind in DeviceKind}
        for picker in self.pickers.values():
            picker.chosen.connect(lambda kind, spec: self.acted.emit(DeviceChosen(kind, spec)))
            self.devices.body.addWidget(picker)
        self.sound = SoundHelp(self.look)
        self.sound.switched.connect(lambda on: self.acted.emit(SoundCleaningSwitched(on)))
        self.devices.body.addWidget(self.sound)
        self.devices.hide()
        column.addWidget(self.devices)
        self.agenda_title = Text("strong_on_stage")
        self.agenda = Agenda(self.look, on_stage=True)
        column.addWidget(self.agenda_title)
        column.addWidget(self.agenda)
        column.addStretch(1)
        inside.setLayout(column)
        scroll = QScrollArea()
        scroll.setObjectName("stage")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        scroll.setWidget(inside)
        return scroll

    def render_view(self, view: View) -> None:
        """Show the call."""
        page = view.page
        if not isinstance(page, CallView):
            return
        name = first_name(page.meeting.caseworker.name)
        self._microphone_on = page.media.microphone_on
        self._camera_on = page.media.camera_on
        self._paused = page.media.paused
        self.stage.show_call(page, name)
        self._render_tools(page, name)
        self._render_side(page, name)

    def _render_tools(self, page: CallView, name: str) -> None:
        here = page.media.by_phone is ByPhone.NONE
        on = page.media.microphone_on and here
        said = words.MICROPHONE_ON if on else words.MICROPHONE_OFF
        self.microphone.say(
            said() if here else words.BY_PHONE_MICROPHONE(),
            (words.MICROPHONE_HINT_ON if on else words.MICROPHONE_HINT_OFF)(name=name),
        )
        self.microphone.set_icon_name("microphone" if on else "microphone-off")
        seen = page.media.camera_on
        self.camera.say(
            words.CAMERA_ON() if seen else words.CAMERA_OFF(),
            (words.CAMERA_HINT_ON if seen else words.CAMERA_HINT_OFF)(name=name),
        )
        self.camera.set_icon_name("camera" if seen else "camera-off")
        self.pause.say(words.RESUME() if page.media.paused else words.PAUSE(), words.PAUSE_HINT())
        self.pause.set_icon_name("play" if page.media.paused else "pause")
        for tool, off in (
            (self.microphone, not on),
            (self.camera, not seen),
            (self.pause, page.media.paused),
        ):
            tool.set_marked(off)
            tool.setToolTip(tool.accessibleDescription())
        for tool in (self.microphone, self.camera):
            tool.setEnabled(not page.media.paused)
        self.microphone.setEnabled(here and not page.media.paused)
        self.settings.say(words.DEVICES())
        self.leave.say(words.LEAVE())

    def _render_side(self, page: CallView, name: str) -> None:
        shown = page.media.camera_on and not page.media.paused
        self.own.show_picture(shown)
        if page.media.paused:
            self.own.say(words.SELF_PAUSED(), "pause")
        else:
            said = words.SELF_SOUND_FIRST if page.sound_first else words.SELF_OFF
            self.own.say(said(), "camera-off")
        self.own.setAccessibleName(words.SELF())
        by_phone = page.media.by_phone is not ByPhone.NONE
        self.by_phone.setVisible(by_phone)
        self.by_phone.say(words.BY_PHONE(), words.BY_PHONE_LEAD())
        self.sound_here.setVisible(by_phone)
        self.sound_here.say(words.BY_PHONE_BACK())
        self.muted.setVisible(not page.media.microphone_on and not page.media.paused and not by_phone)
        self.muted.say(words.MUTED(name=name))
        weak = page.line is LineState.WEAK and not page.media.paused
        away = page.connected_once and not page.service_connected and page.line is LineState.GOOD
        self.line.setVisible(weak or away)
        if weak or away:
            self.line.say(words.WEAK() if weak else words.SERVICE_AWAY())
        status = STATUSES[page.status]
        self.status.setVisible(status is not None)
        if status is not None:
            self.status.say(status(name=name))
        self.agenda_title.say(words.AGENDA())
        self.agenda_title.setVisible(bool(page.meeting.agenda))
        self.agenda.show_agenda(page.meeting.agenda, page.agenda_index)
        for picker in self.pickers.values():
            picker.show_devices(page.devices)
        self.sound.show_cleaning(page.media.cleans_sound)
        if not page.connected_once:
            self.sound.fold()

    def _on_settings(self, shown: bool) -> None:
        self.devices.setVisible(shown)

    def _fit(self) -> None:
        share = self.width() // 3 if self.width() > _SIDE_FROM_PX else self.width() // 2
        self._side.setFixedWidth(max(min(self.look.px(_SIDE_PX), share), 200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the side narrow beside the picture."""
        super().resizeEvent(event)
        self._fit()
