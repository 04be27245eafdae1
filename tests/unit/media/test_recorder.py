# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the robot leaves on the disk."""

import json
import wave
from pathlib import Path

import numpy as np

from app.media.recorder import FrameLog, SpeakerRecorder


def test_the_recording_begins_when_told_and_holds_every_sample_silence_included(tmp_path: Path) -> None:
    recorder = SpeakerRecorder(tmp_path / "new")
    recorder.played(np.full(480, 9, dtype=np.int16))
    recorder.begin()
    block = np.arange(480, dtype=np.int16)
    recorder.played(block)
    block[:] = 7  # the card's buffer is used again
    recorder.played(np.zeros(240, dtype=np.int16))
    recorder.close()
    with wave.open(str(tmp_path / "new" / "speaker.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 48_000)
        samples = np.frombuffer(file.readframes(10_000), dtype="<i2")
    assert samples.tolist() == [*range(480), *[0] * 240]


def test_each_picture_is_one_line_with_the_time_since_the_last(tmp_path: Path) -> None:
    log = FrameLog(tmp_path)
    log.shown(640, 480, 5.0)
    log.shown(320, 240, 5.04)
    lines = [json.loads(line) for line in (tmp_path / "frames.jsonl").read_text().splitlines()]
    log.close()
    assert lines == [
        {"t": 5.0, "w": 640, "h": 480, "dt": None},
        {"t": 5.04, "w": 320, "h": 240, "dt": 0.04},
    ]
