# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The robot's voice: says what it is given, and is silent otherwise, at the pace of a sound card."""

import asyncio
import threading
from collections import deque

from app.media.sound import BLOCK_SAMPLES, SILENCE_DBFS, Samples, level_of, silence
from app.media.sound_feed import SoundFeed
from app.media.sound_stream import PacedStream

QUIETEST_DBFS = -45.0
LOUDEST_DBFS = -12.0


class Voice:
    """A microphone that has been spoken into: give ``feed`` to the call.

    ``say`` belongs to one event loop; the sound is paced in a thread of its own.
    """

    def __init__(self) -> None:
        self.feed = SoundFeed()
        self._blocks: deque[Samples] = deque()
        self._lock = threading.Lock()
        self._told: asyncio.Future[None] | None = None
        self._level_dbfs = SILENCE_DBFS
        self._stream: PacedStream | None = None

    def start(self) -> None:
        """Begin with silence."""
        self._stream = PacedStream(self._next, "robot-voice")

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Fall silent for good."""
        del deadline_s
        if self._stream is not None:
            self._stream.close()
        return True

    async def say(self, samples: Samples) -> None:
        """Speak mono int16 at 48 kHz until the last of it has gone out; cancelling stops the speech."""
        loop = asyncio.get_running_loop()
        told: asyncio.Future[None] = loop.create_future()
        rest = -len(samples) % BLOCK_SAMPLES
        with self._lock:
            for start in range(0, len(samples) - BLOCK_SAMPLES + 1, BLOCK_SAMPLES):
                self._blocks.append(samples[start : start + BLOCK_SAMPLES])
            if rest:
                tail = silence(BLOCK_SAMPLES)
                tail[: BLOCK_SAMPLES - rest] = samples[len(samples) - (BLOCK_SAMPLES - rest) :]
                self._blocks.append(tail)
            self._told = told
        try:
            await told
        finally:
            with self._lock:
                self._blocks.clear()
                self._told = None

    def loudness(self) -> float:
        """Return how loud the last 10 ms were, 0 to 1, evenly over the levels of speech; any thread."""
        share = (self._level_dbfs - QUIETEST_DBFS) / (LOUDEST_DBFS - QUIETEST_DBFS)
        return min(1.0, max(0.0, share))

    def _next(self) -> None:
        with self._lock:
            block = self._blocks.popleft() if self._blocks else None
            told = self._told if not self._blocks else None
        if block is None:
            block = silence(BLOCK_SAMPLES)
        self._level_dbfs = level_of(block).rms_dbfs
        self.feed.push(block, 0.0)
        if told is not None:
            loop = told.get_loop()
            if not loop.is_closed():
                loop.call_soon_threadsafe(_settle, told)


def _settle(told: asyncio.Future[None]) -> None:
    if not told.done():
        told.set_result(None)
