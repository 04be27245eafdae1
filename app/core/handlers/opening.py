# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a link: the meeting's page."""

from dataclasses import replace

from app.core.effects import ForgetInvitation, OpenMeeting, StoreInvitation
from app.core.events import (
    AfterClosed,
    LinkGiven,
    MeetingForgotten,
    MeetingOpened,
    NoticeDismissed,
    OpeningFailed,
    Tick,
)
from app.core.facts import CallFacts, CheckFacts, PlanBFacts, SeatFacts, State
from app.core.receipt import Fact, Receipt
from app.core.state import Handler, Journey, Step


def _link_given(journey: Journey, event: LinkGiven) -> Step:
    """A link opened twice, or during a meeting, changes nothing: the window just comes forward."""
    if journey.opening or journey.place not in (State.HOME, State.AFTER):
        return journey, ()
    return replace(journey, opening=True, notice=None), (OpenMeeting(event.text),)


def _meeting_opened(journey: Journey, event: MeetingOpened) -> Step:
    invitation, old = event.invitation, journey.invitation
    journey = replace(journey, invitation=invitation, opening=False, notice=None)
    if old is None or old.token != invitation.token:
        at = event.service_time or journey.now
        receipt = Receipt().add(at, Fact.LINK_OPENED, by_service=event.service_time is not None)
        journey = replace(
            journey,
            receipt=receipt,
            seat=SeatFacts(),
            call=CallFacts(),
            plan_b=PlanBFacts(),
            check=CheckFacts(),
        )
    return journey, (StoreInvitation(invitation),)


def _opening_failed(journey: Journey, event: OpeningFailed) -> Step:
    """The stored meeting, and with it plan B, stays whatever the answer was."""
    return replace(journey, opening=False, notice=event.code), ()


def _meeting_forgotten(journey: Journey, _: MeetingForgotten) -> Step:
    fresh = Journey(now=journey.now, devices=journey.devices, plan_b_open=journey.plan_b_open)
    return fresh, (ForgetInvitation(),)


def _notice_dismissed(journey: Journey, _: NoticeDismissed) -> Step:
    return replace(journey, notice=None), ()


def _after_closed(journey: Journey, _: AfterClosed) -> Step:
    return replace(journey, notice=None), ()


def _tick(journey: Journey, event: Tick) -> Step:
    return replace(journey, now=event.now), ()


HANDLERS: dict[type, Handler] = {
    LinkGiven: _link_given,
    MeetingOpened: _meeting_opened,
    OpeningFailed: _opening_failed,
    MeetingForgotten: _meeting_forgotten,
    NoticeDismissed: _notice_dismissed,
    AfterClosed: _after_closed,
    Tick: _tick,
}
