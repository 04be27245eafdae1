# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt: every fact once, in order, with a time that somebody stands for."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.receipt import Fact, Line, Receipt
from tests.unit.core.walking import NOW

LATER = NOW + timedelta(minutes=5)
LINES = st.lists(
    st.tuples(st.sampled_from([NOW, LATER, None]), st.sampled_from(Fact), st.booleans()), max_size=30
)


def test_lines_are_kept_in_the_order_in_which_they_happened() -> None:
    receipt = Receipt().add(LATER, Fact.LINK_OPENED).add(NOW, Fact.CHECK_FINISHED, by_service=True)
    assert receipt.lines == (Line(LATER, Fact.LINK_OPENED), Line(NOW, Fact.CHECK_FINISHED, by_service=True))
    assert receipt.has(Fact.LINK_OPENED)
    assert not receipt.has(Fact.LEFT)


def test_a_receipt_never_guesses_a_time() -> None:
    assert Receipt().add(None, Fact.LEFT) == Receipt()


def test_the_same_fact_is_not_written_twice_in_a_row() -> None:
    once = Receipt().add(NOW, Fact.LINE_INTERRUPTED)
    assert once.add(LATER, Fact.LINE_INTERRUPTED) is once
    assert len(once.add(NOW, Fact.CALL_BEGAN).add(LATER, Fact.LINE_INTERRUPTED).lines) == 3


def test_what_the_service_tells_again_is_known_by_its_time() -> None:
    receipt = Receipt().add(NOW, Fact.CALLBACK_ASKED, by_service=True).add(NOW, Fact.LINE_INTERRUPTED)
    assert receipt.add(NOW, Fact.CALLBACK_ASKED, by_service=True) is receipt
    assert len(receipt.add(LATER, Fact.CALLBACK_ASKED, by_service=True).lines) == 3


@pytest.mark.parametrize(
    ("times", "first"), [([NOW], NOW), ([NOW, LATER], NOW), ([LATER, NOW], NOW), ([LATER, LATER], LATER)]
)
def test_one_arrival_by_its_first_time(times: list[datetime], first: datetime) -> None:
    receipt = Receipt().add(NOW, Fact.LINK_OPENED)
    assert receipt.arrived_at is None
    for at in times:
        receipt = receipt.arrived(at)
    assert receipt.arrived_at == first
    assert [line.fact for line in receipt.lines] == [Fact.LINK_OPENED, Fact.REGISTERED]
    assert receipt.lines[-1].by_service


@pytest.mark.parametrize(
    ("facts", "ended"),
    [
        ((), False),
        ((Fact.CALL_BEGAN,), False),
        ((Fact.LEFT,), False),
        ((Fact.ENDED,), True),
        ((Fact.LEFT, Fact.ENDED), True),
        ((Fact.ENDED, Fact.CALLBACK_ASKED), True),
        ((Fact.ENDED, Fact.REGISTERED, Fact.CALL_BEGAN, Fact.LEFT), False),
    ],
)
def test_left_and_ended_are_told_apart(facts: tuple[Fact, ...], ended: bool) -> None:
    receipt = Receipt()
    for fact in facts:
        receipt = receipt.add(NOW, fact)
    assert receipt.has_ended is ended


@given(LINES)
def test_no_line_ever_disappears(lines: list[tuple[datetime | None, Fact, bool]]) -> None:
    receipt = Receipt()
    for at, fact, by_service in lines:
        before = receipt
        receipt = receipt.add(at, fact, by_service=by_service)
        assert receipt.lines[: len(before.lines)] == before.lines
        assert len(receipt.lines) - len(before.lines) in (0, 1)
        assert at is None or receipt.has(fact)
