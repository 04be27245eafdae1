# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports about each packet: what is built is what is read, and what a browser builds is read."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.rtc.arrival_log import ArrivalLog
from app.media.rtc.transport_feedback import MAX_PACKETS, TICK_S, Arrival, build, parse


@given(
    st.lists(st.none() | st.floats(0, 0.3), min_size=1, max_size=MAX_PACKETS).filter(any),
    st.integers(0, 0xFFFF),
    st.floats(0, 1e6),
)
def test_what_is_built_is_read_back(gaps: list[float | None], base: int, start_s: float) -> None:
    """To half a tick of 0.25 ms each; numbers wrap."""
    at_s = start_s
    arrivals = []
    for offset, gap_s in enumerate(gaps):
        at_s += gap_s or 0.0
        arrivals.append(Arrival((base + offset) & 0xFFFF, None if gap_s is None else at_s))
    body, padding = build(arrivals, 300)
    assert len(body) % 4 == 0
    assert padding < 4
    read = parse(body)
    assert [one.number for one in read] == [one.number for one in arrivals]
    first = next(one.at_s for one in arrivals if one.at_s is not None)
    shift = next(one.at_s for one in read if one.at_s is not None) - first
    for wrote, got in zip(arrivals, read, strict=True):
        assert (wrote.at_s is None) == (got.at_s is None)
        if wrote.at_s is not None and got.at_s is not None:
            assert got.at_s - shift == pytest.approx(wrote.at_s, abs=1.01 * TICK_S)


def test_the_draft_s_kinds_of_chunk_are_read() -> None:
    """A run of 2 small, a vector of 14 one-bit and one of 7 two-bit symbols, the last delta negative."""
    chunks = struct.pack("!HHH", 0x2002, 0x8000 | 0b1000_0000_0000_01, 0xC000 | 0b10_00_00_00_00_00_00)
    deltas = bytes([4, 8, 12, 16]) + struct.pack("!h", -4)
    body = struct.pack("!HHL", 0xFFFF, 17, 2 << 8) + chunks + deltas
    read = parse(body)
    assert [one.number for one in read[:3]] == [0xFFFF, 0, 1]
    ticks = [None if one.at_s is None else round(one.at_s / TICK_S) - 512 for one in read]
    assert ticks == [4, 12, 24, *[None] * 12, 40, 36]


@pytest.mark.parametrize("length", [0, 7, 8, 9, 11])
def test_a_report_cut_short_is_refused(length: int) -> None:
    body, _ = build([Arrival(number, number / 100) for number in range(3)], 1)
    with pytest.raises(ValueError, match="cut short"):
        parse(body[:length])


def test_each_packet_is_reported_once_with_the_gaps_between() -> None:
    log = ArrivalLog()
    for number in (65_534, 65_535, 1):
        log.note(number, number / 1e6)
    first = log.take()
    assert [one.number for one in first] == [65_534, 65_535, 0, 1]
    assert first[2].at_s is None
    assert log.take() == []
    log.note(4, 1.0)
    assert [(one.number, one.at_s) for one in log.take()] == [(2, None), (3, None), (4, 1.0)]


def test_a_late_packet_is_reported_after_all() -> None:
    log = ArrivalLog()
    log.note(10, 1.0)
    log.note(12, 1.1)
    log.take()
    log.note(11, 1.2)
    assert Arrival(11, 1.2) in log.take()
