# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A beat of five milliseconds in an event loop of Qt: how long it did not answer, and whose doing that was.

``python -m tests.rig.heartbeat`` is the control: an event loop with nothing else to do, on the same machine
at the same time. It prints what it measured when its stdin ends.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QSocketNotifier, Qt, QTimer

BEAT_MS = 5
LOOK_EVERY_BEATS = 20
END_LIMIT_S = 20.0


def waited_for_a_core_ms() -> dict[str, float]:
    """Return how long each thread of this process has been ready to run and had no core.

    Source: Documentation/scheduler/sched-stats.rst, second field of schedstat.
    """
    found = {}
    for name in os.listdir("/proc/self/task"):
        try:
            found[name] = int(Path(f"/proc/self/task/{name}/schedstat").read_text().split()[1]) / 1e6
        except (OSError, IndexError):
            continue
    return found


class Heartbeat:
    """Keeps the beat in the thread that makes it.

    ``own_ms`` leaves out what the machine took: the time in which this thread, or another one of the process
    that may have held Python's lock meanwhile, was ready and had no core.
    """

    def __init__(self) -> None:
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._mine, self._beats = str(os.getpid()), 0
        self.late_ms = self.own_ms = 0.0
        self._last, self._waited = time.monotonic(), waited_for_a_core_ms()

    def start(self) -> None:
        """Begin, or begin anew."""
        self.late_ms = self.own_ms = 0.0
        self._last, self._waited = time.monotonic(), waited_for_a_core_ms()
        self._timer.start()

    def stop(self) -> dict[str, float]:
        """End, and return the longest time without an answer in ms: all of it, and what was our own doing."""
        self.beat()
        self._timer.stop()
        return {"late_ms": round(self.late_ms, 1), "own_ms": round(self.own_ms, 1)}

    def beat(self) -> None:
        """Answer."""
        now = time.monotonic()
        late_ms = (now - self._last) * 1000 - BEAT_MS
        self._last = now
        self._beats += 1
        if late_ms < BEAT_MS:
            if self._beats % LOOK_EVERY_BEATS == 0:
                self._waited = waited_for_a_core_ms()
            return
        waited, before = waited_for_a_core_ms(), self._waited
        self._waited = waited
        since = {name: ms - before.get(name, ms) for name, ms in waited.items()}
        mine = since.pop(self._mine, 0.0)
        self.late_ms = max(self.late_ms, late_ms)
        self.own_ms = max(self.own_ms, late_ms - mine - max(since.values(), default=0.0))
        self._last = time.monotonic()


class Control:
    """The control in a process of its own; ``measured`` is filled at the end of the block."""

    def __init__(self) -> None:
        self.measured: dict[str, float] = {}

    def __enter__(self) -> "Control":
        command = [sys.executable, "-m", "tests.rig.heartbeat"]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._child.stdout is not None
        self._child.stdout.readline()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        out, _ = self._child.communicate(timeout=END_LIMIT_S)
        self.measured = json.loads(out)


def main() -> int:
    """Beat until stdin ends."""
    application = QCoreApplication([])
    heart = Heartbeat()
    end = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    end.activated.connect(application.quit)
    heart.start()
    sys.stdout.write("beating\n")
    sys.stdout.flush()
    application.exec()
    sys.stdout.write(json.dumps(heart.stop()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
