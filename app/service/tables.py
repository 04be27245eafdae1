# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database's tables, version by version: an older file gets what it lacks when it is opened."""

import sqlite3

_FIRST = """
CREATE TABLE meetings (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, starts_at INTEGER NOT NULL, duration_min INTEGER NOT NULL,
  municipality TEXT NOT NULL, agenda TEXT NOT NULL, caseworker_name TEXT NOT NULL,
  caseworker_phone TEXT NOT NULL,
  expires_at INTEGER NOT NULL, ended_at INTEGER, status TEXT NOT NULL, agenda_index INTEGER,
  gen INTEGER NOT NULL, pair TEXT NOT NULL, offerer TEXT NOT NULL
) STRICT;
CREATE INDEX meetings_by_start ON meetings (starts_at);
CREATE TABLE people (
  meeting_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE, pid TEXT NOT NULL,
  position INTEGER NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE,
  code_hash TEXT NOT NULL UNIQUE, code_nonce INTEGER NOT NULL, state TEXT NOT NULL, registered_at INTEGER,
  admitted_at INTEGER, instance TEXT, verdict TEXT, PRIMARY KEY (meeting_id, pid)
) STRICT;
CREATE TABLE callbacks (
  id TEXT PRIMARY KEY, meeting_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE, pid TEXT NOT NULL,
  ref TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL, phone TEXT NOT NULL, reason TEXT NOT NULL,
  verdict TEXT NOT NULL, UNIQUE (meeting_id, pid, ref)
) STRICT;
CREATE TABLE messages (
  id TEXT PRIMARY KEY, meeting_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE, pid TEXT NOT NULL,
  ref TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (meeting_id, pid, ref)
) STRICT;
"""

# Receipts hang on no meeting: they are kept for a time of their own.
_SECOND = """
ALTER TABLE meetings ADD COLUMN jobcentre TEXT;
ALTER TABLE meetings ADD COLUMN plan_b TEXT;
ALTER TABLE callbacks ADD COLUMN calling_at INTEGER;
ALTER TABLE callbacks ADD COLUMN called_at INTEGER;
CREATE TABLE wishes (
  meeting_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE, pid TEXT NOT NULL, form TEXT NOT NULL,
  at INTEGER NOT NULL, ref TEXT NOT NULL, confirmed_at INTEGER, PRIMARY KEY (meeting_id, pid)
) STRICT;
CREATE TABLE receipts (
  meeting_id TEXT NOT NULL, pid TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, starts_at INTEGER NOT NULL,
  municipality TEXT NOT NULL, caseworker TEXT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (meeting_id, pid)
) STRICT;
CREATE TABLE receipt_lines (
  meeting_id TEXT NOT NULL, pid TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, fact TEXT NOT NULL,
  by_service INTEGER NOT NULL, detail TEXT NOT NULL, handed_in_at INTEGER, prev TEXT NOT NULL, hash TEXT NOT
  NULL,
  PRIMARY KEY (meeting_id, pid, n), FOREIGN KEY (meeting_id, pid) REFERENCES receipts ON DELETE CASCADE
) STRICT;
CREATE INDEX receipt_lines_by_hash ON receipt_lines (hash);
"""
_STEPS = (_FIRST, _SECOND)
SCHEMA_VERSION = len(_STEPS)


def bring_up(db: sqlite3.Connection) -> int:
    """Make the tables that are missing, inside the caller's transaction; return the version found before."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if 0 <= version < SCHEMA_VERSION:
        for step in _STEPS[version:]:
            for statement in step.split(";\n"):
                if statement.strip():
                    db.execute(statement)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return version
