# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check: one question a page, a large picture, and what we saw in words."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.core.answers import awaits_answer
from app.core.devices import DeviceKind
from app.core.events import (
    AdviceAsked,
    AnswerGiven,
    CameraTurned,
    CheckLeft,
    DeviceChosen,
    Event,
    RecordingAsked,
    SoundAsked,
    StepDone,
    StepSkipped,
)
from app.core.facts import SAMPLE_UNDER_WAY, EngineCondition, SampleState
from app.core.faults import FaultCode
from app.core.other_device import new_device, other_device
from app.core.problem import weightiest
from app.core.verdicts import CheckId, Verdict
from app.core.views import CheckView, View
from app.ui.frames import FrameSource
from app.ui.pages.page import ScrollPage
from app.ui.theme import Look
from app.ui.theme.measures import WIDE_COLUMN_PX
from app.ui.widgets.answers import Answers
from app.ui.widgets.big_picture import BigPicture
from app.ui.widgets.box import Card, Columns, rows, side_by_side
from app.ui.widgets.device_picker import DevicePicker
from app.ui.widgets.level_meter import LevelMeter
from app.ui.widgets.notice import Notice
from app.ui.widgets.other_offer import OtherOffer
from app.ui.widgets.progress import Progress
from app.ui.widgets.sentence import SentenceCard
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import Text
from app.ui.widgets.video import VideoView
from app.ui.wording import check as words
from app.ui.wording import problem as problem_words
from app.ui.wording.faults import fault_words
from app.ui.wording.findings import result_words

_TONES = {
    Verdict.READY: "ready",
    Verdict.REMARK: "remark",
    Verdict.SOUND_ONLY: "remark",
    Verdict.CALL_INSTEAD: "remark",
    Verdict.NOT_MEASURED: "information",
}
_BY_PERSON = (CheckId.MICROPHONE, CheckId.SPEAKER)
_ICONS = {CheckId.SPEAKER: "speaker", CheckId.LINE: "network", CheckId.COMPUTER: "laptop"}


