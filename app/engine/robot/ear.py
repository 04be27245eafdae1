# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The robot's ear: notices that somebody speaks, and keeps the sentence."""

import asyncio
import threading
from collections import deque

import numpy as np

from app.media.sound import BLOCK_SAMPLES, SAMPLE_RATE_HZ, Samples, level_of

BLOCK_S = BLOCK_SAMPLES / SAMPLE_RATE_HZ
ABOVE_FLOOR_DB = 12.0
QUIETEST_SPEECH_DBFS = -50.0
HIGHEST_FIRST_FLOOR_DBFS = -30.0
"""Somebody who speaks at once must not be taken for the room's noise."""
LOWEST_FLOOR_DBFS = -80.0
FLOOR_RISES_DB_A_S = 3.0
SPEECH_AFTER_S = 0.5
FORGET_AFTER_S = 0.4
PAUSE_S = 1.0
LONGEST_S = 5.0
BEFORE_S = 0.3


class SentenceFinder:
    """Finds one sentence in a stream of blocks of 10 ms; pure, one thread.

    Speech is sound 12 dB above a floor that follows the quietest moments; half a second of it begins a
    sentence, one second of pause or five seconds of length end it.
    """

    def __init__(self) -> None:
        self._floor_dbfs: float | None = None
        self._before: deque[Samples] = deque(
            maxlen=round((SPEECH_AFTER_S + FORGET_AFTER_S + BEFORE_S) / BLOCK_S)
        )
        self._sentence: list[Samples] | None = None
        self._loud = 0
        self._quiet = 0

    @property
    def hears_speech(self) -> bool:
        """Whether a sentence has begun."""
        return self._sentence is not None

    def feed(self, block: Samples) -> Samples | None:
        """Take the next block, mono int16 of shape (480,) at 48 kHz; returns the sentence when it is over."""
        if self._is_loud(block):
            self._loud, self._quiet = self._loud + 1, 0
        else:
            self._quiet += 1
        if self._sentence is None:
            self._wait(block)
            return None
        self._sentence.append(block)
        if self._quiet * BLOCK_S >= PAUSE_S or len(self._sentence) * BLOCK_S >= LONGEST_S:
            return np.concatenate(self._sentence)
        return None

    def _wait(self, block: Samples) -> None:
        self._before.append(block)
        if self._quiet * BLOCK_S >= FORGET_AFTER_S:
            self._loud = 0  # a click or a cough
        if self._loud * BLOCK_S >= SPEECH_AFTER_S:
            self._sentence = list(self._before)

    def _is_loud(self, block: Samples) -> bool:
        level = level_of(block).rms_dbfs
        floor = min(level, HIGHEST_FIRST_FLOOR_DBFS) if self._floor_dbfs is None else self._floor_dbfs
        self._floor_dbfs = max(LOWEST_FLOOR_DBFS, min(level, floor + FLOOR_RISES_DB_A_S * BLOCK_S))
        return level > max(floor + ABOVE_FLOOR_DB, QUIETEST_SPEECH_DBFS)


class Ear:
    """Listens for one sentence at a time to what the speaker plays.

    ``hear`` runs in the speaker's thread; ``sentence`` on the event loop.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._finder: SentenceFinder | None = None
        self._done: asyncio.Future[Samples] | None = None
        self._begun: asyncio.Event | None = None

    def hear(self, samples: Samples) -> None:
        """Take what was just played, mono int16 at 48 kHz, a whole number of 10 ms."""
        with self._lock:
            finder, done, begun = self._finder, self._done, self._begun
        if finder is None or done is None or begun is None:
            return
        loop = done.get_loop()
        for start in range(0, len(samples), BLOCK_SAMPLES):
            sentence = finder.feed(samples[start : start + BLOCK_SAMPLES].copy())
            if loop.is_closed():
                return
            if finder.hears_speech:
                loop.call_soon_threadsafe(begun.set)
            if sentence is not None:
                self._stop()
                loop.call_soon_threadsafe(_settle, done, sentence)
                return

    async def sentence(self, patience_s: float) -> Samples | None:
        """Return the next sentence, or None when nobody begins one within ``patience_s``."""
        done: asyncio.Future[Samples] = asyncio.get_running_loop().create_future()
        begun = asyncio.Event()
        with self._lock:
            self._finder, self._done, self._begun = SentenceFinder(), done, begun
        try:
            async with asyncio.timeout(patience_s):
                await begun.wait()
            async with asyncio.timeout(LONGEST_S + PAUSE_S):
                return await done
        except TimeoutError:
            return None
        finally:
            self._stop()

    def _stop(self) -> None:
        with self._lock:
            self._finder = self._done = self._begun = None


def _settle(done: asyncio.Future[Samples], sentence: Samples) -> None:
    if not done.done():
        done.set_result(sentence)
