# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The microphone's judge, by the citizen's situation, on made and spoken sound."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.microphone import Measurement, judge
from app.checks.recording import measure
from app.core.faults import FaultCode
from app.core.finding_codes import FINDING_CODES
from app.core.verdicts import CheckResult, Verdict
from app.media.sound import SAMPLE_RATE_HZ, Samples, silence
from tests.rig.tones import make_sentence, read_wav

WELL = Measurement(
    duration_s=4.0, zero_share=0.01, peak_dbfs=-8.0, level_dbfs=-21.0, floor_dbfs=-60.0, clipped_share=0.0
)


def codes(result: CheckResult) -> list[str]:
    return [finding.code for finding in result.findings]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """A sentence at -20 dBFS with the quiet hiss of a room between the words."""
    path: Path = make_sentence(tmp_path_factory.mktemp("say") / "say.wav", "Jeg hedder Anna, og jeg er klar.")
    speech = read_wav(path)[0][:, 0]
    pauses = np.zeros(SAMPLE_RATE_HZ // 2, np.float32)
    sound = np.concatenate([pauses, speech, pauses])
    hiss = np.random.default_rng(3).normal(0, 10 ** (-65 / 20), len(sound))
    return np.asarray(np.clip(sound + hiss, -1, 1) * 32767, dtype=np.int16)


def amplified(samples: Samples, gain_db: float) -> Samples:
    louder = samples.astype(np.float64) * 10 ** (gain_db / 20)
    return np.asarray(np.clip(louder, -32768, 32767), dtype=np.int16)


def noise(level_dbfs: float, seconds: float = 4.0) -> Samples:
    made = np.random.default_rng(5).normal(0, 10 ** (level_dbfs / 20), int(seconds * SAMPLE_RATE_HZ))
    return np.asarray(np.clip(made, -1, 1) * 32767, dtype=np.int16)


def test_a_person_who_speaks_normally_is_ready(spoken: Samples) -> None:
    result = judge(measure(spoken), asked_to_speak=True)
    assert (result.verdict, codes(result)) == (Verdict.READY, [])


def test_microphone_is_muted_by_the_system() -> None:
    result = judge(measure(silence(4 * SAMPLE_RATE_HZ)), asked_to_speak=True)
    assert (result.verdict, codes(result)) == (Verdict.CALL_INSTEAD, ["microphone_silent"])


def test_microphone_is_muted_by_a_switch_that_leaves_a_last_bit_of_hiss() -> None:
    result = judge(measure(noise(-96.0)), asked_to_speak=False)
    assert codes(result) == ["microphone_silent"]


def test_a_muted_analogue_headset_is_silent_for_somebody_who_was_asked_to_speak() -> None:
    """Its hiss peaks at -60 dBFS and is no exact zero; nobody who speaks is as quiet as that."""
    assert codes(judge(measure(noise(-74.0)), asked_to_speak=True)) == ["microphone_silent"]


def test_a_quiet_room_proves_nothing_when_nobody_was_asked_to_speak() -> None:
    result = judge(measure(noise(-74.0)), asked_to_speak=False)
    assert (result.verdict, codes(result)) == (Verdict.REMARK, ["microphone_no_speech"])


def test_a_fan_is_no_voice() -> None:
    result = judge(measure(noise(-35.0)), asked_to_speak=True)
    assert (result.verdict, codes(result)) == (Verdict.REMARK, ["microphone_no_speech"])


def test_a_person_far_away_is_quiet(spoken: Samples) -> None:
    assert codes(judge(measure(amplified(spoken, -36.0)), asked_to_speak=True)) == ["microphone_quiet"]


def test_a_microphone_turned_up_too_far_clips(spoken: Samples) -> None:
    result = judge(measure(amplified(spoken, 24.0)), asked_to_speak=True)
    assert (result.verdict, codes(result)) == (Verdict.REMARK, ["microphone_clipping"])


def test_a_voice_that_fills_the_scale_without_clipping_is_loud() -> None:
    assert codes(judge(replace(WELL, level_dbfs=-4.0), asked_to_speak=True)) == ["microphone_loud"]


def test_a_voice_in_a_noisy_room_is_a_remark(spoken: Samples) -> None:
    mixed = spoken.astype(np.int32) + noise(-24.0, len(spoken) / SAMPLE_RATE_HZ)[: len(spoken)]
    measured = measure(np.asarray(np.clip(mixed, -32768, 32767), dtype=np.int16))
    assert codes(judge(measured, asked_to_speak=True)) == ["microphone_noisy"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (FaultCode.MICROPHONE_NONE, "microphone_none"),
        (FaultCode.MICROPHONE_BUSY, "microphone_busy"),
        (FaultCode.MICROPHONE_LOST, "microphone_lost"),
        (FaultCode.MICROPHONE_FILE, "microphone_file"),
        (FaultCode.SOUND_SYSTEM_NONE, "microphone_none"),
    ],
)
def test_a_microphone_that_cannot_be_opened_means_the_telephone(fault: FaultCode, code: str) -> None:
    result = judge(Measurement(fault=fault), asked_to_speak=True)
    assert (result.verdict, codes(result)) == (Verdict.CALL_INSTEAD, [code])


@pytest.mark.parametrize("measured", [Measurement(is_hung=True), measure(silence(10))])
def test_a_microphone_whose_driver_keeps_silent_means_the_telephone(measured: Measurement) -> None:
    result = judge(measured, asked_to_speak=True)
    assert (result.verdict, codes(result)) == (Verdict.CALL_INSTEAD, ["microphone_hung"])


def test_levels_are_in_dbfs_of_full_scale() -> None:
    time_s = np.arange(2 * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    sine = np.asarray(0.1 * 32767 * np.sin(2 * np.pi * 440 * time_s), dtype=np.int16)
    measured = measure(sine)
    assert measured.peak_dbfs == pytest.approx(-20.0, abs=0.1)
    assert measured.level_dbfs == pytest.approx(-23.0, abs=0.1)
    assert measured.duration_s == 2.0


levels = st.floats(-120, 0)


@given(
    st.builds(
        Measurement,
        fault=st.none() | st.sampled_from(FaultCode),
        is_hung=st.booleans(),
        duration_s=st.floats(0, 10),
        zero_share=st.floats(0, 1),
        peak_dbfs=levels,
        level_dbfs=levels,
        floor_dbfs=levels,
        clipped_share=st.floats(0, 1),
    ),
    st.booleans(),
)
def test_every_finding_has_a_known_name(measured: Measurement, asked: bool) -> None:
    result = judge(measured, asked_to_speak=asked)
    if measured.fault is None or measured.fault.value.startswith("microphone_"):
        assert set(codes(result)) <= set(FINDING_CODES)
    assert result.verdict is not Verdict.SOUND_ONLY
