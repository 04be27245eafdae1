# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: copies of sound (``red``) in the descriptions, in what is sent, and in what comes."""

from collections import deque
from copy import deepcopy

from aiortc.rtcpeerconnection import find_common_codecs as stock_common_codecs
from aiortc.rtcrtpparameters import RTCRtpCodecParameters
from aiortc.rtp import RtpPacket

from app.media.rtc.red import PAYLOAD_TYPE, Block, pack, unpack
from app.media.sound import SAMPLE_RATE_HZ

REMEMBERED = 64


def offered(opus_payload_type: int) -> RTCRtpCodecParameters:
    """Return the codec to offer beside an Opus of this payload type."""
    of_opus = f"{opus_payload_type}/{opus_payload_type}"
    return RTCRtpCodecParameters(
        mimeType="audio/red",
        clockRate=SAMPLE_RATE_HZ,
        channels=2,
        payloadType=PAYLOAD_TYPE,
        parameters={of_opus: None},
    )


def find_common_codecs(
    local_codecs: list[RTCRtpCodecParameters], remote_codecs: list[RTCRtpCodecParameters]
) -> list[RTCRtpCodecParameters]:
    """Return what both sides know; copies come after Opus, of which they are, and only with it.

    aiortc sends the first of these, and puts its own payload types for the other side's where those are
    below 96, as browsers' for copies are.
    """
    common = stock_common_codecs(local_codecs, remote_codecs)
    red = payload_type_of(remote_codecs, "red")
    opus = payload_type_of(common, "opus")
    others = [codec for codec in common if codec.name.lower() != "red"]
    if red is None or opus is None or len(others) == len(common):
        return others
    copies = deepcopy(offered(opus))
    copies.payloadType = red
    return [*others, copies]


def payload_type_of(codecs: list[RTCRtpCodecParameters], name: str) -> int | None:
    """Return the payload type of the first codec of a name."""
    return next((codec.payloadType for codec in codecs if codec.name.lower() == name), None)


class CopiesSent:
    """Remembers the last packet of a stream that is being sent.

    Args:
        opus: The payload type of what is copied.
    """

    def __init__(self, opus: int) -> None:
        self._opus = opus
        self._last: tuple[int, bytes] | None = None

    def with_copy(self, payload: bytes, timestamp: int) -> bytes | None:
        """Return the payload with the last one beside it; None if there is none that belongs to it."""
        last, self._last = self._last, (timestamp, payload)
        if last is None:
            return None
        try:
            return pack(Block(self._opus, timestamp - last[0], last[1]), Block(self._opus, 0, payload))
        except ValueError:  # a pause lies between them
            return None


class CopiesReceived:
    """Takes packets apart, and knows which of the copies are needed."""

    def __init__(self) -> None:
        self._seen: deque[int] = deque(maxlen=REMEMBERED)

    def open(self, packet: RtpPacket, red: int | None) -> list[Block]:
        """Make it the plain packet that it carries; return the copies of such as have not come, oldest first.

        Raises:
            ValueError: If it is cut off.
        """
        number = packet.sequence_number
        if packet.payload_type != red or red is None:
            self._seen.append(number)
            return []
        *copies, newest = unpack(packet.payload)
        packet.payload_type, packet.payload = newest.payload_type, newest.data
        missing = []
        for back, block in zip(range(len(copies), 0, -1), copies, strict=True):
            before = number - back & 0xFFFF
            if before not in self._seen and block.data and block.offset:
                self._seen.append(before)
                missing.append(block)
        self._seen.append(number)
        return missing
