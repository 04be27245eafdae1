# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The camera's judge, by the citizen's situation; whatever it is, the talk goes on with sound."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.camera import Measurement, judge
from app.checks.camera_probe import Look, measure
from app.core.faults import FaultCode
from app.core.finding_codes import FINDING_CODES
from app.core.verdicts import CheckResult, Verdict

WELL = Measurement(
    width_px=640,
    height_px=480,
    rate_fps=29.6,
    pictures=60,
    brightness=110.0,
    contrast=45.0,
    frozen_share=0.0,
)


def codes(result: CheckResult) -> list[str]:
    return [finding.code for finding in result.findings]


def test_a_camera_that_shows_the_person_is_ready() -> None:
    result = judge(WELL)
    assert (result.verdict, codes(result)) == (Verdict.READY, [])
    assert result.values["rate_fps"] == 29.6


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (FaultCode.CAMERA_NONE, "camera_none"),
        (FaultCode.CAMERA_BUSY, "camera_busy"),
        (FaultCode.CAMERA_DENIED, "camera_denied"),
        (FaultCode.CAMERA_FILE, "camera_file"),
        (FaultCode.CAMERA_STALLED, "camera_hung"),
        (FaultCode.ENGINE_INTERNAL, "camera_none"),
    ],
)
def test_a_camera_that_cannot_be_opened_leaves_the_sound(fault: FaultCode, code: str) -> None:
    result = judge(Measurement(fault=fault))
    assert (result.verdict, codes(result)) == (Verdict.SOUND_ONLY, [code])


@pytest.mark.parametrize("measured", [Measurement(silent_s=10.0), Measurement(), replace(WELL, pictures=0)])
def test_a_camera_whose_driver_keeps_silent_leaves_the_sound(measured: Measurement) -> None:
    result = judge(measured)
    assert (result.verdict, codes(result)) == (Verdict.SOUND_ONLY, ["camera_hung"])


@pytest.mark.parametrize(
    ("brightness", "contrast", "frozen_share", "code"),
    [
        (0.0, 0.0, 1.0, "camera_black"),  # a black picture also stands still: black says more
        (9.0, 1.0, 0.0, "camera_black"),
        (30.0, 2.0, 0.0, "camera_covered"),
        (110.0, 45.0, 1.0, "camera_frozen"),
    ],
    ids=["switched off", "lens cap", "shutter with light leaking in", "stands still"],
)
def test_a_picture_that_shows_nobody_leaves_the_sound(
    brightness: float, contrast: float, frozen_share: float, code: str
) -> None:
    measured = replace(WELL, brightness=brightness, contrast=contrast, frozen_share=frozen_share)
    result = judge(measured)
    assert (result.verdict, codes(result)) == (Verdict.SOUND_ONLY, [code])


def test_a_face_in_an_evening_room_is_a_remark_and_not_a_covered_camera() -> None:
    result = judge(replace(WELL, brightness=28.0, contrast=18.0))
    assert (result.verdict, codes(result)) == (Verdict.REMARK, ["camera_dark"])


@pytest.mark.parametrize(("brightness", "contrast"), [(22.6, 5.06), (16.5, 3.68)])
def test_a_person_in_the_dark_is_not_taken_for_a_covered_camera(brightness: float, contrast: float) -> None:
    assert codes(judge(replace(WELL, brightness=brightness, contrast=contrast))) == ["camera_dark"]


def test_a_window_behind_the_person_is_a_remark() -> None:
    assert codes(judge(replace(WELL, brightness=240.0))) == ["camera_bright"]


def test_a_camera_that_repeats_every_other_picture_is_no_frozen_one() -> None:
    assert judge(replace(WELL, frozen_share=0.5, rate_fps=15.0)).verdict is Verdict.READY


def test_a_jerky_picture_is_a_remark() -> None:
    assert codes(judge(replace(WELL, rate_fps=4.0))) == ["camera_slow"]


def test_a_single_picture_is_not_called_frozen() -> None:
    assert codes(judge(replace(WELL, pictures=1, frozen_share=1.0, rate_fps=0.0))) == ["camera_slow"]


@given(
    st.builds(
        Measurement,
        fault=st.none() | st.sampled_from(FaultCode),
        silent_s=st.floats(0, 30),
        rate_fps=st.floats(0, 60),
        pictures=st.integers(0, 100),
        brightness=st.floats(0, 255),
        contrast=st.floats(0, 127),
        frozen_share=st.floats(0, 1),
    )
)
def test_camera_trouble_is_never_worse_than_sound_only_and_has_a_known_name(measured: Measurement) -> None:
    result = judge(measured)
    assert result.verdict in (Verdict.READY, Verdict.REMARK, Verdict.SOUND_ONLY)
    assert set(codes(result)) <= set(FINDING_CODES)


def look(at_s: float, brightness: int, *, is_repeat: bool = False) -> Look:
    grey = np.full((30, 40), brightness, np.uint8)
    return Look(at_s, (640, 480), is_repeat, grey)


def test_numbers_come_from_the_settled_half_and_count_only_new_pictures() -> None:
    looks = [look(number / 10, 0 if number < 10 else 100, is_repeat=number % 2 == 1) for number in range(21)]
    measured = measure(looks)
    assert (measured.width_px, measured.height_px, measured.pictures) == (640, 480, 21)
    assert measured.brightness == 100.0  # it was dark only while it looked for its exposure
    assert measured.frozen_share == 0.5
    assert measured.rate_fps == pytest.approx(5.0)


def test_nothing_seen_and_one_picture_seen_are_no_division_by_zero() -> None:
    assert measure([]) == Measurement()
    assert measure([look(1.0, 50)]).rate_fps == 0.0
