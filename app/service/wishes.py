# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who would rather meet by telephone or in person, in the database: one wish a person, the latest counts."""

import sqlite3
from datetime import datetime

from app.core.meeting import MeetingForm
from app.meeting.schema.facts import WishInfo
from app.service.rows import from_ms, required_time, to_ms


class WishRows:
    """Reads and writes wishes."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def put(self, meeting_id: str, wish: WishInfo) -> WishInfo:
        """Store a wish; a repeated ``ref`` is the same wish and keeps its time and its answer."""
        self._db.execute(
            "INSERT INTO wishes VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (meeting_id, pid) DO UPDATE SET"
            " form=excluded.form, at=excluded.at, ref=excluded.ref, confirmed_at=NULL"
            " WHERE ref<>excluded.ref",
            (meeting_id, wish.pid, wish.form.value, to_ms(wish.at), wish.ref, to_ms(wish.confirmed_at)),
        )
        return next(one for one in self.all(meeting_id) if one.pid == wish.pid)

    def confirm(self, meeting_id: str, pid: str, at: datetime) -> WishInfo | None:
        """Mark a wish as seen to, the first time counts; None when there is none."""
        self._db.execute(
            "UPDATE wishes SET confirmed_at=COALESCE(confirmed_at, ?) WHERE meeting_id=? AND pid=?",
            (to_ms(at), meeting_id, pid),
        )
        return next((one for one in self.all(meeting_id) if one.pid == pid), None)

    def all(self, meeting_id: str) -> list[WishInfo]:
        """Return a meeting's wishes in order of time."""
        rows = self._db.execute("SELECT * FROM wishes WHERE meeting_id=? ORDER BY at, pid", (meeting_id,))
        return [
            WishInfo(
                pid=row["pid"],
                form=MeetingForm(row["form"]),
                at=required_time(row["at"]),
                ref=row["ref"],
                confirmed_at=from_ms(row["confirmed_at"]),
            )
            for row in rows
        ]
