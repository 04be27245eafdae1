# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One engine process, from start to end, wrapped in one object with an outcome."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from app.core.events.engine import EngineRole
from app.runtime.own_command import own_command
from app.runtime.starvation import Silence
from app.wire import commands, events
from app.wire.line import LineDecoder, LineTooLong, encode

PING_EVERY_MS = 400
MISSED_PINGS = 4  # silent for 1.6 to 2 s
STARVED_PINGS = 10  # at 15 programs a core healthy engines were silent for 1.6 s now and then
# An old PC reads its libraries from a slow disk, with a virus scanner looking at each one. 20 s was too short
# on a busy machine under Wine: three engines were ended just before they were ready, then none was tried.
START_LIMIT_MS = 45_000
LEAVE_LIMIT_MS = 2_000


def engine_command(role: EngineRole) -> tuple[str, list[str]]:
    """Return program and arguments that run our own program as an engine."""
    return own_command("engine", "--role", role.value)


class EngineProcess(QObject):
    """A child that speaks the wire; silence, exit and complaint stay three different facts.

    Signals are emitted in the Qt thread: ``spoke`` with each :data:`app.wire.events.EngineEvent` (pongs
    excepted), ``fell_silent`` with the seconds without an answer, ``ended`` with an outcome in words for
    the log. After :meth:`leave` nothing is emitted any more.
    """

    spoke = Signal(object)
    fell_silent = Signal(float)
    ended = Signal(str)

    def __init__(self, role: EngineRole, rings: tuple[Path, Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.role = role
        self.is_ready = False
        self._rings = rings
        self._leaving = False
        self._pings_out = 0
        self._silence: Silence | None = None
        self._number = 0
        self._decoder: LineDecoder[events.EngineEvent] = LineDecoder(events.EngineEvent)
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._on_ready_read)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._pings = QTimer(self, interval=PING_EVERY_MS)
        self._pings.timeout.connect(self._on_ping_due)
        self._start_limit = QTimer(self, interval=START_LIMIT_MS, singleShot=True)
        self._start_limit.timeout.connect(self._on_start_too_long)

    @property
    def pid(self) -> int:
        """The child's process id, 0 when it does not run."""
        return int(self._process.processId())

    def start(self, environment: QProcessEnvironment) -> None:
        """Start the child; returns at once."""
        self._process.setProcessEnvironment(environment)
        program, arguments = engine_command(self.role)
        self._process.start(program, arguments)
        self._start_limit.start()
        own, other = self._rings
        self.send(commands.Hello(role=self.role.value, own_ring=str(own), other_ring=str(other)))

    def send(self, command: commands.Command) -> None:
        """Hand one command to the child; never blocks."""
        self._process.write(encode(command))

    def leave(self, on_gone: Callable[[], None] | None = None) -> None:
        """End the child: politely, then for certain after 2 s. Deletes this object in the end."""
        self._leaving = True
        self._pings.stop()
        self._start_limit.stop()
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.deleteLater()
            if on_gone is not None:
                on_gone()
            return
        if on_gone is not None:
            self._process.finished.connect(lambda *_: on_gone())
        self._process.finished.connect(self.deleteLater)
        self.send(commands.Quit())
        self._process.closeWriteChannel()
        QTimer.singleShot(LEAVE_LIMIT_MS, self._process, self._process.kill)

    def end_now(self) -> None:
        """Kill the child and wait for it; for the end of the program."""
        self._leaving = True
        self._pings.stop()
        self._process.kill()
        self._process.waitForFinished(LEAVE_LIMIT_MS)

    def kill(self) -> None:
        """Kill the child; ``ended`` follows."""
        self._process.kill()

    def _on_ready_read(self) -> None:
        data = bytes(self._process.readAllStandardOutput().data())
        try:
            messages = self._decoder.feed(data)
        except LineTooLong:
            self._process.kill()
            return
        for message in messages:
            if self._leaving:
                return
            if message is None:
                message = events.Faulted(code="engine_protocol", action="understand the engine")
            self._on_message(message)

    def _on_message(self, message: events.EngineEvent) -> None:
        self._pings_out = 0  # whatever it says, it lives
        if isinstance(message, events.Pong):
            return
        if isinstance(message, events.Ready):
            self.is_ready = True
            self._start_limit.stop()
            self._pings.start()
        self.spoke.emit(message)

    def _on_ping_due(self) -> None:
        """Count pings, not seconds: a laptop that slept has not been waiting."""
        if self._pings_out == 1:
            self._silence = Silence(self.pid)
        if self._pings_out >= MISSED_PINGS and not self._is_starved():
            self._pings.stop()
            self.fell_silent.emit(self._pings_out * PING_EVERY_MS / 1000)
            return
        self._pings_out += 1
        self._number += 1
        self.send(commands.Ping(self._number))

    def _is_starved(self) -> bool:
        """Whether to wait a little longer: what gets no turn answers as soon as it does."""
        is_early = self._pings_out < STARVED_PINGS
        return is_early and self._silence is not None and self._silence.is_starvation

    def _on_start_too_long(self) -> None:
        self.fell_silent.emit(START_LIMIT_MS / 1000)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and not self._leaving:
            self._leaving = True
            self.ended.emit("did not start")

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._pings.stop()
        self._start_limit.stop()
        if self._leaving:
            return
        self._leaving = True
        crashed = status == QProcess.ExitStatus.CrashExit
        self.ended.emit(f"crashed ({code})" if crashed else f"exited ({code})")
