# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The seat in the waiting room and in the meeting, as the service tells it."""

from dataclasses import replace

from app.core.effects import AskRebuild, StartCall
from app.core.events import (
    AgendaMoved,
    MeetingEnded,
    PeopleChanged,
    PlanGiven,
    Registered,
    ReturnedToWaiting,
    SeatMoved,
    SeatRemoved,
    ServiceBack,
    ServiceLost,
    StatusChanged,
)
from app.core.events.engine import LineState
from app.core.facts import CallFacts, EngineCondition, SeatFacts, State
from app.core.faults import FaultCode
from app.core.receipt import Fact
from app.core.state import Handler, Journey, Step


def start_call(journey: Journey) -> Step:
    """Return the journey with its plan being connected, if the engine is there to do it."""
    plan = journey.seat.plan
    if plan is None or journey.engine.condition is not EngineCondition.READY:
        return journey, ()
    call = replace(
        journey.call,
        started_gen=plan.gen,
        asked_at=None,
        line=LineState.CONNECTING,
        has_picture=False,
        has_sound=False,
    )
    media = journey.media
    effect = StartCall(plan, journey.devices.choice, media.microphone_on, media.camera_on, media.paused)
    return replace(journey, call=call), (effect,)


def ask_rebuild(journey: Journey, why: str) -> Step:
    """Return the journey with a new attempt asked for, once until it is answered."""
    plan = journey.seat.plan
    if plan is None or journey.call.asked_at is not None:
        return journey, ()
    call = replace(journey.call, asked_at=journey.now, asked_why=why)
    return replace(journey, call=call), (AskRebuild(plan.gen, why),)


def _registered(journey: Journey, event: Registered) -> Step:
    """The first arrival counts: coming back after a lost line never makes anybody later."""
    first = journey.seat.registered_at
    at = event.at if first is None else min(first, event.at)
    seat = replace(journey.seat, registered_at=at, service_connected=True)
    receipt = journey.receipt if first else journey.receipt.add(at, Fact.REGISTERED, by_service=True)
    return replace(journey, seat=seat, receipt=receipt), ()


def _people_changed(journey: Journey, event: PeopleChanged) -> Step:
    return replace(journey, seat=replace(journey.seat, people=event.people, service_connected=True)), ()


def _plan_given(journey: Journey, event: PlanGiven) -> Step:
    seat = replace(journey.seat, plan=event.plan, service_connected=True)
    receipt = journey.receipt
    if journey.seat.plan is None:
        receipt = receipt.add(journey.now, Fact.ADMITTED)
    journey = replace(journey, seat=seat, receipt=receipt)
    in_call = journey.place is State.CALL or (journey.place is State.WAITING and not journey.plan_b_open)
    fresh = event.plan.gen > journey.call.started_gen
    return start_call(journey) if in_call and fresh else (journey, ())


def _returned(journey: Journey, _: ReturnedToWaiting) -> Step:
    return replace(journey, seat=replace(journey.seat, plan=None), call=CallFacts()), ()


def _status_changed(journey: Journey, event: StatusChanged) -> Step:
    return replace(journey, seat=replace(journey.seat, status=event.status)), ()


def _agenda_moved(journey: Journey, event: AgendaMoved) -> Step:
    return replace(journey, seat=replace(journey.seat, agenda_index=event.index)), ()


def _service_lost(journey: Journey, _: ServiceLost) -> Step:
    seat = replace(journey.seat, service_connected=False)
    receipt = journey.receipt
    if journey.seat.service_connected and journey.place in (State.WAITING, State.CALL):
        receipt = receipt.add(journey.now, Fact.SERVICE_INTERRUPTED)
    return replace(journey, seat=seat, receipt=receipt), ()


def _service_back(journey: Journey, _: ServiceBack) -> Step:
    """What was asked for while the service was away is asked for again."""
    journey = replace(journey, seat=replace(journey.seat, service_connected=True))
    if journey.place is State.CALL and journey.call.asked_at is not None and journey.seat.plan:
        return journey, (AskRebuild(journey.seat.plan.gen, journey.call.asked_why),)
    return journey, ()


def _closed(journey: Journey) -> Journey:
    """Return the journey with the seat given up; plan B keeps what was asked for."""
    return replace(journey, seat=SeatFacts(people=journey.seat.people), call=CallFacts())


def _seat_moved(journey: Journey, _: SeatMoved) -> Step:
    return replace(_closed(journey), notice=FaultCode.SEAT_MOVED), ()


def _seat_removed(journey: Journey, _: SeatRemoved) -> Step:
    receipt = journey.receipt.add(journey.now, Fact.ENDED)
    return replace(_closed(journey), receipt=receipt, notice=FaultCode.SEAT_REMOVED), ()


def _ended(journey: Journey, event: MeetingEnded) -> Step:
    receipt = journey.receipt.add(event.at, Fact.ENDED, by_service=True)
    return replace(_closed(journey), receipt=receipt), ()


HANDLERS: dict[type, Handler] = {
    Registered: _registered,
    PeopleChanged: _people_changed,
    PlanGiven: _plan_given,
    ReturnedToWaiting: _returned,
    StatusChanged: _status_changed,
    AgendaMoved: _agenda_moved,
    ServiceLost: _service_lost,
    ServiceBack: _service_back,
    SeatMoved: _seat_moved,
    SeatRemoved: _seat_removed,
    MeetingEnded: _ended,
}
