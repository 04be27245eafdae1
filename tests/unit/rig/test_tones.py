# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rig.tones import (
    RATE_HZ,
    level,
    make_sentence,
    read_wav,
    share_of_power_at,
    share_of_silence,
    strongest_frequency,
    tone,
    write_wav,
)


@given(st.floats(100, 15_000), st.floats(-50, -6))
def test_a_tone_is_measured_as_it_was_made(hz: float, level_dbfs: float) -> None:
    samples = tone(hz, 0.5, level_dbfs=level_dbfs)
    assert strongest_frequency(samples, RATE_HZ) == pytest.approx(hz, abs=1)
    assert level(samples) == pytest.approx(level_dbfs, abs=0.2)
    assert share_of_power_at(samples, RATE_HZ, hz) > 0.99


def test_a_tone_in_noise_is_found_and_its_absence_shows() -> None:
    noise = np.random.default_rng(1).normal(0, 0.05, RATE_HZ).astype(np.float32)
    assert strongest_frequency(tone(440, 1, level_dbfs=-30) + noise, RATE_HZ) == pytest.approx(440, abs=1)
    assert share_of_power_at(noise, RATE_HZ, 440) < 0.01


def test_half_a_second_of_silence_in_two_is_a_quarter() -> None:
    samples = np.concatenate([tone(440, 1.5), np.zeros(RATE_HZ // 2, np.float32)])
    assert share_of_silence(samples, RATE_HZ) == pytest.approx(0.25, abs=0.02)
    assert strongest_frequency(np.zeros(RATE_HZ, np.float32), RATE_HZ) == 0


def test_wav_files_keep_channels_and_values(tmp_path: Path) -> None:
    stereo = np.stack([tone(300, 0.2), tone(900, 0.2)], axis=1)
    back, rate_hz = read_wav(write_wav(tmp_path / "a.wav", stereo))
    assert rate_hz == RATE_HZ
    np.testing.assert_allclose(back, stereo, atol=1e-4)


def test_a_sentence_is_spoken_at_the_wanted_level(tmp_path: Path) -> None:
    samples, rate_hz = read_wav(make_sentence(tmp_path / "a.wav", "Kan du høre mig?", level_dbfs=-23))
    assert rate_hz == RATE_HZ
    assert len(samples) > rate_hz // 2
    assert level(samples) == pytest.approx(-23, abs=0.3)
