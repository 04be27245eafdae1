# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures from the engine to the window: a ring of three slots in a file that the UI process owns.

The writer fills the slot that the reader is least likely to look at and publishes it last; the reader
takes the newest and checks, after use, that it was not overwritten meanwhile (a seqlock). Neither waits
for the other, and an engine that is killed in mid-write leaves the last whole picture readable.

Layout, little-endian: header ``<8sIIQ`` (magic, slots, slot bytes, newest sequence), padded to 64 bytes;
then per slot ``<QIIIQ`` (sequence, width px, height px, stride bytes, time ns), padded to 64 bytes, and
the pixels: BGRA, 8 bits each, rows of ``stride`` bytes, top row first.
"""

import contextlib
import mmap
import struct
import time
from dataclasses import dataclass
from pathlib import Path

MAGIC = b"MKRING01"
SLOTS = 3
MAX_WIDTH_PX = 1280
MAX_HEIGHT_PX = 720
SLOT_BYTES = MAX_WIDTH_PX * MAX_HEIGHT_PX * 4
_HEAD = struct.Struct("<8sIIQ")
_SLOT = struct.Struct("<QIIIQ")
_NEWEST = struct.Struct("<Q")
_NEWEST_AT = 16
_PAD = 64
RING_BYTES = _PAD + SLOTS * (_PAD + SLOT_BYTES)
_WRITING = 0  # a slot's sequence while its pixels are being written


@dataclass(frozen=True)
class RingFrame:
    """One picture in the ring.

    Attributes:
        sequence: Counts up by one per picture, from 1.
        width_px: Width, at most 1280.
        height_px: Height, at most 720.
        stride_bytes: Bytes per row, at least ``4 * width_px``.
        time_ns: ``time.monotonic_ns()`` of the writer when it was published.
        pixels: BGRA bytes, valid until the writer comes round; check with :meth:`RingReader.is_intact`.
    """

    sequence: int
    width_px: int
    height_px: int
    stride_bytes: int
    time_ns: int
    pixels: memoryview


def _slot_at(sequence: int) -> int:
    return _PAD + (sequence % SLOTS) * (_PAD + SLOT_BYTES)


class RingReader:
    """The UI process's side: makes and owns the file. Any one thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("w+b") as file:
            file.truncate(RING_BYTES)
            self._map = mmap.mmap(file.fileno(), RING_BYTES)
        self.reset()

    def reset(self) -> None:
        """Forget all pictures: a closed camera shall not leave a face on the screen."""
        for number in range(SLOTS):
            _NEWEST.pack_into(self._map, _slot_at(number), _WRITING)
        _HEAD.pack_into(self._map, 0, MAGIC, SLOTS, SLOT_BYTES, 0)

    def latest(self) -> RingFrame | None:
        """Return the newest whole picture, or None before the first."""
        (newest,) = _NEWEST.unpack_from(self._map, _NEWEST_AT)
        if newest == 0:
            return None
        at = _slot_at(newest)
        sequence, width, height, stride, time_ns = _SLOT.unpack_from(self._map, at)
        fits = 0 < width <= MAX_WIDTH_PX and 0 < height <= MAX_HEIGHT_PX and stride >= 4 * width
        if sequence != newest or not fits or stride * height > SLOT_BYTES:
            return None
        start = at + _PAD
        pixels = memoryview(self._map)[start : start + stride * height]
        return RingFrame(sequence, width, height, stride, time_ns, pixels)

    def is_intact(self, frame: RingFrame) -> bool:
        """Tell whether the writer has left the picture alone since it was taken."""
        (sequence,) = _NEWEST.unpack_from(self._map, _slot_at(frame.sequence))
        return bool(sequence == frame.sequence)

    def close(self) -> None:
        """Unmap and delete the file; views still held are left to the garbage collector."""
        with contextlib.suppress(BufferError):  # a memoryview is still out: the mapping goes with it
            self._map.close()
        self.path.unlink(missing_ok=True)


class RingWriter:
    """The engine's side: opens the file that the UI process made. One thread.

    Raises:
        ValueError: If the file is not such a ring.
        OSError: If it can't be opened.
    """

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), 0)
        magic, slots, slot_bytes, newest = _HEAD.unpack_from(self._map, 0)
        if (magic, slots, slot_bytes) != (MAGIC, SLOTS, SLOT_BYTES):
            raise ValueError("this file is not a frame ring of this version")
        self._sequence = int(newest)

    def write(self, pixels: memoryview | bytes, width_px: int, height_px: int) -> int:
        """Publish one picture and return its sequence number.

        Args:
            pixels: BGRA bytes without padding, ``width_px * height_px * 4`` of them.
            width_px: 1 to 1280.
            height_px: 1 to 720.

        Raises:
            ValueError: If the size does not fit the ring or the bytes do not fit the size.
        """
        size = width_px * height_px * 4
        if not (0 < width_px <= MAX_WIDTH_PX and 0 < height_px <= MAX_HEIGHT_PX) or len(pixels) != size:
            raise ValueError(f"a picture of {width_px}x{height_px} px does not fit the ring")
        (newest,) = _NEWEST.unpack_from(self._map, _NEWEST_AT)
        self._sequence = max(self._sequence, int(newest)) + 1
        at = _slot_at(self._sequence)
        _NEWEST.pack_into(self._map, at, _WRITING)
        self._map[at + _PAD : at + _PAD + size] = pixels
        _SLOT.pack_into(self._map, at, self._sequence, width_px, height_px, width_px * 4, time.monotonic_ns())
        _NEWEST.pack_into(self._map, _NEWEST_AT, self._sequence)
        return self._sequence

    def close(self) -> None:
        """Unmap the file."""
        self._map.close()
