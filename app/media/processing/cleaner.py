# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Between the microphone and the call: cleans the sound in a thread of its own."""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from app.core.sound_meters import SoundMeters
from app.media.processing.canceller import Cleaning, EchoCanceller, PassThrough, make_canceller
from app.media.processing.reference import Reference
from app.media.sound import SILENCE_DBFS, Samples, power_of

log = logging.getLogger(__name__)

HIGHEST_BLOCKS = 30
"""300 ms: what a busy computer may hold back; older sound goes."""
STOP_LIMIT_S = 2.0
METERED_EACH = 4
METER_FORGETS = 0.66
"""Meters look at every fourth block: 25 times a second is more than an eye follows."""

OnBlock = Callable[[Samples, float], None]


class SoundCleaner:
    """Takes the microphone's blocks, gives cleaned ones to ``on_block`` from its own thread.

    Args:
        on_block: Gets each block of 10 ms (480 samples, mono int16, 48 kHz) and its monotonic time.
        cleaning: What is to be done.
        make: Makes the canceller, in the cleaner's thread.
    """

    def __init__(
        self,
        on_block: OnBlock,
        cleaning: Cleaning | None = None,
        make: Callable[[Cleaning], EchoCanceller] = make_canceller,
    ) -> None:
        self._on_block = on_block
        self._cleaning = self._usual = cleaning or Cleaning()
        self._make = make
        self._reference = Reference()
        self._blocks: queue.SimpleQueue[tuple[Samples, float] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._ending: threading.Thread | None = None
        self._is_new_room = False
        self._dropped = 0
        self._power = np.zeros(3)  # of what was heard, sent and played, smoothed
        self.is_on = True

    def start(self) -> None:
        """Begin to clean; again without effect."""
        if self._thread is None:
            self._blocks = queue.SimpleQueue()
            self._thread = threading.Thread(
                target=self._run, args=(self._blocks,), name="sound-cleaner", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """Let the thread end after what waits; returns at once. ``start`` begins anew."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._blocks.put(None)
            self._ending = thread

    def wait_for_end(self) -> None:
        """Wait until the thread that was stopped last has ended, 2 s at most. Blocks."""
        if self._ending is not None:
            self._ending.join(STOP_LIMIT_S)

    def push(self, samples: Samples, now: float) -> None:
        """Take a block of the microphone; returns at once. Any thread."""
        if self._thread is None or self._blocks.qsize() >= HIGHEST_BLOCKS:
            self._dropped += 1
            return
        self._blocks.put((samples, now))

    def played(self, samples: Samples) -> None:
        """Take what was just handed to the speaker; in the sound card's thread."""
        self._reference.push(samples)

    def expect_echo(self, expected: bool) -> None:
        """Leave the echo canceller out where a headset keeps the speaker from the microphone; any thread.

        Without it both can talk at once: it ducks the near talker while the far one talks. A change of room
        puts it back.
        """
        self._cleaning = replace(self._cleaning, echo=expected and self._usual.echo)

    def forget_room(self) -> None:
        """Another microphone or speaker is in use: what was learned of the echo no longer holds."""
        self.expect_echo(True)
        self._reference.clear()
        self._is_new_room = True

    @property
    def meters(self) -> SoundMeters:
        """The levels now and the counts so far; any thread."""
        heard, sent, played = (_dbfs(float(power)) for power in self._power)
        reference = self._reference
        return SoundMeters(
            heard, sent, played, reference.starved_blocks, reference.cuts, self._dropped, self.is_on
        )

    def _run(self, blocks: "queue.SimpleQueue[tuple[Samples, float] | None]") -> None:
        made_for = self._cleaning
        canceller = self._make(made_for)
        turn = 0
        while (block := blocks.get()) is not None:
            near, now = block
            if made_for != self._cleaning:
                made_for = self._cleaning
                canceller = self._make(made_for)
            far = self._reference.take()
            if self._is_new_room:
                self._is_new_room = False
                canceller.reset()
            try:
                clean = canceller.process(near, far)  # also while off: it goes on learning the room
            except (ValueError, RuntimeError, TypeError) as error:
                log.exception("the echo canceller failed (%s): sound goes on as it is", type(error).__name__)
                canceller, clean = PassThrough(), near
            out = clean if self.is_on else near
            if turn % METERED_EACH == 0:
                self._measure(near, out, far)
            turn += 1
            self._on_block(out, now)

    def _measure(self, *blocks: Samples) -> None:
        now = np.array([power_of(block) for block in blocks])
        self._power = METER_FORGETS * self._power + (1 - METER_FORGETS) * now


def _dbfs(power: float) -> float:
    return max(SILENCE_DBFS, 10.0 * float(np.log10(power))) if power > 0 else SILENCE_DBFS
