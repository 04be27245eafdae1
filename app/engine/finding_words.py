# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each finding means, for the commands without a window: the window's own words, compiled for this."""

import json
from functools import cache
from pathlib import Path

from app.checks.language import Language
from app.core.advice.shape import Words
from app.core.advice.table import ADVICE
from app.core.system import System, this_system


def finding_line(code: str, language: Language, system: System | None = None) -> str:
    """Return what we saw and the one thing to do; a code that a newer check invented stays as it is."""
    known = ADVICE.get(code)
    if known is None:
        return code
    act = known.act_on(system or this_system())
    return f"{said(known.saw, language)} {said(act.words, language)}"


def said(words: Words, language: Language) -> str:
    """Return some words in a language; Danish where they have not been translated."""
    return words.text if language == "da" else _table(language).get(words.text, words.text)


@cache
def _table(language: Language) -> dict[str, str]:
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "resources", package.parent / "resources"):
        path = folder / "i18n" / f"findings_{language}.json"
        if path.is_file():
            table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
            return table
    return {}
