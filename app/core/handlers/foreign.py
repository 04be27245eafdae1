# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A meeting in another program: recognised, told about, waited for, opened there."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.core.effects import CopyLink, Effect, HandWordOver, OpenElsewhere, ReleaseDevices, StoreInvitation
from app.core.events import (
    DevicesReleased,
    DoubtAccepted,
    DoubtDropped,
    ForeignDetailsGiven,
    LinkCopied,
    NotOpenedElsewhere,
    OpenedElsewhere,
    OpenElsewhereAsked,
    WordAsked,
    WordHandedOver,
)
from app.core.facts import CallFacts, CheckFacts, ElsewhereFacts, Forgetting, PlanBFacts, SeatFacts, State
from app.core.faults import FaultCode
from app.core.foreign_links import Doubt, ForeignLink
from app.core.meeting import Contact, Foreign, Invitation, Meeting
from app.core.receipt import Fact, Line, Receipt, cut
from app.core.state import Handler, Journey, Step

# The same link given again so soon is the same meeting; later it is the next one: many links never change.
SAME_MEETING = timedelta(hours=12)
_NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)


def link_given(journey: Journey, link: ForeignLink) -> Step:
    """Return the journey with another program's link: as its meeting, or as a question."""
    if link.doubt is not Doubt.NONE:
        return replace(journey, doubtful=link, notice=None), ()
    return _taken(journey, link)


def _taken(journey: Journey, link: ForeignLink) -> Step:
    """Return the journey with the meeting behind a link; what was told about it before stays."""
    now = journey.now or _NO_CLOCK
    journey = replace(journey, doubtful=None, choosing=False, notice=None)
    old = journey.invitation
    if old is not None and _is_same(old, link, now):
        known = replace(old, token=link.url)  # a keyring that stays closed had lost it
        return replace(journey, invitation=known), () if known == old else (StoreInvitation(known),)
    contact = old.meeting.caseworker if old is not None and old.foreign is not None else Contact("", "")
    meeting = Meeting("", starts_at=now, duration_min=0, caseworker=contact, id=_id_of(link))
    invitation = Invitation("", link.url, meeting, foreign=Foreign(link.program, link.host, now))
    keeps_check = old is None or journey.place is State.CHECK
    journey = replace(
        journey,
        invitation=invitation,
        receipt=Receipt().add(journey.now, Fact.LINK_OPENED),
        seat=SeatFacts(),
        call=CallFacts(),
        signed=None,
        plan_b=PlanBFacts(),
        elsewhere=ElsewhereFacts(),
        forgetting=Forgetting.NONE,
        check=journey.check if keeps_check else CheckFacts(),
    )
    return journey, (StoreInvitation(invitation),)


def _is_same(known: Invitation, link: ForeignLink, now: datetime) -> bool:
    same_link = known.foreign is not None and known.meeting.id == _id_of(link)
    return same_link and now - known.filed_at < SAME_MEETING


def _id_of(link: ForeignLink) -> str:
    return hashlib.sha256(link.url.encode("utf-8", "replace")).hexdigest()[:16]


def _doubt_accepted(journey: Journey, _: DoubtAccepted) -> Step:
    link = journey.doubtful
    return (journey, ()) if link is None else _taken(journey, link)


def _doubt_dropped(journey: Journey, _: DoubtDropped) -> Step:
    return replace(journey, doubtful=None), ()


def _details_given(journey: Journey, event: ForeignDetailsGiven) -> Step:
    invitation = journey.invitation
    if invitation is None or invitation.foreign is None:
        return journey, ()
    foreign = replace(invitation.foreign, time_known=event.starts_at is not None)
    meeting = replace(
        invitation.meeting,
        starts_at=event.starts_at or foreign.opened_at,
        caseworker=Contact(event.name.strip(), event.phone.strip()),
    )
    invitation = replace(invitation, meeting=meeting, foreign=foreign)
    return replace(journey, invitation=invitation), (StoreInvitation(invitation),)


def come_to_lobby(journey: Journey) -> Journey:
    """Return the journey on the waiting page; the first time counts."""
    came = journey.elsewhere.came_at or journey.receipt.came_here_at or journey.now
    receipt = journey.receipt
    if not receipt.has(Fact.CAME_HERE):
        receipt = receipt.add(journey.now, Fact.CAME_HERE)
    elsewhere = replace(journey.elsewhere, came_at=came, releasing=False, link_copied=False)
    return replace(journey, elsewhere=elsewhere, receipt=receipt)


