# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures on their way to the window: scaled to what is shown, turned into BGRA, put into the ring."""

import threading
import time
from pathlib import Path

import cv2
import numpy as np

from app.media.capture import Picture
from app.wire.ring import MAX_HEIGHT_PX, MAX_WIDTH_PX, RingWriter

SHORTEST_GAP_S = 0.9 / 30
"""At most about 30 pictures a second; a camera's own unevenness must not halve the rate."""


class PictureRing:
    """Writes one ring; any thread, one at a time.

    Args:
        path: The file that the window made; an empty path stands for a window that wants no pictures.
        limit_px: Largest width and height to hand over; larger pictures are scaled down.

    Raises:
        OSError: If the ring cannot be opened.
        ValueError: If it is not a ring.
    """

    def __init__(self, path: Path, limit_px: tuple[int, int] = (MAX_WIDTH_PX, MAX_HEIGHT_PX)) -> None:
        self._ring = RingWriter(path) if path != Path() else None
        self._limit_px = limit_px
        self._lock = threading.Lock()
        self._written_s = 0.0

    def write(self, picture: Picture) -> bool:
        """Hand over a picture; returns False when it comes too soon after the last one.

        Args:
            picture: BGR of shape (height, width, 3) or BGRA of shape (height, width, 4), uint8.
        """
        with self._lock:
            now = time.monotonic()
            if self._ring is None or now - self._written_s < SHORTEST_GAP_S:
                return False
            self._written_s = now
            scaled = fitted(picture, self._limit_px)
            bgra = cv2.cvtColor(scaled, cv2.COLOR_BGR2BGRA) if scaled.shape[2] == 3 else scaled
            pixels = np.ascontiguousarray(bgra, dtype=np.uint8)
            height, width = pixels.shape[:2]
            self._ring.write(pixels.data.cast("B"), width, height)
            return True


def fitted(picture: Picture, limit_px: tuple[int, int]) -> Picture:
    """Return the picture, scaled down with its shape kept if it is larger than ``limit_px``."""
    height, width = picture.shape[:2]
    factor = min(limit_px[0] / width, limit_px[1] / height)
    if factor >= 1.0:
        return picture
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
