# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tech check found: verdicts and findings, in the machine-readable shape (schema 1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

SCHEMA_VERSION = 1


class Verdict(StrEnum):
    """How ready one check, or the whole equipment, is."""

    READY = "ready"
    REMARK = "remark"
    SOUND_ONLY = "sound_only"
    CALL_INSTEAD = "call_instead"
    NOT_MEASURED = "not_measured"


class CheckId(StrEnum):
    """The five checks, in the order in which a person walks them."""

    CAMERA = "camera"
    MICROPHONE = "microphone"
    SPEAKER = "speaker"
    LINE = "line"
    COMPUTER = "computer"


class Severity(StrEnum):
    """A remark can be lived with; a problem changes the verdict."""

    REMARK = "remark"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Finding:
    """One thing that a check saw.

    Attributes:
        code: ``<check>_<what>``, for instance ``camera_black``.
        severity: Whether it changes the verdict.
        values: Measured numbers; units are part of the names (``round_trip_ms``).
    """

    code: str
    severity: Severity
    values: Mapping[str, float | int | str | bool] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckResult:
    """The outcome of one check; ``values`` holds what was measured whatever the verdict."""

    id: CheckId
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    values: Mapping[str, float | int | str | bool] = field(default_factory=dict)
    duration_s: float = 0.0


_WEIGHT = {Verdict.READY: 0, Verdict.REMARK: 1, Verdict.SOUND_ONLY: 2, Verdict.CALL_INSTEAD: 3}


def overall(results: Iterable[CheckResult]) -> Verdict:
    """Return the verdict of the whole equipment.

    The worst measured verdict counts. Something that was not measured is never "good": it makes the
    best possible outcome a remark, and with nothing measured at all the outcome is "not measured".
    """
    verdicts = [result.verdict for result in results]
    measured = [verdict for verdict in verdicts if verdict is not Verdict.NOT_MEASURED]
    if not measured:
        return Verdict.NOT_MEASURED
    worst = max(measured, key=_WEIGHT.__getitem__)
    everything = len(measured) == len(verdicts) == len(CheckId)
    return Verdict.REMARK if worst is Verdict.READY and not everything else worst


def report(results: Iterable[CheckResult]) -> dict[str, object]:
    """Return the report as plain values for JSON, schema 1."""
    kept = sorted(results, key=lambda result: list(CheckId).index(result.id))
    return {
        "schema": SCHEMA_VERSION,
        "verdict": overall(kept).value,
        "checks": [
            {
                "id": result.id.value,
                "verdict": result.verdict.value,
                "findings": [
                    {"code": f.code, "severity": f.severity.value, "values": dict(f.values)}
                    for f in result.findings
                ],
                "values": dict(result.values),
                "duration_s": round(result.duration_s, 3),
            }
            for result in kept
        ],
    }
