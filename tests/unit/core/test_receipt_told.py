# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the service holds takes its place in the receipt, and what only this PC knows is handed in once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import effects as fx
from app.core import events as e
from app.core.meeting import MeetingForm, Wish, WishState
from app.core.receipt import ONLY_HERE, ONLY_SERVICE, Fact, Line, Receipt, cut, stamp
from app.core.receipt_log import folded
from app.core.receipt_sheet import receipt_sheet
from tests.unit.core.walking import INVITATION, NOW, home, trace, waiting, walk

TIMES = st.integers(0, 400).map(lambda s: NOW + timedelta(seconds=s))
TOLD = st.one_of(
    st.builds(Line, TIMES, st.sampled_from(Fact), st.just(True)),
    st.builds(
        Line,
        TIMES,
        st.sampled_from([one for one in Fact if one not in ONLY_SERVICE]),
        st.just(False),
        st.just(""),
        TIMES,
    ),
)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize("fact", sorted(set(Fact) - ONLY_HERE - ONLY_SERVICE))
def test_the_services_line_takes_the_place_of_this_pcs_about_the_same_moment(fact: Fact) -> None:
    told = Line(later(30), fact, by_service=True)
    assert Receipt().add(NOW, fact).told(told).lines == (told,)
    assert len(Receipt().add(NOW, fact).told(replace(told, at=later(300))).lines) == 2


@pytest.mark.parametrize("fact", sorted(ONLY_HERE))
def test_an_interruption_stays_beside_what_the_service_saw(fact: Fact) -> None:
    receipt = Receipt().add(NOW, fact).told(Line(later(1), fact, by_service=True))
    assert [line.by_service for line in receipt.lines] == [False, True]
    assert len(receipt.owed) == 1


def test_a_line_that_was_handed_in_is_not_owed_any_more() -> None:
    receipt = Receipt().add(NOW, Fact.LINE_INTERRUPTED).add(later(5), Fact.SERVICE_INTERRUPTED)
    first, second = receipt.owed
    receipt = receipt.told(replace(first, handed_in_at=later(60)))
    assert receipt.owed == (second,)
    assert len(receipt.lines) == 2


def test_what_the_service_has_just_told_is_not_written_again() -> None:
    receipt = Receipt().told(Line(NOW, Fact.ADMITTED, by_service=True)).told(Line(NOW, Fact.CALL_BEGAN, True))
    assert receipt.add(later(1), Fact.ADMITTED) == receipt
    assert len(receipt.add(later(100), Fact.ADMITTED).lines) == 3


def test_lines_stand_in_the_order_of_time_and_the_first_arrival_counts() -> None:
    receipt = Receipt().add(NOW, Fact.LINK_OPENED).add(later(100), Fact.LINE_INTERRUPTED)
    receipt = receipt.told(Line(later(50), Fact.REGISTERED, by_service=True))
    assert [line.fact for line in receipt.lines] == [Fact.LINK_OPENED, Fact.REGISTERED, Fact.LINE_INTERRUPTED]
    assert receipt.told(Line(later(90), Fact.REGISTERED, by_service=True)) == receipt
    assert receipt.told(Line(later(20), Fact.REGISTERED, by_service=True)).arrived_at == later(20)


@given(st.lists(TOLD, max_size=12))
def test_what_the_service_tells_again_changes_nothing_and_no_fact_is_lost(lines: list[Line]) -> None:
    receipt = Receipt().add(NOW, Fact.LINK_OPENED).add(NOW, Fact.LINE_INTERRUPTED).add(NOW, Fact.LEFT)
    for line in lines:
        before = receipt
        receipt = receipt.told(line)
        assert {one.fact for one in before.lines} | {line.fact} == {one.fact for one in receipt.lines}
    again = receipt
    for line in lines:
        again = again.told(line)
    assert set(again.lines) == set(receipt.lines)
    assert set(folded(receipt.lines).lines) == set(receipt.lines)


def test_times_are_written_in_one_way() -> None:
    at = datetime(2026, 8, 31, 13, 0, 0, 250_999, tzinfo=UTC)
    assert stamp(at) == "2026-08-31T13:00:00.250Z"
    assert cut(at) == datetime.fromisoformat(stamp(at))
    assert stamp(at.astimezone()) == stamp(at)


def test_what_was_written_down_before_comes_first() -> None:
    old = Line(NOW - timedelta(days=1), Fact.LINK_OPENED)
    journey, done = trace(home(), e.ReceiptRecalled((old,)))
    assert journey.receipt.lines[0] == old
    assert [line.fact for line in journey.receipt.lines] == [Fact.LINK_OPENED, Fact.LINK_OPENED]
    assert done == (fx.StoreReceipt(journey.receipt),)


def test_the_sheet_says_what_is_signed_and_what_is_owed() -> None:
    journey = walk(waiting(), e.ServiceLost())
    sheet = receipt_sheet(journey)
    assert sheet is not None
    assert (sheet.arrived_at, sheet.verify_url, sheet.signed_at) == (journey.seat.registered_at, "", None)
    assert sheet.owed == len(journey.receipt.owed) > 0
    signed = receipt_sheet(walk(journey, e.ReceiptSigned("a" * 64, NOW)))
    assert signed is not None
    assert signed.verify_url == f"{INVITATION.service_url}/receipt?id={'a' * 64}"
    assert receipt_sheet(walk(home(), e.MeetingForgotten())) is None


def test_a_wish_is_kept_with_the_meeting_sent_and_confirmed() -> None:
    journey, done = trace(home(), e.WishAsked(MeetingForm.PHONE))
    assert journey.invitation is not None
    assert journey.invitation.wish == Wish(MeetingForm.PHONE, WishState.SENDING)
    assert done[:2] == (fx.StoreInvitation(journey.invitation), fx.SendWish(MeetingForm.PHONE))
    assert trace(journey, e.WishAsked(MeetingForm.PHONE))[1] == ()
    late = walk(journey, e.WishChanged(Wish(MeetingForm.IN_PERSON, WishState.ASKED, NOW)))
    assert late.invitation == journey.invitation
    confirmed = walk(journey, e.WishChanged(Wish(MeetingForm.PHONE, WishState.CONFIRMED, NOW)))
    assert confirmed.invitation is not None
    assert confirmed.invitation.wish.state is WishState.CONFIRMED


def test_a_wish_that_was_on_its_way_when_the_program_ended_is_sent_at_the_next_start() -> None:
    journey = walk(home(), e.WishAsked(MeetingForm.IN_PERSON))
    again, done = trace(journey, e.MeetingOpened(INVITATION))
    assert fx.SendWish(MeetingForm.IN_PERSON) in done
    assert again.invitation is not None
    assert again.invitation.wish.state is WishState.SENDING
