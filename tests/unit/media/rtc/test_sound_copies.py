# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Copies of sound: packets of RFC 2198, what the descriptions agree, and what a receiver makes of them."""

import random

import pytest
from aiortc.codecs import CODECS
from aiortc.rtcrtpparameters import RTCRtpCodecParameters
from aiortc.rtp import RtpPacket
from hypothesis import given
from hypothesis import strategies as st

from app.media.rtc.red import LONGEST_BLOCK, LONGEST_OFFSET, PAYLOAD_TYPE, Block, pack, unpack
from app.media.rtc.sound_copies import CopiesReceived, CopiesSent, find_common_codecs, offered
from tests.rig.rtp import described

types = st.integers(0, 127)


@given(st.builds(Block, types, st.integers(1, LONGEST_OFFSET), st.binary(max_size=LONGEST_BLOCK)),
       st.builds(Block, types, st.just(0), st.binary(max_size=1200)))  # fmt: skip
def test_what_is_packed_is_unpacked(older: Block, newest: Block) -> None:
    assert unpack(pack(older, newest)) == [older, newest]


def test_the_header_is_that_of_the_standard() -> None:
    """RFC 2198 section 3: F=1, payload type (7 bits), offset (14), length (10); then F=0 and the type."""
    packed = pack(Block(111, 960, b"older"), Block(111, 0, b"newest"))
    assert packed == bytes([0x80 | 111, 960 >> 6, (960 & 0x3F) << 2, 5, 111]) + b"older" + b"newest"


def test_a_packet_without_a_copy_is_itself() -> None:
    assert unpack(bytes([111]) + b"newest") == [Block(111, 0, b"newest")]


@given(st.binary(max_size=40))
def test_what_cannot_be_read_is_refused_and_nothing_else_happens(payload: bytes) -> None:
    try:
        blocks = unpack(payload)
    except ValueError:
        return
    headers = 4 * (len(blocks) - 1) + 1
    assert headers + sum(len(block.data) for block in blocks) == len(payload)


@pytest.mark.parametrize("older", [Block(111, LONGEST_OFFSET + 1, b""), Block(111, 0, b""),
                                   Block(111, 960, bytes(LONGEST_BLOCK + 1))])  # fmt: skip
def test_there_is_not_room_for_everything(older: Block) -> None:
    with pytest.raises(ValueError, match="no room"):
        pack(older, Block(111, 0, b""))


def test_a_pause_has_no_copy() -> None:
    sent = CopiesSent(111)
    assert sent.with_copy(b"first", 0) is None
    assert unpack(sent.with_copy(b"second", 960) or b"") == [
        Block(111, 960, b"first"),
        Block(111, 0, b"second"),
    ]
    assert sent.with_copy(b"after a second", 49_000) is None


def codec(name: str, payload_type: int, **parameters: str | None) -> RTCRtpCodecParameters:
    return RTCRtpCodecParameters(f"audio/{name}", 48_000, 2, payload_type, [], dict(parameters))


def test_a_browsers_copies_are_agreed_by_its_own_numbers_and_come_after_the_rest() -> None:
    theirs = [codec("red", 63, **{"111/111": None}), codec("opus", 111), codec("telephone-event", 110)]
    agreed = find_common_codecs([*CODECS["audio"], offered(96)], theirs)
    assert [(one.name.lower(), one.payloadType) for one in agreed] == [("opus", 111), ("red", 63)]
    assert agreed[1].parameters == {"111/111": None}


@pytest.mark.parametrize(
    "theirs",
    [[codec("opus", 111)], [codec("red", 63), codec("PCMU", 0)], [codec("opus", 96), codec("G722", 9)]],
)
def test_whoever_knows_no_copies_gets_none(theirs: list[RTCRtpCodecParameters]) -> None:
    agreed = find_common_codecs([*CODECS["audio"], offered(96)], theirs)
    assert "red" not in [one.name.lower() for one in agreed]


async def test_two_of_us_agree_on_copies() -> None:
    for sdp in await described("audio"):
        assert f"a=rtpmap:{PAYLOAD_TYPE} red/48000/2" in sdp
        assert f"a=fmtp:{PAYLOAD_TYPE} 96/96" in sdp
        [media] = [line for line in sdp.splitlines() if line.startswith("m=audio")]
        assert media.split()[3] == "96", "what is first is sent"


def doubled(count: int, first: int = 65_530) -> list[RtpPacket]:
    sent = CopiesSent(96)
    packets = []
    for number in range(count):
        payload = sent.with_copy(f"sound {number}".encode(), 960 * number)
        packet = RtpPacket(
            payload_type=96 if payload is None else 63, sequence_number=first + number & 0xFFFF
        )
        packet.payload = payload or f"sound {number}".encode()
        packets.append(packet)
    return packets


def test_each_lost_packet_comes_with_the_next_and_none_comes_twice() -> None:
    received, rng, got = CopiesReceived(), random.Random(4), []
    packets = doubled(200)
    lost = {number for number in range(1, 199) if rng.random() < 0.1}
    for number, packet in enumerate(packets):
        if number not in lost:
            got += [block.data.decode() for block in received.open(packet, 63)]
            got.append(packet.payload.decode())
            assert packet.payload_type == 96
    gone = {number for number in lost if number + 1 in lost}
    assert got == [f"sound {number}" for number in range(200) if number not in gone]
    assert len(gone) < len(lost) / 3


def test_where_nothing_was_agreed_packets_stay_as_they_are() -> None:
    packet = RtpPacket(payload_type=63, sequence_number=1)
    packet.payload = b"something else"
    assert CopiesReceived().open(packet, None) == []
    assert (packet.payload_type, packet.payload) == (63, b"something else")