class CheckPage(ScrollPage):
    """One step of the check."""

    def __init__(self, look: Look, own: FrameSource) -> None:
        super().__init__(look, WIDE_COLUMN_PX)
        self._step = -1
        self._found_code = ""
        self.body.setSpacing(16)
        self.set_upper_margin(16)
        head = side_by_side(gap=2)
        self.back = self.button("link", "arrow-left", CheckLeft)
        self.steps = Steps(look)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.steps, 1)
        self.body.addLayout(head)
        self.title, self.lead = Text("h1"), Text("lead")
        words_box = rows(gap=0)
        words_box.setSpacing(4)
        words_box.addWidget(self.title)
        words_box.addWidget(self.lead)
        self.body.addLayout(words_box)
        self._columns = Columns(self._pictures(own), self._answers_card(), (1, 1), look.px(760))
        look.changed.connect(lambda: self._columns.set_needs_px(look.px(760)))
        self._columns.limit_when_stacked(self.video, self.picture, self.microphone)
        self.body.addWidget(self._columns)
        self.body.addStretch(1)
        self.skip = self.button("quiet", "", StepSkipped)
        self.next = self.button("main", "arrow-right", StepDone)
        self.next.put_icon_last()
        self.bar_actions = [self.skip, self.next]

    def _pictures(self, own: FrameSource) -> QWidget:
        self.video = VideoView(self.look, own, mirrored=True)
        self.picture = BigPicture(self.look, "speaker")
        self.microphone = BigPicture(self.look, "microphone")
        self.meter = LevelMeter(self.look)
        self.meter_words = Text("strong")
        box = QWidget()
        layout = rows(gap=2)
        layout.addWidget(self.video)
        layout.addWidget(self.picture)
        layout.addWidget(self.microphone)
        self.pickers = {kind: DevicePicker(self.look, kind) for kind in DeviceKind}
        for picker in self.pickers.values():
            picker.chosen.connect(lambda kind, spec: self.acted.emit(DeviceChosen(kind, spec)))
            layout.addWidget(picker)
        box.setLayout(layout)
        return box

    def _answers_card(self) -> QWidget:
        card = Card(gap=2, margin=3)
        self.level_box = QWidget()
        level = rows(gap=1)
        level.addWidget(self.meter_words)
        level.addWidget(self.meter)
        self.level_box.setLayout(level)
        self.progress_words = Text("strong")
        self.progress = Progress(self.look)
        self.found = Notice(self.look, "ready", announces=True)
        self.offer = OtherOffer(self.look)
        self.offer.accepted.connect(lambda other: self.acted.emit(DeviceChosen(other.kind, other.spec)))
        self.sentence = SentenceCard()
        self.how = self.found.add_button("link", "", self._on_how)
        self.record = self.button("second", "microphone", RecordingAsked)
        self.play = self.button("second", "speaker", SoundAsked)
        self.answers = Answers(self.look)
        self.answers.answered.connect(lambda answer: self.acted.emit(AnswerGiven(answer)))
        for widget in (self.sentence, self.level_box, self.progress_words, self.progress, self.found):
            card.body.addWidget(widget)
        card.body.addWidget(self.offer)
        card.body.addWidget(self.play, 0, Qt.AlignmentFlag.AlignLeft)
        self.turn = self.button("link", "refresh", CameraTurned)
        card.body.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.answers)
        card.body.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        self._card = card
        return card

    def _on_how(self) -> None:
        self.acted.emit(AdviceAsked(self._found_code))

    def show_level(self, level_dbfs: float, peak_dbfs: float) -> None:
        """Move the level."""
        self.meter.show_level(level_dbfs, peak_dbfs)

    def escape_event(self) -> Event:
        """Go back to the meeting's page."""
        return CheckLeft()

    def render_view(self, view: View) -> None:
        """Show the step."""
        page = view.page
        if not isinstance(page, CheckView) or page.current is None:
            return
        self._render_frame(page, page.current)
        self._render_picture(view, page, page.current)
        self._render_found(view, page, page.current)
        self._render_microphone(page)
        self._render_speaker(page)
        self._render_answers(page, page.current)
        for kind, picker in self.pickers.items():
            picker.setVisible(kind.value == page.current.value)
            picker.show_devices(page.devices)
        if page.step != self._step:  # a new question begins at its top, wherever the focus went
            self._step = page.step
            self.scroller.verticalScrollBar().setValue(0)

    def _render_frame(self, page: CheckView, current: CheckId) -> None:
        names = [words.STEPS[check]() for check in page.steps]
        measured = {
            page.steps.index(result.id)
            for result in page.results
            if result.verdict is not Verdict.NOT_MEASURED
        }
        said = words.STEP(number=str(page.step + 1), total=str(len(page.steps)), name=names[page.step])
        self.steps.show_steps(names, page.step, measured, said)
        self.back.say(words.BACK())
        self.title.say(words.QUESTIONS[current]())
        self.lead.say(words.LEADS[current]())
        self.skip.say(words.SKIP())
        self._render_next(page, current)

    def _render_next(self, page: CheckView, current: CheckId) -> None:
        """Lead on with a result; without a device that works, going on without it is the one way."""
        without = page.result is None and _is_without(page, current)
        last = page.step == len(page.steps) - 1
        if without:
            self.next.say(words.ON_WITHOUT[DeviceKind(current.value)]())
        else:
            self.next.say(words.SEE_RESULT() if last else words.NEXT())
        self.next.setEnabled(without or page.result is not None)
        self.skip.setVisible(not without)

    def _render_picture(self, view: View, page: CheckView, current: CheckId) -> None:
        self.video.setVisible(current is CheckId.CAMERA)
        self.microphone.setVisible(current is CheckId.MICROPHONE)
        self.microphone.set_moving(page.sample in SAMPLE_UNDER_WAY - {SampleState.QUIET})
        self.microphone.set_icon_name("speaker" if page.sample is SampleState.PLAYING else "microphone")
        self.picture.setVisible(current in _ICONS)
        self.picture.set_icon_name(_ICONS.get(current, "speaker"))
        # Still while line and computer are measured: drawing waves would cost what is being measured.
        self.picture.set_moving(page.tone_playing)
        fault = page.devices.camera_fault
        if fault is not None or page.devices.choice.camera == "none":
            self.video.say(
                fault_words(fault)[0] if fault else words.DEVICE_NONE[DeviceKind.CAMERA](), "camera-off"
            )
        else:
            waiting = view.engine in (EngineCondition.STARTING, EngineCondition.READY)
            self.video.say(words.CAMERA_STARTING() if waiting else words.NO_PICTURE())
        self.video.show_picture(fault is None)
        self.turn.setVisible(current is CheckId.CAMERA and page.devices.camera_live)
        self.turn.say(words.TURN())

    def _render_found(self, view: View, page: CheckView, current: CheckId) -> None:
        fault = _fault(page, current)
        starting = view.engine is EngineCondition.STARTING
        measuring = page.measuring and page.result is None and fault is None
        busy = (measuring or starting) and view.engine is not EngineCondition.GAVE_UP
        self.progress.setVisible(busy)
        self.progress_words.setVisible(busy)
        said = words.STARTING() if starting else words.MEASURING[current]()
        self.progress.say(said)
        self.progress_words.say(said)
        # What only the person can tell is asked, not remarked on.
        result = None if page.result is not None and awaits_answer(page.result) else page.result
        if current is CheckId.MICROPHONE and page.sample in SAMPLE_UNDER_WAY:
            result = None  # one thing at a time: what came out is told when it is over
        told = result is not None or fault is not None
        self.found.setVisible(told)
        self._card.set_framed(not told or current in _BY_PERSON)
        finding = weightiest(result) if result is not None and not _is_only_proven(page) else None
        self._found_code = finding.code if finding is not None else ""
        self.how.setVisible(bool(self._found_code))
        other = other_device(result) if result is not None else None
        is_busy = current is CheckId.MICROPHONE and page.sample in SAMPLE_UNDER_WAY
        if other is None and not is_busy and not page.tone_playing:
            other = new_device(page.devices, current)
        self.offer.offer(other, page.devices)
        if result is not None and _is_only_proven(page):
            self.found.set_tone("information")
            self.found.say(words.PROVEN(), words.PROVEN_BODY())
        elif result is not None:
            self.found.set_tone(_TONES[result.verdict])
            self.found.say(*result_words(result))
            self.how.say(problem_words.SHOW_HOW())
        elif fault is not None:
            self.found.set_tone("remark")
            self.found.say(*fault_words(fault))

    def _render_microphone(self, page: CheckView) -> None:
        here = page.current is CheckId.MICROPHONE
        busy = page.sample in SAMPLE_UNDER_WAY
        done = page.sample is SampleState.PLAYED or (page.result is not None and not busy)
        self.level_box.setVisible(here and not done and page.sample is not SampleState.OTHERS)
        self.sentence.setVisible(here and not done)
        if self.sentence.show_state(page.sample) and here and not done:
            # With large text the picture above would leave the sentence out of sight.
            QTimer.singleShot(0, self, lambda: self.scroller.ensureWidgetVisible(self.sentence, 0, 24))
        if (
            busy or page.wished
        ) and self.record.hasFocus():  # or it would jump to "skip", where a second Enter skips
            self.pickers[DeviceKind.MICROPHONE].list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.record.setVisible(here and not busy)
        self.record.setEnabled(not page.wished)
        heard = page.voice_heard
        self.meter_words.say(words.LEVEL_HEARD() if heard else words.LEVEL())
        self.meter_words.setVisible(page.sample is not SampleState.QUIET)
        self.meter.setAccessibleName(words.LEVEL())
        self.meter.setAccessibleDescription(words.LEVEL_HEARD() if heard else words.LEVEL_QUIET())
        if page.wished:
            self.record.say(words.RECORD_SOON())
        else:
            self.record.say(words.RECORD_AGAIN() if done else words.RECORD())

    def _render_speaker(self, page: CheckView) -> None:
        here = page.current is CheckId.SPEAKER
        self.play.setVisible(here)
        self.play.setEnabled(not page.tone_playing and not page.wished)
        if page.wished:
            self.play.say(words.SOUND_SOON())
        elif page.tone_playing:
            self.play.say(words.PLAYING_TONE())
        else:
            self.play.say(words.PLAY_AGAIN() if page.tone_played else words.PLAY())

    def _render_answers(self, page: CheckView, current: CheckId) -> None:
        played = page.tone_played if current is CheckId.SPEAKER else page.sample is SampleState.PLAYED
        asks = current in _BY_PERSON and played and not page.tone_playing
        self.answers.setVisible(asks and page.answer is None)
        question = words.HEARD_IT if current is CheckId.SPEAKER else words.HEARD_YOURSELF
        self.answers.say(question())

    def first_focus(self) -> QWidget | None:
        """Begin with what the step asks for."""
        for button in (self.play, self.record):
            if not button.isHidden() and button.isEnabled():
                return button
        return None


def _is_only_proven(page: CheckView) -> bool:
    """Tell whether the microphone has heard the speaker, and the person has not said yet that they did."""
    asked = page.current is CheckId.SPEAKER and page.tone_played and page.answer is None
    return asked and page.result is not None and page.result.verdict is Verdict.READY


def _fault(page: CheckView, current: CheckId) -> FaultCode | None:
    """Return why the step's device does not work, or None."""
    kinds = {CheckId(kind.value): kind for kind in DeviceKind}
    return page.devices.fault_of(kinds[current]) if current in kinds else None


def _is_without(page: CheckView, current: CheckId) -> bool:
    """Tell whether the step's device does not work, or the person does without it."""
    chosen = {
        CheckId.CAMERA: page.devices.choice.camera,
        CheckId.MICROPHONE: page.devices.choice.microphone,
        CheckId.SPEAKER: page.devices.choice.speaker,
    }.get(current)
    return _fault(page, current) is not None or chosen == "none"
