# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan B: opened from anywhere, asked for help, and back to where the person was."""

from dataclasses import replace
from datetime import datetime

from app.core.effects import (
    CloseCamera,
    CloseMicrophone,
    CopyNumber,
    DialNumber,
    Effect,
    RequestCallback,
    SendMessage,
    SendWish,
    StoreInvitation,
    StorePhone,
)
from app.core.events import (
    CallbackAsked,
    CallbackChanged,
    DialAsked,
    MessageAsked,
    MessageConfirmed,
    NumberCopied,
    PlanBAsked,
    PlanBClosed,
    WishAsked,
    WishChanged,
)
from app.core.events.service import CallbackState
from app.core.facts import USUAL_WAYS, PlanBFacts, SampleState, State
from app.core.handlers.by_phone import choose, sound_moves
from app.core.handlers.check import resume_step
from app.core.handlers.equipment import is_ready, own_picture, try_again, video_rests
from app.core.handlers.seat import start_call
from app.core.meeting import ByPhone, Wish, WishState
from app.core.offers import ways, why_asked
from app.core.receipt import Fact, Line, Receipt
from app.core.state import Handler, Journey, Step

_ORDER = tuple(CallbackState)


def opened(journey: Journey, _: PlanBAsked) -> Step:
    """Return the journey with plan B over it.

    Outside a call the camera and the microphone go off: nobody shall be filmed on a page that
    does not show it. A recording or a test sound is broken off with that. In a call they stay as they are and
    the page says so.
    """
    if journey.plan_b_open:
        return journey, ()
    plan_b = replace(journey.plan_b, ways=ways(journey))
    journey = replace(journey, plan_b_open=True, plan_b=plan_b)
    if journey.check.sample is not SampleState.PLAYED:
        journey = replace(journey, check=replace(journey.check, sample=SampleState.IDLE))
    journey = replace(journey, check=replace(journey.check, tone_playing=False, wished=None))
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
    journey = replace(journey, plan_b_open=False, plan_b=replace(journey.plan_b, ways=USUAL_WAYS))
    if journey.place is State.WAITING and journey.seat.plan is not None:
        return start_call(replace(journey, place=State.CALL, notice=None))
    if video_rests(journey):  # back to the meeting means back to its picture; the talk goes on by telephone
        return choose(journey, ByPhone.SOUND)
    journey, starting = try_again(journey)
    if journey.place is State.CHECK:
        journey, effects = resume_step(journey)
        return journey, (*starting, *effects)
    return journey, (*starting, *(own_picture(journey) if journey.place is State.WAITING else ()))


def _callback_asked(journey: Journey, event: CallbackAsked) -> Step:
    asked = journey.plan_b.callback not in (CallbackState.NONE, CallbackState.CALLED)
    if asked or journey.invitation is None:
        return journey, ()
    plan_b = replace(journey.plan_b, callback=CallbackState.SENDING, callback_at=None, callback_steps=())
    receipt = _said(journey, Fact.CALLBACK_ASKED)
    asking = RequestCallback(event.phone, why_asked(journey), journey.check.verdict)
    remembering = () if event.phone == journey.phone else (StorePhone(event.phone),)
    journey = replace(journey, plan_b=plan_b, phone=event.phone, receipt=receipt)
    return journey, (asking, *remembering)


def _said(journey: Journey, fact: Fact, detail: str = "") -> Receipt:
    """Return the receipt with what was asked for, in the moment in which it was: a line may break unseen.

    The service's own line takes its place when it comes at once; after a long outage both stand there.
    """
    return journey.receipt.add(journey.now, fact, detail=detail)


def _is_late(journey: Journey, event: CallbackChanged) -> bool:
    """Tell whether a word about the callback is older than what is known; "none" undoes it at any time."""
    known = journey.plan_b
    back = _ORDER.index(event.state) < _ORDER.index(known.callback)
    newer = event.at is not None and (known.callback_at is None or event.at > known.callback_at)
    return back and event.state is not CallbackState.NONE and not newer


