# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The stage of the call: the other person's picture, or in calm words why there is none."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QWidget

from app.core.events.engine import LineState
from app.core.meeting import ByPhone
from app.core.views import CallView
from app.ui.frames import FrameSource
from app.ui.theme import Look
from app.ui.widgets.box import centred, rows
from app.ui.widgets.button import Button
from app.ui.widgets.icon import Icon
from app.ui.widgets.progress import Progress
from app.ui.widgets.text import Text
from app.ui.widgets.video import VideoView
from app.ui.wording import call as words


class Stage(QWidget):
    """Picture or words."""

    def __init__(self, look: Look, other: FrameSource) -> None:
        super().__init__()
        self.video = VideoView(look, other, top=True)
        self.icon = Icon(look, "person", "on_stage", 40, disc="stage_card")
        self.title, self.lead = Text("h2_on_stage"), Text("lead_on_stage")
        for text in (self.title, self.lead):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.progress = Progress(look, on_stage=True)
        self.resume = Button(look, "main", "play")
        column = QWidget()
        inside = rows(gap=2)
        inside.addStretch(1)
        inside.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.title)
        inside.addWidget(self.lead)
        inside.addWidget(self.progress)
        inside.addWidget(self.resume, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        column.setLayout(inside)
        inner = QWidget()
        inner.setObjectName("stage")
        around = centred(column, look.px(520))
        around.setContentsMargins(16, 8, 16, 8)
        inner.setLayout(around)
        self._words = QScrollArea()
        self._words.setObjectName("stage")
        self._words.setWidgetResizable(True)
        self._words.setFrameShape(QFrame.Shape.NoFrame)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words.setWidget(inner)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.video)
        self._stack.addWidget(self._words)
        self.setLayout(self._stack)
        look.changed.connect(lambda: column.setMaximumWidth(look.px(520)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the icon where the words need the room."""
        super().resizeEvent(event)
        self.icon.setVisible(self.height() > 3.5 * self.icon.height())

    def shows_picture(self) -> bool:
        """Tell whether the picture is in front."""
        return self._stack.currentWidget() is self.video

    def show_call(self, page: CallView, name: str) -> None:
        """Show the picture, or why there is none."""
        said = stage_words(page, name)
        self.video.say(words.SOUND_FIRST(name=name), "person")
        self._stack.setCurrentWidget(self._words if said else self.video)
        self.resume.say(words.RESUME())
        if said is None:
            return
        icon, title, lead, busy = said
        self.icon.turn_into(icon, "on_stage", "stage_card")
        self.title.say(title)
        self.lead.say(lead)
        self.progress.setVisible(busy)
        self.progress.say(title)
        self.resume.setVisible(page.media.paused)


def stage_words(page: CallView, name: str) -> tuple[str, str, str, bool] | None:
    """Return icon, headline, sentence, and whether something is under way; None when the picture shows."""
    if page.media.paused:
        return "pause", words.PAUSED(), words.PAUSED_LEAD(name=name), False
    if page.line is LineState.LOST and page.connected_once:
        lead = words.LOST_LEAD(name=name) if page.service_connected else words.LOST_LEAD_ALONE()
        return "refresh", words.LOST(), lead, True
    if not page.has_picture:
        return _before_picture(page, name)
    return ("person", name, words.PICTURE_RESTS(name=name), False) if page.picture_rests else None


def _before_picture(page: CallView, name: str) -> tuple[str, str, str, bool]:
    if page.media.by_phone is ByPhone.SOUND:
        return "telephone", name, words.BY_PHONE_FIRST(), True
    if page.has_sound:
        return "person", name, words.SOUND_FIRST(name=name), False
    return "person", words.CONNECTING(name=name), words.CONNECTING_LEAD(), True
