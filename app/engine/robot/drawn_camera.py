# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A camera that draws: stands for a real one towards the call."""

import math
import threading
import time
from collections.abc import Callable
from datetime import datetime

from app.engine.robot.drawing import Artist, Scene
from app.media.camera import CameraFrame

RATE_FPS = 15


class DrawnCamera:
    """Draws the robot 15 times a second in a thread of its own.

    Args:
        note: Who this is.
        loudness: Gives how loud the robot speaks just now, 0 to 1; moves the mouth.
    """

    def __init__(self, note: str, loudness: Callable[[], float] = lambda: 0.0) -> None:
        self._note = note
        self._loudness = loudness
        self._latest: CameraFrame | None = None
        self._listeners: dict[object, Callable[[], None]] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._draw, name="drawn-camera", daemon=True)
        self.subtitle = ""

    def start(self) -> None:
        """Begin to draw."""
        self._thread.start()

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Stop drawing; True when it has stopped in time."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def latest(self) -> CameraFrame | None:
        """Return the newest picture; any thread."""
        return self._latest

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback`` from the drawing thread after each picture; returns what ends that."""
        key = object()
        self._listeners = {**self._listeners, key: callback}

        def end() -> None:
            self._listeners = {k: v for k, v in self._listeners.items() if k is not key}

        return end

    def _draw(self) -> None:
        artist = Artist()
        began_s = time.monotonic()
        number = 0
        while not self._stopping.is_set():
            now = time.monotonic()
            scene = Scene(
                note=self._note,
                clock=datetime.now().strftime("%H.%M.%S"),
                subtitle=self.subtitle,
                mouth=self._loudness(),
                at_s=now - began_s,
                number=number,
            )
            self._latest = CameraFrame(artist.draw(scene), number, now)
            number += 1
            for callback in tuple(self._listeners.values()):
                callback()
            due_s = began_s + math.ceil((time.monotonic() - began_s) * RATE_FPS) / RATE_FPS
            self._stopping.wait(max(0.0, due_s - time.monotonic()))
