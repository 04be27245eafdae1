# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sound of the speaker check: the shipped recording, or a gentle chime made here."""

from functools import cache
from pathlib import Path

import numpy as np

from app.checks.language import Language
from app.core.faults import Fault
from app.media.sound import SAMPLE_RATE_HZ, Samples
from app.media.sound_file import read_sound

FILE = "speaker_test.wav"
TONES_HZ = (523.25, 659.25)
"""C5 and E5: well inside what laptop speakers and ageing ears carry."""
TONE_S = 0.7
PEAK = 0.25
"""-12 dBFS: clearly heard, and nobody who wears headphones is startled."""
DECAY_S = 0.25
RAMP_S = 0.02


@cache
def speaker_sound(language: Language) -> Samples:
    """Return the test sound, mono int16 at 48 kHz, not to be written to. Reads a file: not on the loop."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "resources", package.parent / "resources"):
        path = folder / "sounds" / language / FILE
        if path.is_file():
            try:
                return read_sound(path)
            except Fault:  # a damaged file must not cost the check
                break
    return chime()


def chime() -> Samples:
    """Return two soft bell tones, one after the other."""
    time_s = np.arange(int(TONE_S * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    envelope = np.minimum(1.0, time_s / RAMP_S) * np.exp(-time_s / DECAY_S)
    tones = [PEAK * envelope * np.sin(2 * np.pi * hz * time_s) for hz in TONES_HZ]
    return np.asarray(np.concatenate(tones) * 32767, dtype=np.int16)
