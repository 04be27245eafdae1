# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Packets of sound that wait for their moment, in the order of their time stamps."""

from bisect import bisect_left, insort
from dataclasses import dataclass

from app.media.sound import Samples


@dataclass(frozen=True)
class SoundPacket:
    """One packet.

    Attributes:
        pts: Time stamp of its first sample at 48 kHz, unwrapped.
        count: How many samples it holds.
        content: Opus as it came (decoded when it is played), or mono int16 at 48 kHz.
    """

    pts: int
    count: int
    content: bytes | Samples

    @property
    def end(self) -> int:
        """Time stamp of the first sample after it."""
        return self.pts + self.count


class PacketShelf:
    """Keeps packets sorted by time stamp, each once."""

    def __init__(self) -> None:
        self._order: list[int] = []
        self._packets: dict[int, SoundPacket] = {}

    def __len__(self) -> int:
        return len(self._order)

    @property
    def first(self) -> SoundPacket | None:
        """The packet with the lowest time stamp."""
        return self._packets[self._order[0]] if self._order else None

    @property
    def end(self) -> int | None:
        """Time stamp after the newest packet."""
        return self._packets[self._order[-1]].end if self._order else None

    def put(self, packet: SoundPacket) -> bool:
        """Put a packet in its place; returns False when it is there already."""
        if packet.pts in self._packets:
            return False
        insort(self._order, packet.pts)
        self._packets[packet.pts] = packet
        return True

    def pop(self) -> SoundPacket:
        """Take the first packet out.

        Raises:
            IndexError: If there is none.
        """
        return self._packets.pop(self._order.pop(0))

    def forget_before(self, pts: int) -> None:
        """Drop packets that end at or before a time stamp."""
        while (first := self.first) is not None and first.end <= pts:
            self.pop()

    def has(self, pts: int) -> bool:
        """Whether a packet begins at a time stamp."""
        place = bisect_left(self._order, pts)
        return place < len(self._order) and self._order[place] == pts

    def clear(self) -> None:
        """Forget everything."""
        self._order.clear()
        self._packets.clear()
