# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The service's memory: one SQLite file in WAL mode.

Called straight from the event loop: every statement touches a handful of indexed rows, and in WAL mode with
``synchronous=NORMAL`` a commit waits for no disk. A commit survives the death of the process; a power cut
may cost the last moments, which clients send again.
"""

import json
import os
import sqlite3
from datetime import datetime
from pathlib import Path

from app.core.meeting import CaseworkerStatus
from app.core.verdicts import Verdict
from app.meeting.schema.facts import (
    CallbackInfo,
    CallbackState,
    ContactInfo,
    MessageInfo,
    MessageKind,
    SeatState,
)
from app.service.receipts.rows import ReceiptRows
from app.service.records import MeetingRecord, PersonRecord
from app.service.rows import (
    from_ms,
    jobcentre_of,
    marks,
    meeting_row,
    people_of,
    person_row,
    plan_b_of,
    required_time,
    to_ms,
)
from app.service.tables import SCHEMA_VERSION, bring_up
from app.service.wishes import WishRows


class StoreError(Exception):
    """The database cannot be used; the text says why and is safe to show."""


class Store:
    """Reads and writes records; each writing method is one transaction."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite itself would let the umask decide
        # autocommit: single statements commit themselves, _transaction() groups them
        self._db = sqlite3.connect(path, isolation_level=None, timeout=5.0)
        self._db.row_factory = sqlite3.Row
        try:
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA foreign_keys = ON")
            self._db.execute("PRAGMA secure_delete = ON")
            self._create()
            self.receipts = ReceiptRows(self._db, self._transaction)
            self.wishes = WishRows(self._db)
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise StoreError(f"not a usable database ({error.__class__.__name__})") from error
        except StoreError:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add_meeting(self, meeting: MeetingRecord) -> None:
        """Store a new meeting with its people.

        Raises:
            sqlite3.IntegrityError: If a code or token is taken.
        """
        people = [person_row(meeting.id, place, person) for place, person in enumerate(meeting.people)]
        with self._transaction():
            self._db.execute(f"INSERT INTO meetings VALUES ({marks(17)})", meeting_row(meeting))  # noqa: S608
            self._db.executemany(f"INSERT INTO people VALUES ({marks(13)})", people)  # noqa: S608

    def save_meeting(self, meeting: MeetingRecord) -> None:
        """Store what changes in a meeting's life."""
        self._db.execute(
            "UPDATE meetings SET ended_at=?, status=?, agenda_index=?, gen=?, pair=?, offerer=? WHERE id=?",
            (
                to_ms(meeting.ended_at),
                meeting.status.value,
                meeting.agenda_index,
                meeting.gen,
                json.dumps(meeting.pair),
                meeting.offerer,
                meeting.id,
            ),
        )

    def save_person(self, meeting_id: str, person: PersonRecord) -> None:
        """Store where a person stands."""
        self._db.execute(
            "UPDATE people SET state=?, registered_at=?, admitted_at=?, instance=?, verdict=?"
            " WHERE meeting_id=? AND pid=?",
            (
                person.state.value,
                to_ms(person.registered_at),
                to_ms(person.admitted_at),
                person.instance,
                person.verdict and person.verdict.value,
                meeting_id,
                person.pid,
            ),
        )

    def meeting(self, meeting_id: str) -> MeetingRecord | None:
        """Return one meeting with its people."""
        row = self._db.execute("SELECT * FROM meetings WHERE id=?", (meeting_id,)).fetchone()
        return self._with_people(row) if row else None

    def meeting_ids_between(self, start: datetime, end: datetime) -> list[str]:
        """Return the meetings that start in a span of time, in order."""
        rows = self._db.execute(
            "SELECT id FROM meetings WHERE starts_at >= ? AND starts_at < ? ORDER BY starts_at, id",
            (to_ms(start), to_ms(end)),
        )
        return [row["id"] for row in rows]

    def meeting_ids_with_seats_taken(self, now: datetime) -> list[str]:
        """Return the living meetings in which somebody waits or is admitted."""
        rows = self._db.execute(
            "SELECT DISTINCT m.id FROM meetings m JOIN people p ON p.meeting_id = m.id"
            " WHERE m.ended_at IS NULL AND m.expires_at > ? AND p.state IN (?, ?)",
            (to_ms(now), SeatState.WAITING.value, SeatState.ADMITTED.value),
        )
        return [row["id"] for row in rows]

    def find_token(self, token_hash: str) -> tuple[str, str] | None:
        """Return meeting and person of a token."""
        row = self._db.execute(
            "SELECT meeting_id, pid FROM people WHERE token_hash=?", (token_hash,)
        ).fetchone()
        return (row["meeting_id"], row["pid"]) if row else None

    def find_code(self, code_hash: str) -> tuple[str, str] | None:
        """Return meeting and person of a spoken code."""
        row = self._db.execute(
            "SELECT meeting_id, pid FROM people WHERE code_hash=?", (code_hash,)
        ).fetchone()
        return (row["meeting_id"], row["pid"]) if row else None

    def add_callback(self, meeting_id: str, callback: CallbackInfo) -> CallbackInfo:
        """Store a callback request; return the stored one, which is an earlier one for a repeated ``ref``."""
        self._db.execute(
            f"INSERT INTO callbacks VALUES ({marks(11)}) ON CONFLICT (meeting_id, pid, ref) DO NOTHING",  # noqa: S608
            (
                callback.id,
                meeting_id,
                callback.pid,
                callback.ref,
                callback.state.value,
                to_ms(callback.at),
                callback.phone or "",
                callback.reason or "",
                (callback.verdict or Verdict.NOT_MEASURED).value,
                to_ms(callback.calling_at),
                to_ms(callback.called_at),
            ),
        )
        return next(one for one in self.callbacks(meeting_id, callback.pid) if one.ref == callback.ref)

    def set_callback_state(
        self, meeting_id: str, callback_id: str, state: CallbackState, at: datetime
    ) -> CallbackInfo | None:
        """Move a callback on; return it, or None. The first time at each step counts."""
        calling = to_ms(at) if state is CallbackState.CALLING else None
        called = to_ms(at) if state is CallbackState.CALLED else None
        self._db.execute(
            "UPDATE callbacks SET state=?, calling_at=COALESCE(calling_at, ?),"
            " called_at=COALESCE(called_at, ?) WHERE meeting_id=? AND id=?",
            (state.value, calling, called, meeting_id, callback_id),
        )
        return next((one for one in self.callbacks(meeting_id) if one.id == callback_id), None)

    def callbacks(self, meeting_id: str, pid: str | None = None) -> list[CallbackInfo]:
        """Return a meeting's callbacks in order of time, or one person's."""
        rows = self._db.execute(
            "SELECT * FROM callbacks WHERE meeting_id=? AND (? IS NULL OR pid=?) ORDER BY at, rowid",
            (meeting_id, pid, pid),
        )
        return [
            CallbackInfo(
                id=row["id"],
                pid=row["pid"],
                state=CallbackState(row["state"]),
                at=required_time(row["at"]),
                calling_at=from_ms(row["calling_at"]),
                called_at=from_ms(row["called_at"]),
                ref=row["ref"],
                phone=row["phone"] or None,
                reason=row["reason"],
                verdict=Verdict(row["verdict"]),
            )
            for row in rows
        ]

    def add_message(self, meeting_id: str, message: MessageInfo) -> MessageInfo:
        """Store a message; return the stored one, which is an earlier one for a repeated ``ref``."""
        self._db.execute(
            f"INSERT INTO messages VALUES ({marks(6)}) ON CONFLICT (meeting_id, pid, ref) DO NOTHING",  # noqa: S608
            (message.id, meeting_id, message.pid, message.ref, message.kind.value, to_ms(message.at)),
        )
        return next(one for one in self.messages(meeting_id, message.pid) if one.ref == message.ref)

    def messages(self, meeting_id: str, pid: str | None = None) -> list[MessageInfo]:
        """Return a meeting's messages in order of time, or one person's."""
        rows = self._db.execute(
            "SELECT * FROM messages WHERE meeting_id=? AND (? IS NULL OR pid=?) ORDER BY at, rowid",
            (meeting_id, pid, pid),
        )
        return [
            MessageInfo(
                id=row["id"],
                pid=row["pid"],
                kind=MessageKind(row["kind"]),
                at=required_time(row["at"]),
                ref=row["ref"],
            )
            for row in rows
        ]

    def delete_before(self, moment: datetime) -> int:
        """Delete meetings that started before a moment, with everything about them; return how many."""
        return self._db.execute("DELETE FROM meetings WHERE starts_at < ?", (to_ms(moment),)).rowcount

    def foreign_writes(self) -> int:
        """Return a number that changes whenever another process writes to the file."""
        version: int = self._db.execute("PRAGMA data_version").fetchone()[0]
        return version

    def _create(self) -> None:
        with self._transaction():
            version = bring_up(self._db)
            if not 0 <= version <= SCHEMA_VERSION:
                raise StoreError(f"database version {version}, this program knows {SCHEMA_VERSION}")

    def _transaction(self) -> "_Transaction":
        return _Transaction(self._db)

    def _with_people(self, row: sqlite3.Row) -> MeetingRecord:
        people = self._db.execute("SELECT * FROM people WHERE meeting_id=? ORDER BY position", (row["id"],))
        return MeetingRecord(
            id=row["id"],
            title=row["title"],
            starts_at=required_time(row["starts_at"]),
            duration_min=row["duration_min"],
            municipality=row["municipality"],
            agenda=json.loads(row["agenda"]),
            caseworker=ContactInfo(name=row["caseworker_name"], phone=row["caseworker_phone"]),
            expires_at=required_time(row["expires_at"]),
            people=people_of(people),
            ended_at=from_ms(row["ended_at"]),
            status=CaseworkerStatus(row["status"]),
            agenda_index=row["agenda_index"],
            gen=row["gen"],
            pair=tuple(json.loads(row["pair"])),
            offerer=row["offerer"],
            jobcentre=jobcentre_of(row["jobcentre"]),
            plan_b=plan_b_of(row["plan_b"]),
        )


class _Transaction:
    """All or nothing; takes the write lock at once, so that two processes cannot both half-begin."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._db.execute("COMMIT" if kind is None else "ROLLBACK")
