# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sound made shorter or longer by a pitch period."""

import numpy as np
import pytest

from app.media.playout.stretch import LONGEST_SAMPLES, Stretcher
from app.media.sound import Samples


def voice(hz: float, count: int, start: int = 0) -> Samples:
    """A vowel: a tone with overtones."""
    at = np.arange(start, start + count) / 48_000
    return (6000 * sum(np.sin(2 * np.pi * hz * n * at) / n for n in (1, 2, 3))).astype(np.int16)


@pytest.mark.parametrize("hz", [90, 120, 200, 300])
def test_a_vowel_loses_whole_periods_and_keeps_its_shape(hz: float) -> None:
    wave = voice(hz, 1920)
    shorter = Stretcher().shorten(wave)
    cut = len(wave) - len(shorter)
    assert 120 <= cut <= LONGEST_SAMPLES
    assert cut % (48_000 / hz) == pytest.approx(0, abs=1.5) or cut % (48_000 / hz) > 48_000 / hz - 1.5
    assert np.abs(shorter.astype(int) - wave[: len(shorter)]).max() < 1200


@pytest.mark.parametrize("hz", [90, 120, 200, 300])
def test_a_vowel_gains_a_period_without_a_step(hz: float) -> None:
    before, wave = voice(hz, 720), voice(hz, 960, start=720)
    longer = Stretcher().lengthen(wave, before)
    assert 120 <= len(longer) - 960 <= LONGEST_SAMPLES
    whole = np.concatenate([before, longer]).astype(int)
    assert (
        np.abs(np.diff(whole)).max()
        <= 1.3 * np.abs(np.diff(np.concatenate([before, wave]).astype(int))).max()
    )


def test_noise_that_never_repeats_is_left_alone() -> None:
    noise = np.random.default_rng(4).normal(0, 4000, 1920).astype(np.int16)
    stretcher = Stretcher()
    stretcher.hear(noise)
    assert len(stretcher.shorten(noise)) == 1920
    assert len(stretcher.lengthen(noise[720:], noise[:720])) == 1200


def test_a_pause_between_words_may_be_cut_anywhere() -> None:
    pause = np.random.default_rng(4).normal(0, 60, 1920).astype(np.int16)
    stretcher = Stretcher()
    stretcher.hear(voice(150, 960))
    assert stretcher.is_pause(pause)
    assert len(stretcher.shorten(pause)) == 1920 - LONGEST_SAMPLES
    assert len(stretcher.lengthen(pause, pause[:720])) == 1920 + LONGEST_SAMPLES


def test_too_little_sound_is_left_alone() -> None:
    assert len(Stretcher().shorten(voice(300, 200))) == 200
    assert len(Stretcher().lengthen(voice(300, 100), voice(300, 720))) == 100
