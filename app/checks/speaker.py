# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The speaker's check: a program can see that sound was played, only a person that it was heard."""

from dataclasses import dataclass

from app.checks.findings import Values, fault_word, problem, remark, result
from app.core.faults import FaultCode
from app.core.verdicts import CheckId, CheckResult, Verdict


@dataclass(frozen=True)
class Measurement:
    """What playing the test sound came to.

    Attributes:
        fault: Why it could not be played, or None.
        is_hung: The card took the sound too slowly and gave no reason.
        played_s: Length of what was played to its end.
        was_heard: The person's answer, or None where nobody was asked.
    """

    fault: FaultCode | None = None
    is_hung: bool = False
    played_s: float = 0.0
    was_heard: bool | None = None


def judge(measured: Measurement) -> CheckResult:
    """Return the verdict: without an answer of a person it is never better than a remark."""
    if measured.fault is not None:
        missing = problem(CheckId.SPEAKER, fault_word(CheckId.SPEAKER, measured.fault))
        return result(CheckId.SPEAKER, [missing], {}, Verdict.CALL_INSTEAD)
    if measured.is_hung:
        return result(CheckId.SPEAKER, [problem(CheckId.SPEAKER, "hung")], {}, Verdict.CALL_INSTEAD)
    values: Values = {"played_s": round(measured.played_s, 1)}
    if measured.was_heard is None:
        return result(
            CheckId.SPEAKER, [remark(CheckId.SPEAKER, "not_confirmed")], values, Verdict.CALL_INSTEAD
        )
    findings = [] if measured.was_heard else [problem(CheckId.SPEAKER, "not_heard")]
    return result(CheckId.SPEAKER, findings, values, Verdict.CALL_INSTEAD)
