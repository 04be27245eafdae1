# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Books meetings: a seat, a link and a spoken code for everybody."""

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import UTC, timedelta

from app.core.links import app_link, meeting_link
from app.core.meeting import Role
from app.core.spoken_code import spoken
from app.meeting.schema.facts import ErrorCode, JobcentreInfo, PlanBInfo
from app.meeting.schema.http import IssuedInvitation, IssuedMeeting, NewMeeting
from app.service.keys import KeyRing, token_hash
from app.service.records import MeetingRecord, PersonRecord, is_this_century
from app.service.refusals import Refusal
from app.service.store import Store

_ATTEMPTS = 8  # a code is taken once in a million meetings


@dataclass(frozen=True)
class Booking:
    """Books into one store.

    Attributes:
        public_url: What links start with.
        valid_h: How long after the start links and codes are good.
        jobcentre: For meetings that are booked without.
        plan_b: For meetings that are booked without.
    """

    store: Store
    keys: KeyRing
    public_url: str
    valid_h: float
    jobcentre: JobcentreInfo | None = None
    plan_b: PlanBInfo = PlanBInfo()

    def book(self, new: NewMeeting) -> MeetingRecord:
        """Store a meeting; the caseworker's seat comes last.

        Raises:
            Refusal: NOT_UNDERSTOOD when a caseworker is among the people, or for an impossible time.
        """
        if not is_this_century(new.starts_at):
            raise Refusal(ErrorCode.NOT_UNDERSTOOD, "starts_at between 2000 and 2099")
        if any(person.role is Role.CASEWORKER for person in new.people):
            raise Refusal(
                ErrorCode.NOT_UNDERSTOOD, "the caseworker is named in 'caseworker', not in 'people'"
            )
        seats = [(person.role, person.name) for person in new.people]
        seats.append((Role.CASEWORKER, new.caseworker.name))
        starts_at = new.starts_at.astimezone(UTC)
        for nonce in range(_ATTEMPTS):
            meeting_id = secrets.token_hex(8)
            meeting = MeetingRecord(
                id=meeting_id,
                title=new.title,
                starts_at=starts_at,
                duration_min=new.duration_min,
                municipality=new.municipality,
                agenda=list(new.agenda),
                caseworker=new.caseworker,
                expires_at=starts_at + timedelta(hours=self.valid_h),
                people=[
                    self._person(meeting_id, f"p{place}", role, name, nonce)
                    for place, (role, name) in enumerate(seats, start=1)
                ],
                jobcentre=new.jobcentre or self.jobcentre,
                plan_b=new.plan_b or self.plan_b,
            )
            try:
                self.store.add_meeting(meeting)
            except sqlite3.IntegrityError:
                continue
            return meeting
        raise Refusal(ErrorCode.INTERNAL)

    def issued(self, meeting: MeetingRecord) -> IssuedMeeting:
        """Return everybody's invitation."""
        return IssuedMeeting(
            id=meeting.id, people=[self.invitation(meeting, person) for person in meeting.people]
        )

    def invitation(self, meeting: MeetingRecord, person: PersonRecord) -> IssuedInvitation:
        """Return one person's link and code."""
        token = self.keys.token(meeting.id, person.pid)
        return IssuedInvitation(
            pid=person.pid,
            role=person.role,
            name=person.name,
            link=meeting_link(self.public_url, token),
            app_link=app_link(self.public_url, token),
            token=token,
            code=spoken(self.keys.code(meeting.id, person.pid, person.code_nonce)),
            code_expires_at=meeting.expires_at,
        )

    def _person(self, meeting_id: str, pid: str, role: Role, name: str, nonce: int) -> PersonRecord:
        return PersonRecord(
            pid=pid,
            role=role,
            name=name,
            token_hash=token_hash(self.keys.token(meeting_id, pid)),
            code_hash=self.keys.code_hash(self.keys.code(meeting_id, pid, nonce)),
            code_nonce=nonce,
        )
