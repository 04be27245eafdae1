# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which finding has the page just now."""

from dataclasses import dataclass

from app.core.advice.table import code_of_fault
from app.core.answers import awaits_answer
from app.core.devices import DeviceKind
from app.core.facts import SAMPLE_UNDER_WAY
from app.core.faults import FaultCode
from app.core.verdicts import CheckId, CheckResult, Finding, Severity
from app.core.views import CheckView

BETTER_WAY = "microphone_other_hears_you"
"""A remark that is worth more than the problem beside it: there is a microphone that works."""


@dataclass(frozen=True)
class Problem:
    """A finding with a page of its own.

    Attributes:
        check: Which check it belongs to.
        finding: What was found.
        asked: True when the person asked for the page; else it came by itself.
        is_problem: Whether it changes the verdict.
    """

    check: CheckId
    finding: Finding
    asked: bool = False
    is_problem: bool = True


def weightiest(result: CheckResult) -> Finding | None:
    """Return the finding that a result is about: the first problem, else the first remark."""
    problems = [finding for finding in result.findings if finding.severity is Severity.PROBLEM]
    return next(iter(problems or result.findings), None)


def problem_of(page: CheckView) -> Problem | None:
    """Return the finding that has the page: one that was asked for, else what is wrong on this step."""
    if page.advised:
        for result in page.results:
            for finding in result.findings:
                if finding.code == page.advised:
                    serious = finding.severity is Severity.PROBLEM
                    return Problem(result.id, finding, asked=True, is_problem=serious)
    if page.current is None or _done_without(page, page.current) or _in_the_middle(page):
        return None
    if page.result is not None:
        return _in_result(page.result)
    fault = fault_of(page, page.current)
    code = code_of_fault(page.current, fault) if fault is not None else None
    return Problem(page.current, Finding(code, Severity.PROBLEM)) if code is not None else None


def fault_of(page: CheckView, check: CheckId) -> FaultCode | None:
    """Return why a step's device does not work, or None."""
    kinds = {CheckId(kind.value): kind for kind in DeviceKind}
    return page.devices.fault_of(kinds[check]) if check in kinds else None


def _in_result(result: CheckResult) -> Problem | None:
    finding = weightiest(result)
    if finding is None or finding.severity is not Severity.PROBLEM or awaits_answer(result):
        return None
    better = next((one for one in result.findings if one.code == BETTER_WAY), finding)
    return Problem(result.id, better)


def _in_the_middle(page: CheckView) -> bool:
    """While something is recorded or played nobody is sent to another page."""
    return page.sample in SAMPLE_UNDER_WAY or page.tone_playing


def _done_without(page: CheckView, check: CheckId) -> bool:
    """Whoever chose to do without a device has no problem with it."""
    choice = page.devices.choice
    return {
        CheckId.CAMERA: choice.camera,
        CheckId.MICROPHONE: choice.microphone,
        CheckId.SPEAKER: choice.speaker,
    }.get(check) == "none"
