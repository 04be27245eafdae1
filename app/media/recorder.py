# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recording for the robot: what the sound card played, and when pictures were shown."""

import json
import queue
import threading
import wave
from pathlib import Path
from typing import IO

from app.media.sound import SAMPLE_RATE_HZ, Samples

CLOSE_TIMEOUT_S = 5.0


class SpeakerRecorder:
    """Writes ``speaker.wav``: 48 kHz mono int16, every sample handed to the card, silence included.

    Give ``played`` to ``Speaker`` as its ``on_played``; nothing is written before ``begin``. A thread of
    its own touches the disk, and the file is valid after each write: a killed robot leaves what it heard.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "speaker.wav"
        self._queue: queue.SimpleQueue[Samples | None] = queue.SimpleQueue()
        self._is_recording = False
        self._writer = threading.Thread(target=self._write, name="speaker-recorder", daemon=True)
        self._writer.start()

    def begin(self) -> None:
        """Record from now on; called at the first ``Connected``, again without effect."""
        self._is_recording = True

    def played(self, samples: Samples) -> None:
        """Take what was just played, mono int16; from the sound card's thread."""
        if self._is_recording:
            self._queue.put(samples.copy())

    def close(self) -> None:
        """Write what is left and close the file."""
        self._is_recording = False
        self._queue.put(None)
        self._writer.join(CLOSE_TIMEOUT_S)

    def _write(self) -> None:
        with wave.open(str(self._path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE_HZ)
            file.writeframes(b"")
            while (samples := self._queue.get()) is not None:
                file.writeframes(samples.astype("<i2").tobytes())


class FrameLog:
    """Writes ``frames.jsonl``: one line for each picture shown, flushed at once; one thread."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] = (folder / "frames.jsonl").open("w", encoding="utf-8")
        self._last_s: float | None = None

    def shown(self, width_px: int, height_px: int, monotonic_s: float) -> None:
        """Note one picture: ``t`` and ``dt`` (since the last one) in seconds, ``w`` and ``h`` in pixels."""
        since = None if self._last_s is None else round(monotonic_s - self._last_s, 4)
        self._last_s = monotonic_s
        line = {"t": round(monotonic_s, 4), "w": width_px, "h": height_px, "dt": since}
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()
