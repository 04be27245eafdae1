# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The number that each packet of a connection carries, whatever stream it belongs to."""

import struct
from collections.abc import Sequence

from aiortc.rtp import HeaderExtensions, HeaderExtensionsMap

from app.media.rtc.line_estimate import Sent
from app.media.rtc.transport_feedback import Arrival

REMEMBERED = 4096


class NumberedExtensions(HeaderExtensionsMap):
    """Leaves room for the number in every packet; ``put_number`` fills it in when the packet leaves."""

    def set(self, values: HeaderExtensions) -> tuple[int, bytes]:
        """Return the header extensions as RTP has them."""
        values.transport_sequence_number = 0
        return super().set(values)


def put_number(packet: bytes, extension_id: int, number: int) -> bytes:
    """Return the packet with its number; unchanged if it has no room for one.

    Source: RFC 8285 section 4.2, one-byte headers.
    """
    if not packet[0] & 0x10:
        return packet
    position = 12 + 4 * (packet[0] & 0x0F)
    profile, words = struct.unpack_from("!HH", packet, position)
    position += 4
    end = position + 4 * words
    if profile != 0xBEDE:
        return packet
    while position < end:
        head = packet[position]
        if head == 0:
            position += 1
            continue
        if head >> 4 == extension_id:
            return packet[: position + 1] + struct.pack("!H", number) + packet[position + 3 :]
        position += 2 + (head & 0x0F)
    return packet


class SentPackets:
    """Remembers what left until it is reported."""

    def __init__(self) -> None:
        self._next = 0
        self._sent: dict[int, Sent] = {}

    def add(self, sent: Sent) -> int:
        """Return the 16-bit number of the packet that leaves now."""
        number = self._next & 0xFFFF
        self._next += 1
        self._sent.pop(number, None)
        self._sent[number] = sent
        if len(self._sent) > REMEMBERED:
            self._sent.pop(next(iter(self._sent)))
        return number

    def match(self, arrivals: Sequence[Arrival]) -> list[tuple[Sent, float | None]]:
        """Return what is known of reported packets, in the order in which they left; each is told once.

        A packet reported missing may still arrive and is kept for a later report, but counts as lost now.
        """
        matched: list[tuple[Sent, float | None]] = []
        for arrival in arrivals:
            if arrival.at_s is None:
                sent = self._sent.get(arrival.number)
            else:
                sent = self._sent.pop(arrival.number, None)
            if sent is not None:
                matched.append((sent, arrival.at_s))
        matched.sort(key=lambda pair: pair[0].at_s)
        return matched
