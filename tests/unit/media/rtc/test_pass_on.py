# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: every sound packet reaches the decoder at once, and only once."""

import random

from aiortc.jitterbuffer import JitterBuffer
from aiortc.rtp import RtpPacket

from app.media.rtc.pass_on import PassOnBuffer, TimestampUnwrapper


def packet(number: int) -> RtpPacket:
    made = RtpPacket(sequence_number=number & 0xFFFF, timestamp=960 * number & 0xFFFFFFFF)
    made._data = str(number).encode()  # type: ignore[attr-defined]
    return made


def passed(buffer: JitterBuffer, numbers: list[int]) -> list[int]:
    """Which packets come out, as they come out."""
    frames = [buffer.add(packet(number))[1] for number in numbers]
    return [int(frame.data) for frame in frames if frame is not None]


def test_each_packet_comes_out_as_it_goes_in_across_the_wrap_of_its_number() -> None:
    numbers = list(range(65_500, 65_600))
    assert passed(PassOnBuffer(), numbers) == numbers


def test_a_lost_packet_takes_no_other_with_it() -> None:
    """At 3 % loss aiortc's own buffer loses about 16 % of the sound; ours exactly what was lost."""
    rng = random.Random(3)
    arrived = [number for number in range(5000) if rng.random() >= 0.03]
    assert passed(PassOnBuffer(), arrived) == arrived
    stock = passed(JitterBuffer(capacity=16, prefetch=4), arrived)
    assert len(stock) < 0.87 * 5000 < 0.96 * 5000 < len(arrived)


def test_a_packet_that_was_overtaken_is_passed_on_and_counted() -> None:
    buffer = PassOnBuffer()
    assert passed(buffer, [1, 3, 2, 4]) == [1, 3, 2, 4]
    assert buffer.late == 1


def test_copies_are_dropped_but_numbers_may_come_again_after_the_wrap() -> None:
    buffer = PassOnBuffer()
    assert passed(buffer, [7, 7, 8, 7]) == [7, 8]
    assert len(passed(buffer, list(range(9, 65_536 + 9)))) == 65_536


def test_time_stamps_wrap_forwards_and_late_ones_stay_late() -> None:
    unwrapper = TimestampUnwrapper()
    start = 0xFFFFFFFF - 960
    stamps = [start, start + 960, start + 2880, start + 1920, start + 3840]
    assert [unwrapper.map(stamp & 0xFFFFFFFF) for stamp in stamps] == [0, 960, 2880, 1920, 3840]
    assert unwrapper.map((start - 960) & 0xFFFFFFFF) == -960


def test_hours_of_time_stamps_count_on() -> None:
    unwrapper = TimestampUnwrapper()
    step = 48_000 * 3600
    mapped = [unwrapper.map(hour * step & 0xFFFFFFFF) for hour in range(60)]
    assert mapped == [hour * step for hour in range(60)]


def test_what_was_unwrapped_is_told_as_it_came() -> None:
    """Also before and after the 32-bit time stamps begin again."""
    unwrapper = TimestampUnwrapper()
    stamps = [(0xFFFFFFFF - 2000 + 960 * n) % 0x100000000 for n in range(6)]
    mapped = [unwrapper.map(stamp) for stamp in stamps]
    assert [unwrapper.raw(stamp) for stamp in mapped] == stamps
