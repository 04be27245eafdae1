# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Count threads, child processes and tasks before and after a test."""

import asyncio
import threading
import time
from dataclasses import dataclass
from typing import Self

import psutil

GRACE_S = 3.0
# Made once a process by the standard library or Qt and kept on purpose.
# "asyncio_": the event loop's own executor, which is joined when the loop closes, after this count.
_LASTING_THREADS = ("pytest_timeout", "asyncio_")
_LASTING_PROCESSES = ("resource_tracker", "forkserver")


def _children() -> dict[int, str]:
    found: dict[int, str] = {}
    for child in psutil.Process().children(recursive=False):
        try:
            if child.status() == psutil.STATUS_ZOMBIE:
                words = [child.name(), "(ended but never waited for)"]
            else:
                words = child.cmdline() or [child.name()]
        except psutil.NoSuchProcess:
            continue
        line = " ".join(words)
        if not any(name in line for name in _LASTING_PROCESSES):
            found[child.pid] = line[:160]
    return found


def _threads() -> dict[int, str]:
    return {
        thread.ident: thread.name
        for thread in threading.enumerate()
        if thread.ident is not None and not thread.name.startswith(_LASTING_THREADS)
    }


@dataclass(frozen=True)
class Census:
    """Who was alive at one moment."""

    threads: dict[int, str]
    children: dict[int, str]

    @classmethod
    def take(cls) -> Self:
        """Count now."""
        return cls(_threads(), _children())

    def what_is_new(self) -> list[str]:
        """Name what came since and stays for longer than a short grace; empty when all is clean."""
        deadline = time.monotonic() + GRACE_S
        while True:
            now = Census.take()
            new = [f"thread {name}" for ident, name in now.threads.items() if ident not in self.threads]
            new += [
                f"process {pid}: {line}" for pid, line in now.children.items() if pid not in self.children
            ]
            if not new or time.monotonic() > deadline:
                return new
            time.sleep(0.02)


async def leaked_tasks() -> list[str]:
    """Name the tasks of this loop that go on after a short grace."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    if others:
        await asyncio.wait(others, timeout=GRACE_S)
    return [repr(task.get_coro()) for task in others if not task.done()]
