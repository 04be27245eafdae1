# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the app's end of a bench call notes: sound, numbers in pictures, how each moment's sound is."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.media.camera import Camera
from app.media.playout import PlayoutBuffer
from app.media.sound import Samples
from tests.bench.call.frame_code import read_code

TRAIL_EVERY_S = 0.05


class Ear:
    """Keeps what passes, block by block, with the wall clock's time; any thread."""

    def __init__(self) -> None:
        self._blocks: list[Samples] = []
        self._at_s: list[float] = []

    def take(self, samples: Samples) -> None:
        """Keep one block."""
        self._at_s.append(time.time())
        self._blocks.append(samples.copy())

    def write(self, path: Path) -> str:
        """Write everything as NumPy's zip; returns the path."""
        lengths = [len(block) for block in self._blocks]
        samples = np.concatenate(self._blocks) if self._blocks else np.zeros(0, np.int16)
        np.savez(path, samples=samples, at_s=np.array(self._at_s), lengths=np.array(lengths, np.int64))
        return str(path)


class Notes:
    """Nothing is noted before ``begin``. Lives on the event loop; sound and camera have their own threads."""

    def __init__(self, camera: Camera, playout: PlayoutBuffer) -> None:
        self._camera, self._playout = camera, playout
        self._heard: Ear | None = None
        self._said: Ear | None = None
        self._sent: list[tuple[float, int | None]] | None = None
        self._seen: list[tuple[float, int | None]] | None = None
        self._trail: list[tuple[float, int, int]] = []
        self._following: asyncio.Task[None] | None = None
        self._end_listening: Callable[[], None] = lambda: None

    def begin(self, *, latency: bool, trail: bool) -> None:
        """Keep what is heard from now on; ways of pictures and sound, and each moment's sound, as asked."""
        self._heard = Ear()
        if latency:
            self._said, self._sent, self._seen = Ear(), [], []
            self._end_listening = self._camera.listen(self._look)
        if trail:
            self._following = asyncio.get_running_loop().create_task(self._follow())

    def said(self, samples: Samples) -> None:
        """Take a block of the microphone, when it is complete."""
        if self._said is not None:
            self._said.take(samples)

    def heard(self, samples: Samples) -> None:
        """Take a block that the speaker has just pulled."""
        if self._heard is not None:
            self._heard.take(samples)

    def seen(self, bgra: NDArray[np.uint8]) -> None:
        """Take a picture that is handed over to be shown."""
        if self._seen is not None:
            self._seen.append((time.time(), read_code(bgra)))

    def harvest(self, folder: Path) -> dict[str, Any]:
        """Stop noting; return everything, sound as files in ``folder``."""
        self.close()
        ears = {"heard": self._heard, "said": self._said}
        self._heard = self._said = None
        return {
            "ears": {
                name: ear.write(folder / f"{name}.npz") for name, ear in ears.items() if ear is not None
            },
            "codes": {"sent": self._sent or [], "seen": self._seen or []},
            "trail": self._trail,
        }

    def close(self) -> None:
        """Let go of the camera and the clock."""
        self._end_listening()
        if self._following is not None:
            self._following.cancel()

    def _look(self) -> None:
        """In the camera's thread: the picture that its driver has just handed over."""
        at_s, frame = time.time(), self._camera.latest()
        if frame is not None and self._sent is not None:
            self._sent.append((at_s, read_code(frame.bgr)))

    async def _follow(self) -> None:
        while True:
            stats = self._playout.stats
            self._trail.append((time.time(), stats.concealed_samples, stats.played_samples))
            await asyncio.sleep(TRAIL_EVERY_S)
