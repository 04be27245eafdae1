# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""From every state and any sequence of events plan B is one step away; no machine loses what a person has.

The events are made from their own definitions: a new one, with any fields, is covered the day it is written.
"""

import contextlib
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core import effects as fx
from app.core import events as e
from app.core.events import Event
from app.core.events.person import Message
from app.core.facts import State, Way
from app.core.journey import IllegalStep, step
from app.core.meeting import Invitation, Wish
from app.core.receipt import ONLY_HERE, ONLY_SERVICE, Fact, Line, Receipt
from app.core.state import Journey
from app.core.views import PlanBView, project
from tests.unit.core.walking import EVERY_EVENT, INVITATION, NOW, PLACES


def every_kind() -> frozenset[type[Event]]:
    """Return every event that is defined under ``app.core.events``, listed there or not."""
    for module in pkgutil.iter_modules(e.__path__, e.__name__ + "."):
        importlib.import_module(module.name)
    found, left = set[type[Event]](), [Event]
    while left:
        for kind in left.pop().__subclasses__():
            if kind.__module__.startswith(e.__name__ + "."):
                found.add(kind)
                left.append(kind)
    return frozenset(found)


KINDS = every_kind()
# What people decide about themselves; everything else is a machine's word, and a clock's.
BY_PEOPLE = frozenset(kind for kind in KINDS if kind.__module__ == "app.core.events.person") | {
    e.DoubtAccepted,
    e.DoubtDropped,
    e.ForeignDetailsGiven,
    e.LinkCopied,
    e.OpenElsewhereAsked,
    e.WordAsked,
}
BY_MACHINES = KINDS - BY_PEOPLE
ABOUT_ANOTHER_MEETING = (e.MeetingOpened,)
NEAR = timedelta(days=3)
TIMES = st.datetimes(
    min_value=(NOW - NEAR).replace(tzinfo=None), max_value=(NOW + NEAR).replace(tzinfo=None)
).map(lambda naive: naive.replace(tzinfo=UTC))
SHORT = st.text(st.characters(codec="utf-8"), max_size=12)
INVITATIONS = st.sampled_from(
    [
        INVITATION,
        replace(INVITATION, token=""),
        replace(INVITATION, token="token-z", my_pid="p9"),
        replace(INVITATION, wish=Wish()),
    ]
)
# What only the service can say is by its clock, wherever it was read.
LINES = st.builds(
    lambda at, fact, by_service, detail, handed_in_at: (
        Line(at, fact, by_service=True, detail=detail)
        if by_service or fact in ONLY_SERVICE
        else Line(at, fact, detail=detail, handed_in_at=handed_in_at)
    ),
    TIMES,
    st.sampled_from(Fact),
    st.booleans(),
    st.sampled_from(["", "ready", "equipment_failing"]),
    st.none() | TIMES,
)
for made, strategy in ((datetime, TIMES), (str, SHORT), (Invitation, INVITATIONS), (Line, LINES)):
    st.register_type_strategy(made, strategy)  # type: ignore[arg-type]

ANY_EVENT = st.one_of([st.from_type(kind) for kind in sorted(KINDS, key=lambda one: one.__name__)])
WALKS = st.lists(st.sampled_from(EVERY_EVENT) | ANY_EVENT, max_size=20)
STARTS = st.sampled_from(["nowhere", *sorted(PLACES)])


def begin(start: str) -> Journey:
    """Return a journey at a place; "nowhere" is the first start of the program."""
    return Journey() if start == "nowhere" else PLACES[start]()


def taken(start: str, events: list[Event]) -> Iterator[tuple[Journey, Event, Journey, tuple[fx.Effect, ...]]]:
    """Walk; what a page refuses changes nothing."""
    journey = with_much_to_lose(start)
    for event in events:
        try:
            reached, effects = step(journey, event)
        except IllegalStep:
            continue
        yield journey, event, reached, effects
        journey = reached


def is_kept(line: Line, receipt: Receipt) -> bool:
    """Tell whether a line stands there still, handed in or not, or the service's own word about the same.

    Interruptions are this PC's to tell: each of them stays.
    """
    if any(one.is_same_as(line) for one in receipt.lines):
        return True
    by_service = any(one.fact is line.fact and one.by_service for one in receipt.lines)
    return by_service and line.fact not in ONLY_HERE


def test_every_event_is_made_here() -> None:
    """An event that nobody lists, or whose fields cannot be made up, is found out."""
    assert {getattr(e, name) for name in e.__all__} - {Event} == KINDS - {Event}
    assert BY_MACHINES
    assert BY_PEOPLE


def test_every_state_is_walked_from() -> None:
    assert {make().state for make in PLACES.values()} | {State.PLAN_B} == set(State)


@pytest.mark.parametrize("start", ["nowhere", *sorted(PLACES)])
def test_each_event_alone_leaves_plan_b_one_step_away(start: str) -> None:
    """Every kind of event in every state, on the page and under an open plan B."""
    page = begin(start)
    for journey in (page, step(page, e.PlanBAsked())[0]):
        for event in EVERY_EVENT:
            reached = journey
            with contextlib.suppress(IllegalStep):
                reached, _ = step(journey, event)
            plan_b_is_one_step_away(reached)


def plan_b_is_one_step_away(journey: Journey) -> None:
    opened, _ = step(journey, e.PlanBAsked())
    assert opened.state is State.PLAN_B
    assert opened.place is journey.place
    page = project(opened).page
    assert isinstance(page, PlanBView)
    assert Way.NUMBER in opened.plan_b.ways
    if journey.invitation is not None:
        assert page.contact is not None
        assert page.contact.phone == journey.invitation.meeting.caseworker.phone


@given(STARTS, WALKS)
@settings(max_examples=60, deadline=None)
def test_after_any_walk_plan_b_is_one_step_away(start: str, events: list[Event]) -> None:
    plan_b_is_one_step_away(begin(start))
    for _, _, reached, _ in taken(start, events):
        plan_b_is_one_step_away(reached)


def nothing_is_lost(before: Journey, event: Event, now: Journey, effects: tuple[fx.Effect, ...]) -> None:
    """Appointment, number, what was pressed and each line are there still after a machine's word."""
    if now.receipt != before.receipt and now.invitation is not None:
        stored = [effect for effect in effects if isinstance(effect, fx.StoreReceipt)]
        assert stored, "a PC may lose its power at any moment"
        assert stored[-1].receipt == now.receipt
    if type(event) in BY_PEOPLE or type(event) in ABOUT_ANOTHER_MEETING:
        return
    forgetting = (fx.ForgetInvitation, fx.ForgetEverything)
    assert not [effect for effect in effects if isinstance(effect, forgetting)]
    assert now.phone == before.phone or not before.phone
    if before.invitation is None:
        assert now.invitation is None
        return
    assert now.invitation is not None
    assert now.invitation.meeting == before.invitation.meeting
    assert now.invitation.token == before.invitation.token or not before.invitation.token
    for line in before.receipt.lines:
        assert is_kept(line, now.receipt), (event, line)
    said = Counter(message for message, _ in before.plan_b.messages)
    assert said <= Counter(message for message, _ in now.plan_b.messages)
    if before.receipt.arrived_at is not None:
        assert now.receipt.arrived_at is not None
        assert now.receipt.arrived_at <= before.receipt.arrived_at


