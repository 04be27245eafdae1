# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own picture: one camera, shared by the window, the check and the call."""

import asyncio
import logging
from collections.abc import Callable

import cv2
import numpy as np

from app.core.devices import DeviceKind, DeviceSpec
from app.engine.background import Background, Emit
from app.engine.one_device import OneDevice
from app.engine.picture_ring import PictureRing
from app.media import camera as media_camera
from app.media.camera import Camera, CameraEvent, CameraFrame
from app.wire import events
from app.wire.line import WireMessage

log = logging.getLogger(__name__)

_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


class SelfView:
    """Opens and closes the camera as wanted, and puts its pictures, unmirrored, into the own ring.

    It stands for the camera towards the check and the call (``latest``, ``listen``, ``watch``): they keep it
    across a change of camera, and a call never reopens a camera that is open. Lives on the event loop;
    pictures are written in the camera's own thread.
    """

    def __init__(self, ring: PictureRing, background: Background, emit: Emit) -> None:
        self._ring = ring
        self._emit = emit
        self._device: OneDevice[Camera] = OneDevice("camera", background, self._start)
        self._state: CameraEvent | None = None
        self._opened: media_camera.Opened | None = None
        self._turn_deg = 0
        self._turned: CameraFrame | None = None
        self._listeners: dict[object, Callable[[], None]] = {}
        self._watchers: dict[object, Callable[[CameraEvent], None]] = {}

    @property
    def wanted(self) -> str | None:
        """The spec of the camera that is wanted just now, or None."""
        return self._device.wanted

    def open(self, spec: str) -> None:
        """Show this camera; one that is open already goes on, and tells its state again."""
        is_open = self._device.is_settled and self._device.spec == spec
        if not is_open:
            self._state = None  # what the old camera did is nobody's business any more
        self._device.want(spec)
        if self._state is not None:
            self._emit(_told(self._state))

    def turn(self, turn_deg: int) -> None:
        """Turn the pictures clockwise from now on; what is no quarter turns nothing."""
        self._turn_deg = turn_deg if turn_deg in _TURNS else 0
        self._turned = None

    def close(self) -> None:
        """Stop the camera for real: its light goes out."""
        self._state = None
        self._device.want(None)

    def use(self, spec: str) -> None:
        """Change the camera if one is wanted just now."""
        if self.wanted is not None:
            self.open(spec)

    async def shut_down(self) -> None:
        """Stop the camera and return when it is given back, or left behind."""
        self.close()
        await self._device.settled()

    def latest(self) -> CameraFrame | None:
        """Return the newest picture of the camera that runs, turned as the person wants it, or None."""
        camera = self._device.running
        latest = camera.latest() if camera is not None else None
        turned, code = self._turned, _TURNS.get(self._turn_deg)
        if latest is None or code is None:
            return latest
        if turned is not None and turned.seq == latest.seq and turned.monotonic_s == latest.monotonic_s:
            return turned
        picture = np.asarray(cv2.rotate(latest.bgr, code), dtype=np.uint8)
        self._turned = CameraFrame(picture, latest.seq, latest.monotonic_s)
        return self._turned

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

    def _start(self, spec: str) -> Camera:
        loop = asyncio.get_running_loop()

        def tell(event: CameraEvent) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._on_event, camera, event)

        camera = Camera(DeviceSpec(spec), on_event=tell)
        camera.listen(lambda: self._on_picture(camera))
        self._state = self._opened = None
        camera.start()
        return camera

    def _on_picture(self, camera: Camera) -> None:
        """Show a picture; the camera's thread. One that was left behind shows nothing any more."""
        if self._device.running is not camera or not self._device.is_settled:
            return
        frame = self.latest()
        if frame is None:
            return
        self._ring.write(frame.bgr)
        for callback in tuple(self._listeners.values()):
            callback()

    def _on_event(self, camera: Camera, event: CameraEvent) -> None:
        if self._device.running is not camera or not self._device.is_settled:
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
