# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells an engine that hangs from one that gets no turn: a virus scanner may have the computer to itself."""

from collections.abc import Callable
from dataclasses import dataclass

BUSY_SHARE = 0.9
"""Of all processors together: one busy program alone does not starve another on a second core."""


@dataclass(frozen=True)
class Work:
    """Seconds of processor time at one moment.

    Attributes:
        own_s: Used by the engine.
        busy_s: Used by all, waiting for disks included: an old PC that swaps starves as well.
        all_s: There was in all.
    """

    own_s: float
    busy_s: float
    all_s: float


def work_of(pid: int) -> Work | None:
    """Return the work done so far; None for a process that is gone or may not be looked at."""
    import psutil  # noqa: PLC0415 - 2 MB that a window whose engine answers does not need

    try:
        own, everybody = psutil.Process(pid).cpu_times(), psutil.cpu_times()
    except psutil.Error:
        return None
    return Work(own.user + own.system, sum(everybody) - everybody.idle, sum(everybody))


class Silence:
    """A silence of one engine, from its first unanswered ping on. Qt thread; each look takes under 1 ms.

    Args:
        pid: The engine's process id.
        look: Reads the work done.
    """

    def __init__(self, pid: int, look: Callable[[int], Work | None] = work_of) -> None:
        self._pid = pid
        self._look = look
        self._before = look(pid)

    @property
    def is_starvation(self) -> bool:
        """Whether the engine has worked since, on a computer that had no time left."""
        before, now = self._before, self._look(self._pid)
        if before is None or now is None or now.all_s <= before.all_s:
            return False
        share = (now.busy_s - before.busy_s) / (now.all_s - before.all_s)
        return share >= BUSY_SHARE and now.own_s > before.own_s
