# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures for the window, read from the frame rings."""

import os
import sys
import tempfile
from pathlib import Path

from app.ui.frames import Frame
from app.wire.ring import RingReader


class RingFrames:
    """A :class:`app.ui.frames.FrameSource` on a ring.

    A picture is copied once and then checked: one that the engine overwrote meanwhile is not shown.
    """

    def __init__(self, reader: RingReader) -> None:
        self._reader = reader
        self._last: Frame | None = None

    def latest(self) -> Frame | None:
        """Return the newest whole picture, or None."""
        found = self._reader.latest()
        if found is None:
            self._last = None
            return None
        if self._last is not None and self._last.sequence == found.sequence:
            return self._last
        pixels = memoryview(bytes(found.pixels))
        if self._reader.is_intact(found):
            self._last = Frame(found.sequence, found.width_px, found.height_px, found.stride_bytes, pixels)
        return self._last


def ring_folder() -> Path:
    """Make a private folder for the rings, in memory where the system has such a place."""
    # Linux alone: elsewhere such a path means a place on whichever drive is the current one.
    shared = (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm")  # noqa: S108  (mkdtemp makes it private)
    places = shared if sys.platform == "linux" else ()
    memory = next((place for place in places if place and os.access(place, os.W_OK)), None)
    return Path(tempfile.mkdtemp(prefix="moedeklar-", dir=memory))
