# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A finding's own page: what we saw, why, what can be done; and one check once more."""

from dataclasses import replace

from app.core.events import AdviceAsked, AdviceClosed, ReportAsked, ReportClosed, StepRepeated
from app.core.facts import STEPS
from app.core.handlers.check import go_to_step, without_fault, without_result
from app.core.handlers.equipment import try_again
from app.core.state import Handler, Journey, Step


def _advice_asked(journey: Journey, event: AdviceAsked) -> Step:
    """Only what was found has a page."""
    found = {finding.code for result in journey.check.results for finding in result.findings}
    if event.code not in found:
        return journey, ()
    return replace(journey, check=replace(journey.check, advised=event.code)), ()


def _advice_closed(journey: Journey, _: AdviceClosed) -> Step:
    return replace(journey, check=replace(journey.check, advised="")), ()


def _report_asked(journey: Journey, _: ReportAsked) -> Step:
    """Only a check that has come to its end is told of."""
    if journey.check.current is not None:
        return journey, ()
    return replace(journey, check=replace(journey.check, reported_at=journey.now)), ()


def _report_closed(journey: Journey, _: ReportClosed) -> Step:
    return replace(journey, check=replace(journey.check, reported_at=None)), ()


def _step_repeated(journey: Journey, event: StepRepeated) -> Step:
    """The other results stay; on a step of the check it is that step once more, and the rest follows."""
    at_result = journey.check.current is None or journey.check.repeating
    check = replace(without_result(journey.check, event.check), repeating=at_result)
    check = replace(check, under_way=check.under_way - {event.check})
    journey, starting = try_again(without_fault(replace(journey, check=check), event.check))
    journey, effects = go_to_step(journey, STEPS.index(event.check))
    return journey, (*starting, *effects)


HANDLERS: dict[type, Handler] = {
    AdviceAsked: _advice_asked,
    AdviceClosed: _advice_closed,
    ReportAsked: _report_asked,
    ReportClosed: _report_closed,
    StepRepeated: _step_repeated,
}
