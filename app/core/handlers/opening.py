# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a link: the meeting's page."""

from dataclasses import replace

from app.core.effects import Effect, ForgetInvitation, OpenMeeting, RecallReceipt, SendWish, StoreInvitation
from app.core.events import (
    LinkGiven,
    MeetingForgotten,
    MeetingOpened,
    NoticeDismissed,
    OpeningFailed,
    OpeningLeft,
    OtherMeetingAsked,
)
from app.core.facts import CallFacts, CheckFacts, ElsewhereFacts, Forgetting, PlanBFacts, SeatFacts, State
from app.core.faults import Fault
from app.core.foreign_links import ForeignLink
from app.core.handlers import foreign
from app.core.meeting import Invitation, WishState
from app.core.pasted import understood
from app.core.receipt import Fact, Receipt
from app.core.state import Handler, Journey, Step

_IN_MEETING = (State.WAITING, State.CALL, State.LOBBY, State.ELSEWHERE)


def _link_given(journey: Journey, event: LinkGiven) -> Step:
    """A link opened twice, or during a meeting, changes nothing: the window just comes forward.

    A person who is testing the equipment goes on with it, and finds the meeting there.
    """
    if journey.opening or journey.place in _IN_MEETING:
        return journey, ()
    try:
        found = understood(event.text)
    except Fault as fault:
        return replace(journey, notice=fault.code), ()
    if isinstance(found, ForeignLink):
        return foreign.link_given(journey, found)
    return replace(journey, opening=True, notice=None, doubtful=None), (OpenMeeting(found),)


def _meeting_opened(journey: Journey, event: MeetingOpened) -> Step:
    """A slow answer never takes the person out of the meeting that they went into meanwhile."""
    invitation, old = event.invitation, journey.invitation
    is_other = old is None or not _same_seat(old, invitation)
    if is_other and journey.place in _IN_MEETING:
        return replace(journey, opening=False), ()
    notice = journey.notice if journey.place in _IN_MEETING else None
    effects: tuple[Effect, ...] = ()
    if is_other:
        journey = _fresh(journey, event)
        effects = (RecallReceipt(invitation),)
    elif old is not None and old.wish.state is WishState.SENDING:  # said when there was no way to the service
        invitation = replace(invitation, wish=old.wish)
        effects = (SendWish(old.wish.form),)
    journey = replace(journey, invitation=invitation, opening=False, choosing=False, notice=notice)
    return journey, (StoreInvitation(invitation), *effects)


def _same_seat(one: Invitation, other: Invitation) -> bool:
    """Tell whether two invitations are one person's into one meeting.

    A stored one has lost its token when the system's keyring stays closed.
    """
    if one.token:
        return one.token == other.token
    return (one.service_url, one.my_pid, one.meeting.starts_at) == (
        other.service_url,
        other.my_pid,
        other.meeting.starts_at,
    )


def _fresh(journey: Journey, event: MeetingOpened) -> Journey:
    """Return the journey for another meeting; a check made just before the link was opened counts for it."""
    at = event.service_time or journey.now
    keeps_check = journey.invitation is None or journey.place is State.CHECK
    return replace(
        journey,
        receipt=Receipt().add(at, Fact.LINK_OPENED, by_service=event.service_time is not None),
        seat=SeatFacts(),
        call=CallFacts(),
        signed=None,
        plan_b=PlanBFacts(),
        elsewhere=ElsewhereFacts(),
        forgetting=Forgetting.NONE,
        check=journey.check if keeps_check else CheckFacts(),
    )


def _opening_failed(journey: Journey, event: OpeningFailed) -> Step:
    """The stored meeting, and with it plan B, stays whatever the answer was.

    Nobody who went into a meeting meanwhile is troubled with a link that does not matter there. Without
    a link being opened it is the seat itself that was refused, and that has to be said.
    """
    matters = journey.place not in _IN_MEETING or not journey.opening
    return replace(journey, opening=False, notice=event.code if matters else journey.notice), ()


def _other_meeting_asked(journey: Journey, _: OtherMeetingAsked) -> Step:
    """Looking for another link costs nothing: the meeting, and plan B's number, stay until one is opened."""
    return replace(journey, choosing=journey.invitation is not None, notice=None), ()


def _opening_left(journey: Journey, _: OpeningLeft) -> Step:
    """A notice about a link that could not be opened is of no use on the meeting's page."""
    return replace(journey, choosing=False, notice=None), ()


def _meeting_forgotten(journey: Journey, _: MeetingForgotten) -> Step:
    fresh = Journey(
        now=journey.now,
        devices=journey.devices,
        check=journey.check,
        plan_b_open=journey.plan_b_open,
        phone=journey.phone,
        has_dialer=journey.has_dialer,
        reminders=journey.reminders,
        clock=journey.clock,
        settings=journey.settings,
    )
    return fresh, (ForgetInvitation(),)


def _notice_dismissed(journey: Journey, _: NoticeDismissed) -> Step:
    return replace(journey, notice=None), ()


HANDLERS: dict[type, Handler] = {
    LinkGiven: _link_given,
    MeetingOpened: _meeting_opened,
    OpeningFailed: _opening_failed,
    OtherMeetingAsked: _other_meeting_asked,
    OpeningLeft: _opening_left,
    MeetingForgotten: _meeting_forgotten,
    NoticeDismissed: _notice_dismissed,
}
