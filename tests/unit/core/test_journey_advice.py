# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A finding's own page: it comes by itself for what is wrong, on request for a remark, and never blocks."""

from dataclasses import replace

import pytest

from app.core import effects as fx
from app.core import events as e
from app.core.advice.shape import Setting
from app.core.devices import DeviceChoice, DeviceKind
from app.core.facts import STEPS
from app.core.faults import FaultCode
from app.core.problem import problem_of
from app.core.state import Journey
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict
from app.core.views import CheckView, project
from tests.unit.core.walking import in_check, trace, walk

DARK = CheckResult(CheckId.CAMERA, Verdict.REMARK, (Finding("camera_dark", Severity.REMARK),))
BLACK = CheckResult(CheckId.CAMERA, Verdict.SOUND_ONLY, (Finding("camera_black", Severity.PROBLEM),))
OTHER = {"other_name": "Jabra", "other_spec": "hw1"}
SILENT = CheckResult(
    CheckId.MICROPHONE,
    Verdict.CALL_INSTEAD,
    (
        Finding("microphone_silent", Severity.PROBLEM),
        Finding("microphone_other_hears_you", Severity.REMARK, OTHER),
    ),
)
ALL = (DARK, *(CheckResult(check, Verdict.READY) for check in list(CheckId)[1:]))


def page(journey: Journey) -> CheckView:
    shown = project(journey).page
    assert isinstance(shown, CheckView)
    return shown


def with_results(journey: Journey, *results: CheckResult) -> Journey:
    return replace(journey, check=replace(journey.check, results=results))


def test_a_problem_has_its_page_by_itself_and_a_remark_only_when_asked() -> None:
    assert problem_of(page(with_results(in_check(), DARK))) is None
    found = problem_of(page(with_results(in_check(), BLACK)))
    assert found is not None
    assert (found.finding.code, found.asked) == ("camera_black", False)


def test_asking_opens_the_page_and_going_back_closes_it() -> None:
    journey = walk(with_results(in_check(), DARK), e.AdviceAsked("camera_dark"))
    shown = problem_of(page(journey))
    assert shown is not None
    assert (shown.finding.code, shown.asked, shown.is_problem) == ("camera_dark", True, False)
    assert problem_of(page(walk(journey, e.AdviceClosed()))) is None


def test_what_was_not_found_has_no_page() -> None:
    assert walk(with_results(in_check(), DARK), e.AdviceAsked("camera_black")).check.advised == ""


def test_the_next_step_has_its_own_page() -> None:
    journey = walk(with_results(in_check(), DARK), e.AdviceAsked("camera_dark"), e.StepDone())
    assert (journey.check.advised, journey.check.step) == ("", 1)


def test_one_check_is_repeated_from_the_result_and_the_result_follows() -> None:
    journey = with_results(in_check(len(STEPS)), *ALL)
    journey = walk(journey, e.AdviceAsked("camera_dark"), e.StepRepeated(CheckId.CAMERA))
    assert journey.check.current is CheckId.CAMERA
    assert {result.id for result in journey.check.results} == set(CheckId) - {CheckId.CAMERA}
    done = walk(journey, e.CheckFinished(DARK), e.StepDone())
    assert done.check.current is None
    assert not done.check.repeating
    assert {result.id for result in done.check.results} == set(CheckId)


def test_on_its_step_a_repeated_check_is_followed_by_the_next() -> None:
    journey = walk(with_results(in_check(), DARK), e.StepRepeated(CheckId.CAMERA), e.StepDone())
    assert journey.check.current is CheckId.MICROPHONE


@pytest.mark.parametrize(
    ("step", "fault", "code"),
    [
        (CheckId.CAMERA, FaultCode.CAMERA_DENIED, "camera_denied"),
        (CheckId.CAMERA, FaultCode.CAMERA_STALLED, "camera_frozen"),
        (CheckId.MICROPHONE, FaultCode.SOUND_SYSTEM_NONE, "microphone_none"),
        (CheckId.MICROPHONE, FaultCode.SOUND_SYSTEM_HUNG, "microphone_hung"),
        (CheckId.SPEAKER, FaultCode.SOUND_SYSTEM_HUNG, "speaker_hung"),
        (CheckId.SPEAKER, FaultCode.SPEAKER_LOST, "speaker_lost"),
    ],
)
def test_a_device_that_does_not_work_has_the_page_until_it_is_tried_again(
    step: CheckId, fault: FaultCode, code: str
) -> None:
    journey = walk(in_check(STEPS.index(step)), e.DeviceFaulted(DeviceKind(step.value), fault))
    shown = problem_of(page(journey))
    assert shown is not None
    assert shown.finding.code == code
    assert problem_of(page(walk(journey, e.CheckRepeated()))) is None


def test_whoever_does_without_a_camera_has_no_problem_with_it() -> None:
    journey = with_results(in_check(), BLACK)
    devices = replace(journey.devices, choice=DeviceChoice(camera="none"))
    assert problem_of(page(replace(journey, devices=devices))) is None


def test_another_microphone_that_hears_is_the_one_thing_to_do() -> None:
    shown = problem_of(page(with_results(in_check(1), SILENT)))
    assert shown is not None
    assert shown.finding.code == "microphone_other_hears_you"


def test_a_setting_is_opened_where_there_is_one() -> None:
    there = walk(in_check(), e.SettingsSeen(frozenset({Setting.CAMERA})))
    assert trace(there, e.SettingAsked(Setting.CAMERA))[1] == (fx.OpenSetting(Setting.CAMERA),)
    assert trace(there, e.SettingAsked(Setting.SOUND))[1] == ()


def test_the_report_shows_on_the_result_page_alone_and_goes_with_it() -> None:
    assert walk(in_check(), e.ReportAsked()).check.reported_at is None
    asked = walk(with_results(in_check(len(STEPS)), *ALL), e.ReportAsked())
    assert page(asked).reported_at == asked.now
    assert page(walk(asked, e.ReportClosed())).reported_at is None
    assert walk(asked, e.StepRepeated(CheckId.CAMERA)).check.reported_at is None
