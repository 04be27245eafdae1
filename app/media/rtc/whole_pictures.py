# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: a picture goes to the decoder with its last packet, and after a loss with the next key frame.

aiortc finishes a picture only when the next one begins, which costs one picture's time (33 ms at 30, 100 ms
at 10 pictures a second). The marker bit of the last packet says that it is complete (RFC 7741 section 4.1).
"""

from aiortc.jitterbuffer import JitterBuffer, JitterFrame
from aiortc.rtp import RtpPacket

from app.media.rtc.payload import payload_of

CAPACITY = 1024


class WholePictures(JitterBuffer):
    """Stands in for aiortc's jitter buffer of a picture receiver.

    Attributes:
        knows_key_frames: Whether packets are VP8, so that one that begins a key frame can be told.
        awaits_key_frame: Nothing else makes sense to the decoder until then.
        key_frame_begins: The number of the packet that began a key frame after a loss for good.
    """

    def __init__(self) -> None:
        super().__init__(capacity=CAPACITY, is_video=True)
        self.knows_key_frames = False
        self.awaits_key_frame = False
        self.key_frame_begins: int | None = None

    def add(self, packet: RtpPacket) -> tuple[bool, JitterFrame | None]:
        """Return whether a key frame is needed, and a picture if this packet completed one."""
        if self.knows_key_frames and begins_key_frame(packet):
            self.key_frame_begins = packet.sequence_number
            if self.awaits_key_frame:
                self._begin_at(packet.sequence_number)
        return super().add(packet)

    def next_complete(self) -> JitterFrame | None:
        """Return the next picture whose packets are all here: repaired losses free several at once."""
        return None if self._origin is None else self._remove_frame(self._origin)

    def give_up(self) -> bool:
        """Drop what waits for a lost packet; returns whether a key frame is needed to go on."""
        if not self.knows_key_frames:
            self._clear()
            return True
        start = self._next_key_frame()
        self._clear_before(start)
        self.key_frame_begins = start
        self.awaits_key_frame = True
        return start is None

    def _next_key_frame(self) -> int | None:
        for count in range(1, self.capacity):
            number = ((self._origin or 0) + count) & 0xFFFF
            packet = self._packets[number % self.capacity]
            if packet is not None and begins_key_frame(packet):
                return number
        return None

    def _begin_at(self, number: int) -> None:
        """Drop what came before a key frame, but none of its pieces: its first may be the last to come."""
        if self._origin is not None and (number - self._origin) & 0xFFFF < self.capacity:
            self.remove((number - self._origin) & 0xFFFF)
        else:
            self._clear()
            self._origin = number

    def _clear_before(self, number: int | None) -> None:
        """Drop what precedes a number, or all that is here: what comes after begins something new."""
        if self._origin is None:
            return
        if number is None:
            here = [
                count
                for count in range(self.capacity)
                if self._packets[(self._origin + count) % self.capacity]
            ]
            number = (self._origin + max(here, default=-1) + 1) & 0xFFFF
        self.remove((number - self._origin) & 0xFFFF)

    def _clear(self) -> None:
        self._packets = [None] * self.capacity
        self._origin = None

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
        first = self._packets[(self._origin or 0) % self.capacity]
        is_key = first is not None and (not self.knows_key_frames or begins_key_frame(first))
        self.remove(count)
        whole = b"".join(data)
        if not whole or (self.awaits_key_frame and not is_key):
            return None
        self.awaits_key_frame = False
        return JitterFrame(data=whole, timestamp=timestamp)


def begins_key_frame(packet: RtpPacket) -> bool:
    """Whether a VP8 packet is the first of a key frame.

    Source: RFC 7741 section 4.2 (S bit, partition 0) and RFC 6386 section 9.1 (lowest bit 0).
    """
    data = payload_of(packet)
    return bool(data) and packet.payload[:1] != b"" and packet.payload[0] & 0x17 == 0x10 and data[0] & 1 == 0
