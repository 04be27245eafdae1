# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The camera: its own driver thread, one slot with the latest picture, and a watch over both."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from app.core.devices import DeviceSpec
from app.core.faults import Fault, FaultCode
from app.media.capture import Capture, Picture, open_capture

STALLED_AFTER_S = 2.0
OPENING_AFTER_S = 8.0
"""A slow USB camera takes some seconds to open; longer than this counts as stalled."""
RETRY_AFTER_S = 2.0
WATCH_EVERY_S = 0.25


@dataclass(frozen=True)
class CameraFrame:
    """One picture: BGR, shape (height, width, 3), uint8, not to be written to.

    Attributes:
        bgr: The pixels.
        seq: Counts up by one with every picture of this camera.
        monotonic_s: When the driver handed it over.
    """

    bgr: Picture
    seq: int
    monotonic_s: float


@dataclass(frozen=True)
class Opened:
    """The camera runs, first picture included; also after it came back."""

    width_px: int
    height_px: int
    rate_fps: float


@dataclass(frozen=True)
class Stalled:
    """The driver keeps silent; the picture stands, the sound goes on."""

    silent_s: float


@dataclass(frozen=True)
class Resumed:
    """Pictures come again after ``Stalled``."""


@dataclass(frozen=True)
class Faulted:
    """The camera could not be opened or was lost; it is tried again by itself every 2 s."""

    fault: Fault


CameraEvent = Opened | Stalled | Resumed | Faulted
OpenCapture = Callable[[DeviceSpec, tuple[int, int], int], Capture]


class Camera:
    """A camera that can cost the picture, but never the talk.

    Opening and reading happen in a daemon thread of its own, and a second one watches it: a driver that hangs
    inside a call is reported as ``Stalled`` and left alone. ``on_event`` is called from these two threads,
    one call at a time, and must return at once (an asyncio caller uses ``loop.call_soon_threadsafe``).
    """

    def __init__(
        self,
        spec: DeviceSpec,
        size_px: tuple[int, int] = (640, 480),
        rate_fps: int = 30,
        on_event: Callable[[CameraEvent], None] = lambda event: None,
        opener: OpenCapture = open_capture,
    ) -> None:
        self._spec = spec
        self._size_px = size_px
        self._rate_fps = rate_fps
        self._on_event = on_event
        self._open = opener
        self._latest: CameraFrame | None = None
        self._listeners: dict[object, Callable[[], None]] = {}
        self._stopping = threading.Event()
        self._telling = threading.Lock()
        self._is_stalled = False
        self._progress_s = time.monotonic()
        self._patience_s = OPENING_AFTER_S
        self._driver = threading.Thread(target=self._drive, name="camera-driver", daemon=True)
        self._watcher = threading.Thread(target=self._watch, name="camera-watch", daemon=True)

    def start(self) -> None:
        """Begin opening the camera and return at once; ``none`` opens nothing and stays silent."""
        if self._spec.is_none:
            return
        self._progress_s = time.monotonic()
        self._driver.start()
        self._watcher.start()

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Give the camera back; returns False when the driver hangs on and had to be left behind."""
        self._stopping.set()
        until = time.monotonic() + deadline_s
        for thread in (self._driver, self._watcher):
            if thread.is_alive() and thread is not threading.current_thread():
                thread.join(max(0.0, until - time.monotonic()))
        return not self._driver.is_alive()

    def latest(self) -> CameraFrame | None:
        """Return the newest picture, or None before the first one; any thread."""
        return self._latest

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback`` from the driver thread after each new picture; returns what ends that."""
        key = object()
        self._listeners = {**self._listeners, key: callback}

        def end() -> None:
            self._listeners = {k: v for k, v in self._listeners.items() if k is not key}

        return end

    def is_stalled(self, now: float) -> bool:
        """Whether the driver has been silent for too long at ``now`` (monotonic seconds)."""
        return not self._spec.is_none and now - self._progress_s > self._patience_s

    def _tell(self, event: CameraEvent) -> None:
        with self._telling:
            if not self._stopping.is_set():
                self._on_event(event)

    def _made_progress(self, patience_s: float) -> None:
        self._progress_s = time.monotonic()
        self._patience_s = patience_s

    def _drive(self) -> None:
        is_known_broken = False
        while not self._stopping.is_set():
            self._made_progress(OPENING_AFTER_S)
            try:
                self._run_once()
            except Fault as fault:
                if not is_known_broken:
                    self._tell(Faulted(fault))
                is_known_broken = True
            else:
                is_known_broken = False
            self._made_progress(RETRY_AFTER_S + OPENING_AFTER_S)
            self._stopping.wait(RETRY_AFTER_S)

    def _run_once(self) -> None:
        """Open, hand over pictures until told to stop.

        Raises:
            Fault: If the camera cannot be opened, gives no first picture, or is lost.
        """
        capture = self._open(self._spec, self._size_px, self._rate_fps)
        try:
            picture = capture.read()
            if picture is None:
                raise Fault(FaultCode.CAMERA_BUSY, "read from the camera", "opened, but no picture")
            self._publish(picture)
            self._tell(Opened(picture.shape[1], picture.shape[0], capture.rate_fps))
            while not self._stopping.is_set():
                picture = capture.read()
                if picture is None:
                    raise Fault(FaultCode.CAMERA_NONE, "read from the camera", "it stopped giving pictures")
                self._publish(picture)
        finally:
            capture.close()

    def _publish(self, picture: Picture) -> None:
        self._made_progress(STALLED_AFTER_S)
        seq = 0 if self._latest is None else self._latest.seq + 1
        self._latest = CameraFrame(picture, seq, self._progress_s)
        for callback in tuple(self._listeners.values()):
            callback()

    def _watch(self) -> None:
        while not self._stopping.wait(WATCH_EVERY_S):
            now = time.monotonic()
            is_stalled = self.is_stalled(now)
            if is_stalled and not self._is_stalled:
                self._tell(Stalled(now - self._progress_s))
            elif self._is_stalled and not is_stalled:
                self._tell(Resumed())
            self._is_stalled = is_stalled
