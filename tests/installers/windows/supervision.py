# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run by the installed Python on Windows: the engine is killed, then frozen, and comes back each time.

``python -c`` gets this file's text. Prints one line of JSON with the seconds from each blow to the next
"ready".
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication, QTimer

from app.core.events.engine import EngineRole
from app.runtime.supervisor import Supervisor
from app.wire.ring import RingReader

LIMIT_MS = 60_000

application = QCoreApplication([])
folder = Path(tempfile.mkdtemp())
rings = RingReader(folder / "own.ring"), RingReader(folder / "other.ring")
supervisor = Supervisor((rings[0].path, rings[1].path), on_fresh=lambda: None)
told: dict[str, object] = {"exited": [], "silent_s": []}
blows = ["kill", "freeze"]
began = time.monotonic()


def on_ready(_: EngineRole) -> None:
    """Strike again, or end."""
    global began
    told.setdefault("ready_after_s", []).append(round(time.monotonic() - began, 2))  # type: ignore[attr-defined]
    began = time.monotonic()
    if not blows:
        told["last_pid_alive"] = psutil.pid_exists(supervisor.pid)
        application.quit()
        return
    child = psutil.Process(supervisor.pid)
    child.kill() if blows.pop(0) == "kill" else child.suspend()


supervisor.became_ready.connect(on_ready)
supervisor.exited.connect(told["exited"].append)  # type: ignore[attr-defined]
supervisor.fell_silent.connect(told["silent_s"].append)  # type: ignore[attr-defined]
QTimer.singleShot(LIMIT_MS, application.quit)
supervisor.start(EngineRole.CHECKS)
application.exec()
last = supervisor.pid
supervisor.close()
told["last_pid_gone"] = not psutil.pid_exists(last)
sys.stdout.write(json.dumps(told) + "\n")
sys.stdout.flush()
os._exit(0)
