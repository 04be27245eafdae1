# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the speaker plays, kept for the echo canceller until the microphone's next block comes."""

import threading

import numpy as np

from app.media.sound import BLOCK_SAMPLES, SAMPLE_RATE_HZ, Samples, silence

HIGHEST_SAMPLES = SAMPLE_RATE_HZ * 100 // 1000
AFTER_CUT_SAMPLES = 2 * BLOCK_SAMPLES
TOO_MUCH_SAMPLES = SAMPLE_RATE_HZ * 30 // 1000
"""The reference must lead its echo, and a sound card's own delay can be as short as 50 ms."""
LOOK_BACK_BLOCKS = 300


class Reference:
    """A FIFO from the speaker's thread to the canceller's.

    Each side works in its own rhythm. When the FIFO runs empty, silence goes out in its place and the sound
    that comes later waits longer, which makes the FIFO as deep as the two rhythms need. A depth that was not
    needed for 3 s is taken back. Each such step costs the canceller about a second to learn anew.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting = silence(0)
        self._least = HIGHEST_SAMPLES
        self._blocks = 0
        self.starved_blocks = 0
        self.cuts = 0

    def push(self, samples: Samples) -> None:
        """Take what was just handed to the speaker, any length; in the sound card's thread."""
        with self._lock:
            self._waiting = np.concatenate([self._waiting, samples])
            if len(self._waiting) > HIGHEST_SAMPLES:
                self._cut(len(self._waiting) - AFTER_CUT_SAMPLES)

    def take(self) -> Samples:
        """Return the next 10 ms, silence where there are none."""
        with self._lock:
            if len(self._waiting) < BLOCK_SAMPLES:
                self.starved_blocks += 1
                self._least = 0
                return silence(BLOCK_SAMPLES)
            block, self._waiting = self._waiting[:BLOCK_SAMPLES], self._waiting[BLOCK_SAMPLES:]
            self._least = min(self._least, len(self._waiting))
            self._blocks += 1
            if self._blocks >= LOOK_BACK_BLOCKS:
                if self._least > TOO_MUCH_SAMPLES:
                    self._cut(self._least - BLOCK_SAMPLES)
                self._blocks, self._least = 0, HIGHEST_SAMPLES
            return block

    def clear(self) -> None:
        """Forget what waits: another speaker is in use."""
        with self._lock:
            self._waiting = silence(0)
            self._blocks, self._least = 0, HIGHEST_SAMPLES

    def _cut(self, count: int) -> None:
        self._waiting = self._waiting[count:]
        self.cuts += 1
