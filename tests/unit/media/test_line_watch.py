# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The watch over arriving packets."""

from app.media.call_events import Line, LineState
from app.media.line_watch import LineWatch


def watch_silence(until_s: float) -> list[tuple[float, Line]]:
    watch = LineWatch(connected_s=100.0)
    told = []
    for quarter in range(int(until_s * 4) + 1):
        if line := watch.judge(100.0 + quarter / 4):
            told.append((quarter / 4, line))
    return told


def test_silence_is_told_after_1_s_then_each_second_and_asks_for_a_rebuild_after_3_s() -> None:
    told = watch_silence(5.0)
    assert [(at, line.state, line.silent_s) for at, line in told] == [
        (1.0, LineState.WEAK, 1.0),
        (2.0, LineState.WEAK, 2.0),
        (3.0, LineState.LOST, 3.0),
        (4.0, LineState.LOST, 4.0),
        (5.0, LineState.LOST, 5.0),
    ]


def test_a_line_that_carries_packets_is_not_talked_about() -> None:
    watch = LineWatch(0.0)
    for step in range(1, 100):
        watch.heard(step * 0.25)
        assert watch.judge(step * 0.25 + 0.1) is None


def test_packets_after_silence_make_the_line_good_again() -> None:
    watch = LineWatch(0.0)
    assert watch.judge(3.5) == Line(LineState.LOST, 3.5)
    watch.heard(3.6)
    assert watch.judge(3.7) == Line(LineState.GOOD)


def test_a_tenth_of_the_sound_missing_is_a_weak_line_until_it_is_clearly_better() -> None:
    watch = LineWatch(0.0)
    watch.heard(1.0)
    watch.missing(0.12)
    assert watch.judge(1.1) == Line(LineState.WEAK)
    watch.missing(0.07)
    assert watch.judge(1.2) is None
    watch.missing(0.04)
    assert watch.judge(1.3) == Line(LineState.GOOD)


def test_an_old_packet_does_not_turn_time_back() -> None:
    watch = LineWatch(0.0)
    watch.heard(5.0)
    watch.heard(2.0)
    assert watch.judge(5.5) is None
