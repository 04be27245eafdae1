# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why plan B comes forward by itself, and in which order its ways stand. Facts in, no event, no clock."""

from datetime import datetime, timedelta

from app.core.events.engine import LineState
from app.core.events.service import CallbackState
from app.core.facts import EngineCondition, Forward, State, Way
from app.core.faults import FaultCode
from app.core.meeting import ByPhone, Person, PlanBTimes, Presence, Role
from app.core.state import Journey
from app.core.verdicts import Verdict

_HERE = (Presence.WAITING, Presence.IN_CALL)
_NO_WAY_OUT = (FaultCode.NETWORK_NONE, FaultCode.SERVICE_DOWN)


REASONS: tuple[str, ...] = (
    *(forward.value for forward in Forward if forward is not Forward.NONE),
    *(f"asked_in_{place.value}" for place in State if place is not State.PLAN_B),
)
"""Every code that tells the caseworker why somebody asks to be called; their page has words for each."""


def why_asked(journey: Journey) -> str:
    """Return why plan B is used, as one of ``REASONS``."""
    forward = journey.plan_b.forward
    return forward.value if forward is not Forward.NONE else f"asked_in_{journey.place.value}"


def caseworker_here(people: tuple[Person, ...]) -> bool:
    """Tell whether the service sees the caseworker at their page just now."""
    return any(person.role is Role.CASEWORKER and person.presence in _HERE for person in people)


def why_forward(journey: Journey) -> Forward:
    """Return why plan B is offered on the page now; worked out after each step from what is the case."""
    if journey.engine.condition is EngineCondition.GAVE_UP:
        return Forward.ENGINE
    if journey.place is State.CALL and (silence := _why_silent(journey)) is not Forward.NONE:
        return silence
    if journey.place is State.WAITING and _not_begun(journey):
        return Forward.NOT_BEGUN
    check = journey.check
    call_instead = check.current is None and check.verdict is Verdict.CALL_INSTEAD and not check.overruled
    return Forward.VERDICT if call_instead and journey.place is not State.AFTER else Forward.NONE


def _times(journey: Journey) -> PlanBTimes:
    return journey.invitation.meeting.plan_b if journey.invitation else PlanBTimes()


def _why_silent(journey: Journey) -> Forward:
    """Return what has been silent in the call for as long as the jobcentre set; a video that rests is not."""
    if journey.media.by_phone is ByPhone.ALL:
        return Forward.NONE
    if _no_media_for_long(journey):
        return Forward.NO_MEDIA
    if _for_long(journey, journey.call.unheard_since):
        return Forward.UNHEARD
    return Forward.CANNOT_HEAR if _for_long(journey, journey.call.unhearing_since) else Forward.NONE


def _no_media_for_long(journey: Journey) -> bool:
    """Tell whether nothing has come for as long as the jobcentre set, over however many attempts."""
    silent_s = _times(journey).silent_s
    since, now = journey.call.no_media_since, journey.now
    if since is not None and now is not None and now - since >= timedelta(seconds=silent_s):
        return True
    return journey.call.silent_s >= silent_s


def _for_long(journey: Journey, since: datetime | None) -> bool:
    """Tell whether a device has been dead for as long as the jobcentre set."""
    now = journey.now
    return since is not None and now is not None and now - since >= _silence(journey)


def _silence(journey: Journey) -> timedelta:
    return timedelta(seconds=_times(journey).silent_s)


def _not_begun(journey: Journey) -> bool:
    """Tell whether the hour is so far past, with no caseworker there, that the telephone is worth a word.

    Not before the person is let in, nor once they have asked to be called: then it is under way.
    """
    invitation, now = journey.invitation, journey.now
    if invitation is None or now is None or journey.seat.plan is not None:
        return False
    if journey.plan_b.callback is not CallbackState.NONE or caseworker_here(journey.seat.people):
        return False
    return now - invitation.meeting.starts_at >= timedelta(minutes=_times(journey).after_hour_min)


def is_unheard(journey: Journey) -> bool:
    """Tell whether a microphone that is switched on does not work in the call, and no telephone helps out."""
    dead = journey.devices.microphone_fault is not None
    return dead and journey.media.microphone_on and _sounds_here(journey)


def is_unhearing(journey: Journey) -> bool:
    """Tell whether the speaker does not work in the call, and no telephone helps out."""
    return journey.devices.speaker_fault is not None and _sounds_here(journey)


def _sounds_here(journey: Journey) -> bool:
    media = journey.media
    return journey.place is State.CALL and not media.paused and media.by_phone is ByPhone.NONE


def video_is_away(journey: Journey) -> bool:
    """Tell whether the video was away at some moment since plan B was opened in the call."""
    if not journey.plan_b_open or journey.place is not State.CALL or journey.media.by_phone is ByPhone.ALL:
        return False
    return journey.plan_b.video_away or journey.call.line in (LineState.LOST, LineState.CONNECTING)


def video_is_back(journey: Journey) -> bool:
    """Tell whether plan B shall offer the way back: media flow again, or the sound was moved meanwhile."""
    call, by_phone = journey.call, journey.media.by_phone
    flows = call.line in (LineState.GOOD, LineState.WEAK) and (call.has_picture or call.has_sound)
    meant = journey.plan_b.video_away or by_phone is ByPhone.SOUND
    return journey.place is State.CALL and by_phone is not ByPhone.ALL and flows and meant


def ways(journey: Journey) -> tuple[Way, ...]:
    """Return plan B's ways, the best one for this situation first.

    To be called costs the person nothing, so that comes first. With no way to the service a telephone of
    one's own is faster. What can't be sent at all is left out, and so is "I am here" when it is over.
    """
    if journey.foreign is not None:  # no service of ours: word goes by the person's own mail or phone
        return (Way.NUMBER, Way.WORD)
    if journey.invitation is None or not journey.invitation.token:
        return (Way.NUMBER,)
    over = journey.place is State.AFTER and journey.receipt.has_ended
    rest = (Way.WISH,) if over else (Way.MESSAGE, Way.WISH)
    first = (Way.NUMBER, Way.CALLBACK) if _out_of_reach(journey) else (Way.CALLBACK, Way.NUMBER)
    return (*first, *rest)


def _out_of_reach(journey: Journey) -> bool:
    """Tell whether the way to the service is known to be closed; a callback under way keeps its place."""
    callback = journey.plan_b.callback
    if callback in (CallbackState.ASKED, CallbackState.CALLING):
        return False
    cut_off = journey.place in (State.WAITING, State.CALL) and not journey.seat.service_connected
    return cut_off or callback is CallbackState.QUEUED or journey.notice in _NO_WAY_OUT
