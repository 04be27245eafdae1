# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journey: one table of legal pairs, and one pure function that takes a step."""

from dataclasses import replace

from app.core import events as e
from app.core.effects import (
    CloseCamera,
    Effect,
    EndCall,
    JoinWaitingRoom,
    LeaveMeeting,
    StopEngine,
    StoreReceipt,
)
from app.core.facts import CallFacts, CheckFacts, EngineFacts, SeatFacts, State
from app.core.handlers import (
    advice,
    by_phone,
    call,
    check,
    computer,
    engine,
    foreign,
    opening,
    plan_b,
    plugged_in,
    receipt,
    reminders,
    seat,
    sound_check,
    updates,
)
from app.core.handlers.equipment import camera_shows, own_picture, start_engine
from app.core.meeting import ByPhone
from app.core.offers import is_unheard, is_unhearing, video_is_away, why_forward
from app.core.state import Handler, Journey, Step

S = State


class IllegalStep(Exception):
    """This event can't happen on this page: a mistake in the program, never the person's."""


HANDLERS: dict[type, Handler] = {
    **opening.HANDLERS,
    **check.HANDLERS,
    **sound_check.HANDLERS,
    **advice.HANDLERS,
    **seat.HANDLERS,
    **call.HANDLERS,
    **by_phone.HANDLERS,
    **engine.HANDLERS,
    **plan_b.HANDLERS,
    **receipt.HANDLERS,
    **computer.HANDLERS,
    **foreign.HANDLERS,
    **updates.HANDLERS,
    **reminders.HANDLERS,
}

# Facts from the service, the engine and the clock, and what plan B and every page offer, may come at any
# moment, also late: they are legal everywhere, and the place stays unless the table below says otherwise.
ANYWHERE: frozenset[type] = (
    frozenset(
        {
            *opening.HANDLERS,
            *seat.HANDLERS,
            *call.HANDLERS,
            *engine.HANDLERS,
            *plan_b.HANDLERS,
            *receipt.HANDLERS,
            *computer.HANDLERS,
            *foreign.HANDLERS,
            *updates.HANDLERS,
            *reminders.HANDLERS,
        }
        | {e.CheckStarted, e.CheckFinished, e.SampleRecorded, e.SamplePlayed, e.TonePlayed, e.SoundHeard}
        | {e.SpeakNow, e.OthersTried}
    )
    - {e.OtherMeetingAsked, e.OpeningLeft, e.MeetingForgotten, e.CallLeft, e.AfterClosed}
    - {e.DoubtAccepted, e.DoubtDropped, e.ForeignDetailsGiven, e.OpenElsewhereAsked, e.LinkCopied}
    - {e.UpdateAsked, e.UpdatePutOff}
    - {e.DeviceChosen, e.MicrophoneSwitched, e.CameraSwitched, e.PauseSwitched, e.EverythingForgotten}
    - {e.SoundCleaningSwitched}
)

_STAYS = {
    S.HOME: (
        e.OtherMeetingAsked,
        e.OpeningLeft,
        e.MeetingForgotten,
        e.EverythingForgotten,
        e.DoubtAccepted,
        e.DoubtDropped,
        e.ForeignDetailsGiven,
        e.UpdateAsked,
        e.UpdatePutOff,
    ),
    S.CHECK: (
        e.StepDone,
        e.StepSkipped,
        e.CheckRepeated,
        e.AdviceAsked,
        e.AdviceClosed,
        e.ReportAsked,
        e.ReportClosed,
        e.StepRepeated,
        e.AnswerGiven,
        e.RecordingAsked,
        e.SoundAsked,
        e.DeviceChosen,
        e.CameraTurned,
    ),
    S.WAITING: (e.DeviceChosen, e.CameraSwitched, e.MicrophoneSwitched, e.ByPhoneChosen),
    S.CALL: (
        e.DeviceChosen,
        e.CameraSwitched,
        e.MicrophoneSwitched,
        e.PauseSwitched,
        e.SoundCleaningSwitched,
        e.ByPhoneChosen,
    ),
    S.LOBBY: (e.OpenElsewhereAsked, e.LinkCopied, e.ForeignDetailsGiven),
    S.ELSEWHERE: (e.OpenElsewhereAsked, e.LinkCopied, e.ForeignDetailsGiven),
}

