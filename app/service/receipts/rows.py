# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Receipts in the database: kept apart from the meetings, for they are kept for another time."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from app.core.canonical import canonical, clean
from app.core.meeting import Role
from app.core.receipt import Fact, Line
from app.core.receipt_log import hash_of, line_to_plain, start_of_chain
from app.service.records import MeetingRecord, PersonRecord
from app.service.rows import from_ms, marks, required_time, to_ms


@dataclass(frozen=True)
class ReceiptHead:
    """Whose receipt it is and about which meeting."""

    meeting_id: str
    pid: str
    starts_at: datetime
    municipality: str
    caseworker: str
    role: Role
    name: str


class ReceiptRows:
    """Appends lines and reads them; nothing is ever changed, only deleted with the whole receipt."""

    def __init__(
        self, db: sqlite3.Connection, transaction: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._db = db
        self._transaction = transaction

    def append(self, meeting: MeetingRecord, person: PersonRecord, line: Line) -> None:
        """Add a line to a person's receipt, which begins with its first line."""
        with self._transaction():
            self._db.execute(
                f"INSERT INTO receipts VALUES ({marks(8)}) ON CONFLICT DO NOTHING",  # noqa: S608
                (
                    meeting.id,
                    person.pid,
                    person.token_hash,
                    to_ms(meeting.starts_at),
                    clean(meeting.municipality),
                    clean(meeting.caseworker.name),
                    person.role.value,
                    clean(person.name),
                ),
            )
            n, prev = self.end_of_chain(meeting.id, person.pid)
            text = canonical(line_to_plain(line, n + 1, prev))
            self._db.execute(
                f"INSERT INTO receipt_lines VALUES ({marks(10)})",  # noqa: S608
                (
                    meeting.id,
                    person.pid,
                    n + 1,
                    to_ms(line.at),
                    line.fact.value,
                    int(line.by_service),
                    line.detail,
                    to_ms(line.handed_in_at),
                    prev,
                    hash_of(text),
                ),
            )

    def end_of_chain(self, meeting_id: str, pid: str) -> tuple[int, str]:
        """Return how many lines there are and the hash of the last."""
        row = self._db.execute(
            "SELECT n, hash FROM receipt_lines WHERE meeting_id=? AND pid=? ORDER BY n DESC LIMIT 1",
            (meeting_id, pid),
        ).fetchone()
        return (row["n"], row["hash"]) if row else (0, start_of_chain(meeting_id, pid))

    def lines(self, meeting_id: str, pid: str) -> list[Line]:
        """Return a receipt's lines in the order in which they were written."""
        rows = self._db.execute(
            "SELECT * FROM receipt_lines WHERE meeting_id=? AND pid=? ORDER BY n", (meeting_id, pid)
        )
        return [
            Line(
                required_time(row["at"]),
                Fact(row["fact"]),
                bool(row["by_service"]),
                row["detail"],
                from_ms(row["handed_in_at"]),
            )
            for row in rows
        ]

    def is_chained(self, meeting_id: str, pid: str) -> bool:
        """Tell whether the rows still are what was written: nobody has changed, moved or dropped one."""
        rows = self._db.execute(
            "SELECT n, prev, hash FROM receipt_lines WHERE meeting_id=? AND pid=? ORDER BY n",
            (meeting_id, pid),
        ).fetchall()
        last = start_of_chain(meeting_id, pid)
        for number, (row, line) in enumerate(zip(rows, self.lines(meeting_id, pid), strict=True), start=1):
            link = hash_of(canonical(line_to_plain(line, number, last)))
            if (row["n"], row["prev"], row["hash"]) != (number, last, link):
                return False
            last = link
        return True

    def head(self, meeting_id: str, pid: str) -> ReceiptHead | None:
        """Return whose receipt it is, or None when there is none (any more)."""
        row = self._db.execute(
            "SELECT * FROM receipts WHERE meeting_id=? AND pid=?", (meeting_id, pid)
        ).fetchone()
        if row is None:
            return None
        return ReceiptHead(
            meeting_id=row["meeting_id"],
            pid=row["pid"],
            starts_at=required_time(row["starts_at"]),
            municipality=row["municipality"],
            caseworker=row["caseworker"],
            role=Role(row["role"]),
            name=row["name"],
        )

    def find_token(self, token_hash: str) -> tuple[str, str] | None:
        """Return meeting and person of a token, also when the meeting itself has been deleted."""
        row = self._db.execute(
            "SELECT meeting_id, pid FROM receipts WHERE token_hash=?", (token_hash,)
        ).fetchone()
        return (row["meeting_id"], row["pid"]) if row else None

    def find_line(self, line_hash: str) -> tuple[str, str, int] | None:
        """Return meeting, person and number of the line with a hash: what a printed receipt names."""
        row = self._db.execute(
            "SELECT meeting_id, pid, n FROM receipt_lines WHERE hash=?", (line_hash,)
        ).fetchone()
        return (row["meeting_id"], row["pid"], row["n"]) if row else None

    def delete_before(self, moment: datetime) -> int:
        """Delete the receipts of meetings that started before a moment; return how many."""
        return self._db.execute("DELETE FROM receipts WHERE starts_at < ?", (to_ms(moment),)).rowcount
