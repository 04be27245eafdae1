# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real window in a process of its own, driven from a test: presses buttons, reports where it is."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 60.0
CLOSE_LIMIT_S = 15.0


class DrivenWindow:
    """Parent's side: starts the window, sends orders, waits for reports.

    ``within`` is a command that runs the child's command, in a network namespace for instance.

    A report is a dict of the journey's facts after each step; see ``driven_window_child.report``.
    """

    def __init__(
        self, folder: Path, *arguments: str, env: dict[str, str] | None = None, within: Sequence[str] = ()
    ) -> None:
        self.folder = folder
        self._within = within
        self._arguments = arguments
        self._env = os.environ | (env or {})
        self._reports: queue.Queue[dict[str, Any]] = queue.Queue()
        self._presses = 0
        self.now: dict[str, Any] = {}
        self.history: list[dict[str, Any]] = []

    def __enter__(self) -> "DrivenWindow":
        child = (sys.executable, "-m", "tests.rig.driven_window_child", str(self.folder), *self._arguments)
        command = [*self._within, *child]
        self.child = subprocess.Popen(
            command, cwd=ROOT, env=self._env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.child.stdin is not None and not self.child.stdin.closed:
            self.child.stdin.close()
        try:
            self.child.wait(CLOSE_LIMIT_S)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
            if kind is None:
                raise
        finally:
            self._reader.join(CLOSE_LIMIT_S)
            if self.child.stdout is not None:
                self.child.stdout.close()

    def _read(self) -> None:
        assert self.child.stdout is not None
        for line in self.child.stdout:
            self._reports.put(json.loads(line))

    def _order(self, **order: Any) -> None:
        assert self.child.stdin is not None
        self.child.stdin.write(json.dumps(order) + "\n")
        self.child.stdin.flush()

    def act(self, event: str, **fields: Any) -> None:
        """Send an event of ``app.core.events`` through the window's own signal."""
        self._order(act=event, fields=fields)

    def press(self, name: str) -> None:
        """Press the visible button with this object name; ``pressed`` tells if there was one."""
        self._order(press=name)

    def key(self, name: str) -> None:
        """Press a key in the window, by its Qt name (``F2``)."""
        self._order(key=name)

    def lateness(self) -> dict[str, float]:
        """Return how late the window's event loop was since the last time this was asked; the rest is fresh.

        ``worst_ms`` of one beat, ``late_s`` of all of them together, ``over_s`` how long it was watched; and
        ``late_ms`` and ``own_ms`` of ``tests.rig.heartbeat``, which begins with the first time.
        """
        before = self.now.get("asked", 0)
        self._order(lateness=before + 1)
        now = self.until(lambda now: now.get("asked") == before + 1)
        return dict(now["lateness"])

    def census(self) -> tuple[dict[str, int], list[dict[str, Any]]]:
        """Return what is alive in the window's process, and the engine's reports since the last census."""
        before = self.now.get("counted", 0)
        self._order(census=before + 1)
        now = self.until(lambda now: now.get("counted") == before + 1)
        return dict(now["census"]), list(now["measured_call"])

    def paints_plan_b(self) -> tuple[float, float]:
        """Press F2; return the ms until plan B was painted, as the window's own process sees it.

        The second number leaves out the time in which other programs had every core of the machine.
        """
        self._presses += 1
        self._order(measure=self._presses)
        now = self.until(lambda now: now.get("measured") == self._presses)
        return float(now["painted_ms"]), float(now["own_ms"])

    def shot(self, path: Path) -> None:
        """Save a picture of the window."""
        self._order(shot=str(path))
        self.until(lambda now: now.get("shot") == str(path))

    def until(self, reached: Callable[[dict[str, Any]], object], limit_s: float = LIMIT_S) -> dict[str, Any]:
        """Wait until a report fulfils a condition; return it.

        Raises:
            AssertionError: With the last report, if none came in time.
        """
        deadline = time.monotonic() + limit_s
        while not (self.now and reached(self.now)):
            try:
                self.now = self._reports.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"not reached in {limit_s:.0f} s; last report: {self.now}") from None
            self.history.append(self.now)
        return self.now

    def drain(self) -> None:
        """Take in every report that has come so far."""
        while not self._reports.empty():
            self.now = self._reports.get()
            self.history.append(self.now)
