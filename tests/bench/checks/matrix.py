# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of a matrix, the seed of all its variations, and the sum over all tables."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from app.core.verdicts import CheckResult, Verdict
from tests.bench.tables import table

SEED = int(os.environ.get("MOEDEKLAR_SEED", "0"))
CHECK_LIMIT_S = 60

Result = CheckResult | dict[str, Any]


def seeded(number: int) -> int:
    """Return a seed that differs for each number and for each run's own seed."""
    return number + 1000 * SEED


def rng_of(number: int) -> np.random.Generator:
    """Return the chances of one row."""
    return np.random.default_rng(seeded(number))


def codes(result: Result) -> set[str]:
    """Return the codes of a result's findings."""
    if isinstance(result, CheckResult):
        return {finding.code for finding in result.findings}
    return {finding["code"] for finding in result["findings"]}


def values(result: Result) -> dict[str, Any]:
    """Return what was measured."""
    return dict(result.values if isinstance(result, CheckResult) else result["values"])


def run_check(
    check: str,
    *options: str,
    env: dict[str, str] | None = None,
    prefix: Sequence[str] = (),
    program: Sequence[str] = ("-m", "app"),
) -> dict[str, Any]:
    """Run the real command for one check in a process of its own and return its result."""
    command = [*prefix, sys.executable, *program, "check", "--only", check, "--json", "-", *options]
    run = subprocess.run(
        command, capture_output=True, text=True, timeout=CHECK_LIMIT_S, check=False, env=env or os.environ
    )
    assert run.stdout, f"the check ended with {run.returncode}: {run.stderr[-2000:]}"
    found: dict[str, Any] = json.loads(run.stdout)["checks"][0]
    return found


@dataclass
class Matrix:
    """Rows of a table, and how many are right."""

    title: str
    is_healthy: bool = False
    rows: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(
        self,
        name: str,
        expected: set[str],
        result: Result,
        verdict: Verdict,
        also: set[str] | frozenset[str] = frozenset(),
    ) -> None:
        """Add a run: right with exactly the expected findings and the verdict; ``also`` may be found too."""
        found = codes(result)
        said = str(result.verdict if isinstance(result, CheckResult) else result["verdict"])
        is_right = expected <= found <= expected | also and said == verdict.value
        is_right = is_right and (bool(found) or said == Verdict.READY)
        words = (" ".join(sorted(expected)) or "-", " ".join(sorted(found)) or "-")
        self.rows.append((name, *words, said, "" if is_right else "WRONG"))
        if not is_right:
            expects, finds = f"{sorted(expected)} {verdict}", f"{sorted(found)} {said}"
            self.wrong.append(f"{name}: expected {expects}, found {finds}: {values(result)}")

    def well(self, name: str, result: Result) -> None:
        """Add a run of equipment that has nothing wrong."""
        self.add(name, set(), result, Verdict.READY)

    def close(self) -> None:
        """Print the table; fail when a row is wrong."""
        table(f"{self.title} (seed {SEED})", ("case", "expected", "found", "verdict", ""), self.rows)
        print(f"  {len(self.rows) - len(self.wrong)} of {len(self.rows)} right")
        _closed.append(self)
        assert not self.wrong, "\n".join(self.wrong)


_closed: list[Matrix] = []


def sums() -> list[tuple[str, int, int]]:
    """Return (kind, right, all) over the tables that were closed in this run."""
    found = []
    for kind, is_healthy in (("faults", False), ("healthy", True)):
        tables = [one for one in _closed if one.is_healthy is is_healthy]
        whole = sum(len(one.rows) for one in tables)
        found.append((kind, whole - sum(len(one.wrong) for one in tables), whole))
    return found
