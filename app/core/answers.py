# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person's own answer adds to a check: only they know whether they heard it."""

from collections.abc import Mapping
from dataclasses import replace

from app.core.events.person import Answer
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict

_CODES = {
    (CheckId.MICROPHONE, Answer.NO): "microphone_not_heard_back",
    (CheckId.MICROPHONE, Answer.DONT_KNOW): "microphone_unsure",
    (CheckId.SPEAKER, Answer.NO): "speaker_not_heard",
    (CheckId.SPEAKER, Answer.DONT_KNOW): "speaker_unsure",
}
ANSWER_CODES = frozenset(_CODES.values())
UNANSWERED_CODE = "speaker_not_confirmed"  # nobody has been asked yet: every answer takes its place
MUTED_CODE = "speaker_muted"  # who hears the sound knows better than the system's mixer
_REPLACED = ANSWER_CODES | {UNANSWERED_CODE}
_BAD = (Verdict.CALL_INSTEAD, Verdict.SOUND_ONLY)


def judged_by_answer(check: CheckId, answer: Answer, measured: CheckResult | None) -> CheckResult:
    """Return the check's result after the person's answer.

    "Yes" confirms what was measured. "No" to the speaker means that the talk can't be heard here:
    then the telephone is the way. "No" to the microphone is a remark, because the speaker may be
    what is silent. "I don't know" never makes anything worse than a remark.
    """
    result = measured or CheckResult(check, Verdict.NOT_MEASURED)
    kept = tuple(finding for finding in result.findings if finding.code not in _REPLACED)
    code = _CODES.get((check, answer))
    if code is None:
        kept = tuple(finding for finding in kept if finding.code != MUTED_CODE)
        result = replace(result, findings=kept)
        if any(finding.severity is Severity.PROBLEM for finding in kept):
            return result
        return replace(result, verdict=Verdict.REMARK if kept else Verdict.READY)
    unheard = check is CheckId.SPEAKER and answer is Answer.NO
    finding = Finding(code, Severity.PROBLEM if unheard else Severity.REMARK, _other_device(result))
    verdict = Verdict.CALL_INSTEAD if unheard else Verdict.REMARK
    if not unheard and result.verdict in _BAD and any(f.severity is Severity.PROBLEM for f in kept):
        verdict = result.verdict
    return replace(result, verdict=verdict, findings=(*kept, finding))


def _other_device(result: CheckResult) -> Mapping[str, float | int | str | bool]:
    """Return what the measurement offers to be tried instead, if it does."""
    for finding in result.findings:
        if finding.code in _REPLACED and "other_spec" in finding.values:
            return finding.values
    return {}


def awaits_answer(result: CheckResult) -> bool:
    """Tell whether nothing is known but that nobody has been asked: no remark about anybody's equipment."""
    problem = any(finding.severity is Severity.PROBLEM for finding in result.findings)
    return not problem and any(finding.code == UNANSWERED_CODE for finding in result.findings)


def _answer_in(result: CheckResult) -> Answer | None:
    """Return the answer that a result holds, or None. Of the microphone's a "yes" leaves nothing behind."""
    codes = {finding.code for finding in result.findings}
    for (check, answer), code in _CODES.items():
        if check is result.id and code in codes:
            return answer
    confirmed = result.verdict in (Verdict.READY, Verdict.REMARK) and UNANSWERED_CODE not in codes
    return Answer.YES if result.id is CheckId.SPEAKER and confirmed else None


def with_answer_kept(measured: CheckResult, known: CheckResult | None) -> CheckResult:
    """Return a new measurement together with the answer that was given while it was still under way."""
    answer = _answer_in(known) if known is not None else None
    return measured if answer is None else judged_by_answer(measured.id, answer, measured)
