# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The soak's own judgement: a leak is seen through noise, noise is no leak, and every weather comes."""

import random
from itertools import islice

import pytest

from tests.rig.impair import parse
from tests.soak.growth import growth
from tests.soak.weather import FAIR, KINDS, weather


def noisy(leak_mb_an_hour: float, seed: int = 1) -> list[tuple[float, float]]:
    """100 MB and a leak, read every minute with 2 MB of noise and an outlier now and then."""
    dice = random.Random(seed)
    return [
        (at_s, 100 + leak_mb_an_hour * at_s / 3600 + dice.gauss(0, 2) + (60 if dice.random() < 0.05 else 0))
        for at_s in range(0, 3600, 60)
    ]


def test_a_leak_is_seen_through_noise() -> None:
    went = growth(noisy(10))
    assert went.hour_share == pytest.approx(0.10, abs=0.03)
    assert went.share > 0.05
    assert 0.05 < went.sure_hour_share < went.hour_share


def test_noise_alone_is_no_leak() -> None:
    for seed in range(20):
        went = growth(noisy(0, seed))
        assert abs(went.share) < 0.03
        assert abs(went.hour_share) < 0.03
        assert went.sure_hour_share < 0.01


def test_what_comes_and_goes_with_the_line_is_no_leak() -> None:
    """Half of the time the line lets larger pictures through, some minutes at a time."""
    for seed in range(20):
        dice, more, readings = random.Random(seed), 0.0, []
        for at_s in range(0, 3600, 60):
            more = dice.choice((0.0, 20.0)) if at_s % 240 == 0 else more
            readings.append((float(at_s), 100 + more + dice.gauss(0, 1)))
        assert growth(readings).sure_hour_share < 0.05


def test_one_reading_tells_nothing() -> None:
    with pytest.raises(ValueError, match="two"):
        growth([(0.0, 1.0)])


def test_the_same_seed_gives_the_same_weather() -> None:
    assert list(islice(weather(3), 40)) == list(islice(weather(3), 40))
    assert list(islice(weather(3), 40)) != list(islice(weather(4), 40))


def test_every_round_has_every_kind_and_clears_up_in_between() -> None:
    for seed in range(20):
        first = list(islice(weather(seed), 2 * len(KINDS)))
        assert {spell.kind for spell in first[::2]} == set(KINDS)
        assert {spell.kind for spell in first[1::2]} == {"fair"}


def test_fair_weather_takes_back_whatever_a_spell_has_set() -> None:
    named = set(parse(FAIR))
    for spell in islice(weather(5), 200):
        for line in (spell.up, spell.down):
            assert set(parse(line)) <= named
