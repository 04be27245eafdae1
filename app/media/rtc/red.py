# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Packets of sound that carry the one before them as well. Source: RFC 2198.

Opus' own copies are coarser, leave out what sounds like a pause, and reach back one packet. With a whole copy
beside them two packets in a row may be lost: the second comes with the third, and knows the first.
"""

import struct
from dataclasses import dataclass

PAYLOAD_TYPE = 63
"""The same as browsers offer; they take any, but it must not be one of the pictures'."""
LONGEST_OFFSET = (1 << 14) - 1
LONGEST_BLOCK = (1 << 10) - 1
MORE_FOLLOW = 0x80


@dataclass(frozen=True)
class Block:
    """One packet of sound in another.

    Attributes:
        payload_type: Of its codec.
        offset: By how much its RTP time stamp is before the carrying packet's; 0 for the newest.
        data: The codec's payload.
    """

    payload_type: int
    offset: int
    data: bytes


def pack(older: Block, newest: Block) -> bytes:
    """Return the payload that carries both.

    Raises:
        ValueError: If the older one is too long ago (341 ms at 48 kHz) or too large (1023 bytes).
    """
    if not 0 < older.offset <= LONGEST_OFFSET or len(older.data) > LONGEST_BLOCK:
        raise ValueError("no room for this copy")
    header = MORE_FOLLOW << 24 | older.payload_type << 24 | older.offset << 10 | len(older.data)
    return struct.pack("!LB", header, newest.payload_type) + older.data + newest.data


def unpack(payload: bytes) -> list[Block]:
    """Return what a payload carries, oldest first; the last is the packet itself.

    Raises:
        ValueError: If it is cut off.
    """
    headers: list[tuple[int, int, int]] = []
    position = 0
    while position < len(payload) and payload[position] & MORE_FOLLOW:
        if position + 4 > len(payload):
            raise ValueError("a header is cut off")
        (header,) = struct.unpack_from("!L", payload, position)
        headers.append((header >> 24 & 0x7F, header >> 10 & LONGEST_OFFSET, header & LONGEST_BLOCK))
        position += 4
    if position >= len(payload):
        raise ValueError("the last header is missing")
    newest = payload[position] & 0x7F
    position += 1
    blocks = []
    for payload_type, offset, size in headers:
        if position + size > len(payload):
            raise ValueError("a block is cut off")
        blocks.append(Block(payload_type, offset, payload[position : position + size]))
        position += size
    return [*blocks, Block(newest, 0, payload[position:])]
