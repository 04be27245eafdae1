# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps one engine alive: notices silence and exit, starts another within a budget, says when it gives up."""

import logging
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcessEnvironment, QTimer, Signal

from app.core.events.engine import EngineRole
from app.runtime.engine_process import EngineProcess
from app.wire import commands, events

BUDGET = 2
BUDGET_WINDOW_S = 60.0

log = logging.getLogger("moedeklar.supervisor")


class RestartBudget:
    """Two restarts in 60 s; the third death inside the window spends it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._deaths_s: list[float] = []

    def spend(self) -> bool:
        """Count a death; return True if the engine may be started again at once."""
        now = self._clock()
        self._deaths_s = [at for at in self._deaths_s if now - at < BUDGET_WINDOW_S] + [now]
        return len(self._deaths_s) <= BUDGET

    def wait_s(self) -> float:
        """Return the seconds until the window has room again."""
        if len(self._deaths_s) <= BUDGET:
            return 0.0
        return max(0.0, self._deaths_s[-1 - BUDGET] + BUDGET_WINDOW_S - self._clock())


class Supervisor(QObject):
    """Runs at most one engine at a time.

    Signals (Qt thread): ``became_ready(EngineRole)``, ``said(EngineEvent)``, ``fell_silent(float)``,
    ``exited(str)``, ``gave_up()``, ``released()``. After giving up it tries once more when the window has
    room again, so that nobody has to press anything.
    """

    became_ready = Signal(object)
    said = Signal(object)
    fell_silent = Signal(float)
    exited = Signal(str)
    gave_up = Signal()
    released = Signal()

    def __init__(
        self,
        rings: tuple[Path, Path],
        on_fresh: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rings = rings
        self._on_fresh = on_fresh
        self._environment = QProcessEnvironment.systemEnvironment()
        self._engine: EngineProcess | None = None
        self._leaving: set[EngineProcess] = set()
        self._role: EngineRole | None = None
        self._budget = RestartBudget()
        self._releasing = False
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self._spawn)

    @property
    def pid(self) -> int:
        """The running engine's process id, 0 without one."""
        return self._engine.pid if self._engine else 0

    def speak(self, language: str) -> None:
        """Let engines from now on speak this language in their test sound."""
        self._environment.insert("MOEDEKLAR_LANGUAGE", language)

    def start(self, role: EngineRole) -> None:
        """Start a fresh engine in this role; one that runs is ended first."""
        self._releasing = False
        self._let_go()
        self._role = role
        self._spawn()

    def stop(self) -> None:
        """End the engine; it is not started again."""
        self._role = None
        self._let_go()

    def release(self) -> None:
        """End every engine; ``released`` follows when the last one, also one let go before, is gone.

        An engine that hangs is killed after its time to leave. The system takes the camera and the
        microphone from a process that is gone, whatever state it was in.
        """
        self.stop()
        self._releasing = True
        self._tell_released()

    def _tell_released(self) -> None:
        if self._releasing and self._engine is None and not self._leaving:
            self._releasing = False
            self.released.emit()

    def _on_gone(self, engine: EngineProcess) -> None:
        self._leaving.discard(engine)
        self._tell_released()

    def send(self, command: commands.Command) -> None:
        """Hand a command to the engine; without a ready one it is dropped, for readiness redoes the work."""
        if self._engine is not None and self._engine.is_ready:
            self._engine.send(command)

    def close(self) -> None:
        """End every child and wait for it; for the end of the program."""
        self._role = None
        self._retry.stop()
        if self._engine is not None:
            self._engine.end_now()
            self._engine = None
        for engine in tuple(self._leaving):
            engine.end_now()
        self._leaving.clear()

    def _spawn(self) -> None:
        if self._role is None:
            return
        self._on_fresh()
        engine = EngineProcess(self._role, self._rings, self)
        engine.spoke.connect(self._on_spoke)
        engine.fell_silent.connect(self._on_silent)
        engine.ended.connect(self._on_ended)
        self._engine = engine
        engine.start(self._environment)

    def _let_go(self) -> None:
        self._retry.stop()
        engine, self._engine = self._engine, None
        if engine is not None:
            self._leaving.add(engine)
            engine.leave(lambda: self._on_gone(engine))

    def _on_spoke(self, message: events.EngineEvent) -> None:
        if self.sender() is not self._engine or self._role is None:
            return
        if isinstance(message, events.Ready):
            log.info("engine ready", extra={"role": self._role.value})
            self.became_ready.emit(self._role)
        else:
            self.said.emit(message)

    def _on_silent(self, silent_s: float) -> None:
        if self.sender() is not self._engine or self._engine is None:
            return
        log.error("engine silent for %.1f s, ending it", silent_s)
        self.fell_silent.emit(silent_s)
        self._engine.kill()  # its end is counted, and another is started, when it is gone

    def _on_ended(self, outcome: str) -> None:
        if self.sender() is not self._engine:
            return
        log.error("engine %s", outcome)
        if self._engine is not None:
            self._engine.deleteLater()
        self._engine = None
        self._on_fresh()
        may_restart = self._budget.spend()
        self.exited.emit(outcome)
        if self._role is None:
            return
        if may_restart:
            self._spawn()
        else:
            log.error("engine restart budget spent")
            self.gave_up.emit()
            self._retry.start(int(self._budget.wait_s() * 1000) + 1)
