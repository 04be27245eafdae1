# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sound from files: wav, ogg, mp3 and whatever else FFmpeg reads."""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np

from app.core.faults import Fault, FaultCode
from app.media.sound import BLOCK_SAMPLES, SAMPLE_RATE_HZ, Samples, silence

LONGEST_S = 3600


def read_sound(path: Path | str) -> Samples:
    """Return a whole sound file as mono int16 at 48 kHz (6 MB a minute).

    Raises:
        Fault: MICROPHONE_FILE if it is not there, holds no sound, or is longer than an hour.
    """
    blocks = list(_decoded(Path(path)))
    if not blocks:
        raise Fault(FaultCode.MICROPHONE_FILE, "read the sound file", "it holds no sound")
    return np.concatenate(blocks)


def looped_blocks(path: Path | str) -> Iterator[Samples]:
    """Yield blocks of 10 ms of a sound file, starting over at its end, for ever.

    Raises:
        Fault: As ``read_sound``, at the first block.
    """
    rest = silence(0)
    while True:
        heard = 0
        for samples in _decoded(Path(path)):
            heard += len(samples)
            rest = np.concatenate([rest, samples])
            while len(rest) >= BLOCK_SAMPLES:
                yield rest[:BLOCK_SAMPLES]
                rest = rest[BLOCK_SAMPLES:]
        if not heard:
            raise Fault(FaultCode.MICROPHONE_FILE, "read the sound file", "it holds no sound")


def _decoded(path: Path) -> Iterator[Samples]:
    if not path.is_file():
        raise Fault(FaultCode.MICROPHONE_FILE, "read the sound file", "no such file")
    resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE_HZ)
    count = 0
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                return
            for frame in container.decode(audio=0):
                for out in resampler.resample(frame):
                    yield np.asarray(out.to_ndarray()[0], dtype=np.int16)
                    count += out.samples
                if count > LONGEST_S * SAMPLE_RATE_HZ:
                    raise Fault(FaultCode.MICROPHONE_FILE, "read the sound file", "longer than an hour")
            for out in resampler.resample(None):
                yield np.asarray(out.to_ndarray()[0], dtype=np.int16)
    except (av.FFmpegError, OSError) as error:
        raise Fault(FaultCode.MICROPHONE_FILE, "read the sound file", type(error).__name__) from error
