# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A finding's own page: what we saw, the most likely cause, and one thing to do with a drawing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.advice.table import ADVICE
from app.core.devices import DeviceKind
from app.core.events import (
    AdviceClosed,
    CheckLeft,
    CheckRepeated,
    DeviceChosen,
    Event,
    SettingAsked,
    StepDone,
    StepRepeated,
)
from app.core.other_device import OtherDevice, other_device
from app.core.problem import Problem, problem_of
from app.core.verdicts import CheckId, Verdict
from app.core.views import CheckView, View
from app.ui.frames import FrameSource
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.theme.measures import WIDE_COLUMN_PX
from app.ui.widgets.box import Card, Columns, rows, side_by_side
from app.ui.widgets.button import Button
from app.ui.widgets.details import Details
from app.ui.widgets.device_picker import DevicePicker
from app.ui.widgets.drawing import Drawing
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import Text
from app.ui.widgets.video import VideoView
from app.ui.wording import check as check_words
from app.ui.wording import problem as words
from app.ui.wording.findings import advice_said

_DEVICES = frozenset(kind.value for kind in DeviceKind)


class CheckProblemPage(ScrollPage):
    """What we saw, why, and what to do. Never a number before somebody opens the details."""

    def __init__(self, look: Look, own: FrameSource) -> None:
        super().__init__(look, WIDE_COLUMN_PX)
        self._own = own
        self._problem: Problem | None = None
        self._offered: OtherDevice | None = None
        self.body.setSpacing(16)
        self.set_upper_margin(24)
        self.body.addLayout(self._head())
        self.title, self.lead = Text("h1"), Text("lead")
        said = rows(gap=0)
        said.setSpacing(4)
        said.addWidget(self.title)
        said.addWidget(self.lead)
        self.body.addLayout(said)
        self.drawing = Drawing(look)
        self._columns = Columns(self._card(), self.drawing, (9, 11), look.px(760))
        look.changed.connect(lambda: self._columns.set_needs_px(look.px(760)))
        self._columns.limit_when_stacked(self.drawing)
        self.body.addWidget(self._columns)
        self.details = Details(look)
        self.body.addWidget(self.details)
        self.body.addStretch(1)
        self.close_page = self.button("quiet", "arrow-left", AdviceClosed)
        self.skip = self.button("quiet", "", StepDone)
        self.again_after = self._again_button("quiet")
        self.again = self._again_button("main")
        self.without = self.button("main", "arrow-right", StepDone)
        self.without.put_icon_last()
        self.bar_actions = [self.close_page, self.skip, self.again_after, self.again, self.without]

    def _head(self) -> QHBoxLayout:
        head = side_by_side(gap=2)
        self.back = self.button("link", "arrow-left", CheckLeft)
        self.steps = Steps(self.look)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.steps, 1)
        return head

    def _card(self) -> QWidget:
        card = Card(gap=2, margin=3)
        self.how, self.act = Text("muted"), Text("h2")
        self.setting = Button(self.look, "second", "settings")
        self.setting.clicked.connect(self._on_setting)
        self.other = Button(self.look, "second", "check")
        self.other.clicked.connect(self._on_other)
        for widget in (self.how, self.act):
            card.body.addWidget(widget)
        for button in (self.other, self.setting):
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.pickers = {kind: DevicePicker(self.look, kind) for kind in DeviceKind}
        for picker in self.pickers.values():
            picker.chosen.connect(lambda kind, spec: self.acted.emit(DeviceChosen(kind, spec)))
            card.body.addWidget(picker)
        self.seen_now = Text("small")
        self.video = VideoView(self.look, self._own, mirrored=True)
        card.body.addWidget(self.seen_now)
        card.body.addWidget(self.video, 0, Qt.AlignmentFlag.AlignLeft)
        self.look.changed.connect(self._size_video)
        self._size_video()
        return card

    def _size_video(self) -> None:
        self.video.setFixedSize(self.look.px(208), self.look.px(117))

    def _again_button(self, kind: str) -> Button:
        button = Button(self.look, kind, "refresh")
        button.setObjectName("CheckRepeated")
        button.clicked.connect(self._on_again)
        return button

    def _on_again(self) -> None:
        problem = self._problem
        if problem is not None:
            self.acted.emit(StepRepeated(problem.check) if problem.asked else CheckRepeated())

    def _on_setting(self) -> None:
        advice = ADVICE.get(self._problem.finding.code) if self._problem else None
        if advice is not None and advice.setting is not None:
            self.acted.emit(SettingAsked(advice.setting))

    def _on_other(self) -> None:
        if self._offered is not None:
            self.acted.emit(DeviceChosen(self._offered.kind, self._offered.spec))

    def main_action(self) -> Button | None:
        """Return the one main action of this finding."""
        return self.without if not self.without.isHidden() else self.again

    def escape_event(self) -> Event:
        """Go back to where the person came from."""
        return AdviceClosed() if self._problem is not None and self._problem.asked else CheckLeft()

    def render_view(self, view: View) -> None:
        """Show the finding."""
        page = view.page
        problem = problem_of(page) if isinstance(page, CheckView) else None
        if not isinstance(page, CheckView) or problem is None:
            return
        if self._problem is None or problem.finding.code != self._problem.finding.code:
            self.scroller.verticalScrollBar().setValue(0)
        self._problem = problem
        said = advice_said(problem.finding.code, problem.check)
        self.title.say(said.saw)
        values = problem.finding.values
        program = str(values.get("programs") or values.get("program", ""))
        named = words.THE_PROGRAM(program=program) if program else ""
        self.lead.say(f"{named} {said.cause}".strip())
        self.lead.setVisible(bool(self.lead.said()))
        self.how.say(words.HOW())
        self.act.say(said.act)
        self.drawing.show_drawing(said.drawing)
        self.drawing.setVisible(bool(said.drawing))
        self._render_steps(page, problem)
        self._render_ways(page, problem)
        self._render_bar(page, problem, f"{said.saw} {said.cause} {said.act}")
        result = next((one for one in page.results if one.id is problem.check), page.result)
        self.details.show_result(result, problem.finding.code)

    def _render_steps(self, page: CheckView, problem: Problem) -> None:
        names = [check_words.STEPS[check]() for check in page.steps]
        step = page.steps.index(problem.check)
        measured = {page.steps.index(r.id) for r in page.results if r.verdict is not Verdict.NOT_MEASURED}
        said = check_words.STEP(number=str(step + 1), total=str(len(names)), name=names[step])
        self.steps.show_steps(names, step, measured, said)
        self.back.say(check_words.BACK())

    def _render_ways(self, page: CheckView, problem: Problem) -> None:
        """The button to the system's settings, the device that may do better, and the list of all."""
        advice = ADVICE.get(problem.finding.code)
        setting = advice.setting if advice else None
        self.setting.setVisible(setting is not None and setting in page.settings)
        if setting is not None:
            self.setting.say(words.SETTINGS[setting]())
        result = next((one for one in page.results if one.id is problem.check), page.result)
        other = self._offered = other_device(result) if result is not None else None
        self.other.setVisible(other is not None)
        self.other.say(words.USE_OTHER(name=other.name) if other else "")
        for kind, picker in self.pickers.items():
            picker.setVisible(kind.value == problem.check.value and page.current is problem.check)
            picker.show_devices(page.devices)
        # The camera is open on its step; its picture shows wherever it is.
        open_here = page.current is CheckId.CAMERA and page.devices.camera_live
        self.seen_now.say(words.SEEN_NOW())
        self.video.say(check_words.NO_PICTURE())
        for part in (self.seen_now, self.video):
            part.setVisible(open_here)

    def _render_bar(self, page: CheckView, problem: Problem, description: str) -> None:
        by_itself = not problem.asked
        nothing_there = by_itself and problem.finding.code.endswith("_none")
        kind = DeviceKind(problem.check.value) if problem.check.value in _DEVICES else None
        on = check_words.ON_WITHOUT[kind]() if kind is not None else check_words.SKIP()
        self.close_page.say(words.GO_BACK())
        self.close_page.setVisible(problem.asked)
        self.skip.say(on)
        self.skip.setVisible(by_itself and not nothing_there)
        self.without.say(on, description)
        self.without.setVisible(nothing_there)
        for button, shown in ((self.again, not nothing_there), (self.again_after, nothing_there)):
            button.say(words.TRY_AGAIN(), description)
            button.setVisible(shown)
