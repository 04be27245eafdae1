# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan B: opened from anywhere, asked for help, and back to where the person was."""

from dataclasses import replace

from app.core.effects import (
    CloseCamera,
    CloseMicrophone,
    CopyNumber,
    Effect,
    OpenCamera,
    RequestCallback,
    SendMessage,
)
from app.core.events import (
    CallbackAsked,
    CallbackChanged,
    MessageAsked,
    MessageConfirmed,
    NumberCopied,
    PlanBAsked,
    PlanBClosed,
)
from app.core.events.service import CallbackState
from app.core.facts import EngineCondition, Forward, State
from app.core.handlers.check import step_effects
from app.core.handlers.seat import start_call
from app.core.receipt import Fact
from app.core.state import Handler, Journey, Step


def opened(journey: Journey, _: PlanBAsked) -> Step:
    """Return the journey with plan B over it.

    Outside a call the camera and the microphone go off: nobody shall be filmed on a page that
    does not show it. In a call they stay as they are and the page says so.
    """
    if journey.plan_b_open:
        return journey, ()
    effects: tuple[Effect, ...] = ()
    if journey.place in (State.CHECK, State.WAITING) and journey.engine.condition is EngineCondition.READY:
        effects = (CloseCamera(), CloseMicrophone())
    return replace(journey, plan_b_open=True), effects


def closed(journey: Journey, _: PlanBClosed) -> Step:
    """Return the journey where the person was; an admission that came meanwhile is taken up."""
    if not journey.plan_b_open:
        return journey, ()
    journey = replace(journey, plan_b_open=False)
    if journey.place is State.WAITING and journey.seat.plan is not None:
        return start_call(replace(journey, place=State.CALL))
    if journey.engine.condition is not EngineCondition.READY:
        return journey, ()
    if journey.place is State.CHECK:
        return journey, step_effects(journey)
    if journey.place is State.WAITING and journey.media.camera_on:
        return journey, (OpenCamera(journey.devices.choice.camera),)
    return journey, ()


def _reason(journey: Journey) -> str:
    """Return why plan B is used, as a code for the caseworker's page."""
    if journey.plan_b.forward is not Forward.NONE:
        return journey.plan_b.forward.value
    return f"asked_in_{journey.place.value}"


def _callback_asked(journey: Journey, event: CallbackAsked) -> Step:
    if journey.plan_b.callback not in (CallbackState.NONE, CallbackState.CALLED):
        return journey, ()
    plan_b = replace(journey.plan_b, callback=CallbackState.SENDING, callback_at=None)
    effect = RequestCallback(event.phone, _reason(journey), journey.check.verdict)
    return replace(journey, plan_b=plan_b), (effect,)


def _callback_changed(journey: Journey, event: CallbackChanged) -> Step:
    plan_b = replace(journey.plan_b, callback=event.state, callback_at=event.at or journey.plan_b.callback_at)
    receipt = journey.receipt
    if event.state is CallbackState.ASKED:
        receipt = receipt.add(event.at, Fact.CALLBACK_ASKED, by_service=True)
    if event.state is CallbackState.CALLED:
        receipt = receipt.add(event.at, Fact.CALLED_BY_CASEWORKER, by_service=True)
    return replace(journey, plan_b=plan_b, receipt=receipt), ()


def _message_asked(journey: Journey, event: MessageAsked) -> Step:
    if any(message is event.message for message, _ in journey.plan_b.messages):
        return journey, ()
    messages = (*journey.plan_b.messages, (event.message, None))
    return replace(journey, plan_b=replace(journey.plan_b, messages=messages)), (SendMessage(event.message),)


def _message_confirmed(journey: Journey, event: MessageConfirmed) -> Step:
    others = tuple(pair for pair in journey.plan_b.messages if pair[0] is not event.message)
    messages = (*others, (event.message, event.at))
    receipt = journey.receipt.add(event.at, Fact.MESSAGE_SENT, by_service=True)
    return replace(journey, plan_b=replace(journey.plan_b, messages=messages), receipt=receipt), ()


def _number_copied(journey: Journey, _: NumberCopied) -> Step:
    if journey.invitation is None:
        return journey, ()
    phone = journey.invitation.meeting.caseworker.phone
    return replace(journey, plan_b=replace(journey.plan_b, number_copied=True)), (CopyNumber(phone),)


HANDLERS: dict[type, Handler] = {
    CallbackAsked: _callback_asked,
    CallbackChanged: _callback_changed,
    MessageAsked: _message_asked,
    MessageConfirmed: _message_confirmed,
    NumberCopied: _number_copied,
}
