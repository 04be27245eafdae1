# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is read of the processes of a call, every half a minute, into a file of JSON lines."""

import contextlib
import json
import os
import time
from collections import deque
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from tests.rig.driven_window import DrivenWindow
from tests.soak.growth import Series

CALL_NUMBERS = ("kbit_in", "kbit_out", "video_fps", "audio_concealed_share", "round_trip_ms")
MEASURED_KEPT = 60  # two minutes of the engine's reports
ALIVE = ("tasks_alive", "threads_alive", "connections_alive", "blocks_alive")


def load_of(pid: int) -> dict[str, float]:
    """Return memory in MB, threads and open files of a process.

    ``rss_mb``: resident, what the person's task manager shows; ``anonymous_mb``: of that, the heap.
    ``uss_mb`` and ``pss_mb`` (set of its own, proportional set) move with whatever else on the machine
    maps the same libraries.

    Raises:
        psutil.NoSuchProcess: If it has ended, waited for or not.
    """
    process = psutil.Process(pid)
    memory = process.memory_full_info()
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        raise psutil.NoSuchProcess(pid) from None
    anonymous = next((line for line in status.splitlines() if line.startswith("RssAnon")), None)
    if anonymous is None:
        raise psutil.NoSuchProcess(pid)
    return {
        "rss_mb": memory.rss / 1e6,
        "anonymous_mb": int(anonymous.split()[1]) * 1024 / 1e6,
        "uss_mb": memory.uss / 1e6,
        "pss_mb": memory.pss / 1e6,
        "threads": process.num_threads(),
        "files": process.num_fds(),
    }


class Readings:
    """Reads the window, its engine and the far end, and keeps every reading.

    Args:
        window: The driven window.
        far_pid: The far end's process.
        path: Where the lines go.
    """

    def __init__(self, window: DrivenWindow, far_pid: int, path: Path) -> None:
        self._window, self._far_pid = window, far_pid
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        path.write_text("")
        self._began_s = time.monotonic()
        self._measured: deque[dict[str, Any]] = deque(maxlen=MEASURED_KEPT)
        self.kept: list[dict[str, Any]] = []

    def take(self, weather: str, fair_for_s: float = 0.0) -> dict[str, Any]:
        """Read now; ``fair_for_s`` tells for how long the line has been good, 0 for a bad one."""
        census, measured = self._window.census()
        self._measured.extend(measured)
        now = self._window.now
        pids = {"window": self._window.child.pid, "engine": now["engine_pid"], "far": self._far_pid}
        reading: dict[str, Any] = {
            "t_s": round(time.monotonic() - self._began_s, 1),
            "weather": weather,
            "fair_for_s": round(fair_for_s, 1),
            **{name: now[name] for name in ("state", "line", "gen", "engine_pid", "forward")},
            "machine_load": round(os.getloadavg()[0], 1),
            "window_alive": census,
        }
        for name, pid in pids.items():
            with contextlib.suppress(psutil.NoSuchProcess):
                reading[name] = {what: round(value, 2) for what, value in load_of(pid).items()}
        if self._measured:
            last = self._measured[-1]
            reading["engine_alive"] = {name: last[name] for name in ALIVE}
            reading["call"] = {name: last.get(name) for name in CALL_NUMBERS}
            settled = [one["playout_ms"] for one in self._measured if one["t"] >= now["t"] - fair_for_s / 2]
            if settled and fair_for_s:
                reading["fair_playout_ms"] = round(median(settled), 1)
                reading["least_playout_ms"] = round(min(settled), 1)
        self.kept.append(reading)
        with self._path.open("a") as file:
            file.write(json.dumps(reading) + "\n")
        return reading

    def fair(self, part: str, what: str, after_s: float = 0.0) -> Series:
        """Return one number of all readings at the end of fair weather; empty ``part`` for the top level."""
        found: Series = []
        for reading in self.kept:
            place = reading.get(part, {}) if part else reading
            if reading["fair_for_s"] and what in place and reading["t_s"] >= after_s:
                found.append((reading["t_s"], float(place[what])))
        return found
