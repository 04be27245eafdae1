# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bridge from the microphone's thread to the call: a short queue that never grows old."""

import threading
from collections import deque
from collections.abc import Callable

import numpy as np

from app.media.sound import BLOCK_SAMPLES, SAMPLE_RATE_HZ, Samples

HIGHEST_BLOCKS = SAMPLE_RATE_HZ * 3 // 10 // BLOCK_SAMPLES
"""300 ms: a busy computer may stop the call that long without losing a word; older sound goes."""


class SoundFeed:
    """Takes blocks of 10 ms from any thread and gives frames of 20 ms to the call.

    Give ``push`` to ``Microphone`` as its ``on_block``, and the feed to the call as its microphone.
    """

    def __init__(self) -> None:
        self._blocks: deque[Samples] = deque(maxlen=HIGHEST_BLOCKS)
        self._lock = threading.Lock()
        self._wake: Callable[[], None] = lambda: None

    def push(self, samples: Samples, now: float) -> None:
        """Take one block of mono int16, shape (480,), 48 kHz."""
        del now
        with self._lock:
            self._blocks.append(samples)
            is_ready = len(self._blocks) >= 2
        if is_ready:
            self._wake()

    def take(self) -> Samples | None:
        """Return the next 20 ms, shape (960,), or None when they are not there yet."""
        with self._lock:
            if len(self._blocks) < 2:
                return None
            return np.concatenate([self._blocks.popleft(), self._blocks.popleft()])

    def on_ready(self, wake: Callable[[], None]) -> None:
        """Call ``wake``, from the pushing thread, whenever 20 ms are there; one listener at a time."""
        self._wake = wake

    def clear(self) -> None:
        """Forget what waits, for instance what was said while muted."""
        with self._lock:
            self._blocks.clear()
