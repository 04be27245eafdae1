# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journey: one table of legal pairs, and one pure function that takes a step."""

from dataclasses import replace

from app.core import events as e
from app.core.effects import (
    Effect,
    EndCall,
    JoinWaitingRoom,
    LeaveMeeting,
    StartEngine,
    StopEngine,
    StoreReceipt,
)
from app.core.events.engine import EngineRole
from app.core.facts import (
    CallFacts,
    CheckFacts,
    EngineCondition,
    EngineFacts,
    SeatFacts,
    State,
)
from app.core.handlers import call, check, engine, opening, plan_b, seat
from app.core.state import Handler, Journey, Step

S = State


class IllegalStep(Exception):
    """This event can't happen on this page: a mistake in the program, never the person's."""


HANDLERS: dict[type, Handler] = {
    **opening.HANDLERS,
    **check.HANDLERS,
    **seat.HANDLERS,
    **call.HANDLERS,
    **engine.HANDLERS,
    **plan_b.HANDLERS,
}

# Facts from the service, the engine and the clock, and what plan B and every page offer, may come at any
# moment, also late: they are legal everywhere, and the place stays unless the table below says otherwise.
ANYWHERE: frozenset[type] = (
    frozenset(
        {*opening.HANDLERS, *seat.HANDLERS, *call.HANDLERS, *engine.HANDLERS, *plan_b.HANDLERS}
        | {e.CheckStarted, e.CheckFinished, e.SampleRecorded, e.SamplePlayed, e.TonePlayed, e.SoundHeard}
    )
    - {e.CallLeft, e.AfterClosed, e.MeetingForgotten, e.DeviceChosen, e.MicrophoneSwitched}
    - {
        e.CameraSwitched,
        e.PauseSwitched,
    }
)

_STAYS = {
    S.CHECK: (
        e.StepDone,
        e.StepSkipped,
        e.CheckRepeated,
        e.AnswerGiven,
        e.RecordingAsked,
        e.SoundAsked,
        e.DeviceChosen,
    ),
    S.WAITING: (e.DeviceChosen, e.CameraSwitched, e.MicrophoneSwitched),
    S.CALL: (e.DeviceChosen, e.CameraSwitched, e.MicrophoneSwitched, e.PauseSwitched),
}

TABLE: dict[tuple[State, type], State] = {
    **{(place, event): place for place, events in _STAYS.items() for event in events},
    (S.HOME, e.CheckAsked): S.CHECK,
    (S.HOME, e.WaitingRoomAsked): S.WAITING,
    (S.HOME, e.MeetingForgotten): S.HOME,
    (S.CHECK, e.CheckLeft): S.HOME,
    (S.CHECK, e.WaitingRoomAsked): S.WAITING,
    (S.WAITING, e.WaitingLeft): S.HOME,
    (S.WAITING, e.PlanGiven): S.CALL,
    (S.WAITING, e.SeatMoved): S.HOME,
    (S.WAITING, e.SeatRemoved): S.AFTER,
    (S.WAITING, e.MeetingEnded): S.AFTER,
    (S.CALL, e.CallLeft): S.AFTER,
    (S.CALL, e.ReturnedToWaiting): S.WAITING,
    (S.CALL, e.SeatMoved): S.HOME,
    (S.CALL, e.SeatRemoved): S.AFTER,
    (S.CALL, e.MeetingEnded): S.AFTER,
    (S.AFTER, e.AfterClosed): S.HOME,
    (S.AFTER, e.WaitingRoomAsked): S.WAITING,
    (S.AFTER, e.LinkGiven): S.HOME,
    (S.AFTER, e.CheckAsked): S.CHECK,
}

_NEEDS_MEETING = (e.WaitingRoomAsked,)


def destination(journey: Journey, event: e.Event) -> State:
    """Return where an event leads.

    Raises:
        IllegalStep: If the page does not offer it.
    """
    kind = type(event)
    if journey.plan_b_open and kind is e.PlanGiven:
        return journey.place  # the admission waits until the person comes back from plan B
    if kind in _NEEDS_MEETING and journey.invitation is None:
        raise IllegalStep(f"{kind.__name__} without a meeting")
    target = TABLE.get((journey.place, kind))
    if target is None and kind in ANYWHERE:
        return journey.place
    if target is None:
        raise IllegalStep(f"{kind.__name__} in {journey.state}")
    return target


def step(journey: Journey, event: e.Event) -> Step:
    """Return the journey after an event, and what shall be done.

    Plan B is answered before the table, from every state.

    Raises:
        IllegalStep: If the page does not offer the event.
    """
    if isinstance(event, e.PlanBAsked):
        return plan_b.opened(journey, event)
    if isinstance(event, e.PlanBClosed):
        return plan_b.closed(journey, event)
    target = destination(journey, event)
    old = journey.place
    handler = HANDLERS.get(type(event))
    effects: tuple[Effect, ...] = ()
    if handler is not None:
        journey, effects = handler(journey, event)
    if target is old:
        return journey, effects
    journey, leaving = _leave(replace(journey, place=target), old)
    journey, entering = _enter(journey, old)
    return journey, (*leaving, *effects, *entering)


def _leave(journey: Journey, old: State) -> Step:
    """Return what ends with the old place; its successor is already set."""
    new = journey.place
    if old is S.CALL and new is S.WAITING:
        return journey, (EndCall(),)
    if old is S.WAITING and new is S.CALL:
        return journey, ()
    effects: tuple[Effect, ...] = ()
    if old in (S.WAITING, S.CALL) and new in (S.HOME, S.AFTER):
        effects = (LeaveMeeting(),)
        journey = replace(journey, seat=SeatFacts(), call=CallFacts())
    if new in (S.HOME, S.AFTER) and journey.engine.role is not None:
        journey = replace(journey, engine=EngineFacts(), devices=replace(journey.devices, camera_live=False))
        effects = (*effects, StopEngine())
    return journey, effects


def _enter(journey: Journey, old: State) -> Step:
    """Return what begins with the new place."""
    new = journey.place
    if new is S.CHECK:
        journey = replace(journey, check=CheckFacts(measuring=True), notice=None)
        return _start_engine(journey, EngineRole.CHECKS)
    if new is S.WAITING and journey.invitation is not None and old is not S.CALL:
        joining = JoinWaitingRoom(journey.invitation, journey.check.verdict)
        journey = replace(journey, seat=SeatFacts(wanted=True), call=CallFacts(), notice=None)
        journey, effects = _start_engine(journey, EngineRole.CALL)
        return journey, (joining, *effects)
    if new is S.CALL:
        return replace(journey, notice=None), ()
    if new is S.AFTER:
        return journey, (StoreReceipt(journey.receipt),)
    return journey, ()


def _start_engine(journey: Journey, role: EngineRole) -> Step:
    facts = EngineFacts(EngineCondition.STARTING, role)
    return replace(journey, engine=facts), (StartEngine(role),)