TABLE: dict[tuple[State, type], State] = {
    **{(place, event): place for place, events in _STAYS.items() for event in events},
    (S.HOME, e.CheckAsked): S.CHECK,
    (S.HOME, e.WaitingRoomAsked): S.WAITING,
    (S.CHECK, e.CheckLeft): S.HOME,
    (S.CHECK, e.EverythingForgotten): S.HOME,
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
    (S.AFTER, e.EverythingForgotten): S.HOME,
    (S.AFTER, e.WaitingRoomAsked): S.WAITING,
    (S.AFTER, e.LinkGiven): S.HOME,
    (S.AFTER, e.MeetingOpened): S.HOME,
    (S.AFTER, e.CheckAsked): S.CHECK,
    (S.LOBBY, e.WaitingLeft): S.HOME,
    (S.LOBBY, e.OpenedElsewhere): S.ELSEWHERE,
    (S.ELSEWHERE, e.CallLeft): S.AFTER,
}
# A meeting in another program has a waiting page of its own.
_INSTEAD = {S.WAITING: S.LOBBY}

# A second click, or one that was meant for a page which the service closed in that moment: nobody's mistake.
_IN_MEETING = (
    e.DeviceChosen,
    e.CameraSwitched,
    e.MicrophoneSwitched,
    e.PauseSwitched,
    e.SoundCleaningSwitched,
    e.ByPhoneChosen,
)
_ONLY_IN_CALL = (e.PauseSwitched, e.SoundCleaningSwitched)
_UPDATE = (e.UpdateAsked, e.UpdatePutOff)
_TOO_LATE_ON = {
    S.HOME: (e.CheckLeft, e.WaitingLeft, e.AfterClosed, e.CallLeft, e.OpenElsewhereAsked, *_IN_MEETING),
    S.CHECK: (e.CheckAsked, e.DoubtAccepted, e.DoubtDropped, *_UPDATE),
    S.WAITING: (e.WaitingRoomAsked, e.CallLeft, *_ONLY_IN_CALL, e.EverythingForgotten, *_UPDATE),
    S.CALL: (e.WaitingRoomAsked, e.WaitingLeft, e.EverythingForgotten, *_UPDATE),
    S.AFTER: (e.CallLeft, e.WaitingLeft, e.OpenElsewhereAsked, *_IN_MEETING, *_UPDATE),
    S.LOBBY: (e.WaitingRoomAsked, e.EverythingForgotten, *_UPDATE),
    S.ELSEWHERE: (e.WaitingRoomAsked, e.WaitingLeft, e.EverythingForgotten, *_UPDATE),
}
TOO_LATE: frozenset[tuple[State, type]] = frozenset(
    (place, event) for place, events in _TOO_LATE_ON.items() for event in events
)

_NEEDS_MEETING = (e.WaitingRoomAsked,)
_NEEDS_SERVICE = (e.CallbackAsked, e.MessageAsked, e.WishAsked)


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
    return target if journey.foreign is None else _INSTEAD.get(target, target)


def step(journey: Journey, event: e.Event) -> Step:
    """Return the journey after an event, and what shall be done.

    Plan B is answered before the table, from every state.

    Raises:
        IllegalStep: If the page does not offer the event.
    """
    if isinstance(event, e.PlanBAsked):
        return _settled(journey, plan_b.opened(journey, event), event)
    if isinstance(event, e.PlanBClosed):
        return _settled(journey, plan_b.closed(journey, event), event)
    if (journey.place, type(event)) in TOO_LATE:
        return journey, ()
    if journey.foreign is not None and isinstance(event, _NEEDS_SERVICE):
        return journey, ()  # no page offers it there: nobody would ever get it
    return _settled(journey, _moved(journey, event, destination(journey, event)), event)


