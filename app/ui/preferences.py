# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the person wants the window: language, size of the text, light or dark."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["da", "en"]
ThemeChoice = Literal["light", "dark", "system"]

LANGUAGES: tuple[Language, ...] = ("da", "en")
TEXT_SIZES_PERCENT = (100, 125, 150, 200)
THEME_CHOICES: tuple[ThemeChoice, ...] = ("light", "dark", "system")


@dataclass(frozen=True)
class Preferences:
    """What was chosen in the window's own settings.

    Attributes:
        language: Of words, dates and times.
        text_size_percent: On top of the system's own font setting.
        theme: ``system`` follows light, dark and high contrast of the system.
    """

    language: Language = "da"
    text_size_percent: int = 100
    theme: ThemeChoice = "system"
