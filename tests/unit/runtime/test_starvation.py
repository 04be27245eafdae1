# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""An engine that gets no turn is not one that hangs."""

import os
import subprocess
import sys
import time

import pytest

from app.runtime.starvation import Silence, Work, work_of

GONE = None


@pytest.mark.parametrize(
    ("before", "now", "is_starvation"),
    [
        (Work(5.0, 100.0, 200.0), Work(5.02, 103.1, 203.2), True),
        (Work(5.0, 100.0, 200.0), Work(5.0, 103.1, 203.2), False),  # stopped: it does nothing at all
        (Work(5.0, 100.0, 200.0), Work(6.6, 101.6, 203.2), False),  # hangs busily, with a core to itself
        (Work(5.0, 100.0, 200.0), Work(5.1, 100.0, 200.0), False),  # no time has passed
        (Work(5.0, 100.0, 200.0), GONE, False),
        (GONE, Work(5.0, 100.0, 200.0), False),
    ],
)
def test_whoever_works_on_a_busy_computer_is_waited_for(
    before: Work | None, now: Work | None, is_starvation: bool
) -> None:
    looks = [before, now]
    assert Silence(1, lambda pid: looks.pop(0)).is_starvation is is_starvation


def test_work_is_read_from_the_system() -> None:
    before = work_of(os.getpid())
    assert before is not None
    until_s = time.process_time() + 0.05
    while time.process_time() < until_s:
        pass
    now = work_of(os.getpid())
    assert now is not None
    assert now.own_s > before.own_s
    assert 0 < now.busy_s - before.busy_s <= now.all_s - before.all_s + 0.1


def test_a_process_that_is_gone_has_done_nothing() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert work_of(child.pid) is None