def _moved(journey: Journey, event: e.Event, target: State) -> Step:
    """Return the journey with an event's facts, at its destination."""
    old = journey.place
    if target is not old:
        # Both belonged to the old page; the handler may set the new one's notice.
        # A link that was clicked during the check is asked about on the first page.
        doubtful = journey.doubtful if target is S.HOME else None
        journey = replace(journey, notice=None, choosing=False, doubtful=doubtful)
    handler = HANDLERS.get(type(event))
    effects: tuple[Effect, ...] = ()
    if handler is not None:
        journey, effects = handler(journey, event)
    if target is old:
        return journey, effects
    journey = replace(journey, place=target)
    journey, leaving = _leave(journey, old, gone=isinstance(event, e.SeatMoved))
    journey, entering = _enter(journey, old)
    return journey, (*leaving, *effects, *entering)


def _settled(old: Journey, taken: Step, event: e.Event) -> Step:
    """Return a step with what follows from the facts alone, whatever the event was; a tick lets look again.

    Since when the person is not heard; why plan B is offered; whether the own picture can be live; what the
    check measures without the person; and a receipt is saved with every new line, for a PC may lose its power
    at any moment.
    """
    journey, effects = taken
    unheard = (journey.call.unheard_since or journey.now) if is_unheard(journey) else None
    unhearing = (journey.call.unhearing_since or journey.now) if is_unhearing(journey) else None
    if (unheard, unhearing) != (journey.call.unheard_since, journey.call.unhearing_since):
        call_facts = replace(journey.call, unheard_since=unheard, unhearing_since=unhearing)
        journey = replace(journey, call=call_facts)
    if video_is_away(journey) != journey.plan_b.video_away:
        journey = replace(journey, plan_b=replace(journey.plan_b, video_away=video_is_away(journey)))
    forward = why_forward(journey)
    if forward is not journey.plan_b.forward:
        journey = replace(journey, plan_b=replace(journey.plan_b, forward=forward))
    if journey.devices.camera_live and journey.place is not S.CALL and not camera_shows(journey):
        journey = replace(journey, devices=replace(journey.devices, camera_live=False))
    ticks = isinstance(event, e.Tick)
    journey, measuring = check.measure(journey, looks_again=ticks)
    journey, looking = plugged_in.look_for_devices(journey) if ticks else (journey, ())
    effects = (*effects, *measuring, *looking)
    journey, reminding = reminders.remind(journey)
    effects = (*effects, *reminding)
    if journey.receipt != old.receipt and journey.invitation is not None:
        effects = (*effects, StoreReceipt(journey.receipt))
    return journey, effects


def _leave(journey: Journey, old: State, *, gone: bool) -> Step:
    """Return what ends with the old place; its successor is already set.

    A seat that is ``gone`` to another device is not given up: that would take it away from the person there.
    """
    new = journey.place
    if new is not S.CALL:
        journey = replace(journey, media=replace(journey.media, by_phone=ByPhone.NONE))
    if old is S.CALL and new is S.WAITING:
        picture = (CloseCamera(),) if journey.plan_b_open else own_picture(journey)
        return journey, (EndCall(), *picture)
    if new not in (S.HOME, S.AFTER, S.LOBBY, S.ELSEWHERE):
        return journey, ()
    effects: tuple[Effect, ...] = ()
    if old in (S.WAITING, S.CALL):
        effects = () if gone else (LeaveMeeting(),)
        journey = replace(journey, seat=SeatFacts(), call=CallFacts())
    if journey.engine.role is not None:
        journey = replace(journey, engine=EngineFacts())
        effects = (*effects, StopEngine())
    return journey, effects


def _enter(journey: Journey, old: State) -> Step:
    """Return what begins with the new place."""
    new = journey.place
    if new is S.LOBBY:
        return foreign.come_to_lobby(journey), ()
    if new is S.CHECK:
        fresh = CheckFacts(measuring=True, before=journey.history)
        return start_engine(replace(journey, check=fresh))
    if new is S.WAITING and journey.invitation is not None and old is not S.CALL:
        joining = JoinWaitingRoom(journey.invitation, journey.check.verdict)
        known = replace(journey.seat, wanted=True)  # what the service has told it does not tell twice
        media = replace(journey.media, paused=False)
        journey, effects = start_engine(replace(journey, seat=known, call=CallFacts(), media=media))
        return seat.come_in(journey) if known.plan is not None else journey, (joining, *effects)
    return journey, ()
