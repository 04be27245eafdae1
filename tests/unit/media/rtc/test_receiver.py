# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: our receiver inside aiortc's, with real packets, a real decoder thread and no network."""

import asyncio
import random

import pytest
from aiortc.jitterbuffer import JitterBuffer, JitterFrame
from aiortc.rtcrtpreceiver import RemoteStreamTrack
from aiortc.rtp import RtcpByePacket, RtpPacket

from app.media.playout import PlayoutBuffer
from app.media.remote_media import RemoteSound
from app.media.rtc import install
from app.media.rtc.receiver import STOCK, Receiver
from app.media.rtc.sound_copies import CopiesSent
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.rtp import (
    OPUS,
    RED,
    SSRC,
    VP8,
    FakeTransport,
    parameters,
    picture_packets,
    sound_packets,
    until,
)

FRAME = 960


async def running(kind: str) -> Receiver:
    """A receiver as a connection starts it."""
    install()
    receiver = Receiver(kind, FakeTransport())  # type: ignore[arg-type]
    receiver._track = RemoteStreamTrack(kind)
    receiver._set_rtcp_ssrc(1)
    await receiver.receive(parameters(*((OPUS, RED) if kind == "audio" else (VP8,))))
    return receiver


def decoded(receiver: Receiver) -> int:
    """How many frames wait in the track."""
    return int(receiver._track._queue.qsize())  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["jitter_buffer", "timestamp_mapper", "decoder_queue", "decoder_thread",
                                  "codecs", "remote_streams", "nack_generator", "rtx_ssrc",
                                  "remote_bitrate_estimator"])  # fmt: skip
async def test_aiortc_still_has_the_private_names_that_we_use(name: str) -> None:
    receiver = await running("audio")
    assert hasattr(receiver, STOCK + name)
    await receiver.stop()


async def test_sound_is_decoded_with_each_single_packet() -> None:
    receiver = await running("audio")
    for count, packet in enumerate(sound_packets(5), 1):
        await receiver._handle_rtp_packet(packet, 0)
        await until(lambda count=count: decoded(receiver) == count)
    assert receiver.last_packet_s is not None
    assert receiver.packets == 5
    await receiver.stop()


async def played_share(
    receiver: Receiver, packets: list[RtpPacket], lost: set[int], buffer: JitterBuffer
) -> float:
    """Return what had no packet of its own after receiver and playout buffer, on a clock of packets."""
    passed = count_passed(buffer)
    setattr(receiver, STOCK + "jitter_buffer", buffer)
    playout = PlayoutBuffer()
    sound = RemoteSound(playout, lambda: None)
    taking = asyncio.create_task(sound.run(receiver.track))
    for number, packet in enumerate(packets):
        if number not in lost:
            await receiver._handle_rtp_packet(packet, 0)
            await until(lambda: sound.frames == len(passed))
        if number >= 5:
            playout.pull(FRAME)
    stats = playout.stats
    await receiver.stop()
    await taking
    assert stats.played_samples >= 20 * 48_000
    return (stats.concealed_samples + stats.repaired_samples) / stats.played_samples


def count_passed(buffer: JitterBuffer) -> list[int]:
    """Return a growing list of the packets after which a jitter buffer let a frame through."""
    passed: list[int] = []
    plain_add = buffer.add

    def add(packet: RtpPacket) -> tuple[bool, JitterFrame | None]:
        flag, frame = plain_add(packet)
        if frame is not None:
            passed.append(packet.sequence_number)
        return flag, frame

    buffer.add = add  # type: ignore[method-assign]
    return passed


async def test_3_percent_loss_costs_3_percent_of_the_sound_and_four_times_that_in_stock_aiortc() -> None:
    """24 s of packets, the same ones lost for both: aiortc's own jitter buffer loses 12 % and more."""
    packets = sound_packets(1200)
    rng = random.Random(2)
    lost = {number for number in range(10, len(packets)) if rng.random() < 0.03}
    shares = []
    for stock in (None, JitterBuffer(capacity=16, prefetch=4)):
        receiver = await running("audio")
        buffer = stock or getattr(receiver, STOCK + "jitter_buffer")
        shares.append(await played_share(receiver, packets, lost, buffer))
    ours_share, stock_share = shares
    print(f"lost {len(lost) / len(packets):.3f}, missing: ours {ours_share:.3f}, stock {stock_share:.3f}")
    assert ours_share <= 0.045
    assert ours_share == pytest.approx(len(lost) / len(packets), abs=0.005)
    assert stock_share >= 0.12


