# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The verdict of the whole equipment, and the report that others read."""

import json
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.verdicts import (
    SCHEMA_VERSION,
    CheckId,
    CheckResult,
    Finding,
    Severity,
    Verdict,
    overall,
    report,
)

ALL_READY = tuple(CheckResult(check, Verdict.READY) for check in CheckId)
VERDICTS = st.sampled_from(Verdict)


def test_nothing_measured_is_not_measured() -> None:
    assert overall(()) is Verdict.NOT_MEASURED
    assert overall(CheckResult(check, Verdict.NOT_MEASURED) for check in CheckId) is Verdict.NOT_MEASURED


def test_everything_ready_is_ready() -> None:
    assert overall(ALL_READY) is Verdict.READY


@pytest.mark.parametrize("left_out", range(len(CheckId)))
def test_what_was_skipped_is_never_good(left_out: int) -> None:
    some = ALL_READY[:left_out] + ALL_READY[left_out + 1 :]
    assert overall(some) is Verdict.REMARK
    skipped = CheckResult(ALL_READY[left_out].id, Verdict.NOT_MEASURED)
    assert overall((*some, skipped)) is Verdict.REMARK


@pytest.mark.parametrize("worse", [Verdict.REMARK, Verdict.SOUND_ONLY, Verdict.CALL_INSTEAD])
def test_the_worst_counts_wherever_it_stands(worse: Verdict) -> None:
    for place in range(len(CheckId)):
        results = list(ALL_READY)
        results[place] = CheckResult(results[place].id, worse)
        assert overall(results) is worse


def test_the_order_from_good_to_bad() -> None:
    order = (Verdict.READY, Verdict.REMARK, Verdict.SOUND_ONLY, Verdict.CALL_INSTEAD)
    for better, worse in permutations(order, 2):
        found = overall((CheckResult(CheckId.LINE, better), CheckResult(CheckId.CAMERA, worse)))
        assert order.index(found) == max(order.index(better), order.index(worse), 1)


@given(st.lists(VERDICTS, min_size=5, max_size=5), st.randoms())
def test_the_order_of_the_checks_does_not_matter(verdicts: list[Verdict], random: Random) -> None:
    results = [CheckResult(check, verdict) for check, verdict in zip(CheckId, verdicts, strict=True)]
    shuffled = list(results)
    random.shuffle(shuffled)
    assert overall(shuffled) is overall(results)
    assert report(shuffled) == report(results)


@given(st.lists(VERDICTS, min_size=5, max_size=5), st.integers(0, 4))
def test_measuring_one_more_thing_as_ready_never_makes_it_worse(verdicts: list[Verdict], place: int) -> None:
    weight = {Verdict.READY: 0, Verdict.REMARK: 1, Verdict.SOUND_ONLY: 2, Verdict.CALL_INSTEAD: 3}
    results = [CheckResult(check, verdict) for check, verdict in zip(CheckId, verdicts, strict=True)]
    before = overall(results)
    results[place] = CheckResult(results[place].id, Verdict.READY)
    if before is not Verdict.NOT_MEASURED:
        assert weight[overall(results)] <= weight[before]


def test_the_report_is_plain_json_in_the_order_of_the_walk() -> None:
    finding = Finding("line_delay", Severity.REMARK, {"round_trip_ms": 212.4, "is_new": True})
    line = CheckResult(CheckId.LINE, Verdict.REMARK, (finding,), {"address": "v4"}, duration_s=2.00049)
    camera = CheckResult(CheckId.CAMERA, Verdict.READY, values={"width_px": 640})
    assert json.loads(json.dumps(report((line, camera)))) == {
        "schema": SCHEMA_VERSION,
        "verdict": "remark",
        "checks": [
            {
                "id": "camera",
                "verdict": "ready",
                "findings": [],
                "values": {"width_px": 640},
                "duration_s": 0.0,
            },
            {
                "id": "line",
                "verdict": "remark",
                "findings": [
                    {
                        "code": "line_delay",
                        "severity": "remark",
                        "values": {"round_trip_ms": 212.4, "is_new": True},
                    }
                ],
                "values": {"address": "v4"},
                "duration_s": 2.0,
            },
        ],
    }


def test_a_report_of_nothing_says_so() -> None:
    assert report(()) == {"schema": 1, "verdict": "not_measured", "checks": []}
