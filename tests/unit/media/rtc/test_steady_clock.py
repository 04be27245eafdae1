# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures are counted evenly for libvpx, at the rate at which they really come."""

from app.media.rtc.steady_clock import SteadyClock

GAP = 3000


def durations(clock: SteadyClock, came: list[int]) -> list[int]:
    """Return the duration of each picture; each begins where the one before it ends."""
    counted = [clock.tick(at) for at in came]
    for (at, lasts), (following, _) in zip(counted, counted[1:], strict=False):
        assert at + lasts == following
    return [lasts for _, lasts in counted]


def test_one_missed_picture_changes_next_to_nothing() -> None:
    came = [GAP * n for n in range(60) if n != 40]
    assert max(durations(SteadyClock(GAP), came)) < 1.05 * GAP


def test_a_camera_of_half_the_rate_is_believed_within_a_second() -> None:
    clock = SteadyClock(GAP)
    durations(clock, [GAP * n for n in range(30)])
    slower = durations(clock, [30 * GAP + 2 * GAP * n for n in range(31)])
    assert slower[-1] > 1.9 * GAP


def test_a_pause_and_a_clock_that_jumps_back_are_no_rates() -> None:
    came = [*(GAP * n for n in range(30)), 900 * GAP, 901 * GAP, 5 * GAP, 6 * GAP]
    assert max(durations(SteadyClock(GAP), came)) < 1.1 * GAP


def test_another_rate_counts_at_once() -> None:
    clock = SteadyClock(GAP)
    durations(clock, [GAP * n for n in range(30)])
    clock.use(6 * GAP)
    assert durations(clock, [40 * GAP, 46 * GAP]) == [6 * GAP] * 2
