# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The drawn robot moves, and what it says can be read."""

import time
from collections.abc import Iterator

import numpy as np
import pytest

from app.engine.robot.drawing import SIZE_PX, Artist, Scene, wrapped
from app.engine.robot.drawn_camera import DrawnCamera
from app.engine.robot.words import SUBTITLES
from tests.rig.children import await_condition


@pytest.fixture
def camera() -> Iterator[DrawnCamera]:
    camera = DrawnCamera("Robot")
    camera.start()
    yield camera
    assert camera.stop()


def test_two_pictures_differ_by_clock_mouth_and_number() -> None:
    artist = Artist()
    quiet = artist.draw(Scene("Robot"))
    assert quiet.shape == (SIZE_PX[1], SIZE_PX[0], 3)
    assert quiet.dtype == np.uint8
    for other in (Scene("Robot", mouth=1.0), Scene("Robot", number=1), Scene("Robot", clock="12.00.00")):
        assert (artist.draw(other) != quiet).any()


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_subtitle_fits_into_three_lines(language: str) -> None:
    for text in SUBTITLES[language].values():
        assert " ".join(wrapped(text)) == text


def test_danish_letters_are_drawn() -> None:
    artist = Artist()
    drawn = {letter: artist.draw(Scene("", subtitle=letter)) for letter in "æøåo?"}
    for letter in "æøå":
        assert (drawn[letter] != drawn["o"]).any()
        assert (drawn[letter] != drawn["?"]).any()


def test_pictures_come_and_each_has_its_number(camera: DrawnCamera) -> None:
    seen: list[int] = []
    end = camera.listen(lambda: seen.append(camera.latest().seq))  # type: ignore[union-attr]
    await_condition("five pictures", lambda: len(seen) >= 5)
    end()
    assert seen == list(range(seen[0], seen[0] + len(seen)))
    latest = camera.latest()
    assert latest is not None
    assert latest.monotonic_s <= time.monotonic()
