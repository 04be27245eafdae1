# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Levels of sound."""

import numpy as np
import pytest

from app.media.sound import level_of, power_of, silence, to_mono


def test_digital_silence_and_no_sound_at_all_read_minus_120() -> None:
    assert level_of(silence(480)).rms_dbfs == level_of(silence(0)).peak_dbfs == -120.0


def test_a_full_scale_sine_reads_3_db_below_full_scale() -> None:
    sine = (32767 * np.sin(np.arange(4800) * 2 * np.pi * 100 / 48_000)).astype(np.int16)
    level = level_of(sine)
    assert level.rms_dbfs == pytest.approx(-3.01, abs=0.02)
    assert level.peak_dbfs == pytest.approx(0.0, abs=0.01)


def test_the_power_of_a_full_scale_sine_is_a_half() -> None:
    sine = (32767 * np.sin(np.arange(4800) * 2 * np.pi * 100 / 48_000)).astype(np.int16)
    assert power_of(sine) == pytest.approx(0.5, abs=0.001)
    assert power_of(silence(480)) == power_of(silence(0)) == 0.0


def test_the_loudest_negative_sample_is_full_scale() -> None:
    assert level_of(np.array([-32768], dtype=np.int16)).peak_dbfs == 0.0


def test_two_channels_become_their_mean_without_wrapping_around() -> None:
    stereo = np.array([[32767, 32767], [100, 200], [-32768, -32768]], dtype=np.int16)
    assert to_mono(stereo).tolist() == [32767, 150, -32768]
