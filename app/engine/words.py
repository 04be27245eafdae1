# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A text in both languages, for the commands without a window."""

from dataclasses import dataclass

from app.checks.language import Language


@dataclass(frozen=True)
class Words:
    """The same in Danish and English."""

    da: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.da if language == "da" else self.en
