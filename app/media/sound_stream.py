# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Open sound: one running input or output, real or paced by a clock, and the watch over it."""

import threading
import time
from collections.abc import Callable
from typing import Protocol

from app.core.faults import Fault
from app.media.sound import BLOCK_SAMPLES, SAMPLE_RATE_HZ

BLOCK_S = BLOCK_SAMPLES / SAMPLE_RATE_HZ
LOST_AFTER_S = 1.0
"""Above the 0.28 s worst gap that a healthy but busy machine showed (docs: measured on PulseAudio)."""
RETRY_AFTER_S = 2.0
CLOSE_TIMEOUT_S = 1.0
WATCH_EVERY_S = 0.1


class OpenStream(Protocol):
    """A running stream. No fault raises inside one: it must be watched."""

    @property
    def last_callback_s(self) -> float:
        """When the sound card last asked or delivered; monotonic seconds."""

    @property
    def has_finished(self) -> bool:
        """Whether the stream ended by itself (the device is gone)."""

    def close(self) -> None:
        """End the stream. May block when the driver hangs."""


class PacedStream:
    """A sound card made of a clock: calls ``on_block`` every 10 ms on average in a thread of its own."""

    def __init__(self, on_block: Callable[[], None], name: str) -> None:
        self._on_block = on_block
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
            if now - due_s > LOST_AFTER_S:  # the computer slept: don't play it all back
                due_s = now
            elif due_s > now:
                self._stopping.wait(due_s - now)
            self._last_s = time.monotonic()
            try:
                self._on_block()
            except Fault:
                return


class StreamKeeper:
    """Keeps a stream running: opens it, notices its death or silence, tells once, and tries again every 2 s.

    All callbacks run in the keeper's daemon thread. ``opener(is_retry)`` opens; ``on_fault`` is called once
    per loss (or once for an opening that fails), ``on_back`` when sound runs again after that.
    """

    def __init__(
        self,
        name: str,
        opener: Callable[[bool], OpenStream],
        lost: Callable[[str], Fault],
        on_fault: Callable[[Fault], None],
        on_back: Callable[[], None],
    ) -> None:
        self._opener = opener
        self._lost = lost
        self._on_fault = on_fault
        self._on_back = on_back
        self._stopping = threading.Event()
        self._is_broken = False
        self._thread = threading.Thread(target=self._keep, name=name, daemon=True)

    def start(self) -> None:
        """Open the stream in the background; returns at once."""
        self._thread.start()

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Close the stream; returns False when the driver hangs and the thread had to be left behind."""
        self._stopping.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _keep(self) -> None:
        while not self._stopping.is_set():
            try:
                self._run_once()
            except Fault as fault:
                if not self._is_broken and not self._stopping.is_set():
                    self._is_broken = True
                    self._on_fault(fault)
            self._stopping.wait(RETRY_AFTER_S)

    def _run_once(self) -> None:
        stream = self._opener(self._is_broken)
        opened_s = time.monotonic()
        try:
            while not self._stopping.wait(WATCH_EVERY_S):
                if stream.has_finished:
                    raise self._lost("the stream ended by itself")
                if time.monotonic() - max(stream.last_callback_s, opened_s) > LOST_AFTER_S:
                    raise self._lost("the sound card fell silent")
                if self._is_broken and stream.last_callback_s > opened_s:
                    self._is_broken = False
                    self._on_back()
        finally:
            _close_or_leave(stream)


def _close_or_leave(stream: OpenStream) -> None:
    """Close in a helper thread: a frozen sound server must not take this one with it."""
    helper = threading.Thread(target=stream.close, name="sound-close", daemon=True)
    helper.start()
    helper.join(CLOSE_TIMEOUT_S)
