# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A check's result in the words of the wire."""

from app.core.verdicts import CheckResult
from app.wire.events import CheckFinished, FindingLine


def finished(result: CheckResult) -> CheckFinished:
    """Return the event that carries a result."""
    findings = tuple(
        FindingLine(finding.code, finding.severity.value, dict(finding.values)) for finding in result.findings
    )
    return CheckFinished(
        result.id.value, result.verdict.value, findings, dict(result.values), round(result.duration_s, 3)
    )
