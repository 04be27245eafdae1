# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report that is read aloud: what goes in comes out, and a slip is noticed."""

import random

from hypothesis import given
from hypothesis import strategies as st

from app.core.answers import ANSWER_CODES
from app.core.finding_codes import FINDING_CODES
from app.core.spoken_report import ALPHABET, SpokenCheck, SpokenReport, decode, encode, spoken_report
from app.core.verdicts import CheckId, CheckResult, Finding, Severity, Verdict

ALL_CODES = sorted(set(FINDING_CODES) | ANSWER_CODES)


def checks(check: CheckId) -> st.SearchStrategy[SpokenCheck]:
    codes = [code for code in ALL_CODES if code.startswith(f"{check}_")]
    return st.builds(
        SpokenCheck, st.just(check), st.sampled_from(Verdict), st.sampled_from(["", "other", *codes])
    )


reports = st.builds(
    SpokenReport, st.tuples(*(checks(check) for check in CheckId)), st.sampled_from(["", "udp", "tcp", "tls"])
)


@given(reports)
def test_what_is_spoken_is_understood(report: SpokenReport) -> None:
    text = encode(report)
    assert decode(text) == report
    assert decode(text.lower().replace("-", " ")) == report
    assert len(text.replace("-", "")) == 10


@given(reports, st.integers(0, 9), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(report: SpokenReport, place: int, char: str) -> None:
    text = encode(report).replace("-", "")
    slipped = text[:place] + char + text[place + 1 :]
    assert slipped == text or decode(slipped) is None


def test_two_swapped_neighbours_are_noticed_in_more_than_97_of_100_cases() -> None:
    swapped = unnoticed = 0
    for seed in range(400):
        rng = random.Random(seed)
        checks = tuple(
            SpokenCheck(
                check, rng.choice(list(Verdict)), rng.choice([c for c in ALL_CODES if c.startswith(check)])
            )
            for check in CheckId
        )
        text = encode(SpokenReport(checks, rng.choice(["", "udp", "tcp", "tls"]))).replace("-", "")
        for place in range(9):
            if text[place] != text[place + 1]:
                swapped += 1
                turned = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
                unnoticed += decode(turned) is not None
    assert unnoticed / swapped < 0.03


@given(st.text(max_size=14))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    decode(text)


def test_letters_that_sound_like_ours_are_read_as_ours() -> None:
    assert not set("CDEGPTVFMNRSXHYOQ1") & set(ALPHABET)
    text = encode(spoken_report([]))
    heard = text.replace("B", "P").replace("I", "Y").replace("K", "H").replace("0", "O")
    assert decode(heard) == decode(text) == spoken_report([])


def test_the_weightiest_finding_of_each_check_is_carried() -> None:
    results = [
        CheckResult(
            CheckId.CAMERA,
            Verdict.SOUND_ONLY,
            (Finding("camera_dark", Severity.REMARK), Finding("camera_frozen", Severity.PROBLEM)),
        ),
        CheckResult(
            CheckId.LINE, Verdict.REMARK, (Finding("line_new", Severity.REMARK),), {"turn_transport": "tls"}
        ),
        CheckResult(CheckId.SPEAKER, Verdict.READY),
        CheckResult(CheckId.COMPUTER, Verdict.READY, (), {"turn_transport": "pigeon"}),
    ]
    found = decode(encode(spoken_report(results)))
    assert found is not None
    assert found.way == "tls"
    assert [(check.verdict, check.finding) for check in found.checks] == [
        (Verdict.SOUND_ONLY, "camera_frozen"),
        (Verdict.NOT_MEASURED, ""),
        (Verdict.READY, ""),
        (Verdict.REMARK, "other"),
        (Verdict.READY, ""),
    ]


def test_every_finding_there_is_can_be_spoken() -> None:
    for code in ALL_CODES:
        check = CheckId(code.partition("_")[0])
        result = CheckResult(check, Verdict.REMARK, (Finding(code, Severity.REMARK),))
        found = decode(encode(spoken_report([result])))
        assert found is not None
        assert code in [one.finding for one in found.checks]


def test_a_code_of_another_version_is_not_read_as_ours() -> None:
    from app.core import spoken_report as module

    text = encode(spoken_report([]))
    other = module.ALPHABET
    seen = set()
    for last in other:  # the version is in the last data character
        data = [other.index(char) for char in (text.replace("-", "")[:8] + last)]
        seen.add(decode("".join(other[d] for d in (*data, module._check_digit(data)))) is None)
    assert seen == {True, False}
