# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The microphone's check, on a few seconds of its sound."""

from dataclasses import dataclass

import numpy as np

from app.checks.findings import Values, fault_word, problem, remark, result
from app.core.faults import FaultCode
from app.core.verdicts import CheckId, CheckResult, Finding, Verdict
from app.media.sound import FRAME_SAMPLES, SAMPLE_RATE_HZ, SILENCE_DBFS, Samples, level_of

ZERO_SHARE_MUTED = 0.95
NEAR_ZERO_PEAK_DBFS = -80.0
DEAD_PEAK_DBFS = -58.0
"""A muted analogue headset peaked at -66 to -60 dBFS, the quietest live one at -47 (field data)."""
SPEECH_OVER_FLOOR_DB = 6.0
NOISY_OVER_FLOOR_DB = 15.0
QUIET_BELOW_DBFS = -45.0
LOUD_ABOVE_DBFS = -6.0
CLIPPED_SHARE = 0.001
CLIPPED_FROM = 0.99


@dataclass(frozen=True)
class Measurement:
    """What was heard; levels in dBFS re 1.0, at most 0, -120 for digital silence.

    Attributes:
        fault: Why nothing could be recorded, or None.
        is_hung: The driver gave neither sound nor a reason.
        duration_s: Length of the recording.
        zero_share: Share of samples that are exactly zero.
        peak_dbfs: The loudest sample.
        level_dbfs: 95th percentile of the RMS levels of 20 ms: how loud speech is, if there is any.
        floor_dbfs: 10th percentile of the same: how loud the room is.
        clipped_share: Share of samples at 99 % of full scale or above.
    """

    fault: FaultCode | None = None
    is_hung: bool = False
    duration_s: float = 0.0
    zero_share: float = 1.0
    peak_dbfs: float = SILENCE_DBFS
    level_dbfs: float = SILENCE_DBFS
    floor_dbfs: float = SILENCE_DBFS
    clipped_share: float = 0.0

    @property
    def over_floor_db(self) -> float:
        """How far the loud moments stand out of the quiet ones."""
        return self.level_dbfs - self.floor_dbfs


def measure(samples: Samples) -> Measurement:
    """Return the numbers of a recording: mono int16 at 48 kHz, shape (samples,)."""
    frames = samples[: len(samples) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
    if not len(frames):
        return Measurement()
    levels = [level_of(frame).rms_dbfs for frame in frames]
    loud = np.abs(samples.astype(np.int32)) >= CLIPPED_FROM * 32768
    return Measurement(
        duration_s=len(samples) / SAMPLE_RATE_HZ,
        zero_share=float(np.mean(samples == 0)),
        peak_dbfs=level_of(samples).peak_dbfs,
        level_dbfs=float(np.percentile(levels, 95)),
        floor_dbfs=float(np.percentile(levels, 10)),
        clipped_share=float(np.mean(loud)),
    )


def judge(measured: Measurement, asked_to_speak: bool) -> CheckResult:
    """Return the verdict: ready, a remark, or call instead when nothing can be heard.

    Args:
        measured: The recording's numbers.
        asked_to_speak: False when nobody was told to say anything: then a quiet room proves nothing.
    """
    if measured.fault is not None:
        missing = problem(CheckId.MICROPHONE, _fault_word(measured.fault))
        return result(CheckId.MICROPHONE, [missing], {}, Verdict.CALL_INSTEAD)
    if measured.is_hung or measured.duration_s <= 0.0:
        hung = problem(CheckId.MICROPHONE, "hung")
        return result(CheckId.MICROPHONE, [hung], {}, Verdict.CALL_INSTEAD)
    values: Values = {
        "duration_s": round(measured.duration_s, 1),
        "zero_share": round(measured.zero_share, 3),
        "peak_dbfs": round(measured.peak_dbfs, 1),
        "level_dbfs": round(measured.level_dbfs, 1),
        "floor_dbfs": round(measured.floor_dbfs, 1),
        "clipped_share": round(measured.clipped_share, 4),
    }
    silent = _is_silent(measured, asked_to_speak)
    findings = [problem(CheckId.MICROPHONE, "silent", **_silence(measured))] if silent else _remarks(measured)
    return result(CheckId.MICROPHONE, findings, values, Verdict.CALL_INSTEAD)


def _fault_word(fault: FaultCode) -> str:
    return fault_word(CheckId.MICROPHONE, fault)


def _silence(measured: Measurement) -> Values:
    return {"peak_dbfs": round(measured.peak_dbfs, 1), "zero_share": round(measured.zero_share, 3)}


def _is_silent(measured: Measurement, asked_to_speak: bool) -> bool:
    if measured.zero_share > ZERO_SHARE_MUTED or measured.peak_dbfs < NEAR_ZERO_PEAK_DBFS:
        return True
    return asked_to_speak and measured.peak_dbfs < DEAD_PEAK_DBFS


def _remarks(measured: Measurement) -> list[Finding]:
    findings = []
    level, over = round(measured.level_dbfs, 1), round(measured.over_floor_db, 1)
    if measured.clipped_share > CLIPPED_SHARE:
        findings.append(
            remark(CheckId.MICROPHONE, "clipping", clipped_share=round(measured.clipped_share, 4))
        )
    elif measured.level_dbfs > LOUD_ABOVE_DBFS:
        findings.append(remark(CheckId.MICROPHONE, "loud", level_dbfs=level))
    if measured.over_floor_db < SPEECH_OVER_FLOOR_DB:
        findings.append(remark(CheckId.MICROPHONE, "no_speech", over_floor_db=over))
        return findings
    if measured.level_dbfs < QUIET_BELOW_DBFS:
        findings.append(remark(CheckId.MICROPHONE, "quiet", level_dbfs=level))
    if measured.over_floor_db < NOISY_OVER_FLOOR_DB:
        findings.append(remark(CheckId.MICROPHONE, "noisy", over_floor_db=over))
    return findings
