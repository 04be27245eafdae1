# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person's own answer does to what was measured."""

import pytest

from app.core.answers import ANSWER_CODES, UNANSWERED_CODE, awaits_answer, judged_by_answer, with_answer_kept
from app.core.events.person import Answer
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict

MICROPHONE, SPEAKER = CheckId.MICROPHONE, CheckId.SPEAKER
QUIET = Finding("microphone_quiet", Severity.REMARK)
SILENT = Finding("microphone_silent", Severity.PROBLEM)
UNCONFIRMED = Finding(UNANSWERED_CODE, Severity.REMARK)


def codes(result: CheckResult) -> list[str]:
    """Return what was found, in order."""
    return [finding.code for finding in result.findings]


@pytest.mark.parametrize("check", [MICROPHONE, SPEAKER])
def test_yes_confirms_what_was_measured(check: CheckId) -> None:
    assert judged_by_answer(check, Answer.YES, None) == CheckResult(check, Verdict.READY)
    good = CheckResult(check, Verdict.READY, values={"played_s": 2.0})
    assert judged_by_answer(check, Answer.YES, good) == good


def test_yes_takes_neither_a_remark_nor_a_problem_away() -> None:
    quiet = CheckResult(MICROPHONE, Verdict.REMARK, (QUIET,))
    assert judged_by_answer(MICROPHONE, Answer.YES, quiet) == quiet
    silent = CheckResult(MICROPHONE, Verdict.CALL_INSTEAD, (SILENT,))
    assert judged_by_answer(MICROPHONE, Answer.YES, silent) == silent


@pytest.mark.parametrize("answer", list(Answer))
def test_an_answer_takes_the_place_of_nobody_was_asked(answer: Answer) -> None:
    asked = judged_by_answer(SPEAKER, answer, CheckResult(SPEAKER, Verdict.REMARK, (UNCONFIRMED,)))
    assert UNANSWERED_CODE not in codes(asked)


def test_a_sound_that_was_not_heard_means_the_telephone() -> None:
    unheard = judged_by_answer(SPEAKER, Answer.NO, CheckResult(SPEAKER, Verdict.REMARK, (UNCONFIRMED,)))
    assert unheard.verdict is Verdict.CALL_INSTEAD
    assert unheard.findings == (Finding("speaker_not_heard", Severity.PROBLEM),)


def test_an_own_voice_that_was_not_heard_is_a_remark_for_the_speaker_may_be_what_is_silent() -> None:
    unheard = judged_by_answer(MICROPHONE, Answer.NO, CheckResult(MICROPHONE, Verdict.READY))
    assert (unheard.verdict, codes(unheard)) == (Verdict.REMARK, ["microphone_not_heard_back"])


@pytest.mark.parametrize("check", [MICROPHONE, SPEAKER])
def test_not_knowing_is_never_worse_than_a_remark(check: CheckId) -> None:
    unsure = judged_by_answer(check, Answer.DONT_KNOW, None)
    assert (unsure.verdict, codes(unsure)) == (Verdict.REMARK, [f"{check.value}_unsure"])


@pytest.mark.parametrize("answer", [Answer.NO, Answer.DONT_KNOW])
def test_an_answer_does_not_hide_a_measured_problem(answer: Answer) -> None:
    judged = judged_by_answer(MICROPHONE, answer, CheckResult(MICROPHONE, Verdict.CALL_INSTEAD, (SILENT,)))
    assert judged.verdict is Verdict.CALL_INSTEAD
    assert codes(judged)[0] == "microphone_silent"


@pytest.mark.parametrize("check", [MICROPHONE, SPEAKER])
@pytest.mark.parametrize("first", list(Answer))
@pytest.mark.parametrize("second", list(Answer))
def test_people_may_change_their_mind(check: CheckId, first: Answer, second: Answer) -> None:
    """Only the last answer stands, whatever was said before it."""
    changed = judged_by_answer(check, second, judged_by_answer(check, first, None))
    assert (changed.verdict, changed.findings) == (
        judged_by_answer(check, second, None).verdict,
        judged_by_answer(check, second, None).findings,
    )


@pytest.mark.parametrize("check", [MICROPHONE, SPEAKER])
@pytest.mark.parametrize("answer", list(Answer))
def test_an_answer_outlives_the_measurement_that_comes_after_it(check: CheckId, answer: Answer) -> None:
    answered = judged_by_answer(check, answer, None)
    measured = CheckResult(check, Verdict.READY, values={"duration_s": 4.0})
    both = with_answer_kept(measured, answered)
    assert (both.verdict, both.findings) == (answered.verdict, answered.findings)
    assert both.values == {"duration_s": 4.0}


def test_without_an_answer_the_new_measurement_stands_alone() -> None:
    fresh = CheckResult(SPEAKER, Verdict.REMARK, (UNCONFIRMED,))
    for known in (None, fresh, CheckResult(SPEAKER, Verdict.NOT_MEASURED)):
        assert with_answer_kept(fresh, known) == fresh
    line = CheckResult(CheckId.LINE, Verdict.READY)
    assert with_answer_kept(line, CheckResult(CheckId.LINE, Verdict.REMARK)) == line


def test_only_what_nobody_was_asked_awaits_an_answer() -> None:
    played = CheckResult(SPEAKER, Verdict.REMARK, (UNCONFIRMED,))
    assert awaits_answer(played)
    assert not any(awaits_answer(judged_by_answer(SPEAKER, answer, played)) for answer in Answer)
    assert not awaits_answer(CheckResult(MICROPHONE, Verdict.REMARK, (QUIET,)))
    assert not awaits_answer(CheckResult(SPEAKER, Verdict.READY))


def test_a_problem_is_told_whether_or_not_anybody_was_asked() -> None:
    assert not awaits_answer(CheckResult(SPEAKER, Verdict.CALL_INSTEAD, (UNCONFIRMED, SILENT)))


def test_answers_have_codes_of_their_own() -> None:
    assert sorted(ANSWER_CODES) == [
        "microphone_not_heard_back",
        "microphone_unsure",
        "speaker_not_heard",
        "speaker_unsure",
    ]


def test_a_speaker_that_was_not_heard_still_offers_the_other_one() -> None:
    offer = {"other_name": "HDMI", "other_spec": "hdmi"}
    unasked = Finding(UNANSWERED_CODE, Severity.REMARK, offer)
    result = judged_by_answer(
        CheckId.SPEAKER, Answer.NO, CheckResult(CheckId.SPEAKER, Verdict.REMARK, (unasked,))
    )
    assert [(one.code, one.values) for one in result.findings] == [("speaker_not_heard", offer)]


def test_who_hears_the_sound_knows_better_than_the_mixer() -> None:
    muted = Finding("speaker_muted", Severity.PROBLEM, {"volume_percent": 3})
    result = judged_by_answer(
        CheckId.SPEAKER, Answer.YES, CheckResult(CheckId.SPEAKER, Verdict.CALL_INSTEAD, (muted,))
    )
    assert (result.verdict, result.findings) == (Verdict.READY, ())
