# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each finding of the check means: what we saw, why, and what to do. The words are core's."""

from dataclasses import dataclass

from app.core.advice.shape import Words
from app.core.advice.table import ADVICE
from app.core.problem import weightiest
from app.core.system import System, this_system
from app.core.verdicts import CheckId, CheckResult, Verdict
from app.ui.wording.check import GOOD, SKIPPED, SKIPPED_BODY
from app.ui.wording.phrase import Phrase, translate

# For codes that a newer check may send: what it was about, and that the talk goes on.
GENERAL: dict[CheckId, Phrase] = {
    CheckId.CAMERA: translate("findings", "Vi så noget ved kameraet, som kan blive bedre."),
    CheckId.MICROPHONE: translate("findings", "Vi så noget ved mikrofonen, som kan blive bedre."),
    CheckId.SPEAKER: translate("findings", "Vi så noget ved lyden, som kan blive bedre."),
    CheckId.LINE: translate("findings", "Vi så noget ved nettet, som kan blive bedre."),
    CheckId.COMPUTER: translate("findings", "Vi så noget ved computeren, som kan blive bedre."),
}
GENERAL_BODY = translate("findings", "Du kan stadig holde mødet. Vi hjælper dig, hvis det driller.")


@dataclass(frozen=True)
class Said:
    """One finding in the language of the moment; ``drawing`` shows what to do, "" where there is none."""

    saw: str
    cause: str
    act: str
    drawing: str = ""


_told_as: System | None = None


def tell_as(system: System | None) -> None:
    """Tell everything as on another system, for pictures; None is this one again."""
    global _told_as
    _told_as = system


def advice_said(code: str, check: CheckId, system: System | None = None) -> Said:
    """Return what we saw, the most likely cause and the one thing to do, by default on this system."""
    known = ADVICE.get(code)
    if known is None:
        return Said(GENERAL[check](), "", GENERAL_BODY())
    act = known.act_on(system or _told_as or this_system())
    return Said(_said(known.saw), _said(known.cause), _said(act.words), act.drawing)


def finding_words(code: str, check: CheckId) -> tuple[str, str]:
    """Return what we saw and what to do."""
    said = advice_said(code, check)
    return said.saw, said.act


def result_words(result: CheckResult) -> tuple[str, str]:
    """Return the words for one result: those of its weightiest finding, or that all is well."""
    finding = weightiest(result)
    if finding is not None:
        return finding_words(finding.code, result.id)
    if result.verdict is Verdict.NOT_MEASURED:
        return SKIPPED[result.id](), SKIPPED_BODY()
    if result.verdict is Verdict.READY:
        title, body = GOOD[result.id]
        return title(), body()
    return GENERAL[result.id](), GENERAL_BODY()


def _said(words: Words) -> str:
    return Phrase(words.context, words.text)()
