# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report of a check that a person may give away: what is in it, as JSON (schema 1) and as a page.

Nothing in it says who the person is: numbers, codes, the system's name and version. Names of devices stay
out, because people give their own name to a headset.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from app.core.measures import shareable
from app.core.spoken_report import encode, spoken_report
from app.core.system import System
from app.core.verdicts import CheckId, CheckResult, Finding, Verdict, overall, report


@dataclass(frozen=True)
class CheckReport:
    """One report.

    Attributes:
        results: What was found, in the order of the checks, without what says who somebody is.
        made_at: When, with its time zone.
        system: On which system.
        program_version: By which version of this program.
    """

    results: tuple[CheckResult, ...]
    made_at: datetime
    system: System
    program_version: str

    @property
    def verdict(self) -> Verdict:
        """The verdict of all together."""
        return overall(self.results)

    @property
    def spoken_code(self) -> str:
        """The ten characters that carry the main findings."""
        return encode(spoken_report(self.results))


def make_report(
    results: Iterable[CheckResult], made_at: datetime, system: System, program_version: str
) -> CheckReport:
    """Return the report of some results; what was not tested is said too."""
    known = {result.id: result for result in results}
    kept = tuple(_shareable(known.get(check, CheckResult(check, Verdict.NOT_MEASURED))) for check in CheckId)
    return CheckReport(kept, made_at, system, program_version)


def as_json(made: CheckReport) -> str:
    """Return the report as JSON after ``resources/schemas/check-report-1.json``."""
    plain = report(made.results)
    plain["spoken_code"] = made.spoken_code
    plain["made_at"] = made.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
    plain["system"] = made.system.value
    plain["program_version"] = made.program_version
    return json.dumps(plain, indent=2, ensure_ascii=False) + "\n"


def _shareable(result: CheckResult) -> CheckResult:
    findings = tuple(Finding(one.code, one.severity, shareable(one.values)) for one in result.findings)
    return CheckResult(result.id, result.verdict, findings, shareable(result.values), result.duration_s)
