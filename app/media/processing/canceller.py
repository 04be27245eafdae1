# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The echo canceller: one interface, WebRTC's AEC3 behind it, and a pass-through where there is none."""

import importlib
import logging
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from app.media.sound import SAMPLE_RATE_HZ, Samples

log = logging.getLogger(__name__)

NOISE_LEVEL = 1
"""Of 0 to 3: moderate. Stronger ones cost speech and bring nothing in double talk (docs/decisions/022)."""
LEVEL_OFFSET_DB = -6.0
HIGHEST_GAIN_DB = 18.0
"""Without both, quiet talkers came out at -14 dBFS, hot, and residual echo was lifted with them."""


@dataclass(frozen=True)
class Cleaning:
    """What is to be done to the microphone's sound.

    Attributes:
        echo: Take out what the speaker plays; not needed with a headset.
        noise: Take out steady noise (fans, traffic).
        level: Bring quiet and loud talkers to one level.
    """

    echo: bool = True
    noise: bool = True
    level: bool = True


class EchoCanceller(Protocol):
    """Cleans sound in blocks of 10 ms. One thread at a time."""

    @property
    def speech_probability(self) -> float:
        """How likely the last block was speech, 0 to 1."""

    def process(self, near: Samples, far: Samples) -> Samples:
        """Return the microphone's block without what the speaker played.

        Args:
            near: What the microphone heard, shape (480,), int16, 48 kHz.
            far: What was handed to the speaker, likewise; must lead its echo in ``near`` by 2 ms or more.
        """

    def reset(self) -> None:
        """Forget the room: another device is in use."""


class PassThrough:
    """Where there is no echo canceller: everybody needs a headset, or patience."""

    speech_probability = 0.0

    def process(self, near: Samples, far: Samples) -> Samples:
        """Return the microphone's block as it is."""
        del far
        return near

    def reset(self) -> None:
        """Nothing to forget."""


class WebRtcCanceller:
    """WebRTC's audio processing (AEC3, noise suppression, automatic gain) as pywebrtc-audio wraps it.

    Delays what it lets through by 15 ms (measured). Takes about 0.25 ms of one core per block.

    Raises:
        ImportError: Where there is no wheel of it (Windows on ARM).
        AttributeError: If an empty placeholder of that name is installed.
    """

    def __init__(self, cleaning: Cleaning) -> None:
        module: Any = importlib.import_module("pywebrtc_audio")
        self._processor = module.AudioProcessor(
            sample_rate=SAMPLE_RATE_HZ,
            num_channels=1,
            echo_cancellation=cleaning.echo,
            noise_suppression=cleaning.noise,
            ns_level=NOISE_LEVEL,
            high_pass_filter=True,
            auto_gain_control=cleaning.level,
            agc_gain_db=LEVEL_OFFSET_DB,
            agc_max_gain_db=HIGHEST_GAIN_DB,
        )

    @property
    def speech_probability(self) -> float:
        """How likely the last block was speech, 0 to 1."""
        return float(self._processor.speech_probability)

    def process(self, near: Samples, far: Samples) -> Samples:
        """Return the cleaned block."""
        return np.asarray(
            self._processor.process(np.ascontiguousarray(near), np.ascontiguousarray(far)), dtype=np.int16
        )

    def reset(self) -> None:
        """Forget the room."""
        self._processor.reset()


def make_canceller(cleaning: Cleaning) -> EchoCanceller:
    """Return the best there is on this computer."""
    try:
        return WebRtcCanceller(cleaning)
    except (ImportError, AttributeError) as error:
        log.warning("no echo canceller on this computer (%s): a headset is needed", type(error).__name__)
        return PassThrough()