def with_much_to_lose(start: str) -> Journey:
    """Return a journey at a place, with help asked for, a number typed, and a line of every kind."""
    journey = begin(start)
    pressed = (e.CallbackAsked("20304050"), *(e.MessageAsked(message) for message in Message))
    for event in (e.PlanBAsked(), *pressed, e.PlanBClosed()):
        journey, _ = step(journey, event)
    if journey.invitation is None:
        return journey
    after = (Line(NOW + timedelta(minutes=n), fact) for n, fact in enumerate(sorted(ONLY_HERE), start=1))
    return replace(journey, receipt=Receipt((*journey.receipt.lines, *after)))


@pytest.mark.parametrize("start", ["nowhere", *sorted(PLACES)])
def test_no_word_alone_loses_appointment_number_or_a_line(start: str) -> None:
    """Every event on every page, on it, under plan B, and without any engine: what a random walk may miss."""
    page = with_much_to_lose(start)
    for journey in (page, step(page, e.PlanBAsked())[0], step(page, e.EngineGaveUp())[0]):
        for event in EVERY_EVENT:
            with contextlib.suppress(IllegalStep):
                nothing_is_lost(journey, event, *step(journey, event))


@given(STARTS, WALKS)
@settings(max_examples=60, deadline=None)
def test_no_machine_loses_appointment_number_or_a_line(start: str, events: list[Event]) -> None:
    """Engine, network, service, keyring, disk and clock, in any order, with any values."""
    for before, event, now, effects in taken(start, events):
        nothing_is_lost(before, event, now, effects)


@given(STARTS, WALKS)
@settings(max_examples=60, deadline=None)
def test_the_link_of_the_same_meeting_costs_nothing(start: str, events: list[Event]) -> None:
    """Opened a second time, by a click or by the next start of the program, whatever happened in between."""
    for before, event, now, _ in taken(start, events):
        same = isinstance(event, e.MeetingOpened) and before.invitation is not None
        if same and before.invitation.token and before.invitation.token == event.invitation.token:
            for line in before.receipt.lines:
                assert is_kept(line, now.receipt)
            assert now.seat == before.seat
            assert now.plan_b.messages == before.plan_b.messages
