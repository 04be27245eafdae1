# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""make bench-call: one table, the same clip and speech, the app beside Chromium, over bad lines.

BENCH_LINES, BENCH_KINDS and BENCH_RUNS choose a part; BENCH_RESUME=1 goes on with out/bench-call.jsonl.
"""

import asyncio
import os
import time
import traceback
from pathlib import Path

import pytest

from tests.bench.call import clip, runs, window_call
from tests.bench.call.clip import Clip
from tests.bench.call.record import Book, Record
from tests.bench.call.scenarios import SCENARIOS
from tests.bench.call.summary import print_asked, print_head, print_line
from tests.rig.network import ImpairedNetwork

LINES = os.environ.get("BENCH_LINES", ",".join((*SCENARIOS, "window"))).split(",")
RUNS = int(os.environ.get("BENCH_RUNS", "3"))
KINDS = os.environ.get("BENCH_KINDS", "app,chromium").split(",")
RESULTS = Path(os.environ.get("BENCH_FILE", "out/bench-call.jsonl"))
RUN_LIMIT_S = 150.0
TRIES = 2

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not ImpairedNetwork.available(), reason=ImpairedNetwork.missing()),
]


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    """Films and speech for all ends."""
    return clip.write(tmp_path_factory.mktemp("clip"))


async def attempt(name: str, kind: str, media: Clip, folder: Path, seed: int) -> Record:
    """Make one run of one line; the app's rows that need the whole product have it."""
    async with asyncio.timeout(RUN_LIMIT_S):
        if name == "window":
            return await window_call.whole_cost(SCENARIOS["clean"], media, folder, seed)
        if name == "m" and kind == "app":
            return await window_call.cut(SCENARIOS["m"], media, folder, seed)
        return await runs.run(SCENARIOS[name], kind, media, folder, seed)


async def attempts(name: str, kind: str, media: Clip, folder: Path, seed: int) -> Record:
    """Make one run, once more if it fails; what fails twice is a failed record."""
    failed = ""
    for number in range(TRIES):
        try:
            return await attempt(name, kind, media, folder / f"{name}-{kind}-{seed}-{number}", seed)
        except Exception as error:  # noqa: BLE001 - one broken run must not cost the table
            failed = f"{type(error).__name__}: {error}"[:500]
            traceback.print_exc()
    return Record(name, kind, seed, failed=failed)


@pytest.mark.timeout(0)
async def test_the_call_over_bad_lines(media: Clip, tmp_path: Path) -> None:
    """Prints the tables; asserts only that every run came about."""
    book = Book(RESULTS, resumes=bool(os.environ.get("BENCH_RESUME")))
    began_s = time.monotonic()
    records: list[Record] = []
    print_head(RUNS)
    for name in LINES:
        for kind in KINDS if name != "window" else ["app"]:
            made: list[Record] = []
            for seed in range(1, RUNS + 1):
                record = book.done((name, kind, seed))
                if record is None:
                    record = await attempts(name, kind, media, tmp_path, seed)
                    book.write(record)
                made.append(record)
            print_line(made)
            records += made
    print_asked(records)
    print(f"\n{(time.monotonic() - began_s) / 60:.0f} minutes; every run: {RESULTS}")
    failed = [
        f"{record.line}/{record.kind}/{record.seed}: {record.failed}" for record in records if record.failed
    ]
    assert not failed, "\n".join(failed)