async def test_sound_that_goes_twice_survives_every_other_packet() -> None:
    """Each lost packet is in the next one, and its copy is as good as itself."""
    receiver, copies = await running("audio"), CopiesSent(96)
    packets = sound_packets(200)
    for packet in packets:
        if (both := copies.with_copy(packet.payload, packet.timestamp)) is not None:
            packet.payload, packet.payload_type = both, 63
    playout, count = PlayoutBuffer(), 0
    for packet in packets[::2]:
        await receiver._handle_rtp_packet(packet, 0)
        count += 1 if packet is packets[0] else 2
        await until(lambda count=count: decoded(receiver) == count)
    for _ in range(count):
        packet = await receiver.track.recv()
        playout.push_opus(packet.data, packet.pts)
        if playout.stats.level_ms > 100:
            playout.pull(FRAME)
    stats = playout.stats
    assert stats.played_samples >= 180 * FRAME
    assert (stats.concealed_samples, stats.repaired_samples, stats.duplicates) == (0, 0, 0)
    await receiver.stop()


async def test_a_copy_that_cannot_be_read_costs_a_packet(expected_warnings: ExpectedWarnings) -> None:
    expected_warnings.expect("app.media.rtc.guard", "receiving audio")
    receiver = await running("audio")
    first, second = sound_packets(2)
    first.payload, first.payload_type = bytes([0xFF, 0xFF]), 63
    await receiver._handle_rtp_packet(first, 0)
    await receiver._handle_rtp_packet(second, 0)
    await until(lambda: decoded(receiver) == 1)
    await receiver.stop()


async def test_pictures_come_out_with_their_last_packet_and_all_at_once_after_a_repair() -> None:
    receiver = await running("video")
    pictures = picture_packets(4, (64, 48))
    assert all(len(packets) >= 2 for packets in pictures)
    for packet in pictures[0]:
        await receiver._handle_rtp_packet(packet, 0)
    await until(lambda: decoded(receiver) == 1)
    held_back = pictures[1][0]
    for packet in [*pictures[1][1:], *pictures[2], *pictures[3]]:
        await receiver._handle_rtp_packet(packet, 0)
    assert getattr(receiver, STOCK + "decoder_queue").empty()
    assert decoded(receiver) == 1
    await receiver._handle_rtp_packet(held_back, 0)
    await until(lambda: decoded(receiver) == 4)
    assert [(await receiver.track.recv()).pts for _ in range(4)] == [0, 3000, 6000, 9000]
    await receiver.stop()


async def test_a_buffer_with_a_bug_costs_a_packet_and_not_the_call(
    expected_warnings: ExpectedWarnings,
) -> None:
    expected_warnings.expect("app.media.rtc.guard", "receiving audio")
    receiver = await running("audio")
    first, second = sound_packets(2)
    good_buffer = getattr(receiver, STOCK + "jitter_buffer")

    class Broken(JitterBuffer):
        def add(self, packet: RtpPacket) -> tuple[bool, None]:
            raise IndexError("a bug")

    setattr(receiver, STOCK + "jitter_buffer", Broken(16))
    await receiver._handle_rtp_packet(first, 0)
    setattr(receiver, STOCK + "jitter_buffer", good_buffer)
    await receiver._handle_rtp_packet(second, 0)
    async with asyncio.timeout(5):
        await receiver.track.recv()
    await receiver.stop()


async def test_reports_of_the_other_side_count_as_signs_of_life() -> None:
    receiver = await running("audio")
    await receiver._handle_rtcp_packet(RtcpByePacket(sources=[SSRC]))
    assert receiver.last_packet_s is not None
    await receiver.stop()
