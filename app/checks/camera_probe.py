# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looks at a camera's pictures for two seconds; the camera may be the window's own, already open."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from app.checks import holders
from app.checks.camera import Measurement
from app.checks.deadline import call_within
from app.checks.picture import look_at
from app.checks.picture_facts import Seen
from app.core.devices import DeviceSpec, choose
from app.core.faults import Fault, FaultCode
from app.media.camera import (
    OPENING_AFTER_S,
    STALLED_AFTER_S,
    WATCH_EVERY_S,
    Camera,
    CameraEvent,
    CameraFrame,
    Faulted,
    Opened,
    Resumed,
    Stalled,
)
from app.media.devices import list_cameras

LOOK_S = 2.0
QUIET_S = 0.7
"""Longer than between two pictures of a camera that is merely slow."""
ASK_LIMIT_S = 3.0
PATIENCE_S = OPENING_AFTER_S + 2.0
KEPT_PICTURES = 3
KEEP_EVERY = 10
SMALL_PX = (40, 30)
"""Pictures are judged at this size: each of its pixels is a mean of hundreds, free of sensor noise."""

Grey = NDArray[np.uint8]
Picture = NDArray[np.uint8]


class CameraSource(Protocol):
    """A camera that is open, or just being opened."""

    def latest(self) -> CameraFrame | None:
        """Return the newest picture."""

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback`` from the camera's thread after each picture; returns what ends that."""

    def watch(self, callback: Callable[[CameraEvent], None]) -> Callable[[], None]:
        """Call ``callback`` on the loop for each event, the present state first; returns what ends that."""


@dataclass(frozen=True)
class Look:
    """One picture as the judge needs it: when, its size, whether it changed, and a small grey copy."""

    at_s: float
    size_px: tuple[int, int]
    is_repeat: bool
    grey: Grey


async def probe(source: CameraSource, look_s: float = LOOK_S) -> Measurement:
    """Wait for the first picture, then look for ``look_s`` seconds; never longer than 10 s more than that."""
    looking = _Looking(source)
    try:
        if (failed := await looking.opening()) is not None:
            return failed
        await looking.until(look_s)
        if looking.quiet_s > QUIET_S:  # a driver that stopped just now has not been missed yet
            await looking.until(STALLED_AFTER_S + WATCH_EVERY_S)
        if looking.failure is not None:
            return looking.failure
        seen = await asyncio.to_thread(look_at_some, tuple(looking.kept))
        return replace(measure(looking.looks), seen=seen)
    finally:
        looking.end()


