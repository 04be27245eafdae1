# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The speaker's judge, by the citizen's situation, and the sound that is played."""

import numpy as np
import pytest

from app.checks.chime import chime, speaker_sound
from app.checks.speaker import Measurement, judge
from app.core.faults import FaultCode
from app.core.verdicts import CheckResult, Verdict
from app.media.sound import SAMPLE_RATE_HZ, level_of


def codes(result: CheckResult) -> list[str]:
    return [finding.code for finding in result.findings]


def test_a_sound_that_nobody_was_asked_about_is_not_called_heard() -> None:
    result = judge(Measurement(played_s=1.4))
    assert (result.verdict, codes(result)) == (Verdict.REMARK, ["speaker_not_confirmed"])
    assert result.values == {"played_s": 1.4}


def test_a_sound_that_was_heard_is_ready() -> None:
    assert judge(Measurement(played_s=1.4, was_heard=True)).verdict is Verdict.READY


def test_a_sound_that_was_not_heard_means_the_telephone() -> None:
    result = judge(Measurement(played_s=1.4, was_heard=False))
    assert (result.verdict, codes(result)) == (Verdict.CALL_INSTEAD, ["speaker_not_heard"])


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (FaultCode.SPEAKER_NONE, "speaker_none"),
        (FaultCode.SPEAKER_BUSY, "speaker_busy"),
        (FaultCode.SPEAKER_LOST, "speaker_lost"),
        (FaultCode.SOUND_SYSTEM_NONE, "speaker_none"),
    ],
)
def test_a_speaker_that_cannot_be_opened_means_the_telephone(fault: FaultCode, code: str) -> None:
    result = judge(Measurement(fault=fault))
    assert (result.verdict, codes(result)) == (Verdict.CALL_INSTEAD, [code])


def test_a_speaker_whose_driver_keeps_silent_means_the_telephone() -> None:
    assert codes(judge(Measurement(is_hung=True))) == ["speaker_hung"]


@pytest.mark.parametrize(
    "sound", [chime(), speaker_sound("da"), speaker_sound("en")], ids=["chime", "da", "en"]
)
def test_the_test_sound_is_heard_and_startles_nobody(sound: np.ndarray) -> None:
    level = level_of(sound)
    assert level.rms_dbfs > -32.0
    assert level.peak_dbfs < -1.0
    assert abs(int(sound[0])) < 400  # no click at the start
    assert 1.0 <= len(sound) / SAMPLE_RATE_HZ <= 6.0
