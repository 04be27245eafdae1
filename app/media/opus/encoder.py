# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opus encoding of one voice whose settings change while it runs."""

import ctypes
import weakref

import numpy as np

from app.media.opus.library import OpusError, check, load
from app.media.sound import SAMPLE_RATE_HZ, Samples

APPLICATION_VOIP = 2048
SIGNAL_VOICE = 3001
SET_BITRATE = 4002
SET_COMPLEXITY = 4010
SET_INBAND_FEC = 4012
SET_PACKET_LOSS_PERCENT = 4014
SET_DTX = 4016
SET_SIGNAL = 4024
LARGEST_PACKET_BYTES = 1275
COMPLEXITY = 9
"""What browsers use on computers; see the table of ``make bench``."""


class OpusEncoder:
    """Encodes mono at 48 kHz with in-band FEC. One thread at a time.

    Raises:
        OpusError: If there is no libopus or it has no memory.
    """

    def __init__(self, complexity: int = COMPLEXITY) -> None:
        library = load()
        if library is None:
            raise OpusError("no libopus")
        self._library = library
        error = ctypes.c_int()
        self._state = ctypes.c_void_p(
            library.opus_encoder_create(SAMPLE_RATE_HZ, 1, APPLICATION_VOIP, ctypes.byref(error))
        )
        check(library, error.value)
        weakref.finalize(self, library.opus_encoder_destroy, self._state)
        self._room = (ctypes.c_ubyte * LARGEST_PACKET_BYTES)()
        self._set(SET_COMPLEXITY, complexity)
        self._set(SET_SIGNAL, SIGNAL_VOICE)
        self._set(SET_INBAND_FEC, 1)

    def use(self, bitrate: int, expected_loss_percent: int, may_rest: bool) -> None:
        """Change the settings, from the next packet on.

        Args:
            bitrate: For sound and FEC together, without any headers, bit/s.
            expected_loss_percent: How much is lost on the way, 0 to 100: decides how much FEC is worth.
            may_rest: Whether silence need not be sent (DTX).
        """
        self._set(SET_BITRATE, bitrate)
        self._set(SET_PACKET_LOSS_PERCENT, expected_loss_percent)
        self._set(SET_DTX, int(may_rest))

    def encode(self, samples: Samples) -> bytes:
        """Return the packet of 10, 20, 40 or 60 ms; one of at most 2 bytes need not be sent.

        Raises:
            OpusError: For any other length.
        """
        sound = np.ascontiguousarray(samples, dtype=np.int16)
        place = sound.ctypes.data_as(ctypes.POINTER(ctypes.c_int16))
        size = self._library.opus_encode(self._state, place, len(sound), self._room, LARGEST_PACKET_BYTES)
        return ctypes.string_at(self._room, check(self._library, size))

    def _set(self, request: int, value: int) -> None:
        check(self._library, self._library.opus_encoder_ctl(self._state, request, ctypes.c_int32(value)))
