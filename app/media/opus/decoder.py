# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opus decoding with repair: FEC from the next packet, and made-up sound where nothing came."""

import ctypes
import weakref

import numpy as np

from app.media.opus.library import OpusError, check, load
from app.media.opus.packet import LONGEST_SAMPLES, duration_samples
from app.media.sound import SAMPLE_RATE_HZ, Samples

STEP_SAMPLES = SAMPLE_RATE_HZ * 5 // 2000
"""libopus makes sound up in multiples of 2.5 ms."""


class OpusDecoder:
    """Decodes one stream to mono at 48 kHz. One thread at a time; a call takes some tenths of a millisecond.

    Raises:
        OpusError: If there is no libopus (ask ``is_available`` before) or it has no memory.
    """

    def __init__(self) -> None:
        library = load()
        if library is None:
            raise OpusError("no libopus")
        self._library = library
        error = ctypes.c_int()
        self._state = ctypes.c_void_p(library.opus_decoder_create(SAMPLE_RATE_HZ, 1, ctypes.byref(error)))
        check(library, error.value)
        self._room = np.zeros(LONGEST_SAMPLES, dtype=np.int16)
        weakref.finalize(self, library.opus_decoder_destroy, self._state)

    def decode(self, packet: bytes) -> Samples:
        """Return the sound of a packet.

        Raises:
            OpusError: If it is not Opus.
        """
        return self._run(packet, LONGEST_SAMPLES, 0)

    def repair(self, following: bytes, count: int) -> Samples | None:
        """Return the ``count`` samples before a packet from what it carries of them, or None if it does not.

        In-band FEC holds a coarser copy of the packet before, when that was speech (RFC 6716 section 2.1.7).
        """
        if count > duration_samples(following) or not carries_previous(following):
            return None
        try:
            return self._run(following, count, 1)
        except OpusError:
            return None

    def conceal(self, count: int) -> Samples:
        """Return ``count`` samples that go on as the sound was, fading; after a silence packet, its noise.

        Raises:
            OpusError: If ``count`` is no multiple of 2.5 ms, or over 120 ms.
        """
        return self._run(None, count, 0)

    def _run(self, packet: bytes | None, count: int, fec: int) -> Samples:
        place = self._room.ctypes.data_as(ctypes.POINTER(ctypes.c_int16))
        size = len(packet) if packet is not None else 0
        made = check(self._library, self._library.opus_decode(self._state, packet, size, place, count, fec))
        return self._room[:made].copy()


def carries_previous(packet: bytes) -> bool:
    """Whether a packet holds a copy of the one before it (in-band FEC)."""
    library = load()
    return library is not None and library.opus_packet_has_lbrr(packet, len(packet)) > 0


def is_available() -> bool:
    """Whether Opus can be decoded here by libopus itself."""
    return load() is not None
