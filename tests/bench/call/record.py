# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The runs of the bench as JSON lines: one that was interrupted goes on, old numbers can be read again."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.call.measure import Seen


@dataclass(frozen=True)
class Record:
    """One call over one line.

    Attributes:
        line: The scenario's name.
        kind: Who is at home: "app" or "chromium". The caseworker's end is always a Chromium.
        seed: Number of the run.
        sends: How the caseworker received what the home end sent; None where that was not measured.
        receives: How the home end received.
        more: What was measured once a call (cost) or may explain the rest.
        failed: Why the run failed; empty when it did not.
    """

    line: str
    kind: str
    seed: int
    sends: Seen | None = None
    receives: Seen | None = None
    more: dict[str, Any] = field(default_factory=dict)
    failed: str = ""

    @property
    def key(self) -> tuple[str, str, int]:
        """What makes two records the same run."""
        return self.line, self.kind, self.seed


class Book:
    """A file of records; each run is written when it is done.

    Args:
        path: The file; its folder is made.
        resumes: Keep what is there; runs that did not fail count as done.
    """

    def __init__(self, path: Path, *, resumes: bool) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        if path.exists() and not resumes:
            path.replace(path.with_suffix(".before.jsonl"))
        self._records = {record.key: record for record in read(path) if not record.failed}

    def done(self, key: tuple[str, str, int]) -> Record | None:
        """Return the run if it is in the file already."""
        return self._records.get(key)

    def write(self, record: Record) -> None:
        """Add one run."""
        if not record.failed:
            self._records[record.key] = record
        with self._path.open("a") as file:
            file.write(json.dumps(asdict(record)) + "\n")


def read(path: Path) -> Iterable[Record]:
    """Return the records of a file, none if there is no file; a later one of the same run takes its place."""
    if not path.exists():
        return []
    found: dict[tuple[str, str, int], Record] = {}
    for line in path.read_text().splitlines():
        plain = json.loads(line)
        for way in ("sends", "receives"):
            if plain[way] is not None:
                plain[way] = Seen(**plain[way] | {"size": tuple(plain[way]["size"])})
        record = Record(**plain)
        found[record.key] = record
    return list(found.values())
