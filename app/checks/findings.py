# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How judges put a result together: findings first, the worst of them decides."""

from collections.abc import Mapping, Sequence

from app.core.faults import FaultCode
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict

Values = dict[str, float | int | str | bool]


def remark(check: CheckId, what: str, **values: float | int | str | bool) -> Finding:
    """Return a finding that can be lived with; its code is ``<check>_<what>``."""
    return Finding(f"{check}_{what}", Severity.REMARK, values)


def problem(check: CheckId, what: str, **values: float | int | str | bool) -> Finding:
    """Return a finding that changes the verdict; its code is ``<check>_<what>``."""
    return Finding(f"{check}_{what}", Severity.PROBLEM, values)


def result(
    check: CheckId,
    findings: Sequence[Finding],
    values: Mapping[str, float | int | str | bool],
    worst: Verdict,
) -> CheckResult:
    """Return the result: ready without findings, a remark with remarks, ``worst`` with a problem."""
    if any(finding.severity is Severity.PROBLEM for finding in findings):
        verdict = worst
    else:
        verdict = Verdict.REMARK if findings else Verdict.READY
    return CheckResult(check, verdict, tuple(findings), dict(values))


def fault_word(check: CheckId, fault: FaultCode) -> str:
    """Return ``<what>`` for a device's fault: ``camera_busy`` is "busy"; another's fault is "none"."""
    prefix = f"{check}_"
    return fault.value.removeprefix(prefix) if fault.value.startswith(prefix) else "none"
