# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: Opus packets go through aiortc as they are, for the playout buffer to decode in their moment.

Whoever decodes on arrival must decide then that a packet is lost; decoded when it is played, a late one still
counts, and the one after it can repair it.
"""

from dataclasses import dataclass
from typing import Any

from aiortc.codecs.base import Decoder
from aiortc.jitterbuffer import JitterFrame


@dataclass(frozen=True)
class OpusPacket:
    """An Opus packet in the place of a decoded frame.

    Attributes:
        data: As it came.
        pts: Its time stamp at 48 kHz, unwrapped.
    """

    data: bytes
    pts: int


class LaterOpusDecoder(Decoder):
    """Stands in for aiortc's Opus decoder; aiortc hands on to the track whatever a decoder returns."""

    def decode(self, encoded_frame: JitterFrame) -> list[Any]:
        """Return the packet itself; none for an empty one."""
        return [OpusPacket(encoded_frame.data, encoded_frame.timestamp)] if encoded_frame.data else []
