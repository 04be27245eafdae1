# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The seat in the waiting room and in the meeting, as the service tells it."""

from dataclasses import replace
from datetime import timedelta

from app.core.call_setup import begins_without_camera, call_setup
from app.core.devices import DeviceSpec, choose, is_worn
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
from app.core.facts import CallFacts, DeviceFacts, SeatFacts, State
from app.core.faults import Fault, FaultCode
from app.core.handlers.equipment import is_ready, try_again, video_rests
from app.core.receipt import Fact
from app.core.state import Handler, Journey, Step

ASK_AGAIN_AFTER_S = 5.0
ASK_APART_S = 2.0


def connecting(journey: Journey) -> Journey:
    """Return the journey with no media coming, since now or since it stopped."""
    call = replace(
        journey.call,
        ask_due_at=None,
        line=LineState.CONNECTING,
        silent_s=0.0,
        no_media_since=journey.call.no_media_since or journey.now,
        has_picture=False,
        has_sound=False,
        picture_rests=False,
    )
    return replace(journey, call=call)


def start_call(journey: Journey) -> Step:
    """Return the journey with its plan being connected, as soon as an engine is there to do it."""
    if video_rests(journey):
        return journey, ()
    journey, effects = try_again(connecting(journey))
    plan = journey.seat.plan
    if plan is None or not is_ready(journey):
        return journey, effects
    setup = call_setup(journey.check.results)
    if journey.call.started_gen == 0 and (setup.sound_only or _has_no_camera(journey)):
        sound_first = replace(journey.call, sound_first=True)
        journey = replace(journey, media=replace(journey.media, camera_on=False), call=sound_first)
    if journey.call.started_gen == 0:
        journey = replace(journey, media=replace(journey.media, cleans_sound=True))
    call = replace(journey.call, started_gen=plan.gen)
    media, choice = journey.media, journey.devices.choice
    switches = (media.microphone_on, media.camera_on, media.paused, media.by_phone)
    headset = setup.is_unechoed and _is_headset(journey.devices)
    effect = StartCall(plan, choice, *switches, setup, headset, media.cleans_sound)
    return replace(journey, call=call), (effect,)


def _is_headset(devices: DeviceFacts) -> bool:
    """Tell whether the chosen speaker calls itself something for the ears.

    That the microphone did not hear it is not enough: a speaker may only have been turned down.
    """
    try:
        spec = DeviceSpec(devices.choice.speaker)
        return is_worn(choose(spec, devices.speakers, FaultCode.SPEAKER_NONE).name)
    except Fault:
        return False


def _has_no_camera(journey: Journey) -> bool:
    """Tell whether the camera gave nothing in the check and has not been mended in the waiting room."""
    return begins_without_camera(journey.check.results) and not journey.devices.camera_live


def come_in(journey: Journey) -> Journey:
    """Return the journey in the call that the person was admitted to before they came to its page.

    Under plan B they stay in the waiting room until they come back.
    """
    journey = replace(journey, receipt=journey.receipt.add(journey.now, Fact.ADMITTED))
    return journey if journey.plan_b_open else connecting(replace(journey, place=State.CALL, notice=None))


def ask_rebuild(journey: Journey, why: str) -> Step:
    """Return the journey with a new attempt asked for, once until it is answered.

    Attempts that fail at once are asked for two seconds apart: a storm would help nobody.
    """
    last, now = journey.call.asked_at, journey.now
    if journey.call.ask_due_at is not None or video_rests(journey):
        return journey, ()
    journey = replace(journey, call=replace(journey.call, asked_why=why))
    if last is not None and now is not None and now - last < timedelta(seconds=ASK_APART_S):
        due = last + timedelta(seconds=ASK_APART_S)
        return replace(journey, call=replace(journey.call, ask_due_at=due)), ()
    return ask_now(journey)


def ask_now(journey: Journey) -> Step:
    """Return the journey with the outstanding attempt asked for, and again in five seconds."""
    plan, now = journey.seat.plan, journey.now
    if plan is None:
        return journey, ()
    due = now + timedelta(seconds=ASK_AGAIN_AFTER_S) if now is not None else None
    call = replace(journey.call, asked_at=now, ask_due_at=due)
    return replace(journey, call=call), (AskRebuild(plan.gen, call.asked_why),)