def _open_asked(journey: Journey, _: OpenElsewhereAsked) -> Step:
    """The other program can have camera and microphone only when nobody else holds them."""
    if journey.invitation is None or journey.elsewhere.releasing:
        return journey, ()
    if not journey.invitation.token:
        return replace(journey, notice=FaultCode.LINK_NOT_OPENED), ()
    elsewhere = replace(journey.elsewhere, releasing=True)
    return replace(journey, elsewhere=elsewhere, notice=None), (ReleaseDevices(),)


def _released(journey: Journey, _: DevicesReleased) -> Step:
    """Nothing comes up over plan B, or on a page that was left meanwhile: then it is asked for again."""
    if not journey.elsewhere.releasing:
        return journey, ()
    journey = replace(journey, elsewhere=replace(journey.elsewhere, releasing=False))
    here = journey.place in (State.LOBBY, State.ELSEWHERE) and not journey.plan_b_open
    if not here or journey.invitation is None:
        return journey, ()
    return journey, (OpenElsewhere(journey.invitation.token),)


def _opened(journey: Journey, _: OpenedElsewhere) -> Step:
    foreign = journey.foreign
    if foreign is None or journey.place not in (State.LOBBY, State.ELSEWHERE):
        return journey, ()
    receipt = journey.receipt.add(journey.now, Fact.OPENED_ELSEWHERE, detail=foreign.program.value)
    elsewhere = replace(journey.elsewhere, opened_at=journey.now)
    return replace(journey, elsewhere=elsewhere, receipt=receipt), ()


def _not_opened(journey: Journey, _: NotOpenedElsewhere) -> Step:
    if journey.foreign is None:
        return journey, ()
    receipt = journey.receipt.add(journey.now, Fact.NOT_OPENED_ELSEWHERE)
    return replace(journey, notice=FaultCode.LINK_NOT_OPENED, receipt=receipt), ()


def _link_copied(journey: Journey, _: LinkCopied) -> Step:
    if journey.invitation is None or journey.foreign is None or not journey.invitation.token:
        return journey, ()
    elsewhere = replace(journey.elsewhere, link_copied=True)
    return replace(journey, elsewhere=elsewhere), (CopyLink(journey.invitation.token),)


def _word_asked(journey: Journey, event: WordAsked) -> Step:
    if journey.invitation is None or journey.foreign is None:
        return journey, ()
    phone = journey.invitation.meeting.caseworker.phone
    effects: tuple[Effect, ...] = (HandWordOver(event.message, event.way, phone, event.subject, event.text),)
    return replace(journey, elsewhere=replace(journey.elsewhere, no_way=None)), effects


def _word_handed_over(journey: Journey, event: WordHandedOver) -> Step:
    """It is written down that word was prepared: that it arrived is more than this PC can know."""
    if journey.foreign is None or journey.now is None:
        return journey, ()
    if not event.worked:
        return replace(journey, elsewhere=replace(journey.elsewhere, no_way=event.way)), ()
    others = tuple(word for word in journey.elsewhere.words if word[:2] != (event.message, event.way))
    words = (*others, (event.message, event.way, journey.now))
    line = Line(cut(journey.now), Fact.WORD_PREPARED, detail=event.message.value)
    last = journey.receipt.lines[-1:]
    again = bool(last) and (last[0].fact, last[0].detail) == (line.fact, line.detail)
    receipt = journey.receipt if again else Receipt((*journey.receipt.lines, line))
    return replace(journey, elsewhere=replace(journey.elsewhere, words=words), receipt=receipt), ()


HANDLERS: dict[type, Handler] = {
    DevicesReleased: _released,
    DoubtAccepted: _doubt_accepted,
    DoubtDropped: _doubt_dropped,
    ForeignDetailsGiven: _details_given,
    LinkCopied: _link_copied,
    NotOpenedElsewhere: _not_opened,
    OpenElsewhereAsked: _open_asked,
    OpenedElsewhere: _opened,
    WordAsked: _word_asked,
    WordHandedOver: _word_handed_over,
}