def measure(looks: Sequence[Look]) -> Measurement:
    """Return the numbers of some pictures in their order; brightness is taken from the later half.

    A camera that has just been opened is dark or pale until it has found its exposure.
    """
    if not looks:
        return Measurement()
    settled = looks[len(looks) // 2 :]
    repeats = sum(look.is_repeat for look in looks[1:])
    mean = np.mean([look.grey for look in settled], axis=0)
    width, height = looks[-1].size_px
    span_s = looks[-1].at_s - looks[0].at_s
    return Measurement(
        width_px=width,
        height_px=height,
        rate_fps=(len(looks) - 1 - repeats) / span_s if span_s > 0.0 else 0.0,
        pictures=len(looks),
        brightness=float(mean.mean()),
        contrast=float(mean.std()),
        frozen_share=repeats / (len(looks) - 1) if len(looks) > 1 else 0.0,
    )


def look_at_some(pictures: Sequence[Picture]) -> Seen | None:
    """Return what some pictures show together: the middle sharpness, and the surest face."""
    seen = [look_at(picture) for picture in pictures]
    if not seen:
        return None
    blur = float(np.median([one.blur for one in seen]))
    best = max(seen, key=lambda one: one.face.sureness if one.face is not None else 0.0)
    return replace(best, blur=blur)


class _Looking:
    """Collects pictures in the camera's thread and events on the loop."""

    def __init__(self, source: CameraSource) -> None:
        self.looks: list[Look] = []
        self.kept: deque[Picture] = deque(maxlen=KEPT_PICTURES)
        self.failure: Measurement | None = None
        self._source = source
        self._before: NDArray[np.uint8] | None = None
        self._opened = asyncio.Event()
        self._failed = asyncio.Event()
        self._end_pictures = source.listen(self._on_picture)
        self._end_events = source.watch(self._on_event)

    async def opening(self) -> Measurement | None:
        """Return why there is no picture, or None when there is one."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._opened.wait()
        except TimeoutError:
            return Measurement(silent_s=PATIENCE_S)
        return self.failure

    @property
    def quiet_s(self) -> float:
        """How long ago the last picture came; 0 before the first."""
        return time.monotonic() - self.looks[-1].at_s if self.looks else 0.0

    async def until(self, seconds: float) -> None:
        """Wait so long, or until the camera fails."""
        try:
            async with asyncio.timeout(seconds):
                await self._failed.wait()
        except TimeoutError:
            return

    def end(self) -> None:
        """Leave the camera alone."""
        self._end_pictures()
        self._end_events()

    def _on_picture(self) -> None:
        frame = self._source.latest()
        if frame is None:
            return
        small = cv2.resize(frame.bgr, SMALL_PX, interpolation=cv2.INTER_AREA)
        grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
        is_repeat = self._before is not None and np.array_equal(self._before, frame.bgr)
        self._before = frame.bgr
        if len(self.looks) % KEEP_EVERY == 0:
            self.kept.append(frame.bgr)
        height, width = frame.bgr.shape[:2]
        self.looks.append(Look(frame.monotonic_s, (width, height), is_repeat, grey))

    def _on_event(self, event: CameraEvent) -> None:
        match event:
            case Opened() | Resumed():
                self.failure = None
            case Stalled(silent_s=silent_s):
                self.failure = Measurement(silent_s=silent_s)
                self._failed.set()
            case Faulted(fault=fault):
                self.failure = Measurement(fault=fault.code)
                self._failed.set()
        self._opened.set()


class OwnCamera:
    """A camera that nobody else has open, as a ``CameraSource``."""

    def __init__(self, spec: DeviceSpec) -> None:
        self._loop = asyncio.get_running_loop()
        self._state: CameraEvent | None = None
        self._watchers: dict[object, Callable[[CameraEvent], None]] = {}
        self._camera = Camera(spec, on_event=self._tell)
        self.latest = self._camera.latest
        self.listen = self._camera.listen

    def watch(self, callback: Callable[[CameraEvent], None]) -> Callable[[], None]:
        """Call ``callback`` on the loop for each event, the present state first; returns what ends that."""
        key = object()
        self._watchers[key] = callback
        if self._state is not None:
            callback(self._state)

        def end() -> None:
            self._watchers.pop(key, None)

        return end

    def start(self) -> None:
        """Begin to open it."""
        self._camera.start()

    def stop(self) -> bool:
        """Give it back; blocks for at most 2 s."""
        return self._camera.stop()

    def _tell(self, event: CameraEvent) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._on_event, event)

    def _on_event(self, event: CameraEvent) -> None:
        self._state = event
        for callback in tuple(self._watchers.values()):
            callback(event)


@asynccontextmanager
async def own_camera(spec: str) -> AsyncIterator[CameraSource]:
    """Open a camera for as long as the block runs."""
    camera = OwnCamera(DeviceSpec(spec))
    camera.start()
    try:
        yield camera
    finally:
        await asyncio.to_thread(camera.stop)


async def check(spec: str, source: CameraSource | None = None) -> Measurement:
    """Measure the camera of this spec; ``source`` is one that is open already."""
    device = DeviceSpec(spec)
    if device.is_none:
        return Measurement(fault=FaultCode.CAMERA_NONE)
    if source is not None:
        measured = await probe(source)
    else:
        async with own_camera(spec) as camera:
            measured = await probe(camera)
    return measured if device.path is not None else await _with_the_systems_word(device, measured)


async def _with_the_systems_word(spec: DeviceSpec, measured: Measurement) -> Measurement:
    """Add what the system knows of the camera: its kind, who has it, and whether we may."""
    try:
        chosen = choose(spec, await call_within(ASK_LIMIT_S, list_cameras), FaultCode.CAMERA_NONE)
        measured = replace(measured, is_virtual=chosen.is_virtual)
        if measured.fault is FaultCode.CAMERA_BUSY:
            number = DeviceSpec(chosen.spec).number
            return replace(measured, holder=await call_within(ASK_LIMIT_S, holders.camera_holder, number))
    except (Fault, TimeoutError, OSError):
        return measured
    return measured
