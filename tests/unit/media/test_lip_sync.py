# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lips and voice come together, and neither waits longer than it is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.lip_sync import (
    EARLIEST_S,
    JUDGE_EVERY,
    LATEST_S,
    PICTURE_WAITS_AT_MOST_S,
    SOUND_WAITS_AT_MOST_S,
    LipSync,
)
from app.media.rtc.sender_clock import SenderClock


def after(lips: LipSync, sound_s: float, picture_s: float, rounds: int = 6) -> float:
    """Let a receiver do as it is told; returns by how much the sound is later at last."""
    for _ in range(rounds * JUDGE_EVERY):
        lips.note(sound_s + lips.sound_waits_s, picture_s + lips.picture_waits_s)
    return sound_s + lips.sound_waits_s - picture_s - lips.picture_waits_s


@pytest.mark.parametrize("later_s", [-0.04, 0.0, 0.09])
def test_what_nobody_notices_is_left_alone(later_s: float) -> None:
    lips = LipSync()
    after(lips, 0.1 + later_s, 0.1)
    assert (lips.picture_waits_s, lips.sound_waits_s) == (0.0, 0.0)
    assert lips.later_s == pytest.approx(later_s)


@given(sound_s=st.floats(0.03, 0.4), picture_s=st.floats(0.03, 0.4))
def test_they_come_together_where_a_wait_can_do_it(sound_s: float, picture_s: float) -> None:
    lips = LipSync()
    later_s = after(lips, sound_s, picture_s)
    assert 0 <= lips.picture_waits_s <= PICTURE_WAITS_AT_MOST_S
    assert 0 <= lips.sound_waits_s <= SOUND_WAITS_AT_MOST_S
    assert 0.0 in (lips.picture_waits_s, lips.sound_waits_s), "both waiting helps nobody"
    if -SOUND_WAITS_AT_MOST_S <= sound_s - picture_s <= PICTURE_WAITS_AT_MOST_S:
        assert EARLIEST_S - 1e-6 <= later_s <= LATEST_S + 1e-6


def test_waits_go_when_their_reason_has_gone() -> None:
    lips = LipSync()
    after(lips, 0.4, 0.1)
    assert lips.picture_waits_s > 0.2
    after(lips, 0.1, 0.1)
    assert lips.picture_waits_s < LATEST_S
    lips.nothing_to_match()
    assert (lips.picture_waits_s, lips.sound_waits_s, lips.later_s) == (0.0, 0.0, None)


def test_one_late_picture_changes_nothing() -> None:
    lips = LipSync()
    for number in range(10 * JUDGE_EVERY):
        lips.note(0.1, 0.8 if number % JUDGE_EVERY == 3 else 0.09)
    assert (lips.picture_waits_s, lips.sound_waits_s) == (0.0, 0.0)


def test_time_stamps_become_the_senders_wall_clock() -> None:
    clock = SenderClock()
    assert clock.recorded_s(0, 48_000) is None
    clock.note(0, 77)
    assert clock.recorded_s(0, 48_000) is None, "a report without a time"
    clock.note((3_900_000_000 << 32) + (1 << 31), 0xFFFFFFFF)
    assert clock.recorded_s(47_999, 48_000) == pytest.approx(3_900_000_001.5)
    assert clock.recorded_s(0xFFFFFFFF - 24_000, 48_000) == pytest.approx(3_900_000_000.0)
