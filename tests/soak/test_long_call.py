# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A long call with the service restarted in between: nothing grows, nobody is thrown out."""

import os
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre
from tests.rig.portrait import write_person
from tests.rig.pulse import PulseRig

LENGTH_S = float(os.environ.get("MOEDEKLAR_SOAK_MIN", "20")) * 60
SETTLE_S = 90.0  # until then allocators and decoders take what they keep
GROWTH_SHARE = 0.10
RESTART_EVERY_S = 60.0


def load_of(pid: int) -> dict[str, float]:
    """Return memory (MB, resident set), threads and open files of a process.

    Not the proportional set: it moves with whatever else on the machine maps the same libraries.
    """
    process = psutil.Process(pid)
    return {
        "memory_mb": process.memory_info().rss / 1e6,
        "threads": process.num_threads(),
        "files": process.num_fds(),
    }


def wait_for(window: DrivenWindow, seconds: float) -> list[dict[str, Any]]:
    end, begun = time.monotonic() + seconds, len(window.history)
    window.until(lambda now: now["t"] >= end, limit_s=seconds + 30)
    return window.history[begun:]


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_a_long_call(tmp_path: Path, pulse_rig: PulseRig, capsys: pytest.CaptureFixture[str]) -> None:
    film = write_person(tmp_path / "camera.avi")
    with Jobcentre(tmp_path) as jobcentre:
        jobcentre.book()
        link = jobcentre.people["citizen"]["link"]
        options = (link, "--camera", f"file:{film}")
        with (
            jobcentre.caseworker(),
            DrivenWindow(tmp_path / "person", *options, env=pulse_rig.env) as window,
        ):
            window.until(lambda now: now["meeting"])
            window.act("WaitingRoomAsked")
            window.until(lambda now: now["registered_at"])
            jobcentre.admit()
            window.until(lambda now: now["has_picture"] and now["has_sound"])
            wait_for(window, SETTLE_S)
            pids = {"window": window.child.pid, "engine": window.now["engine_pid"]}
            before = {name: load_of(pid) for name, pid in pids.items()}
            ends, restarts = time.monotonic() + LENGTH_S, 0
            while time.monotonic() < ends:
                reports = wait_for(window, min(RESTART_EVERY_S, max(1.0, ends - time.monotonic())))
                assert {report["state"] for report in reports} == {"call"}
                jobcentre.kill()
                jobcentre.start()
                restarts += 1
            window.until(lambda now: now["service_connected"])
            after = {name: load_of(pid) for name, pid in pids.items()}
            assert window.now["engine_pid"] == pids["engine"]
    with capsys.disabled():
        print(f"\n  {LENGTH_S / 60:.0f} min, {restarts} restarts of the service")
        for name in pids:
            for what, value in before[name].items():
                print(f"  {name:8} {what:10} {value:8.1f} -> {after[name][what]:8.1f}")
    for name in pids:
        assert after[name]["memory_mb"] <= before[name]["memory_mb"] * (1 + GROWTH_SHARE)
        assert after[name]["threads"] <= before[name]["threads"] + 2
        assert after[name]["files"] <= before[name]["files"] + 4
