# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A newer version: told on the meeting's page, fetched on a click, never in the way of a meeting."""

from dataclasses import replace
from datetime import timedelta

from app.core.effects import FetchUpdate, StartInstaller
from app.core.events import (
    UpdateAsked,
    UpdateFailed,
    UpdateLoaded,
    UpdateProgressed,
    UpdatePutOff,
    UpdateSeen,
)
from app.core.facts import State
from app.core.release import UpdateFacts, UpdateState
from app.core.state import Handler, Journey, Step

QUIET_BEFORE_MIN = 30


def is_quiet(journey: Journey) -> bool:
    """Tell whether no meeting is near or under way: the line and the person's head are free."""
    if journey.place not in (State.HOME, State.AFTER):
        return False
    invitation, now = journey.invitation, journey.now
    if invitation is None or now is None or journey.place is State.AFTER:
        return True
    meeting = invitation.meeting
    begins = meeting.starts_at - timedelta(minutes=QUIET_BEFORE_MIN)
    return not begins <= now <= meeting.starts_at + timedelta(minutes=meeting.duration_min)


def _seen(journey: Journey, event: UpdateSeen) -> Step:
    """What is under way goes on; an older offer that is not made any more goes."""
    if journey.update.state in (UpdateState.LOADING, UpdateState.READY):
        return journey, ()
    if event.fetches and event.facts.state is UpdateState.OFFERED and is_quiet(journey):
        return _with(journey, replace(event.facts, state=UpdateState.LOADING)), (FetchUpdate(),)
    put_off = journey.update.put_off and event.facts.version == journey.update.version
    return replace(journey, update=replace(event.facts, put_off=put_off)), ()


def _asked(journey: Journey, _: UpdateAsked) -> Step:
    update = journey.update
    if update.state is UpdateState.READY:
        return journey, (StartInstaller(),)
    if update.state in (UpdateState.OFFERED, UpdateState.FAILED):
        return _with(journey, replace(update, state=UpdateState.LOADING, loaded_percent=0)), (FetchUpdate(),)
    return journey, ()


def _put_off(journey: Journey, _: UpdatePutOff) -> Step:
    return _with(journey, replace(journey.update, put_off=True)), ()


def _progressed(journey: Journey, event: UpdateProgressed) -> Step:
    if journey.update.state is not UpdateState.LOADING:
        return journey, ()
    return _with(journey, replace(journey.update, loaded_percent=event.loaded_percent)), ()


def _loaded(journey: Journey, _: UpdateLoaded) -> Step:
    if journey.update.state in (UpdateState.NONE, UpdateState.READY):
        return journey, ()
    return _with(journey, replace(journey.update, state=UpdateState.READY, put_off=False)), ()


def _failed(journey: Journey, _: UpdateFailed) -> Step:
    if journey.update.state is not UpdateState.LOADING:
        return journey, ()
    return _with(journey, replace(journey.update, state=UpdateState.FAILED)), ()


def _with(journey: Journey, update: UpdateFacts) -> Journey:
    return replace(journey, update=update)


HANDLERS: dict[type, Handler] = {
    UpdateAsked: _asked,
    UpdateFailed: _failed,
    UpdateLoaded: _loaded,
    UpdateProgressed: _progressed,
    UpdatePutOff: _put_off,
    UpdateSeen: _seen,
}
