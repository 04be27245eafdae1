# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long packets wait, and which of that is no queue."""

import random

import pytest

from app.media.rtc.queue_delay import FASTER, HELD_WINDOW_S, HeldBack, QueueDelay

RATE = 400e3


def test_a_route_that_becomes_longer_is_learnt() -> None:
    queue = QueueDelay()
    for step in range(1000):
        queue.add(0.04 if step < 100 else 0.10, step * 0.1)
        if step == 110:
            assert queue.standing_s == pytest.approx(0.06, abs=0.005)
    assert queue.standing_s < 0.005


@pytest.mark.parametrize("slower", [1.0, 1.2])
def test_a_full_line_holds_nothing_back(slower: float) -> None:
    """However uneven the packets, and where the line takes a little more than it was taken for."""
    held, chance, at_s = HeldBack(), random.Random(1), 0.0
    for _ in range(500):
        size_bytes = chance.choice((80, 300, 1200))
        at_s += 8 * size_bytes / RATE + chance.choice((0.0, 0.0, 0.03))
        held.add(at_s, size_bytes, RATE / slower)
    assert held.held_s < 1e-9


def test_what_was_held_back_together_comes_together() -> None:
    """150 ms at 400 kbit/s, let go at once: all of it was a wait, as far as the rate is known."""
    held, at_s = HeldBack(), 7.0
    for _ in range(50):
        at_s += 0.02
        held.add(at_s, 1000, RATE)
    assert held.held_s < 1e-9
    for number in range(8):
        held.add(at_s + 0.15 + 0.0005 * number, 1000, RATE)
    assert held.held_s == pytest.approx(0.15 / FASTER, abs=0.03)


def test_it_is_forgotten_in_time_and_longer_waits_count_before_shorter_ones() -> None:
    held = HeldBack()
    for at_s, packets in ((0.0, 1), (1.0, 10), (4.0, 5)):
        for _ in range(packets):
            held.add(at_s, 1000, RATE)
    longest_s = held.held_s
    held.add(1.0 + HELD_WINDOW_S - 0.1, 100, RATE)
    assert held.held_s == longest_s
    held.add(1.0 + HELD_WINDOW_S + 0.1, 100, RATE)
    assert 0.0 < held.held_s < longest_s
    held.add(30.0, 100, RATE)
    assert held.held_s == 0.0


def test_a_clock_that_is_set_back_is_passed_over() -> None:
    held = HeldBack()
    for at_s in (5.0, 4.0, 5.01):
        held.add(at_s, 100, RATE)
    assert held.held_s < 1e-9
