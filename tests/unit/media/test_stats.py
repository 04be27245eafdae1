# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report over a stretch of a call."""

import pytest

from app.media.playout import PlayoutStats
from app.media.stats import Counters, RemoteView, report


def test_rates_and_shares_are_about_the_stretch_and_totals_about_the_call() -> None:
    before = Counters(
        at_s=10.0, bytes_in=1000, bytes_out=0, audio_packets_in=100, audio_packets_lost=50, pictures_in=10,
        playout=PlayoutStats(played_samples=96_000, missing_samples=48_000),
    )  # fmt: skip
    after = Counters(
        at_s=12.0, bytes_in=76_000, bytes_out=25_000, audio_packets_in=197, audio_packets_lost=53,
        pictures_in=60,
        pictures_out=40,
        playout=PlayoutStats(40.0, 192_000, 49_920, 960, underruns=2, repaired_samples=1_920),
    )  # fmt: skip
    stats = report(before, after, RemoteView(0.08, 0.25, (640, 480), 250_000))
    assert stats.kbit_in == pytest.approx(300)
    assert stats.kbit_out == pytest.approx(100)
    assert stats.audio_loss_share == pytest.approx(0.03)
    assert stats.audio_concealed_share == pytest.approx(0.03)
    assert stats.audio_concealed_share_total == pytest.approx(0.265)
    assert stats.audio_repaired_share == pytest.approx(0.02)
    assert (stats.video_fps, stats.video_fps_out) == (pytest.approx(25), pytest.approx(20))
    assert (stats.round_trip_ms, stats.loss_out_share) == (80.0, 0.25)
    assert (stats.video_width_px, stats.video_bitrate_kbit) == (640, 250.0)
    assert stats.totals is after


def test_a_call_that_has_only_begun_divides_by_nothing() -> None:
    stats = report(Counters(), Counters(), RemoteView())
    assert stats.audio_concealed_share == stats.audio_loss_share == stats.kbit_in == 0.0
    assert stats.round_trip_ms is None
