# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rig.pictures import LARGEST, draw_counter, read_counter, write_moving_counter


@given(st.integers(0, LARGEST), st.sampled_from([(640, 480), (1280, 720), (320, 240), (161, 121)]))
def test_every_number_is_read_back_at_every_size(number: int, size: tuple[int, int]) -> None:
    assert read_counter(draw_counter(number, *size)) == number


@given(st.integers(0, LARGEST))
def test_a_number_survives_scaling_noise_and_hard_compression(number: int) -> None:
    small = cv2.resize(draw_counter(number), (160, 120))
    noise = np.random.default_rng(number).normal(0, 25, small.shape)
    noisy = np.clip(small + noise, 0, 255).astype(np.uint8)
    _, jpeg = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, 10])
    assert read_counter(cv2.imdecode(jpeg, cv2.IMREAD_COLOR)) == number


def test_a_picture_without_a_number_is_refused() -> None:
    grey = np.full((480, 640, 3), 128, np.uint8)
    black, white = np.zeros_like(grey), np.full_like(grey, 255)
    assert [read_counter(picture) for picture in (grey, black, white)] == [None, None, None]


def test_two_numbers_mixed_are_refused() -> None:
    mixed = cv2.addWeighted(draw_counter(1), 0.5, draw_counter(65_000), 0.5, 0)
    assert read_counter(mixed) is None


@pytest.mark.parametrize("suffix", [".avi", ".mp4"])
def test_opencv_reads_a_film_picture_by_picture(suffix: str, tmp_path: Path) -> None:
    film = write_moving_counter(tmp_path / f"film{suffix}", first=500, frames=20, fps=15)
    camera = cv2.VideoCapture(str(film))
    seen = []
    while True:
        alive, picture = camera.read()
        if not alive:
            break
        seen.append(read_counter(picture))
    camera.release()
    assert seen == list(range(500, 520))