def _registered(journey: Journey, event: Registered) -> Step:
    """The first arrival counts: coming back after a lost line never makes anybody later."""
    receipt = journey.receipt.arrived(event.at)
    seat = replace(journey.seat, registered_at=receipt.arrived_at, service_connected=True)
    return replace(journey, seat=seat, receipt=receipt), ()


def _people_changed(journey: Journey, event: PeopleChanged) -> Step:
    return replace(journey, seat=replace(journey.seat, people=event.people, service_connected=True)), ()


def _has_seat(journey: Journey) -> bool:
    """Tell whether the person sits in the meeting, by what they see."""
    return journey.place in (State.WAITING, State.CALL)


def _plan_given(journey: Journey, event: PlanGiven) -> Step:
    """A newer plan means building again; an older one is late and is dropped.

    On another page it is only kept: a person who comes back to a seat that the service still holds for
    them goes straight in.
    """
    known = journey.seat.plan
    if known is not None and event.plan.gen < known.gen:
        return journey, ()
    seat = replace(journey.seat, plan=event.plan, service_connected=True)
    if not _has_seat(journey):
        return replace(journey, seat=seat), ()
    receipt = journey.receipt
    if known is None:
        receipt = receipt.add(journey.now, Fact.ADMITTED)
    journey = replace(journey, seat=seat, receipt=receipt)
    in_call = journey.place is State.CALL or not journey.plan_b_open
    fresh = event.plan.gen > journey.call.started_gen
    return start_call(journey) if in_call and fresh else (journey, ())


def _returned(journey: Journey, _: ReturnedToWaiting) -> Step:
    return replace(journey, seat=replace(journey.seat, plan=None), call=CallFacts()), ()


def _status_changed(journey: Journey, event: StatusChanged) -> Step:
    return replace(journey, seat=replace(journey.seat, status=event.status)), ()


def _agenda_moved(journey: Journey, event: AgendaMoved) -> Step:
    return replace(journey, seat=replace(journey.seat, agenda_index=event.index)), ()


def _service_lost(journey: Journey, _: ServiceLost) -> Step:
    """A service that can't be reached at all belongs into the receipt, too: the person was there."""
    seat = replace(journey.seat, service_connected=False)
    receipt = journey.receipt
    is_news = journey.seat.service_connected or journey.seat.registered_at is None
    if is_news and _has_seat(journey):
        receipt = receipt.add(journey.now, Fact.SERVICE_INTERRUPTED)
    return replace(journey, seat=seat, receipt=receipt), ()


def _service_back(journey: Journey, _: ServiceBack) -> Step:
    """What was asked for while the service was away is asked for again."""
    journey = replace(journey, seat=replace(journey.seat, service_connected=True))
    if journey.place is State.CALL and journey.call.ask_due_at is not None:
        return ask_now(journey)
    return journey, ()


def _seat_moved(journey: Journey, _: SeatMoved) -> Step:
    if not _has_seat(journey):
        return replace(journey, seat=SeatFacts()), ()
    return replace(journey, notice=FaultCode.SEAT_MOVED), ()


def _seat_removed(journey: Journey, _: SeatRemoved) -> Step:
    if not _has_seat(journey):
        return replace(journey, seat=SeatFacts()), ()
    receipt = journey.receipt.add(journey.now, Fact.ENDED)
    return replace(journey, receipt=receipt, notice=FaultCode.SEAT_REMOVED), ()


def _ended(journey: Journey, event: MeetingEnded) -> Step:
    """Also after the person left: then there is nothing to come back to."""
    known = journey.receipt.has_ended and not _has_seat(journey)
    at = journey.now if event.at is None else event.at
    ended = journey.receipt.add(at, Fact.ENDED, by_service=event.at is not None)
    return replace(journey, seat=SeatFacts(), receipt=journey.receipt if known else ended), ()


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
