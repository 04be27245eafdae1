# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the bench: ``python -m tests.bench.call.summary out/bench-call.jsonl`` prints them again."""

import json
import os
import sys
from collections.abc import Sequence
from math import isfinite, isnan
from pathlib import Path

from tests.bench.call import asked
from tests.bench.call.record import Record, read
from tests.bench.call.scenarios import SCENARIOS
from tests.bench.tables import table

# Heading, number of ``Seen``, digits.
COLUMNS = (
    ("fps", "fps", 1),
    ("freezes", "freezes", 0),
    ("frozen s", "frozen_s", 2),
    ("longest s", "longest_s", 2),
    ("concealed %", "concealed_percent", 2),
    ("PESQ", "pesq", 2),
    ("kbit/s", "kbit", 0),
    ("back sound s", "back_sound_s", 1),
    ("back picture s", "back_picture_s", 1),
    ("picture ms", "picture_ms", 0),
    ("sound ms", "sound_ms", 0),
)
NAMES_WIDTH = 49


def print_head(runs: int) -> None:
    """Print the headings."""
    heads = " ".join(f"{head:>{len(head)}}" for head, _, _ in COLUMNS)
    print(f"\n{f'line (medians of {runs})':31}{'home':9}{'way':9}{heads}  size")


def print_line(records: Sequence[Record]) -> None:
    """Print both directions of the runs of one line and one kind of home end."""
    first = records[0]
    words = SCENARIOS[first.line].words if first.line in SCENARIOS else "whole app, clean line"
    found = asked.Medians(records)
    good = [record for record in records if not record.failed]
    for way in ("sends", "receives") if good and first.line not in ("cost", "window") else ():
        cells = [
            f"{_said(found.way(first.line, first.kind, way, name), digits):>{len(head)}}"
            for head, name, digits in COLUMNS
        ]
        size = getattr(good[-1], way).size
        print(
            f"{f'{first.line} {words}':31}{first.kind:9}{way:9}{' '.join(cells)}  {'x'.join(map(str, size))}",
            flush=True,
        )
    if good and first.line in ("cost", "window"):
        names = [name for name in good[0].more if name.endswith(("_cores", "_mb"))]
        values = {
            name: found.more(first.line, first.kind, lambda more, name=name: more[name]) for name in names
        }
        said = ", ".join(f"{name} {value:.{2 if 'cores' in name else 0}f}" for name, value in values.items())
        print(f"{f'{first.line} {words}':31}{first.kind:9}{said}", flush=True)
    for record in records:
        if record.failed:
            print(
                f"{f'{record.line} {words}':31}{record.kind:9}run {record.seed} FAILED: {record.failed}",
                flush=True,
            )
        elif os.environ.get("BENCH_MORE"):
            print("   ", json.dumps(record.more))


def _said(value: float, digits: int) -> str:
    if isnan(value):
        return "–"
    return f"{value:.{digits}f}" if isfinite(value) else "never"


def print_asked(records: Sequence[Record]) -> None:
    """Print what is asked beside what was measured; rows without any measurement are left out."""
    found = [row for row in asked.rows(records) if not (isnan(row.app) and isnan(row.chromium))]
    head = ("what", "asked", "Chromium", "app", "reached")
    table("Asked and reached", head, [row.cells() for row in found])
    judged = [row for row in found if row.verdict in ("yes", "NO")]
    print(f"  {sum(row.verdict == 'yes' for row in judged)} of {len(judged)} reached")
    print("  Echo (ERLE, double talk) on recorded speech: make bench.")


def main(argv: Sequence[str]) -> int:
    """Print the tables of a file; returns how many runs failed."""
    records = list(read(Path(argv[0])))
    if not records:
        print(f"{argv[0]}: no runs", file=sys.stderr)
        return 1
    print_head(max(record.seed for record in records))
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        groups.setdefault((record.line, record.kind), []).append(record)
    for group in groups.values():
        print_line(group)
    print_asked(records)
    return min(1, sum(bool(record.failed) for record in records))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
