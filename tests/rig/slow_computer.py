# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes this very process run on a part of one processor, by a control group of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PERIOD_US = 100_000
OLD, NEW = Path("/sys/fs/cgroup/cpu"), Path("/sys/fs/cgroup")


def missing() -> str:
    """Say why this machine can't be slowed down; empty when it can."""
    if not os.access(_home(), os.W_OK):
        return "control groups cannot be made here"
    is_old = (OLD / "cgroup.procs").exists()
    controllers = NEW / "cgroup.subtree_control"
    if not is_old and (not controllers.exists() or "cpu" not in controllers.read_text().split()):
        return "no control group for processor time"
    return ""


def _home() -> Path:
    return OLD if (OLD / "cgroup.procs").exists() else NEW


@contextmanager
def slowed_down_to(share: float) -> Iterator[None]:
    """Let all threads of this process have so much of one processor together, 0.01 to 1."""
    home, group = _home(), _home() / f"moedeklar-{os.getpid()}"
    group.mkdir()
    quota = str(int(share * PERIOD_US))
    try:
        if home == OLD:
            (group / "cpu.cfs_period_us").write_text(str(PERIOD_US))
            (group / "cpu.cfs_quota_us").write_text(quota)
        else:
            (group / "cpu.max").write_text(f"{quota} {PERIOD_US}")
        (group / "cgroup.procs").write_text(str(os.getpid()))
        yield
    finally:
        (home / "cgroup.procs").write_text(str(os.getpid()))
        group.rmdir()
