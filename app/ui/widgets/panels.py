# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two panels of the top bar: text and colours, and help. They never cover plan B."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.preferences import LANGUAGES, TEXT_SIZES_PERCENT, THEME_CHOICES, Preferences
from app.ui.theme import Look
from app.ui.widgets.box import Card, rows, side_by_side
from app.ui.widgets.button import Button
from app.ui.widgets.choices import Choices
from app.ui.widgets.forget import Forget
from app.ui.widgets.text import Text
from app.ui.wording import frame as words

# A language is offered in its own name, whatever the language of the moment.
_LANGUAGE_NAMES = {"da": "Dansk", "en": "English"}


class Panel(Card):
    """A card that opens under the top bar and scrolls where the window is small."""

    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("panel", gap=1, margin=2)
        self.body.setContentsMargins(24, 12, 12, 12)
        self.title = Text("h3")
        self.close_button = Button(look, "quiet", "close")
        self.close_button.clicked.connect(self.closed)
        head = side_by_side(gap=1)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        inside = QWidget()
        inside.setObjectName("panel_inside")
        self.inside: QVBoxLayout = rows(gap=3)
        self.inside.setContentsMargins(0, 0, 8, 8)
        inside.setLayout(self.inside)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setObjectName("panel_scroll")
        self._scroll.viewport().setObjectName("panel_inside")
        self._scroll.setWidget(inside)
        self.body.addWidget(self._scroll, 1)
        self._inside = inside
        self._look = look

    def fit(self, left_px: int, top_px: int, right_px: int, bottom_px: int) -> None:
        """Stand at the upper right of a room, as large as the words need and the room gives."""
        width = min(self._look.px(432), right_px - left_px)
        inner = width - 24 - 12 - 2
        needed = self.inside.totalHeightForWidth(inner)
        head = self.close_button.sizeHint().height()
        height = min(needed + head + 12 * 2 + 16, bottom_px - top_px)
        self.setGeometry(right_px - width, top_px, width, height)


class DisplayPanel(Panel):
    """Language, size of the text, colours."""

    preference_changed = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._sizes = Choices(look, TEXT_SIZES_PERCENT)
        self._themes = Choices(look, THEME_CHOICES)
        self._languages = Choices(look, LANGUAGES)
        for choices, name in (
            (self._sizes, "text_size"),
            (self._themes, "theme"),
            (self._languages, "language"),
        ):
            choices.chosen.connect(lambda value, name=name: self.preference_changed.emit(name, value))
            self.inside.addWidget(choices)
        self.inside.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is chosen."""
        self._sizes.choose(preferences.text_size_percent)
        self._themes.choose(preferences.theme)
        self._languages.choose(preferences.language)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.title.say(words.DISPLAY())
        self.close_button.say(words.CLOSE())
        percents = [words.TEXT_SIZE_CHOICE(percent=str(percent)) for percent in TEXT_SIZES_PERCENT]
        self._sizes.say(words.TEXT_SIZE(), percents)
        self._themes.say(words.THEME(), [words.THEME_LIGHT(), words.THEME_DARK(), words.THEME_SYSTEM()])
        self._languages.say(words.LANGUAGE(), [_LANGUAGE_NAMES[language] for language in LANGUAGES])


class HelpPanel(Panel):
    """Three short answers for somebody who is stuck; and what this computer remembers."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.forget = Forget(look)
        self._texts = [(Text("strong"), Text()) for _ in range(3)]
        for title, body in self._texts:
            both = rows(gap=0)
            both.addWidget(title)
            both.addWidget(body)
            self.inside.addLayout(both)
        self.inside.addWidget(self.forget)
        self.version = Text("muted")
        self.inside.addWidget(self.version)
        self.inside.addStretch(1)

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin with the first question the next time."""
        super().hideEvent(event)
        self.forget.step_back()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.forget.say()
        self.title.say(words.HELP_TITLE())
        self.close_button.say(words.CLOSE())
        said = (
            (words.HELP_PHONE_TITLE(), words.HELP_PHONE()),
            (words.HELP_KEYS_TITLE(), words.HELP_KEYS()),
            (words.HELP_CALM_TITLE(), words.HELP_CALM()),
        )
        for (title, body), (title_words, body_words) in zip(self._texts, said, strict=True):
            title.say(title_words)
            body.say(body_words)
        version = QCoreApplication.applicationVersion()
        self.version.setVisible(bool(version))
        self.version.say(words.VERSION(version=version))
