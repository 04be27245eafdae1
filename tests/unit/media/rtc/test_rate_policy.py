# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sound first: what the picture may take of a line."""

from app.media.rtc.line_estimate import Sent
from app.media.rtc.rate_policy import LOWEST_PICTURE_BITRATE, RatePolicy


def reported(bitrate: float, loss_share: float = 0.0) -> RatePolicy:
    """A policy on a line that takes so much."""
    policy = RatePolicy()
    policy.packets_reported([(Sent(0.0, 100), 5.0)], 1.0)
    policy.estimate.bitrate = bitrate
    policy.estimate.loss_share = loss_share
    policy.measured(46_000, 20.0, 0.0, 0.0)
    return policy


def test_sound_and_headers_come_off_first() -> None:
    assert 130_000 < reported(250_000).picture_bitrate(1.0) < 190_000
    assert reported(120_000).picture_bitrate(1.0) < 120_000 - 46_000 - 8_000


def test_a_line_that_sound_fills_leaves_the_picture_a_still() -> None:
    for bitrate in (60_000, 46_000, 30_000):
        assert reported(bitrate).picture_bitrate(1.0) <= 12_000
    assert reported(46_000).picture_bitrate(1.0) == LOWEST_PICTURE_BITRATE


def test_silence_gives_nothing_of_the_sounds_share_away() -> None:
    policy = reported(250_000)
    before = policy.picture_bitrate(1.0)
    for _ in range(20):  # 2 s of a microphone that is switched off and sends almost nothing
        policy.measured(5_000, 20.0, 0.0, 0.0)
    assert policy.picture_bitrate(1.0) <= before + 20_000


def test_repairs_are_paid_for_by_the_picture() -> None:
    policy = reported(400_000)
    before = policy.picture_bitrate(1.0)
    policy.measured(46_000, 20.0, 100_000, 0.0)
    assert policy.picture_bitrate(1.0) < before - 80_000


def test_on_a_lossy_line_pictures_are_few_packets() -> None:
    assert reported(2e6, 0.01).picture_bitrate(1.0) > 1_500_000
    assert reported(2e6, 0.04).picture_bitrate(1.0) == 750_000
    assert reported(2e6, 0.20).picture_bitrate(1.0) == 350_000
    assert reported(200e3, 0.20).picture_bitrate(1.0) < 150_000


def test_a_line_that_falls_silent_is_not_filled_on() -> None:
    policy = reported(1e6)
    assert policy.picture_bitrate(1.5) == policy.picture_bitrate(1.0)
    assert policy.picture_bitrate(4.0) < 300_000
    assert policy.picture_bitrate(11.0) == LOWEST_PICTURE_BITRATE


def test_without_packet_reports_the_remb_counts() -> None:
    policy = RatePolicy()
    policy.remb_received(100_000)
    assert 60_000 < policy.picture_bitrate(1.0) <= 100_000
    policy.remb_received(5_000)
    assert policy.picture_bitrate(1.0) == LOWEST_PICTURE_BITRATE


def test_without_packet_reports_a_growing_round_trip_and_heavy_loss_slow_it_down() -> None:
    for loss_share, trip_s in ((0.0, 0.6), (0.3, 0.05)):
        policy = RatePolicy()
        policy.receiver_reported(0.0, 0.05, 0.0)
        policy.remb_received(2e6)
        before = policy.picture_bitrate(0.0)
        for second in range(1, 15):
            policy.receiver_reported(loss_share, trip_s, float(second))
        assert policy.picture_bitrate(15.0) < before / 2


def test_without_packet_reports_a_good_line_is_used_more_and_more() -> None:
    policy = RatePolicy()
    first = policy.picture_bitrate(0.0)
    for second in range(60):
        policy.receiver_reported(0.01, 0.05, float(second))
    assert policy.picture_bitrate(60.0) > 3 * first


def test_sound_is_alone_some_seconds_after_the_last_moving_picture() -> None:
    policy = RatePolicy()
    assert not policy.sound_is_alone
    seen = []
    for second, packets in enumerate((90.0, 90.0, 2.0, 2.0, 2.0, 2.0, 90.0, 2.0)):
        policy.measured(46_000, packets, 0.0, float(second))
        seen.append(policy.sound_is_alone)
    assert seen == [False, False, False, False, True, True, False, False]


def test_a_camera_that_was_never_on_leaves_sound_alone_too() -> None:
    policy = RatePolicy()
    for second in range(4):
        policy.measured(46_000, 2.0, 0.0, float(second))
    assert policy.sound_is_alone
