# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps some of the pictures shown, for whoever wants to see what the robot saw."""

import queue
import threading
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

EVERY_S = 1.0
CLOSE_TIMEOUT_S = 5.0

_Shown = tuple[Path, NDArray[np.uint8]]


class PictureKeeper:
    """Writes ``picture-0001.png`` and so on: one a second until there are enough."""

    def __init__(self, folder: Path, wanted: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._wanted = wanted
        self._taken = 0
        self._next_s = 0.0
        self._queue: queue.SimpleQueue[_Shown | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="picture-keeper", daemon=True)
        self._writer.start()

    def shown(self, bgra: NDArray[np.uint8], monotonic_s: float) -> None:
        """Keep this picture (BGRA, shape (height, width, 4)) if it is time for one."""
        if self._taken >= self._wanted or monotonic_s < self._next_s:
            return
        self._taken += 1
        self._next_s = monotonic_s + EVERY_S
        self._queue.put((self._folder / f"picture-{self._taken:04}.png", bgra[..., :3].copy()))

    def close(self) -> None:
        """Write what waits."""
        self._queue.put(None)
        self._writer.join(CLOSE_TIMEOUT_S)

    def _write(self) -> None:
        while (shown := self._queue.get()) is not None:
            path, picture = shown
            done, data = cv2.imencode(".png", picture)
            if done:
                path.write_bytes(data.tobytes())
