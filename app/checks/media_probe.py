# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Packets like those of a call, sent to ourselves through the relay: there and back, each with its number."""

import asyncio
import statistics
import struct
import time
from collections.abc import Sequence

import numpy as np

from app.checks.ice_uris import TurnAddress
from app.checks.line_facts import MediaPath
from app.checks.ways_probe import Refused, TurnEnd, let_go, open_turn

PACKETS_A_SECOND = 100
PAYLOAD_BYTES = 60
"""With all headers 75 kbit/s each way: about what speech and a little picture take."""
SEND_S = 4.0
STRAGGLERS_S = 1.0
_HEAD = struct.Struct("!4sId")
_MARK = b"MKlr"


async def probe(address: TurnAddress, send_s: float = SEND_S) -> MediaPath | None:
    """Return what the packets met; None when the relay gives no two addresses or lets nothing through.

    Takes ``send_s`` and about a second more.
    """
    far, near = _Far(), TurnEnd()
    opened = []
    try:
        far_transport = await open_turn(address, far)
        opened.append(let_go(far_transport, far))
        near_transport = await open_turn(address, near)
        opened.append(let_go(near_transport, near))
        target = far_transport.get_extra_info("sockname")
        # The far address lets in only whom it has spoken to: its first packet opens the door.
        far_transport.sendto(b"\0", near_transport.get_extra_info("sockname"))
        near_transport.sendto(b"\0", target)
        if not await _is_open(near_transport.sendto, target, far):
            return None
        sent = await _send(lambda packet: near_transport.sendto(packet, target), send_s)
        await asyncio.sleep(STRAGGLERS_S)
        return measure(sent, far.arrivals)
    except Refused:
        return None
    finally:
        await asyncio.gather(*opened)


def measure(sent: int, arrivals: Sequence[tuple[int, float]]) -> MediaPath:
    """Return the numbers of one run.

    Args:
        sent: How many packets were sent, numbered from 0.
        arrivals: (number, time on the way in s) of each that came, in the order of arrival; a number that
            comes twice counts once.
    """
    times_ms = {number: 1000.0 * took_s for number, took_s in reversed(arrivals)}
    if not times_ms:
        return MediaPath(sent, 0, 0.0, 0.0, 0.0)
    neighbours = [abs(times_ms[n] - times_ms[n - 1]) for n in times_ms if n - 1 in times_ms]
    values = list(times_ms.values())
    low, high = np.percentile(values, [5, 95])
    return MediaPath(
        sent=sent,
        received=len(times_ms),
        round_trip_ms=float(np.median(values)),
        jitter_ms=statistics.fmean(neighbours) if neighbours else 0.0,
        spread_ms=float(high - low),
    )


class _Far(TurnEnd):
    """Notes what comes in."""

    def __init__(self) -> None:
        super().__init__()
        self.arrivals: list[tuple[int, float]] = []
        self.is_open = asyncio.Event()

    def datagram_received(self, data: bytes, addr: object) -> None:
        """Take a packet of ours; anything else is somebody else's."""
        del addr
        self.is_open.set()
        if len(data) >= _HEAD.size and data.startswith(_MARK):
            _, number, sent_s = _HEAD.unpack_from(data)
            self.arrivals.append((number, time.monotonic() - sent_s))


async def _is_open(send: object, target: object, far: _Far) -> bool:
    """Knock until a packet comes through: binding the channels takes some round trips."""
    assert callable(send)  # noqa: S101 - for the type checker
    for _ in range(10):
        try:
            async with asyncio.timeout(0.3):
                await far.is_open.wait()
        except TimeoutError:
            send(b"\0", target)
        else:
            return True
    return False


async def _send(send: object, send_s: float) -> int:
    """Send at an even pace and return how many; a late moment is made up for, as a call's timer does."""
    assert callable(send)  # noqa: S101 - for the type checker
    filler = bytes(PAYLOAD_BYTES - _HEAD.size)
    count = int(send_s * PACKETS_A_SECOND)
    began = time.monotonic()
    for number in range(count):
        wait_s = began + number / PACKETS_A_SECOND - time.monotonic()
        if wait_s > 0:
            await asyncio.sleep(wait_s)
        send(_HEAD.pack(_MARK, number, time.monotonic()) + filler)
    return count
