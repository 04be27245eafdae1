# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report that says when each packet of a connection arrived (transport-wide congestion control). Pure.

Source: draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

FORMAT = 15
"""The RTPFB message type (RFC 4585 section 6.2)."""
URI = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"
TICK_S = 0.00025
REFERENCE_TICKS = 256
"""The reference time counts in 64 ms."""
MISSING, SMALL, LARGE = 0, 1, 2
MAX_PACKETS = 400
RUN_MAX = 0x1FFF


@dataclass(frozen=True)
class Arrival:
    """One packet by its transport-wide number (16 bits); ``at_s`` on the receiver's clock, None if lost."""

    number: int
    at_s: float | None


def parse(body: bytes) -> list[Arrival]:
    """Return what a report says.

    Args:
        body: What follows the two SSRCs of the RTPFB packet, padding removed or not.

    Raises:
        ValueError: If it is cut short.
    """
    try:
        base, count, reference_and_number = struct.unpack_from("!HHL", body, 0)
        symbols, position = _symbols(body, 8, count)
        reference = reference_and_number >> 8
        ticks = (reference - 0x1000000 if reference & 0x800000 else reference) * REFERENCE_TICKS
        arrivals = []
        for offset, symbol in enumerate(symbols):
            at_s = None
            if symbol == SMALL:
                ticks += body[position]
                position += 1
                at_s = ticks * TICK_S
            elif symbol == LARGE:
                ticks += struct.unpack_from("!h", body, position)[0]
                position += 2
                at_s = ticks * TICK_S
            arrivals.append(Arrival((base + offset) & 0xFFFF, at_s))
    except (struct.error, IndexError) as error:
        raise ValueError("a transport feedback that is cut short") from error
    return arrivals


def _symbols(body: bytes, position: int, count: int) -> tuple[list[int], int]:
    symbols: list[int] = []
    while len(symbols) < count:
        (chunk,) = struct.unpack_from("!H", body, position)
        position += 2
        if not chunk & 0x8000:
            symbols += [chunk >> 13 & 3] * (chunk & RUN_MAX)
        elif chunk & 0x4000:
            symbols += [chunk >> shift & 3 for shift in range(12, -1, -2)]
        else:
            symbols += [chunk >> shift & 1 for shift in range(13, -1, -1)]
    return symbols[:count], position


def build(arrivals: Sequence[Arrival], report_number: int) -> tuple[bytes, int]:
    """Return the report's body, padded to 32 bits, and how many bytes of padding that took.

    Args:
        arrivals: Consecutive numbers of which at least one arrived; at most ``MAX_PACKETS``.
        report_number: Counts the reports, 8 bits.
    """
    first_s = next(arrival.at_s for arrival in arrivals if arrival.at_s is not None)
    reference = int(first_s / TICK_S) // REFERENCE_TICKS
    ticks = reference * REFERENCE_TICKS
    symbols: list[int] = []
    deltas = b""
    for arrival in arrivals:
        if arrival.at_s is None:
            symbols.append(MISSING)
            continue
        delta = round(arrival.at_s / TICK_S) - ticks
        delta = max(-0x8000, min(0x7FFF, delta))
        ticks += delta
        is_small = 0 <= delta <= 0xFF
        symbols.append(SMALL if is_small else LARGE)
        deltas += struct.pack("!B" if is_small else "!h", delta)
    head = struct.pack(
        "!HHL", arrivals[0].number, len(arrivals), (reference & 0xFFFFFF) << 8 | report_number & 0xFF
    )
    body = head + _chunks(symbols) + deltas
    padding = -len(body) % 4
    return body + bytes(padding), padding


def _chunks(symbols: list[int]) -> bytes:
    out = b""
    at = 0
    while at < len(symbols):
        run = 1
        while at + run < len(symbols) and run < RUN_MAX and symbols[at + run] == symbols[at]:
            run += 1
        ahead = symbols[at : at + 14]
        if run >= 14 or run == len(symbols) - at:
            out += struct.pack("!H", symbols[at] << 13 | run)
            at += run
        elif LARGE not in ahead:
            out += struct.pack("!H", 0x8000 | _packed(ahead, 14, 1))
            at += 14
        else:
            out += struct.pack("!H", 0xC000 | _packed(symbols[at : at + 7], 7, 2))
            at += 7
    return out


def _packed(symbols: list[int], places: int, bits: int) -> int:
    word = 0
    for symbol in symbols + [0] * (places - len(symbols)):
        word = word << bits | symbol
    return word
