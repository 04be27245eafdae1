# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Open sound: one running input or output, real or paced by a clock."""

import threading
import time
from collections.abc import Callable
from typing import Protocol

from app.core.faults import Fault
from app.media.sound import BLOCK_SAMPLES, SAMPLE_RATE_HZ

BLOCK_S = BLOCK_SAMPLES / SAMPLE_RATE_HZ
CLOSE_TIMEOUT_S = 1.0
SLEPT_S = 1.0


class OpenStream(Protocol):
    """A running stream. No fault raises inside one: it must be watched."""

    @property
    def last_callback_s(self) -> float:
        """When the sound card last asked or delivered; monotonic seconds."""

    @property
    def has_finished(self) -> bool:
        """Whether the stream ended by itself (the device is gone)."""

    @property
    def is_stale(self) -> bool:
        """Whether the stream was closed because the devices are listed anew: it is to be opened again."""

    def close(self) -> None:
        """End the stream. May block when the driver hangs."""


class PacedStream:
    """A sound card made of a clock: calls ``on_block`` every 10 ms on average in a thread of its own."""

    def __init__(self, on_block: Callable[[], None], name: str) -> None:
        self._on_block = on_block
        self.is_stale = False
        self._stopping = threading.Event()
        self._last_s = time.monotonic()
        self._fault: Fault | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def last_callback_s(self) -> float:
        """When the clock last struck."""
        return self._last_s

    @property
    def has_finished(self) -> bool:
        """True after ``on_block`` raised a fault."""
        return not self._thread.is_alive()

    def close(self) -> None:
        """Stop the clock."""
        self._stopping.set()
        if self._thread is not threading.current_thread():
            self._thread.join(CLOSE_TIMEOUT_S)

    def _run(self) -> None:
        due_s = time.monotonic()
        while not self._stopping.is_set():
            due_s += BLOCK_S
            now = time.monotonic()
            if now - due_s > SLEPT_S:  # the computer slept: don't play it all back
                due_s = now
            elif due_s > now:
                time.sleep(due_s - now)  # 10 ms at most; an event with a limit costs several times as much
            self._last_s = time.monotonic()
            try:
                self._on_block()
            except Fault:
                return
