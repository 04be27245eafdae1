# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The estimate of a line on simulated lines: it fills them, does not fill their queues, and never starves."""

import pytest

from app.media.rtc.delay_gradient import DelayGradient, Usage
from app.media.rtc.line_estimate import LOWEST_BITRATE, LineEstimate, Sent
from tests.unit.media.rtc.simulated_line import SimulatedLine


@pytest.mark.parametrize("rate", [120e3, 250e3, 500e3, 1.2e6])
def test_a_thin_line_is_used_and_its_queue_stays_short(rate: float) -> None:
    line = SimulatedLine(lambda now_s: rate)
    line.run(LineEstimate(), 30.0)
    assert 0.8 * rate < line.mean_bitrate(8, 30) < 1.02 * rate
    assert line.queue_share(8, above_s=0.15) < 0.05
    assert line.dropped / line.sent < 0.03


@pytest.mark.parametrize("rate", [120e3, 250e3, 500e3, 1.2e6])
def test_a_full_line_is_approached_slowly_so_that_the_sound_comes_evenly(rate: float) -> None:
    """Waves in the queue are heard: a browser's buffer follows each, and stretches the voice.

    A rate that was only hoped for is no reason to forget the line's limit.
    """
    line = SimulatedLine(lambda now_s: rate, unevenness=0.5)
    line.run(LineEstimate(), 60.0)
    assert max(bitrate for at_s, bitrate, _ in line.history if at_s > 8) < 1.12 * rate


def test_at_60_kbit_the_sound_is_not_drowned() -> None:
    line = SimulatedLine(lambda now_s: 60e3)
    line.run(LineEstimate(), 40.0)
    assert line.queue_share(10, above_s=0.29) < 0.03


def test_a_deep_queue_is_not_filled() -> None:
    """1.5 s of queue at 300 kbit/s: what waits there is heard as a pause before each answer."""
    line = SimulatedLine(lambda now_s: 300e3, queue_s=1.5)
    line.run(LineEstimate(), 30.0)
    assert line.queue_share(6, above_s=0.2) < 0.05
    assert line.mean_bitrate(8, 30) > 240e3


@pytest.mark.parametrize("loss_share", [0.03, 0.10])
def test_loss_by_chance_is_no_reason_to_send_less(loss_share: float) -> None:
    line = SimulatedLine(lambda now_s: 10e6, loss_share=loss_share)
    line.run(LineEstimate(), 30.0)
    assert line.mean_bitrate(10, 30) > 1e6


def test_heavy_loss_is() -> None:
    line = SimulatedLine(lambda now_s: 10e6, loss_share=0.30)
    line.run(LineEstimate(), 30.0)
    assert LOWEST_BITRATE <= line.mean_bitrate(20, 30) < 400e3


def test_loss_that_is_over_is_no_reason_any_more() -> None:
    """After a collapse few packets leave: what was lost in it must not hold the estimate down for seconds."""
    estimate, at_s, bitrates = LineEstimate(), 0.0, []
    for step in range(37):
        at_s += 0.1
        lost = step == 20
        count = 60 if lost else 4
        estimate.reported([(Sent(at_s, 200), None if lost else at_s + 0.05)] * count, at_s + 0.1)
        bitrates.append(estimate.bitrate)
    assert estimate.loss_share > 0.14
    assert bitrates[36] > bitrates[32] > 0


def test_unevenness_alone_is_no_queue() -> None:
    line = SimulatedLine(lambda now_s: 10e6, jitter_s=0.03)
    line.run(LineEstimate(), 20.0)
    assert line.mean_bitrate(10, 20) > 1e6


@pytest.mark.parametrize(
    ("rate", "jitter_s", "holds_s"),
    [(2e6, 0.06, 0.1), (5e6, 0.04, 0.03), (1e6, 0.03, 0.05), (10e6, 0.2, 0.1)],
)
def test_a_wireless_line_that_holds_packets_back_is_not_full(
    rate: float, jitter_s: float, holds_s: float
) -> None:
    for seed in (1, 2, 3):
        line = SimulatedLine(
            lambda now_s: rate, jitter_s=jitter_s, holds_s=holds_s, unevenness=0.5, seed=seed
        )
        line.run(LineEstimate(), 40.0)
        assert line.mean_bitrate(10, 40) > 0.6 * min(rate, 1.5e6)


@pytest.mark.parametrize("rate", [120e3, 250e3, 500e3])
def test_a_thin_line_that_holds_packets_back_as_well_is_still_not_drowned(rate: float) -> None:
    for seed in (1, 2, 3):
        line = SimulatedLine(lambda now_s: rate, jitter_s=0.1, holds_s=0.1, unevenness=0.5, seed=seed)
        line.run(LineEstimate(), 40.0)
        assert line.mean_bitrate(8, 40) > 0.75 * rate
        assert line.queue_share(8, above_s=0.2) < 0.15


def test_a_fall_is_followed_within_two_seconds_and_the_way_back_within_ten() -> None:
    line = SimulatedLine(lambda now_s: 150e3 if 15 <= now_s < 30 else 1e6)
    line.run(LineEstimate(), 50.0)
    assert line.mean_bitrate(17, 30) < 160e3
    assert line.mean_bitrate(17, 30) > 90e3
    assert line.mean_bitrate(40, 50) > 750e3


def test_a_growing_delay_is_overuse_and_a_shrinking_one_is_not() -> None:
    gradient = DelayGradient()
    seen = []
    for step in range(200):
        waits = max(0, 40 - abs(step - 100)) * 0.005
        gradient.add(step * 0.02, 7.0 + step * 0.02 + waits)
        seen.append(gradient.usage)
    assert Usage.OVER in seen[62:85]
    assert Usage.UNDER in seen[102:140]
    assert seen[59] is Usage.NORMAL


def test_reports_without_arrivals_do_no_harm() -> None:
    estimate = LineEstimate()
    before = estimate.bitrate
    estimate.reported([], 1.0)
    estimate.reported([(Sent(0.9, 100), None)], 1.1)
    assert LOWEST_BITRATE <= estimate.bitrate <= before * 1.5
