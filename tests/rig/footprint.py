# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What processes cost, from Linux' own books: CPU time, and memory as it is and as it would be alone."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import psutil


def cpu_s(pids: Iterable[int]) -> float:
    """Return the CPU time of processes so far, user and system."""
    return sum(sum(psutil.Process(pid).cpu_times()[:2]) for pid in pids)


def pss_mb(pids: Iterable[int]) -> float:
    """Return the proportional memory: shared pages are split among all who map them, others included."""
    return sum(_rollup(pid, "Pss:") for pid in pids) / 1024


def alone_mb(pids: Iterable[int]) -> float:
    """Return what these processes would need on a computer where nobody else has the same libraries open.

    Private pages of all, and of each file the largest part that one of them has mapped: a little too much.
    """
    private, shared = 0, Counter[str]()
    for pid in pids:
        for name, (own, all_kb) in _by_file(pid).items():
            private += own
            shared[name] = max(shared[name], all_kb - own)
    return (private + shared.total()) / 1024


def _rollup(pid: int, name: str) -> int:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith(name))


def _by_file(pid: int) -> dict[str, tuple[int, int]]:
    """Return (private, resident) kB by file; what has no file is under its kind."""
    found: dict[str, tuple[int, int]] = {}
    name = ""
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        words = line.split()
        if not words[0].endswith(":"):
            name = words[5] if len(words) > 5 else "anonymous"
            found.setdefault(name, (0, 0))
        own, all_kb = found[name]
        if words[0] in ("Private_Clean:", "Private_Dirty:"):
            found[name] = (own + int(words[1]), all_kb)
        elif words[0] == "Rss:":
            found[name] = (own, all_kb + int(words[1]))
    return found
