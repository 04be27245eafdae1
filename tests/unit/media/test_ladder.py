# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which pictures a thin line affords."""

import pytest

from app.media.rtc.first_picture import PictureStart
from app.media.rtc.ladder import LADDER, QUARTER, STILL, Ladder, Rung, size_on

VGA = (640, 480)
SMALLEST_MOVING = LADDER[-2]


@pytest.mark.parametrize(
    ("bitrate", "size", "rung"),
    [
        (250_000, VGA, LADDER[0]),
        (100_000, VGA, LADDER[1]),
        (60_000, VGA, LADDER[2]),
        (30_000, VGA, LADDER[3]),
        (13_000, VGA, LADDER[5]),
        (11_000, VGA, STILL),
        (30_000, (1280, 720), Rung(QUARTER, 15)),
    ],
)
def test_less_line_means_smaller_then_fewer_pictures_then_a_still(
    bitrate: int, size: tuple[int, int], rung: Rung
) -> None:
    assert Ladder().choose(bitrate, *size, at_s=0.0) == rung


def run(ladder: Ladder, bitrate: int, from_s: float, to_s: float, quantizer: int | None = 40) -> list[Rung]:
    """Let pictures pass at the present step's rate, all equally coarse."""
    rungs = []
    at_s = from_s
    while at_s < to_s:
        rungs.append(ladder.choose(bitrate, *VGA, at_s=at_s))
        ladder.encoded(quantizer, False, at_s)
        at_s += 1 / min(30.0, max(1.0, rungs[-1].rate_fps))
    return rungs


def changes(rungs: list[Rung]) -> int:
    return sum(one != other for one, other in zip(rungs, rungs[1:], strict=False))


def test_down_is_at_once_and_up_goes_by_steps() -> None:
    ladder = Ladder()
    run(ladder, 250_000, 0, 5)
    assert run(ladder, 40_000, 5, 5.1)[0] == LADDER[2]
    rungs = run(ladder, 400_000, 5.1, 30)
    assert rungs[0] == LADDER[2]
    assert rungs[-1] == LADDER[0]
    assert changes(rungs) == 2


def test_a_line_that_wavers_around_a_step_does_not_pump() -> None:
    ladder = Ladder()
    rungs: list[Rung] = []
    for second in range(120):
        rungs += run(ladder, 140_000 if second % 2 else 155_000, second, second + 1)
    assert changes(rungs) <= 1


def test_steps_that_fail_are_tried_ever_more_rarely() -> None:
    """A line that carries a step for three seconds only is not climbed again every few seconds."""
    ladder = Ladder()
    climbs = []
    at_s = 0.0
    for _ in range(40):
        before = run(ladder, 85_000, at_s, at_s + 0.1)[-1]
        rungs = run(ladder, 160_000, at_s + 0.1, at_s + 6)
        climbs.append(changes([before, *rungs]))
        run(ladder, 60_000, at_s + 6, at_s + 7)
        at_s += 7
    assert sum(climbs[-20:]) < sum(climbs[:20])


def test_pictures_that_come_out_coarse_are_made_smaller() -> None:
    ladder = Ladder()
    assert run(ladder, 160_000, 0, 0.1)[0] == LADDER[0]
    assert run(ladder, 160_000, 0.1, 12, quantizer=55)[-1] != LADDER[0]


def test_pictures_that_come_out_fine_may_be_larger_than_the_first_guess() -> None:
    ladder = Ladder()
    assert run(ladder, 60_000, 0, 0.1)[0] == LADDER[2]
    assert run(ladder, 60_000, 0.1, 40, quantizer=12)[-1] in LADDER[:2]


def test_many_pictures_left_out_mean_that_the_step_is_too_high() -> None:
    ladder = Ladder()
    ladder.choose(160_000, *VGA, at_s=0.0)
    for number in range(400):
        ladder.encoded(20, number % 3 == 0, number / 30)
        rung = ladder.choose(160_000, *VGA, at_s=number / 30)
    assert rung != LADDER[0]


def test_out_of_the_still_picture_soon_and_as_far_as_the_line_allows() -> None:
    ladder = Ladder()
    assert ladder.choose(5_000, *VGA, at_s=0.0) == STILL
    assert ladder.choose(100_000, *VGA, at_s=0.5) == STILL
    assert ladder.choose(100_000, *VGA, at_s=1.1) == LADDER[2]


def test_sizes_stay_even_never_vanish_and_end_at_160x120() -> None:
    assert size_on(LADDER[2], 642, 486) == (320, 242)
    assert size_on(SMALLEST_MOVING, 640, 480) == (160, 120)
    assert size_on(SMALLEST_MOVING, 1280, 720) == (212, 120)
    assert size_on(SMALLEST_MOVING, 20, 20) == (16, 16)


@pytest.mark.parametrize(("height", "sent"), [(360, 360), (240, 240), (180, 180), (100, 120), (0, 480)])
def test_the_first_picture_is_no_higher_than_the_check_found_good(height: int, sent: int) -> None:
    ladder = Ladder(start=PictureStart(height_px=height))
    first = ladder.choose(400_000, *VGA, at_s=0.0)
    assert size_on(first, *VGA)[1] == sent
    assert run(ladder, 400_000, 0, 60)[-1] == LADDER[0], "from there the line decides"


def test_a_slow_computer_never_encodes_more_than_it_can() -> None:
    ladder = Ladder(start=PictureStart(most_height_px=240))
    rungs = run(ladder, 1_000_000, 0, 60)
    assert {size_on(rung, *VGA)[1] for rung in rungs} == {240}
    assert size_on(run(ladder, 20_000, 60, 61)[-1], *VGA)[1] < 240, "a thin line still goes lower"
