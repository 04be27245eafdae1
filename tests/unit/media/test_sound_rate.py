# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the microphone is sent: by what the line takes, and by what is lost on it."""

import pytest

from app.media.sound_rate import (
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
        (500_000, ROOMY),
        (250_000, ROOMY),
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
    for bitrate in (600_000, 700_000, 550_000, 490_000, 600_000, 105_000, 700_000, 90_000, 2_000_000):
        settings.line_takes(bitrate)
        seen.append(settings.rate)
    assert seen == [ROOMY, WIDE, WIDE, ROOMY, ROOMY, ROOMY, WIDE, NARROW, WIDE]


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
