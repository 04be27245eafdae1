# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a meeting looks like to one person, and to staff."""

from collections.abc import Mapping

import msgspec

from app.meeting.schema.facts import CallbackInfo, MeetingState, PlanInfo, SeatState, StaffMeeting, now_utc
from app.meeting.schema.http import InvitationView
from app.meeting.schema.seat import Snapshot
from app.service.keys import KeyRing
from app.service.records import MeetingRecord
from app.service.seats import Seat
from app.service.store import Store


def for_citizen(callback: CallbackInfo) -> CallbackInfo:
    """Return a callback without what only caseworkers may read."""
    return msgspec.structs.replace(callback, phone=None, reason=None, verdict=None)


def snapshot(
    meeting: MeetingRecord, seats: Mapping[str, Seat], me: Seat, store: Store, plan: PlanInfo | None
) -> Snapshot:
    """Return everything that one connected person may know."""
    callbacks = store.callbacks(meeting.id, None if me.is_caseworker else me.pid)
    return Snapshot(
        time=now_utc(),
        you=me.you,
        state=me.person.state,
        meeting=meeting.info,
        people=[seat.info(for_staff=me.is_caseworker) for seat in seats.values()],
        callbacks=callbacks if me.is_caseworker else [for_citizen(one) for one in callbacks],
        messages=store.messages(meeting.id, None if me.is_caseworker else me.pid),
        status=meeting.status,
        agenda_index=meeting.agenda_index,
        registered_at=me.person.registered_at,
        admitted_at=me.person.admitted_at,
        plan=plan,
        wishes=[one for one in store.wishes.all(meeting.id) if me.is_caseworker or one.pid == me.pid],
    )


def invitation_view(
    meeting: MeetingRecord, seats: Mapping[str, Seat], me: Seat, store: Store
) -> InvitationView:
    """Return the meeting as the holder of one link sees it before they connect."""
    return InvitationView(
        time=now_utc(),
        you=me.you,
        state=SeatState.ENDED if meeting.ended_at is not None else me.person.state,
        meeting=meeting.info,
        people=[seat.info(for_staff=False) for seat in seats.values()],
        registered_at=me.person.registered_at,
        wish=next((one for one in store.wishes.all(meeting.id) if one.pid == me.pid), None),
    )


def staff_view(
    meeting: MeetingRecord, seats: Mapping[str, Seat], store: Store, keys: KeyRing
) -> StaffMeeting:
    """Return everything that staff may see, with the caseworker's token."""
    caseworker = next(seat for seat in seats.values() if seat.is_caseworker)
    return StaffMeeting(
        id=meeting.id,
        state=_state(meeting),
        title=meeting.title,
        starts_at=meeting.starts_at,
        duration_min=meeting.duration_min,
        municipality=meeting.municipality,
        agenda=meeting.agenda,
        agenda_index=meeting.agenda_index,
        caseworker=meeting.caseworker,
        caseworker_pid=caseworker.pid,
        caseworker_token=keys.token(meeting.id, caseworker.pid),
        status=meeting.status,
        people=[seat.info(for_staff=True) for seat in seats.values()],
        callbacks=store.callbacks(meeting.id),
        messages=store.messages(meeting.id),
        wishes=store.wishes.all(meeting.id),
        ended_at=meeting.ended_at,
    )


def _state(meeting: MeetingRecord) -> MeetingState:
    if meeting.ended_at is not None:
        return MeetingState.ENDED
    arrived = any(person.registered_at is not None for person in meeting.people)
    return MeetingState.OPEN if arrived else MeetingState.PLANNED