def _callback_changed(journey: Journey, event: CallbackChanged) -> Step:
    if _is_late(journey, event):
        return journey, ()
    at = event.at or journey.plan_b.callback_at
    steps = _steps(journey.plan_b, event)
    plan_b = replace(journey.plan_b, callback=event.state, callback_at=at, callback_steps=steps)
    receipt = journey.receipt
    if event.state is CallbackState.ASKED:
        receipt = _told(receipt, event.at, Fact.CALLBACK_ASKED)
    if event.state is CallbackState.CALLING:
        receipt = _told(receipt, event.at, Fact.CASEWORKER_CALLING)
    if event.state is CallbackState.CALLED:
        receipt = _told(receipt, event.at, Fact.CALLED_BY_CASEWORKER)
    journey = replace(journey, plan_b=plan_b, receipt=receipt)
    return sound_moves(journey) if event.state is CallbackState.CALLING else (journey, ())


def _steps(known: PlanBFacts, event: CallbackChanged) -> tuple[tuple[CallbackState, datetime], ...]:
    """Return the steps with this one; a step that comes again, or a new request, drops the later ones.

    What the service tells of the earlier ones counts: they may be from before this program was started.
    """
    earlier = event.earlier or tuple(
        (state, at) for state, at in known.callback_steps if _ORDER.index(state) < _ORDER.index(event.state)
    )
    return earlier if event.at is None else (*earlier, (event.state, event.at))


def _message_asked(journey: Journey, event: MessageAsked) -> Step:
    sent = any(message is event.message for message, _ in journey.plan_b.messages)
    if sent or journey.invitation is None:
        return journey, ()
    messages = (*journey.plan_b.messages, (event.message, None))
    receipt = _said(journey, Fact.MESSAGE_SENT, event.message.value)
    journey = replace(journey, plan_b=replace(journey.plan_b, messages=messages), receipt=receipt)
    return journey, (SendMessage(event.message),)


def _message_confirmed(journey: Journey, event: MessageConfirmed) -> Step:
    others = tuple(pair for pair in journey.plan_b.messages if pair[0] is not event.message)
    messages = (*others, (event.message, event.at))
    receipt = _told(journey.receipt, event.at, Fact.MESSAGE_SENT, event.message.value)
    return replace(journey, plan_b=replace(journey.plan_b, messages=messages), receipt=receipt), ()


def _told(receipt: Receipt, at: datetime | None, fact: Fact, detail: str = "") -> Receipt:
    return receipt if at is None else receipt.told(Line(at, fact, by_service=True, detail=detail))


def _wish_asked(journey: Journey, event: WishAsked) -> Step:
    """The wish is kept with the meeting, so that it is sent after a power cut, too."""
    invitation = journey.invitation
    if invitation is None or (
        invitation.wish.form is event.form and invitation.wish.state is not WishState.NONE
    ):
        return journey, ()
    invitation = replace(invitation, wish=Wish(event.form, WishState.SENDING))
    receipt = _said(journey, Fact.OTHER_FORM_ASKED, event.form.value)
    journey = replace(journey, invitation=invitation, receipt=receipt)
    return journey, (StoreInvitation(invitation), SendWish(event.form))


def _wish_changed(journey: Journey, event: WishChanged) -> Step:
    """A word about an earlier wish comes too late."""
    invitation = journey.invitation
    if invitation is None or (
        invitation.wish.state is WishState.SENDING and event.wish.form is not invitation.wish.form
    ):
        return journey, ()
    invitation = replace(invitation, wish=event.wish)
    return replace(journey, invitation=invitation), (StoreInvitation(invitation),)


def _number_copied(journey: Journey, _: NumberCopied) -> Step:
    if journey.invitation is None:
        return journey, ()
    phone = journey.invitation.meeting.caseworker.phone
    return replace(journey, plan_b=replace(journey.plan_b, number_copied=True)), (CopyNumber(phone),)


def _dial_asked(journey: Journey, _: DialAsked) -> Step:
    if journey.invitation is None:
        return journey, ()
    dialling = DialNumber(journey.invitation.meeting.caseworker.phone)
    journey, moving = sound_moves(journey)  # its telephone program wants microphone and speaker for itself
    return journey, (*moving, dialling)


HANDLERS: dict[type, Handler] = {
    CallbackAsked: _callback_asked,
    CallbackChanged: _callback_changed,
    DialAsked: _dial_asked,
    MessageAsked: _message_asked,
    MessageConfirmed: _message_confirmed,
    NumberCopied: _number_copied,
    WishAsked: _wish_asked,
    WishChanged: _wish_changed,
}
