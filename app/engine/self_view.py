# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own picture: one camera, shared by the window, the check and the call."""

import asyncio
import logging
from collections.abc import Callable

from app.core.devices import DeviceKind, DeviceSpec
from app.engine.background import Background, Emit
from app.engine.picture_ring import PictureRing
from app.media import camera as media_camera
from app.media.camera import Camera, CameraEvent, CameraFrame
from app.wire import events
from app.wire.line import WireMessage

log = logging.getLogger(__name__)

STOP_LIMIT_S = 2.0


class SelfView:
    """Opens and closes the camera as wanted, and puts its pictures, unmirrored, into the own ring.

    What is wanted and what runs are two things: opening and closing take seconds, and commands come faster.
    It stands for the camera towards the check and the call (``latest``, ``listen``, ``watch``): they keep it
    across a change of camera, and a call never reopens a camera that is open. Lives on the event loop;
    pictures are written in the camera's own thread.
    """

    def __init__(self, ring: PictureRing, background: Background, emit: Emit) -> None:
        self._ring = ring
        self._background = background
        self._emit = emit
        self._wanted: str | None = None
        self._running: str | None = None
        self._camera: Camera | None = None
        self._state: CameraEvent | None = None
        self._opened: media_camera.Opened | None = None
        self._following: asyncio.Task[None] | None = None
        self._listeners: dict[object, Callable[[], None]] = {}
        self._watchers: dict[object, Callable[[CameraEvent], None]] = {}

    @property
    def is_open(self) -> bool:
        """Whether a camera is wanted just now."""
        return self._wanted is not None

    def open(self, spec: str) -> None:
        """Show this camera; one that is open already goes on, and tells its state again."""
        if spec == self._wanted == self._running and self._state is not None:
            self._emit(_told(self._state))
        self._wanted = spec
        self._follow()

    def close(self) -> None:
        """Stop the camera for real: its light goes out."""
        self._wanted = None
        self._follow()

    def use(self, spec: str) -> None:
        """Change the camera if one is wanted just now."""
        if self.is_open:
            self.open(spec)

    async def shut_down(self) -> None:
        """Stop the camera and return when it is given back, or left behind."""
        self.close()
        if self._following is not None:
            await asyncio.wait([self._following])

    def latest(self) -> CameraFrame | None:
        """Return the newest picture of the camera that runs, or None."""
        return self._camera.latest() if self._camera is not None else None

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback`` from the camera's thread after each new picture; returns what ends that."""
        key = object()
        self._listeners = {**self._listeners, key: callback}

        def end() -> None:
            self._listeners = {k: v for k, v in self._listeners.items() if k is not key}

        return end

    def watch(self, callback: Callable[[CameraEvent], None]) -> Callable[[], None]:
        """Call ``callback`` on the loop for each event, the present state first; returns what ends that."""
        key = object()
        self._watchers[key] = callback
        if self._state is not None:
            callback(self._state)

        def end() -> None:
            self._watchers.pop(key, None)

        return end

    def _follow(self) -> None:
        if self._wanted != self._running and (self._following is None or self._following.done()):
            self._following = self._background.start(self._change(), "change the camera")

    async def _change(self) -> None:
        """Bring what runs in line with what is wanted; the old camera is given back before another opens."""
        while self._wanted != self._running:
            old, self._camera, self._state, self._running = self._camera, None, None, None
            if old is not None and not await asyncio.to_thread(old.stop, STOP_LIMIT_S):
                log.warning("a camera driver hangs; it was left behind")
            if self._wanted is not None:
                self._start(self._wanted)

    def _start(self, spec: str) -> None:
        loop = asyncio.get_running_loop()

        def tell(event: CameraEvent) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._on_event, camera, event)

        camera = Camera(DeviceSpec(spec), on_event=tell)
        self._opened = None
        camera.listen(lambda: self._on_picture(camera))
        self._camera, self._running = camera, spec
        camera.start()

    def _on_picture(self, camera: Camera) -> None:
        """Show a picture; the camera's thread. One that was left behind shows nothing any more."""
        frame = camera.latest()
        if self._camera is not camera or frame is None:
            return
        self._ring.write(frame.bgr)
        for callback in tuple(self._listeners.values()):
            callback()

    def _on_event(self, camera: Camera, event: CameraEvent) -> None:
        if self._camera is not camera:
            return
        if isinstance(event, media_camera.Opened):
            self._opened = event
        resumed = isinstance(event, media_camera.Resumed) and self._opened is not None
        self._state = self._opened if resumed else event
        self._emit(_told(event))
        for callback in tuple(self._watchers.values()):
            callback(event)


def _told(event: CameraEvent) -> WireMessage:
    """Return a camera's event in the words of the wire."""
    match event:
        case media_camera.Opened(width_px=width, height_px=height):
            return events.CameraOpened(width, height)
        case media_camera.Stalled(silent_s=silent_s):
            return events.CameraStalled(round(silent_s, 1))
        case media_camera.Resumed():
            return events.CameraResumed()
        case media_camera.Faulted(fault=fault):
            log.warning("%s", fault)
            return events.Faulted(fault.code.value, DeviceKind.CAMERA.value, fault.action)
