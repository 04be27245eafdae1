# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the microphone is sent: by what the line takes, and by what is lost on it."""

from dataclasses import replace

import pytest

from app.media.sound_rate import (
    AMPLE,
    NARROW,
    NARROWEST,
    ROOMY,
    WIDE,
    ExpectedLoss,
    SoundRate,
    SoundSettings,
    rate_for,
)


@pytest.mark.parametrize(
    ("line_bitrate", "rate"),
    [
        (None, ROOMY),
        (2_000_000, WIDE),
        (400_000, WIDE),
        (300_000, AMPLE),
        (210_000, AMPLE),
        (160_000, ROOMY),
        (100_000, ROOMY),
        (90_000, NARROW),
        (60_000, NARROWEST),
        (0, NARROWEST),
    ],
)
def test_the_sound_takes_what_the_line_has_to_spare(line_bitrate: float | None, rate: SoundRate) -> None:
    assert rate_for(line_bitrate) == rate


def test_headers_are_counted_in() -> None:
    assert ROOMY.line_bitrate == pytest.approx(51_200)
    assert WIDE.line_bitrate == pytest.approx(71_200)
    assert NARROWEST.line_bitrate < 28_000
    assert NARROWEST.line_bitrate < NARROW.line_bitrate < ROOMY.line_bitrate


def test_a_line_on_the_limit_does_not_change_the_sound_to_and_fro() -> None:
    settings = SoundSettings()
    seen = []
    for bitrate in (105_000, 95_000, 105_000, 95_000, 120_000, 140_000, 70_000, 60_000, 70_000, 90_000):
        settings.line_takes(bitrate)
        seen.append(settings.rate)
    assert seen == [ROOMY, NARROW, NARROW, NARROW, NARROW, ROOMY, NARROW, NARROWEST, NARROWEST, NARROW]
    seen.clear()
    for bitrate in (
        200_000,
        215_000,
        165_000,
        155_000,
        350_000,
        400_000,
        310_000,
        290_000,
        90_000,
        2_000_000,
    ):
        settings.line_takes(bitrate)
        seen.append(settings.rate)
    assert seen == [ROOMY, AMPLE, AMPLE, ROOMY, AMPLE, WIDE, WIDE, AMPLE, NARROW, WIDE]


def test_sound_goes_twice_while_packets_are_lost_and_the_line_has_room() -> None:
    settings = SoundSettings()
    settings.line_takes(400_000, 0.05)
    assert settings.rate == WIDE, "the other side knows no copies"
    settings.may_double = True
    seen = []
    for bitrate, loss in (
        (400_000, 0.0), (400_000, 0.02), (400_000, 0.005), (310_000, 0.02), (300_000, 0.02), (310_000, 0.02),
        (90_000, 0.1), (900_000, 0.1), (900_000, 0.001),
    ):  # fmt: skip
        settings.line_takes(bitrate, loss)
        seen.append(settings.rate)
    twice = replace(WIDE, is_doubled=True)
    assert seen == [WIDE, twice, twice, twice, WIDE, WIDE, NARROW, twice, WIDE]


def test_without_a_picture_sound_takes_what_the_picture_would_have_had() -> None:
    """The estimate of a line that carries sound alone stays at its first 150 kbit/s: nothing tries more."""
    settings = SoundSettings()
    settings.may_double = True
    seen = []
    for bitrate, loss in (
        (150_000, 0.0),
        (150_000, 0.02),
        (115_000, 0.02),
        (105_000, 0.0),
        (60_000, 0.0),
        (150_000, 0.0),
    ):
        settings.line_takes(bitrate, loss, is_alone=True)
        seen.append(settings.rate)
    assert seen == [
        WIDE,
        replace(WIDE, is_doubled=True),
        replace(WIDE, is_doubled=True),
        ROOMY,
        NARROWEST,
        WIDE,
    ]
    settings.line_takes(150_000)
    assert settings.rate == ROOMY, "the camera is on again"


def test_sound_that_was_ample_is_not_thinned_for_being_alone() -> None:
    settings = SoundSettings()
    settings.line_takes(210_000)
    assert settings.rate == AMPLE
    settings.line_takes(120_000, is_alone=True)
    assert settings.rate == ROOMY


def test_what_receivers_report_counts_where_single_packets_are_not_reported() -> None:
    settings = SoundSettings()
    settings.may_double = True
    settings.expected_loss.note(0.04)
    settings.line_takes(400_000)
    assert settings.rate.is_doubled


def test_copies_are_counted_in() -> None:
    assert replace(ROOMY, is_doubled=True).line_bitrate == pytest.approx(81_200)


def test_reported_loss_is_believed_at_once_and_forgotten_slowly() -> None:
    loss = ExpectedLoss()
    assert loss.percent == 10
    loss.note(0.15)
    assert loss.percent == 15
    loss.note(0.0)
    assert loss.percent > 10
    for _ in range(10):
        loss.note(0.0)
    assert loss.percent == 10
    loss.note(0.9)
    assert loss.percent == 20
