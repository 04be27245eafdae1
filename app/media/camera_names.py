# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which cameras the system has, by number and name, without opening any of them."""

import logging
import sys
from pathlib import Path

import cv2

log = logging.getLogger(__name__)

LINUX_CLASS = Path("/sys/class/video4linux")


def camera_names() -> tuple[tuple[int, str], ...]:
    """Return (number for cv2.VideoCapture, name as the system shows it), in the system's order."""
    if sys.platform.startswith("linux"):
        return linux_camera_names(LINUX_CLASS)
    return _enumerated_camera_names()


def backend() -> int:
    """Return OpenCV's way to cameras on this system; the numbers of ``list_cameras`` belong to it."""
    if sys.platform == "win32":
        return int(cv2.CAP_MSMF)
    return int(cv2.CAP_AVFOUNDATION if sys.platform == "darwin" else cv2.CAP_V4L2)


def linux_camera_names(folder: Path) -> tuple[tuple[int, str], ...]:
    """Return the cameras of a ``/sys/class/video4linux`` folder.

    One USB camera makes several device files (pictures, metadata); only the one with index 0 gives pictures.

    Source: the Linux kernel, drivers/media/v4l2-core/v4l2-dev.c (attributes ``name`` and ``index``).
    """
    found = []
    for node in folder.glob("video*") if folder.is_dir() else ():
        number = node.name.removeprefix("video")
        if number.isdigit() and _attribute(node, "index") in ("0", ""):
            found.append((int(number), _attribute(node, "name") or node.name))
    return tuple(sorted(found))


def _attribute(node: Path, name: str) -> str:
    try:
        return (node / name).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _enumerated_camera_names() -> tuple[tuple[int, str], ...]:
    """Windows and macOS, by cv2-enumerate-cameras, whose numbers are those of OpenCV's back end."""
    try:
        from cv2_enumerate_cameras import enumerate_cameras  # noqa: PLC0415 - not installed on Linux
    except ImportError:  # Windows on ARM has no wheel with the compiled part: offer the first camera unnamed
        log.info("cameras cannot be listed on this system")
        return ((0, "Camera"),)
    try:
        return tuple((int(info.index), str(info.name)) for info in enumerate_cameras(backend()))
    except (OSError, RuntimeError, NotImplementedError) as error:
        log.warning("listing the cameras failed: %s", type(error).__name__)
        return ((0, "Camera"),)
