# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: a picture goes to the decoder with its last packet.

aiortc finishes a picture only when the next one begins, which costs one picture's time (33 ms at 30, 100 ms
at 10 pictures a second). The marker bit of the last packet says that it is complete (RFC 7741 section 4.1).
"""

from aiortc.jitterbuffer import JitterBuffer, JitterFrame

from app.media.rtc.payload import payload_of

CAPACITY = 512


class WholePictures(JitterBuffer):
    """Stands in for aiortc's jitter buffer of a picture receiver."""

    def __init__(self) -> None:
        super().__init__(capacity=CAPACITY, is_video=True)

    def next_complete(self) -> JitterFrame | None:
        """Return the next picture whose packets are all here: repaired losses free several at once."""
        return None if self._origin is None else self._remove_frame(self._origin)

    def _remove_frame(self, sequence_number: int) -> JitterFrame | None:
        """Take the oldest picture out if it is complete; called by ``JitterBuffer.add``."""
        data: list[bytes] = []
        timestamp: int | None = None
        for count in range(self.capacity):
            packet = self._packets[((self._origin or 0) + count) % self.capacity]
            if packet is None:
                return None
            if timestamp is None:
                timestamp = packet.timestamp
            elif packet.timestamp != timestamp:  # a sender that sets no marker, or padding after a picture
                return self._taken(count, data, timestamp) or self._remove_frame(sequence_number)
            data.append(payload_of(packet))
            if packet.marker:
                return self._taken(count + 1, data, timestamp) or self._remove_frame(sequence_number)
        return None

    def _taken(self, count: int, data: list[bytes], timestamp: int) -> JitterFrame | None:
        """Remove packets and return their picture; None for padding alone (a decoder would see an end)."""
        self.remove(count)
        whole = b"".join(data)
        return JitterFrame(data=whole, timestamp=timestamp) if whole else None
