# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures from cv2.VideoCapture: a camera, or a video file that stands for one."""

import os
import sys
import time
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.devices import DeviceKind, DeviceSpec, choose
from app.core.faults import Fault, FaultCode
from app.media.camera_names import backend
from app.media.devices import list_cameras
from app.media.permission import Capability, is_denied

Picture = NDArray[np.uint8]
"""BGR, shape (height, width, 3), uint8."""

DEFAULT_FILE_FPS = 30.0


class Capture(Protocol):
    """An open source of pictures; used by one thread only."""

    width_px: int
    height_px: int
    rate_fps: float

    def read(self) -> Picture | None:
        """Return the next picture when it is due, or None when the source has failed. May block."""

    def close(self) -> None:
        """Give the source back. May block."""


def open_capture(spec: DeviceSpec, size_px: tuple[int, int], rate_fps: int) -> Capture:
    """Open a camera or a video file. May block for seconds: call it in the camera's own thread.

    Raises:
        Fault: CAMERA_NONE, CAMERA_DENIED, CAMERA_BUSY or CAMERA_FILE.
    """
    try:
        if spec.path is not None:
            return FileCapture(spec.path)
        return CameraCapture(spec, size_px, rate_fps)
    except cv2.error as error:
        raise Fault(FaultCode.CAMERA_BUSY, "open the camera", f"cv2 code {error.code}") from error


class FileCapture:
    """A video file, endlessly repeated, each picture at its own moment by the file's frame rate."""

    def __init__(self, path: str) -> None:
        if not Path(path).is_file():
            raise Fault(FaultCode.CAMERA_FILE, "open the video file", "no such file")
        self._video = cv2.VideoCapture(path)
        if not self._video.isOpened():
            raise Fault(FaultCode.CAMERA_FILE, "open the video file", "not a video")
        fps = float(self._video.get(cv2.CAP_PROP_FPS))
        self.rate_fps = fps if 1.0 <= fps <= 120.0 else DEFAULT_FILE_FPS
        self.width_px = int(self._video.get(cv2.CAP_PROP_FRAME_WIDTH))
        self.height_px = int(self._video.get(cv2.CAP_PROP_FRAME_HEIGHT))
        self._due_s: float | None = None

    def read(self) -> Picture | None:
        """Return the next picture at its time; the file starts over at its end."""
        self._wait()
        picture = _read(self._video)
        if picture is None:
            self._video.set(cv2.CAP_PROP_POS_FRAMES, 0)
            picture = _read(self._video)
        return picture

    def close(self) -> None:
        """Close the file."""
        self._video.release()

    def _wait(self) -> None:
        now = time.monotonic()
        if self._due_s is None or now - self._due_s > 1.0:  # first picture, or the computer slept
            self._due_s = now
        elif self._due_s > now:
            time.sleep(self._due_s - now)
        self._due_s += 1.0 / self.rate_fps


class CameraCapture:
    """A real camera."""

    def __init__(self, spec: DeviceSpec, size_px: tuple[int, int], rate_fps: int) -> None:
        try:
            self._video = self._opened(spec, size_px, rate_fps)
        except Fault as fault:
            if is_denied(Capability.CAMERA):
                raise Fault(FaultCode.CAMERA_DENIED, fault.action, "the system keeps us out") from fault
            raise
        self.width_px = int(self._video.get(cv2.CAP_PROP_FRAME_WIDTH))
        self.height_px = int(self._video.get(cv2.CAP_PROP_FRAME_HEIGHT))
        self.rate_fps = float(self._video.get(cv2.CAP_PROP_FPS)) or float(rate_fps)

    @staticmethod
    def _opened(spec: DeviceSpec, size_px: tuple[int, int], rate_fps: int) -> cv2.VideoCapture:
        index = _camera_index(spec)
        _complain_if_unreachable(index)
        width, height = size_px
        settings = [
            (cv2.CAP_PROP_FRAME_WIDTH, width),
            (cv2.CAP_PROP_FRAME_HEIGHT, height),
            (cv2.CAP_PROP_FPS, rate_fps),
            (cv2.CAP_PROP_BUFFERSIZE, 1),  # the newest picture, not the oldest waiting one
        ]
        video = cv2.VideoCapture(index, backend())
        if not video.isOpened():
            video.release()
            raise Fault(FaultCode.CAMERA_BUSY, "open the camera", "the driver refused")
        for name, value in settings:
            video.set(name, value)
        return video

    def read(self) -> Picture | None:
        """Return the driver's next picture; blocks until there is one."""
        return _read(self._video)

    def close(self) -> None:
        """Give the camera back to the system."""
        self._video.release()


def _read(video: cv2.VideoCapture) -> Picture | None:
    try:
        ok, picture = video.read()
    except cv2.error:  # a driver that delivers garbage: the camera is opened anew
        return None
    return np.asarray(picture, dtype=np.uint8) if ok else None


def _camera_index(spec: DeviceSpec) -> int:
    if spec.number is not None:
        return spec.number
    cameras = list_cameras()
    if not cameras:
        raise Fault(FaultCode.CAMERA_NONE, "find a camera", "none listed")
    chosen = choose(spec, cameras, FaultCode.CAMERA_NONE)
    assert chosen.kind is DeviceKind.CAMERA  # noqa: S101 - list_cameras lists nothing else
    return int(chosen.spec)


def _complain_if_unreachable(index: int) -> None:
    """On Linux the device file says what OpenCV does not: absent, or not ours to open."""
    if not sys.platform.startswith("linux"):
        return
    node = Path(f"/dev/video{index}")
    if not node.exists():
        raise Fault(FaultCode.CAMERA_NONE, "open the camera", "no such device")
    if not os.access(node, os.R_OK | os.W_OK):
        raise Fault(FaultCode.CAMERA_DENIED, "open the camera", "no permission for the device file")
