# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much of the line the sound may take: the one place that the rate policy asks and tells."""

from dataclasses import dataclass, replace
from functools import cache

HEADER_BYTES = 58
"""Around each packet: IP 20, UDP 8, RTP 12, its extensions 8, SRTP's tag 10."""
COPY_BYTES = 5
"""Headers of a copy: RFC 2198 section 3."""


@dataclass(frozen=True)
class SoundRate:
    """How the microphone is sent.

    Attributes:
        bitrate: For Opus with its FEC, bit/s; below 18,000 there is no room for FEC.
        packet_ms: 20, 40 or 60: longer ones save headers and cost as much delay.
        may_rest: Send next to nothing while nobody speaks (DTX).
        is_doubled: Each packet carries the one before it as well (RFC 2198).
    """

    bitrate: int = 28_000
    packet_ms: int = 20
    may_rest: bool = False
    is_doubled: bool = False

    @property
    def line_bitrate(self) -> int:
        """What it takes of the line with all headers, bit/s, while somebody speaks."""
        if self.is_doubled:
            return 2 * self.bitrate + (HEADER_BYTES + COPY_BYTES) * 8 * 1000 // self.packet_ms
        return self.bitrate + HEADER_BYTES * 8 * 1000 // self.packet_ms


WIDE = SoundRate(48_000)
AMPLE = SoundRate(40_000)
ROOMY = SoundRate()
NARROW = SoundRate(24_000, 40, may_rest=True)
NARROWEST = SoundRate(20_000, 60, may_rest=True)
WAYS = ((300_000, WIDE), (160_000, AMPLE), (100_000, ROOMY), (64_000, NARROW), (0, NARROWEST))
"""What a line of so many bit/s and more takes. A few kbit/s are little to the picture, and heard at once
(docs/decisions/021)."""
WAYS_ALONE = ((110_000, WIDE), *WAYS[2:])
"""The same while no picture wants its share. The estimate stays where it is then: nothing tries the line."""
ROOM_TO_GO_BACK = 1.3
"""A line must take so much more than the limit before sound takes more of it again."""
DOUBLED_FROM_LOSS = 0.01
DOUBLED_UNTIL_LOSS = 0.003
DOUBLED_FROM = 400_000
"""A line of less loses packets because it is full, and would give the copies what the picture lives on."""
DOUBLED_ALONE_FROM = 145_000


def rate_for(line_bitrate: float | None, now: SoundRate = ROOMY, is_alone: bool = False) -> SoundRate:
    """Return what sound to send over a line of so many bit/s in all (None: not known yet).

    Sound goes before pictures: ``line_bitrate - rate.line_bitrate`` is what is left for them.

    Args:
        line_bitrate: With all headers.
        now: What is sent now.
        is_alone: Nothing else is sent.
    """
    if line_bitrate is None:
        return now
    for limit, rate in WAYS_ALONE if is_alone else WAYS:
        if line_bitrate >= limit * (ROOM_TO_GO_BACK if rate.bitrate > now.bitrate else 1.0):
            return rate
    return NARROWEST


@cache
def twice(rate: SoundRate) -> SoundRate:
    """Return the same with copies."""
    return replace(rate, is_doubled=True)


class ExpectedLoss:
    """Turns the loss that receivers report (RFC 3550 section 6.4.1) into what the encoder is told.

    It rises with the first bad report and falls slowly. At 28 kbit/s libopus adds FEC from about 6 % on, and
    a loss that has not been seen yet comes without warning: so never less than 10, and 20 costs more voice
    than it repairs (docs/decisions/021).
    """

    LOWEST_PERCENT = 10
    HIGHEST_PERCENT = 20
    FALL = 0.9

    def __init__(self) -> None:
        self.share = 0.0

    @property
    def percent(self) -> int:
        """What to tell the encoder."""
        return max(self.LOWEST_PERCENT, min(self.HIGHEST_PERCENT, round(100 * self.share)))

    def note(self, share: float) -> None:
        """Take a report in: the share of packets lost since the last one, 0 to 1."""
        self.share = max(share, self.FALL * self.share + (1 - self.FALL) * share)


class SoundSettings:
    """What one sender of sound is told from all sides, for its encoder.

    Attributes:
        rate: How to send now.
        expected_loss: What receivers reported.
        may_double: Whether the other side takes copies (``audio/red``).
    """

    def __init__(self) -> None:
        self.rate = self._once = ROOMY
        self.expected_loss = ExpectedLoss()
        self.may_double = False

    def line_takes(self, bitrate: float, loss_share: float = 0.0, is_alone: bool = False) -> None:
        """The line takes so many bit/s in all, and loses so much of it as far as is known (0 to 1)."""
        self._once = rate_for(bitrate, self._once, is_alone)
        doubled_from = DOUBLED_ALONE_FROM if is_alone else DOUBLED_FROM
        is_doubled = self.may_double and self._is_worth_doubling(bitrate, loss_share, doubled_from)
        self.rate = twice(self._once) if is_doubled else self._once

    def _is_worth_doubling(self, bitrate: float, loss_share: float, doubled_from: float) -> bool:
        lost = max(loss_share, self.expected_loss.share)
        if self.rate.is_doubled:
            return lost > DOUBLED_UNTIL_LOSS and bitrate * ROOM_TO_GO_BACK >= doubled_from
        return lost >= DOUBLED_FROM_LOSS and bitrate >= doubled_from
