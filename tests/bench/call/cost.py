# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an end of a call costs: processor time and memory of everything that runs on its host."""

import contextlib
import subprocess
import time
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Cost:
    """Totals at one moment.

    Attributes:
        at_s: Monotonic seconds.
        cpu_s: User and system time of each process by its id.
    """

    at_s: float
    cpu_s: dict[int, float]

    def cores_since(self, before: "Cost", pids: set[int] | None = None) -> float:
        """Return how many cores were kept busy since then; by these processes, or all."""
        used = sum(
            cpu_s - before.cpu_s.get(pid, 0.0)
            for pid, cpu_s in self.cpu_s.items()
            if pids is None or pid in pids
        )
        return used / (self.at_s - before.at_s)


def processes(namespace: str) -> set[int]:
    """Return the ids of all processes on a host: those that live in its network namespace."""
    listed = subprocess.run(["ip", "netns", "pids", namespace], capture_output=True, text=True, check=True)
    return {int(word) for word in listed.stdout.split()}


def cost_now(namespace: str) -> Cost:
    """Return what the processes of a host have used since each began."""
    used: dict[int, float] = {}
    at_s = time.monotonic()
    for pid in processes(namespace):
        with contextlib.suppress(psutil.NoSuchProcess):
            times = psutil.Process(pid).cpu_times()
            used[pid] = times.user + times.system
    return Cost(at_s, used)


def memory_mb(pids: set[int]) -> float:
    """Return the memory of some processes, in MB of 10^6; what they share counts in part (PSS)."""
    total = 0
    for pid in pids:
        with contextlib.suppress(psutil.NoSuchProcess):
            total += psutil.Process(pid).memory_full_info().pss
    return total / 1e6
