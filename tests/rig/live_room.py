# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""An imaginary room between real programs: a virtual speaker's sound comes back into a virtual microphone.

``python -m tests.rig.live_room FOLDER`` reads ``room.json`` and ``near.wav`` there, runs until its input
ends or it is told to stop, and leaves ``far.wav`` and ``heard.wav``: what was played and what the
microphone was given, from the first sound played on, sample by sample beside each other.
"""

import json
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import IO

import numpy as np

from app.media.sound import BLOCK_SAMPLES, SAMPLE_RATE_HZ, Samples
from app.media.sound_file import read_sound
from tests.rig.children import RigError, await_condition, stop
from tests.rig.pulse import PulseRig
from tests.rig.room import Room, Wave, to_samples
from tests.rig.tones import write_wav
from tests.rig.within import WithinBlock

CUSHION_MS = 150
"""Kept before the virtual microphone, so that a busy machine makes no holes; adds to the room's delay."""
FIRST_SOUND = 100
"""Of 32768: above what a resampler leaves of silence."""
_SIZE = 1 << 15
_FORMAT = ("--format=s16le", f"--rate={SAMPLE_RATE_HZ}", "--channels=1", "--raw")


class Ringing:
    """The room's echo of a stream, block by block; ``Room.echo`` does the same for a whole speech."""

    def __init__(self, room: Room, seed: int) -> None:
        response = room.response(seed) * 10 ** (-room.loss_db / 20)
        self._room = room
        self._spectrum = np.fft.rfft(response, _SIZE)
        self._past: Wave = np.zeros(_SIZE)
        self._rung: Wave = np.zeros(SAMPLE_RATE_HZ)
        self._rng = np.random.default_rng(seed + 1)
        self._at = 0

    def block(self, played: Samples) -> Wave:
        """Return what reaches the microphone while this block is played, noise included."""
        count = len(played)
        self._past = np.concatenate([self._past[count:], self._room.bent(played)])
        rung = np.fft.irfft(np.fft.rfft(self._past) * self._spectrum, _SIZE)[-count:]
        self._rung = np.concatenate([self._rung[count:], rung])
        self._at += count
        late = self._room.delay_ms * SAMPLE_RATE_HZ / 1000
        wanted = np.arange(self._at - count, self._at) * (1 + self._room.drift_ppm * 1e-6) - late
        have = np.arange(self._at - len(self._rung), self._at)
        noise = self._rng.normal(0, 10 ** (self._room.noise_dbfs / 20), count)
        return np.asarray(np.interp(wanted, have, self._rung) + noise)


class LiveRoom(WithinBlock):
    """Runs the room beside the test, between the speaker and the microphone of a rig.

    Args:
        rig: With both devices on one card.
        folder: Its files; one room each.
        room: How it sounds.
        near: What the near talker says, from the first sound that is played on.
        seed: Of its walls and its noise.
    """

    def __init__(self, rig: PulseRig, folder: Path, room: Room, near: Samples, seed: int = 1) -> None:
        folder.mkdir()
        self._rig, self._folder = rig, folder
        self._child: subprocess.Popen[bytes] | None = None
        (folder / "room.json").write_text(json.dumps({"room": asdict(room), "seed": seed}))
        write_wav(folder / "near.wav", near)

    def open(self) -> None:
        """Start it; both streams run then."""
        command = [sys.executable, "-m", "tests.rig.live_room", str(self._folder)]
        self._child = child = subprocess.Popen(command, env=self._rig.env)
        await_condition("live room", lambda: (self._folder / "runs").exists() or child.poll() is not None)

    def close(self) -> None:
        """End it; its files are there then."""
        if self._child is not None:
            stop(self._child)
            self._child = None

    def result(self) -> tuple[Samples, Samples]:
        """Return what was played and what the microphone was given.

        Raises:
            RigError: If nothing was ever played.
        """
        self.close()
        if not (self._folder / "heard.wav").exists():
            raise RigError("live room: nothing was played")
        return read_sound(self._folder / "far.wav"), read_sound(self._folder / "heard.wav")


def _run(folder: Path, source: IO[bytes], sink: IO[bytes]) -> None:
    told = json.loads((folder / "room.json").read_text())
    room, near = Ringing(Room(**told["room"]), told["seed"]), read_sound(folder / "near.wav") / 32768
    far: list[Samples] = []
    heard: list[Samples] = []
    sink.write(bytes(2 * CUSHION_MS * SAMPLE_RATE_HZ // 1000))
    (folder / "runs").touch()
    try:
        while len(block := source.read(2 * BLOCK_SAMPLES)) == 2 * BLOCK_SAMPLES:
            played = np.frombuffer(block, np.int16)
            wave_ = room.block(played)
            if far or np.max(np.abs(played)) > FIRST_SOUND:
                voice = near[len(far) * BLOCK_SAMPLES : (len(far) + 1) * BLOCK_SAMPLES]
                wave_[: len(voice)] += voice
                far.append(played)
            given = to_samples(wave_)
            sink.write(given.tobytes())
            sink.flush()
            if far:
                heard.append(given)
    except KeyboardInterrupt:
        pass
    if heard:  # told to stop, it may have taken a block that it has not given
        write_wav(folder / "far.wav", np.concatenate(far[: len(heard)]))
        write_wav(folder / "heard.wav", np.concatenate(heard))


def main() -> None:
    """Run as a process of its own."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    late = f"--latency-msec={CUSHION_MS}"
    record = ["parec", "--device=speaker.monitor", "--latency-msec=10", *_FORMAT]
    play = ["pacat", "--playback", "--device=micfeed", late, *_FORMAT]
    source = subprocess.Popen(record, stdout=subprocess.PIPE)
    sink = subprocess.Popen(play, stdin=subprocess.PIPE)
    try:
        assert source.stdout is not None
        assert sink.stdin is not None
        _run(Path(sys.argv[1]), source.stdout, sink.stdin)
    finally:
        for child in (source, sink):
            child.terminate()
            child.wait()


if __name__ == "__main__":
    main()
