# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The driven window's own process: orders come on stdin, reports go to stdout, EOF closes it."""

import asyncio
import json
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputDevice, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.compose.application import run_window
from app.compose.companion import Companion, Stage
from app.compose.options import parse
from app.core import events as ev
from app.core.devices import DeviceKind
from app.core.events.person import Answer, Message
from app.core.meeting import ByPhone
from app.core.offers import video_is_back
from app.ui.pages.plan_b import PlanBPage
from app.wire.commands import StartCall
from tests.rig.heartbeat import Heartbeat

BEAT_MS = 50
MEASURED_KEPT = 1000
WORDS: dict[str, Callable[[str], Any]] = {
    "kind": DeviceKind,
    "answer": Answer,
    "message": Message,
    "how": ByPhone,
    "starts_at": datetime.fromisoformat,
}


def report(conductor: Any, supervisor_pid: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the journey's facts as JSON values."""
    journey = conductor.journey
    seat, call, check = journey.seat, journey.call, journey.check
    return {
        "t": time.monotonic(),
        "state": journey.state.value,
        "place": journey.place.value,
        "notice": journey.notice.value if journey.notice else None,
        "engine": journey.engine.condition.value,
        "engine_pid": supervisor_pid,
        "forward": journey.plan_b.forward.value,
        "meeting": journey.invitation is not None,
        "phone": journey.invitation.meeting.caseworker.phone if journey.invitation else None,
        "registered_at": seat.registered_at.isoformat() if seat.registered_at else None,
        "service_connected": seat.service_connected,
        "gen": call.started_gen,
        "line": call.line.value,
        "has_picture": call.has_picture,
        "has_sound": call.has_sound,
        "camera_live": journey.devices.camera_live,
        "by_phone": journey.media.by_phone.value,
        "video_back": video_is_back(journey),
        "check": check.current.value if check.current else None,
        "results": {result.id.value: result.verdict.value for result in check.results},
        "findings": {result.id.value: [f.code for f in result.findings] for result in check.results},
        "verdict": check.verdict.value,
        "sample": check.sample.value,
        "faulty": [kind.value for kind in DeviceKind if journey.devices.fault_of(kind) is not None],
        "tone_played": check.tone_played,
        "callback": journey.plan_b.callback.value,
        "messages": [[message.value, at is not None] for message, at in journey.plan_b.messages],
        "service_time_known": journey.clock.settled,
        "facts": [line.fact.value for line in journey.receipt.lines],
        "owed": len(journey.receipt.owed),
        "signed": journey.signed.head if journey.signed else None,
        "program": journey.foreign.program.value if journey.foreign else None,
        "doubt": journey.doubtful.doubt.value if journey.doubtful else None,
        **more,
    }


def waited_for_a_core_ms() -> float:
    """Return how long the window's thread has been ready to run and had no core; 0 where it is not told.

    Source: Documentation/scheduler/sched-stats.rst, second field of schedstat.
    """
    try:
        return int(Path(f"/proc/self/task/{os.getpid()}/schedstat").read_text().split()[1]) / 1e6
    except OSError:
        return 0.0


class PlanBWatch(QObject):
    """Measures from a key press in the queue to plan B on the screen.

    ``own_ms`` leaves out the time in which other programs had every core of the machine.
    """

    def __init__(self, window: QWidget, say: Callable[..., None]) -> None:
        super().__init__()
        self._window, self._say = window, say
        self._number, self._pressed_at, self._is_painted, self._waited_ms = 0, 0.0, True, 0.0
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        QInputDevice.primaryKeyboard()  # Qt makes it with the first key event, and it belongs to this thread

    def press(self, number: int) -> None:
        """Put F2 into the window's queue; from any thread."""
        self._waited_ms = waited_for_a_core_ms()
        self._number, self._pressed_at, self._is_painted = number, time.monotonic(), False
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
            QApplication.postEvent(self._window, key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """See plan B's page being painted; the zero timer comes when the whole window is."""
        if event.type() == QEvent.Type.Paint and not self._is_painted and self._is_plan_b(watched):
            self._is_painted = True
            QTimer.singleShot(0, self._tell)
        return False

    def _is_plan_b(self, watched: QObject) -> bool:
        page = self._window.findChild(PlanBPage)
        return isinstance(watched, QWidget) and page is not None and page.isAncestorOf(watched)

    def _tell(self) -> None:
        painted_ms = (time.monotonic() - self._pressed_at) * 1000
        own_ms = painted_ms - (waited_for_a_core_ms() - self._waited_ms)
        times = {"painted_ms": round(painted_ms, 1), "own_ms": round(own_ms, 1)}
        self._say(event="painted", measured=self._number, **times)


class Driven(Companion):
    """Does what the test orders, and says what became of it."""

    async def run(self, stage: Stage) -> int | None:
        """Take orders until stdin ends."""
        self._stage = stage
        self._plan_b = PlanBWatch(stage.window, self._say)
        self._note_how_calls_begin()
        stage.conductor.stepped.connect(lambda event, _: self._say(event=type(event).__name__))
        self._measured: deque[dict[str, Any]] = deque(maxlen=MEASURED_KEPT)
        stage.conductor.call_measured.connect(
            lambda values: self._measured.append({"t": time.monotonic(), **values})
        )
        self._watch_lateness()
        self._say(event="start")
        orders = self._orders()
        while line := await orders.get():
            self._do(json.loads(line))
        return 0

    async def close(self) -> None:
        """Stop the beats."""
        self._beat.stop()
        self._heart.stop()

    def _note_how_calls_begin(self) -> None:
        """Look over the supervisor's shoulder: what the engine is told, and not what should be."""
        supervisor = self._stage.conductor._supervisor
        send = supervisor.send
        self._begun: dict[str, int] = {}

        def noting(command: Any) -> None:
            if isinstance(command, StartCall):
                self._begun = {
                    "gen": command.gen,
                    "turn_index": command.turn_index,
                    "height_px": command.picture_height_px,
                    "kbit": command.picture_kbit,
                }
            send(command)

        supervisor.send = noting  # type: ignore[method-assign]

    def _watch_lateness(self) -> None:
        """A window that lives keeps its beat: each answer about lateness tells how well."""
        self._heart = Heartbeat()
        self._last = time.monotonic()
        self._worst_ms, self._late_s, self._watched_from = 0.0, 0.0, self._last
        self._beat = QTimer(interval=BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def _on_beat(self) -> None:
        now = time.monotonic()
        late_ms = max(0.0, (now - self._last) * 1000 - BEAT_MS)
        self._worst_ms = max(self._worst_ms, late_ms)
        self._late_s += late_ms / 1000
        self._last = now

    def _orders(self) -> asyncio.Queue[str]:
        loop, orders = asyncio.get_running_loop(), asyncio.Queue[str]()

        def read() -> None:
            for line in sys.stdin:
                if "measure" in line:  # from this thread: a window that is busy shall not set the clock back
                    self._plan_b.press(int(json.loads(line)["measure"]))
                    continue
                loop.call_soon_threadsafe(orders.put_nowait, line)
            loop.call_soon_threadsafe(orders.put_nowait, "")

        threading.Thread(target=read, daemon=True).start()
        return orders

    def _say(self, **more: Any) -> None:
        conductor = self._stage.conductor
        more["bar"] = any(
            w.objectName() == "meeting_bar" and w.isVisible() for w in QApplication.topLevelWidgets()
        )
        facts = report(
            conductor,
            conductor._supervisor.pid,
            visible=self._stage.window.isVisible(),
            begun=self._begun,
            **more,
        )
        sys.stdout.write(json.dumps(facts) + "\n")
        sys.stdout.flush()

    def _do(self, order: dict[str, Any]) -> None:
        if "act" in order:
            fields = {
                key: WORDS[key](value) if key in WORDS else value for key, value in order["fields"].items()
            }
            self._stage.window.acted.emit(getattr(ev, order["act"])(**fields))
        elif "press" in order:
            self._press(order["press"])
        elif "key" in order:
            self._key(order["key"])
        elif "census" in order:
            self._tell_census(order["census"])
        elif "lateness" in order:
            self._tell_lateness(order["lateness"])
        elif "shot" in order:
            self._stage.window.grab().save(order["shot"])
            self._say(event="shot", shot=order["shot"])

    def _tell_lateness(self, asked: int) -> None:
        self._on_beat()
        over_s = self._last - self._watched_from
        told = {"worst_ms": round(self._worst_ms, 1), "late_s": round(self._late_s, 3), "over_s": over_s}
        told |= self._heart.stop()
        self._heart.start()
        self._worst_ms, self._late_s, self._watched_from = 0.0, 0.0, self._last
        self._say(event="lateness", asked=asked, lateness=told)

    def _tell_census(self, asked: int) -> None:
        measured = list(self._measured)
        self._measured.clear()
        owners = [QApplication.instance(), self._stage.conductor, *QApplication.topLevelWidgets()]
        alive = {
            "tasks_alive": len(asyncio.all_tasks()),
            "threads_alive": threading.active_count(),
            "qt_objects": sum(1 + len(owner.findChildren(QObject)) for owner in owners if owner is not None),
            "blocks_alive": sys.getallocatedblocks(),
        }
        self._say(event="census", counted=asked, census=alive, measured_call=measured)

    def _press(self, name: str) -> None:
        windows = (self._stage.window, *QApplication.topLevelWidgets())
        found = [button for window in windows for button in window.findChildren(QAbstractButton, name)]
        usable = [button for button in found if button.isVisible() and button.isEnabled()]
        if usable:
            usable[0].click()
        self._say(event="press", pressed=bool(usable), button=name)

    def _key(self, name: str) -> None:
        key = getattr(Qt.Key, f"Key_{name}")
        target = QApplication.focusWidget() or self._stage.window
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.postEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def main() -> int:
    """Run the window; ``--one-window`` lets it take the links of second starts."""
    alone = "--one-window" not in sys.argv
    words = [word for word in sys.argv[2:] if word != "--one-window"]
    options = replace(parse(words), folder=Path(sys.argv[1]), alone=alone)
    return run_window(options, Driven())


if __name__ == "__main__":
    sys.exit(main())
