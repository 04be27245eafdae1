# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the playout buffer gets from packets to sound: decoding, repair and concealment as one seam."""

from typing import Protocol

import numpy as np

from app.media.opus.decoder import STEP_SAMPLES, OpusDecoder
from app.media.opus.library import OpusError
from app.media.opus.packet import LONGEST_SAMPLES, is_silence
from app.media.playout.packets import SoundPacket
from app.media.sound import SAMPLE_RATE_HZ, Samples, silence

PERIOD_SAMPLES = SAMPLE_RATE_HZ * 20 // 1000
FADE_SAMPLES = SAMPLE_RATE_HZ * 60 // 1000


class SoundDecoder(Protocol):
    """Turns the packets of one stream into sound.

    All methods run in the sound card's thread and must take well under a millisecond.
    """

    @property
    def is_resting(self) -> bool:
        """Whether the sender has fallen silent: what is made up now is its background noise."""

    def decode(self, packet: SoundPacket) -> Samples:
        """Return the packet's ``count`` samples."""

    def repair(self, following: SoundPacket) -> Samples | None:
        """Return what a packet knows of the one before it, as many samples as it has itself; or None."""

    def conceal(self, count: int) -> Samples:
        """Return ``count`` samples to play where sound is missing."""


class PlainSound:
    """For sound that came decoded: repeats the last 20 ms, fading out within 60."""

    is_resting = False

    def __init__(self) -> None:
        self._last = silence(PERIOD_SAMPLES)
        self._made_up = 0

    def decode(self, packet: SoundPacket) -> Samples:
        """Return the content, which is sound already."""
        samples = np.asarray(packet.content, dtype=np.int16)
        self._made_up = 0
        self._last = np.concatenate([self._last, samples])[-PERIOD_SAMPLES:]
        return samples

    def repair(self, following: SoundPacket) -> Samples | None:
        """Return None: plain sound carries no copies."""
        del following
        return None

    def conceal(self, count: int) -> Samples:
        """Return the end of what was heard, over and over, ever quieter."""
        at = np.arange(self._made_up, self._made_up + count)
        self._made_up += count
        loudness = np.maximum(0.0, 1.0 - at / FADE_SAMPLES)
        return np.asarray(self._last[at % PERIOD_SAMPLES] * loudness, dtype=np.int16)


class OpusSound:
    """For Opus as it came: libopus repairs and conceals."""

    def __init__(self) -> None:
        self._opus = OpusDecoder()
        self.is_resting = False

    def decode(self, packet: SoundPacket) -> Samples:
        """Return the sound, or made-up sound where the packet is not Opus."""
        assert isinstance(packet.content, bytes)  # noqa: S101 - PlayoutBuffer chooses by this
        try:
            samples = self._opus.decode(packet.content)
        except OpusError:
            samples = silence(0)
        self.is_resting = is_silence(packet.content)
        return samples if len(samples) == packet.count else self.conceal(packet.count)

    def repair(self, following: SoundPacket) -> Samples | None:
        """Return the packet before this one, if this one carries it (Opus in-band FEC)."""
        assert isinstance(following.content, bytes)  # noqa: S101 - as above
        return self._opus.repair(following.content, following.count)

    def conceal(self, count: int) -> Samples:
        """Return what libopus makes up."""
        made = [silence(0)]
        left = -(-count // STEP_SAMPLES) * STEP_SAMPLES
        while left > 0:
            piece = self._opus.conceal(min(left, LONGEST_SAMPLES))
            made.append(piece)
            left -= len(piece)
        return np.concatenate(made)[:count]
