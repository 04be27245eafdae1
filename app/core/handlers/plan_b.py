# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan B: opened from anywhere, asked for help, and back to where the person was."""

from dataclasses import replace
from datetime import timedelta

from app.core.effects import CloseCamera, CloseMicrophone, CopyNumber, Effect, RequestCallback, SendMessage
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
from app.core.facts import EngineCondition, Forward, SampleState, State
from app.core.handlers.check import resume_step
from app.core.handlers.equipment import is_ready, own_picture, try_again
from app.core.handlers.seat import start_call
from app.core.receipt import Fact
from app.core.state import Handler, Journey, Step
from app.core.verdicts import Verdict

PLAN_B_AFTER_S = 10.0
_ORDER = tuple(CallbackState)


def why_forward(journey: Journey) -> Forward:
    """Return why plan B is offered on the page now; worked out after each step from what is the case."""
    if journey.engine.condition is EngineCondition.GAVE_UP:
        return Forward.ENGINE
    if journey.place is State.CALL and _no_media_for_long(journey):
        return Forward.NO_MEDIA
    check = journey.check
    call_instead = check.current is None and check.verdict is Verdict.CALL_INSTEAD and not check.overruled
    return Forward.VERDICT if call_instead and journey.place is not State.AFTER else Forward.NONE


def _no_media_for_long(journey: Journey) -> bool:
    """Tell whether nothing has come for ten seconds, over however many attempts."""
    since, now = journey.call.no_media_since, journey.now
    if since is not None and now is not None and now - since >= timedelta(seconds=PLAN_B_AFTER_S):
        return True
    return journey.call.silent_s >= PLAN_B_AFTER_S


def opened(journey: Journey, _: PlanBAsked) -> Step:
    """Return the journey with plan B over it.

    Outside a call the camera and the microphone go off: nobody shall be filmed on a page that
    does not show it. A recording is broken off with that. In a call they stay as they are and the page
    says so.
    """
    if journey.plan_b_open:
        return journey, ()
    journey = replace(journey, plan_b_open=True)
    if journey.check.sample is not SampleState.PLAYED:
        journey = replace(journey, check=replace(journey.check, sample=SampleState.IDLE))
    effects: tuple[Effect, ...] = ()
    if journey.place in (State.CHECK, State.WAITING) and is_ready(journey):
        effects = (CloseCamera(), CloseMicrophone())
    return journey, effects


def closed(journey: Journey, _: PlanBClosed) -> Step:
    """Return the journey where the person was; an admission that came meanwhile is taken up.

    An engine that was given up is tried once more: coming back is asking for it.
    """
    if not journey.plan_b_open:
        return journey, ()
    journey = replace(journey, plan_b_open=False)
    if journey.place is State.WAITING and journey.seat.plan is not None:
        return start_call(replace(journey, place=State.CALL, notice=None))
    journey, starting = try_again(journey)
    if journey.place is State.CHECK:
        journey, effects = resume_step(journey)
        return journey, (*starting, *effects)
    return journey, (*starting, *(own_picture(journey) if journey.place is State.WAITING else ()))


def _reason(journey: Journey) -> str:
    """Return why plan B is used, as a code for the caseworker's page."""
    if journey.plan_b.forward is not Forward.NONE:
        return journey.plan_b.forward.value
    return f"asked_in_{journey.place.value}"


def _callback_asked(journey: Journey, event: CallbackAsked) -> Step:
    asked = journey.plan_b.callback not in (CallbackState.NONE, CallbackState.CALLED)
    if asked or journey.invitation is None:
        return journey, ()
    plan_b = replace(journey.plan_b, callback=CallbackState.SENDING, callback_at=None)
    effect = RequestCallback(event.phone, _reason(journey), journey.check.verdict)
    return replace(journey, plan_b=plan_b), (effect,)


def _is_late(journey: Journey, event: CallbackChanged) -> bool:
    """Tell whether a word about the callback is older than what is known; "none" undoes it at any time."""
    known = journey.plan_b
    back = _ORDER.index(event.state) < _ORDER.index(known.callback)
    newer = event.at is not None and (known.callback_at is None or event.at > known.callback_at)
    return back and event.state is not CallbackState.NONE and not newer


def _callback_changed(journey: Journey, event: CallbackChanged) -> Step:
    if _is_late(journey, event):
        return journey, ()
    plan_b = replace(journey.plan_b, callback=event.state, callback_at=event.at or journey.plan_b.callback_at)
    receipt = journey.receipt
    if event.state is CallbackState.ASKED:
        receipt = receipt.add(event.at, Fact.CALLBACK_ASKED, by_service=True)
    if event.state is CallbackState.CALLED:
        receipt = receipt.add(event.at, Fact.CALLED_BY_CASEWORKER, by_service=True)
    return replace(journey, plan_b=plan_b, receipt=receipt), ()


def _message_asked(journey: Journey, event: MessageAsked) -> Step:
    sent = any(message is event.message for message, _ in journey.plan_b.messages)
    if sent or journey.invitation is None:
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
