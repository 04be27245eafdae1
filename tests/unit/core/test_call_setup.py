# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check's results set the call."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.call_setup import HEIGHTS_PX, CallSetup, call_setup
from app.core.verdicts import CheckId, CheckResult, Verdict


def line(verdict: Verdict = Verdict.READY, **values: float | str | bool) -> CheckResult:
    return CheckResult(CheckId.LINE, verdict, (), values)


def computer(verdict: Verdict = Verdict.READY, **values: float) -> CheckResult:
    return CheckResult(CheckId.COMPUTER, verdict, (), values)


def test_without_a_check_the_call_begins_as_good_as_it_gets() -> None:
    assert call_setup([]) == CallSetup(0, 360, 500)


def test_the_way_through_the_firewall_is_the_one_that_worked() -> None:
    assert call_setup([line(turn_index=2, up_kbit=3000)]) == CallSetup(2, 360, 500, is_measured=True)


@pytest.mark.parametrize(
    ("up_kbit", "height", "kbit"),
    [(3000, 360, 500), (600, 360, 440), (450, 240, 300), (250, 180, 150), (130, 180, 64)],
)
def test_the_first_picture_fits_the_line(up_kbit: float, height: int, kbit: int) -> None:
    assert call_setup([line(up_kbit=up_kbit)]) == CallSetup(0, height, kbit, is_measured=True)


def test_a_line_without_room_for_pictures_begins_with_sound() -> None:
    setup = call_setup([line(up_kbit=80)])
    assert setup.sound_only
    found = call_setup([line(Verdict.SOUND_ONLY, up_kbit=3000, turn_index=1)])
    assert found == CallSetup(1, 0, 0, is_measured=True)


def test_the_first_picture_fits_the_computer() -> None:
    assert call_setup([computer(picture_height_px=240)]) == CallSetup(0, 240, 300, most_height_px=240)
    assert call_setup([computer(picture_height_px=0)]).sound_only
    assert call_setup([computer(Verdict.SOUND_ONLY, picture_height_px=360)]).sound_only


def test_a_value_that_is_no_number_is_no_measurement() -> None:
    assert call_setup([line(up_kbit="fast", turn_index=True)]) == CallSetup(0, 360, 500)


@given(st.floats(0, 5000), st.sampled_from((0, 180, 240, 360)), st.integers(0, 5))
def test_a_call_never_begins_with_more_than_the_line_and_the_computer_can_do(
    up_kbit: float, height: int, turn: int
) -> None:
    setup = call_setup([line(up_kbit=up_kbit, turn_index=turn), computer(picture_height_px=height)])
    assert setup.turn_index == turn
    assert setup.picture_height_px in (0, *HEIGHTS_PX)
    assert setup.picture_height_px <= height
    assert setup.picture_kbit <= up_kbit
    assert setup.sound_only == (setup.picture_kbit == 0)


@pytest.mark.parametrize(
    ("score", "heard", "is_unechoed"),
    [(9.0, Verdict.READY, True), (20.0, Verdict.READY, False), (45.0, Verdict.READY, False)]
    + [(9.0, Verdict.CALL_INSTEAD, False)],
)
def test_a_sound_that_the_person_heard_and_the_microphone_did_not_leaves_no_echo(
    score: float, heard: Verdict, is_unechoed: bool
) -> None:
    speaker = CheckResult(CheckId.SPEAKER, heard, (), {"chirp_score": score})
    microphone = CheckResult(CheckId.MICROPHONE, Verdict.READY)
    assert call_setup([speaker, microphone]).is_unechoed is is_unechoed
    assert not call_setup([speaker]).is_unechoed, "a microphone that does not work hears nothing either"
