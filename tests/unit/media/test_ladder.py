# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which pictures a thin line affords."""

import pytest

from app.media.rtc.ladder import LADDER, Rung, rung_for, size_on


@pytest.mark.parametrize(
    ("bitrate", "size", "rung"),
    [
        (250_000, (640, 480), Rung(1, 30)),
        (180_000, (640, 480), Rung(1, 20)),
        (100_000, (640, 480), Rung(2, 30)),
        (30_000, (640, 480), Rung(2, 12)),
        (30_000, (1280, 720), Rung(4, 12)),
        (1_000, (640, 480), LADDER[-1]),
    ],
)
def test_less_line_means_fewer_then_smaller_pictures(bitrate: int, size: tuple[int, int], rung: Rung) -> None:
    assert rung_for(bitrate, *size) == rung


def test_a_line_that_wavers_around_a_step_does_not_pump() -> None:
    rung = rung_for(245_000, 640, 480)
    for bitrate in (255_000, 245_000, 265_000, 240_000):
        rung = rung_for(bitrate, 640, 480, rung)
        assert rung == Rung(1, 20)
    assert rung_for(300_000, 640, 480, rung) == Rung(1, 30)


def test_sizes_stay_even_and_never_vanish() -> None:
    assert size_on(Rung(2, 30), 642, 486) == (320, 242)
    assert size_on(Rung(4, 12), 20, 20) == (16, 16)
