# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records as rows of the database, and back."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from app.core.meeting import Role
from app.core.verdicts import Verdict
from app.meeting.schema.facts import JobcentreInfo, PlanBInfo, SeatState
from app.service.records import MeetingRecord, PersonRecord


def marks(count: int) -> str:
    """Return so many placeholders."""
    return ", ".join("?" * count)


def to_ms(at: datetime | None) -> int | None:
    """Return a moment as the database keeps it: milliseconds since 1970."""
    return None if at is None else round(at.timestamp() * 1000)


def from_ms(ms: int | None) -> datetime | None:
    """Return a moment that may not have come."""
    return None if ms is None else required_time(ms)


def required_time(ms: int) -> datetime:
    """Return a moment, in UTC."""
    return datetime.fromtimestamp(ms // 1000, UTC).replace(microsecond=ms % 1000 * 1000)


def meeting_row(meeting: MeetingRecord) -> tuple[object, ...]:
    """Return a meeting in the order of its table's columns."""
    return (
        meeting.id,
        meeting.title,
        to_ms(meeting.starts_at),
        meeting.duration_min,
        meeting.municipality,
        json.dumps(meeting.agenda, ensure_ascii=False),
        meeting.caseworker.name,
        meeting.caseworker.phone,
        to_ms(meeting.expires_at),
        to_ms(meeting.ended_at),
        meeting.status.value,
        meeting.agenda_index,
        meeting.gen,
        json.dumps(meeting.pair),
        meeting.offerer,
        None if meeting.jobcentre is None else msgspec.json.encode(meeting.jobcentre).decode(),
        msgspec.json.encode(meeting.plan_b).decode(),
    )


def jobcentre_of(text: str | None) -> JobcentreInfo | None:
    """Return a stored main number."""
    return None if text is None else msgspec.json.decode(text, type=JobcentreInfo)


def plan_b_of(text: str | None) -> PlanBInfo:
    """Return stored times; the usual ones for a meeting of an older file."""
    return PlanBInfo() if text is None else msgspec.json.decode(text, type=PlanBInfo)


def person_row(meeting_id: str, position: int, person: PersonRecord) -> tuple[object, ...]:
    """Return a person in the order of its table's columns."""
    return (
        meeting_id,
        person.pid,
        position,
        person.role.value,
        person.name,
        person.token_hash,
        person.code_hash,
        person.code_nonce,
        person.state.value,
        to_ms(person.registered_at),
        to_ms(person.admitted_at),
        person.instance,
        person.verdict and person.verdict.value,
    )


def people_of(rows: Iterable[sqlite3.Row]) -> list[PersonRecord]:
    """Return the people in some rows."""
    return [
        PersonRecord(
            pid=row["pid"],
            role=Role(row["role"]),
            name=row["name"],
            token_hash=row["token_hash"],
            code_hash=row["code_hash"],
            code_nonce=row["code_nonce"],
            state=SeatState(row["state"]),
            registered_at=from_ms(row["registered_at"]),
            admitted_at=from_ms(row["admitted_at"]),
            instance=row["instance"],
            verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        )
        for row in rows
    ]
