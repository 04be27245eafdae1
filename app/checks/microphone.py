# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The microphone's judge, on the numbers of a few seconds of its sound."""

from dataclasses import dataclass

from app.checks.findings import Values, fault_word, problem, remark, result
from app.core.faults import FaultCode
from app.core.verdicts import CheckId, CheckResult, Finding, Verdict
from app.media.sound import SILENCE_DBFS

ZERO_SHARE_MUTED = 0.95
NEAR_ZERO_PEAK_DBFS = -80.0
DEAD_PEAK_DBFS = -58.0
"""A muted analogue headset peaked at -66 to -60 dBFS, the quietest live one at -47 (field data)."""
SPEECH_OVER_FLOOR_DB = 6.0
NOISY_OVER_FLOOR_DB = 15.0
NOISY_ABOVE_DBFS = -45.0
QUIET_BELOW_DBFS = -45.0
LOUD_ABOVE_DBFS = -6.0
CLIPPED_SHARE = 0.001
FLAT_SHARE = 0.0005
"""A few peaks that touch the top are not heard; sound that is heard to be clipped has ten times as many."""


@dataclass(frozen=True)
class Measurement:
    """What was heard; levels in dBFS re 1.0, at most 0, -120 for digital silence.

    Attributes:
        fault: Why nothing could be recorded, or None.
        is_hung: The driver gave neither sound nor a reason.
        is_muted: The system says that it has muted this microphone; None where it does not tell.
        is_hands_free: A Bluetooth headset that has changed over to its telephone profile.
        duration_s: Length of the recording, the quiet phase included.
        zero_share: Share of samples that are exactly zero.
        peak_dbfs: The loudest sample.
        level_dbfs: 95th percentile of the RMS levels of 20 ms: how loud speech is, if there is any.
        floor_dbfs: 10th percentile of the same: how loud the room is.
        clipped_share: Share of samples at 99 % of full scale or above.
        flat_share: Share of samples in runs of three or more at the recording's own highest level:
            clipped before somebody turned it down.
        noise_dbfs: How loud the room was while the person kept quiet, or None when nobody was asked to.
        hum_hz: 50 or 60 when the mains hum, else 0; hum_dbfs is its level.
        other_name: The microphone that hears the person while this one is silent; other_spec opens it.
    """

    fault: FaultCode | None = None
    is_hung: bool = False
    is_muted: bool | None = None
    is_hands_free: bool = False
    duration_s: float = 0.0
    zero_share: float = 1.0
    peak_dbfs: float = SILENCE_DBFS
    level_dbfs: float = SILENCE_DBFS
    floor_dbfs: float = SILENCE_DBFS
    clipped_share: float = 0.0
    flat_share: float = 0.0
    noise_dbfs: float | None = None
    hum_hz: int = 0
    hum_dbfs: float = SILENCE_DBFS
    other_name: str = ""
    other_spec: str = ""

    @property
    def over_floor_db(self) -> float:
        """How far the loud moments stand out of the quiet ones."""
        floor = self.floor_dbfs if self.noise_dbfs is None else self.noise_dbfs
        return self.level_dbfs - floor

    @property
    def hears_speech(self) -> bool:
        """Whether something far above the room's own noise was heard."""
        return self.peak_dbfs >= DEAD_PEAK_DBFS and self.over_floor_db >= SPEECH_OVER_FLOOR_DB


def judge(measured: Measurement, asked_to_speak: bool) -> CheckResult:
    """Return the verdict: ready, a remark, or call instead when nothing can be heard.

    Args:
        measured: The recording's numbers.
        asked_to_speak: False when nobody was told to say anything: then a quiet room proves nothing.
    """
    if measured.fault is not None:
        missing = problem(CheckId.MICROPHONE, fault_word(CheckId.MICROPHONE, measured.fault))
        return _unheard(measured, missing, {})
    if measured.is_hung or measured.duration_s <= 0.0:
        return _unheard(measured, problem(CheckId.MICROPHONE, "hung"), {})
    values = _values(measured)
    if (silent := _silence(measured, asked_to_speak)) is not None:
        return _unheard(measured, silent, values)
    return result(CheckId.MICROPHONE, _remarks(measured), values, Verdict.CALL_INSTEAD)


def is_silent(measured: Measurement, asked_to_speak: bool = True) -> bool:
    """Tell whether a recording came about and holds no sound: then it is worth listening to the others."""
    return measured.duration_s > 0.0 and _silence(measured, asked_to_speak) is not None


def _values(measured: Measurement) -> Values:
    values: Values = {
        "duration_s": round(measured.duration_s, 1),
        "zero_share": round(measured.zero_share, 3),
        "peak_dbfs": round(measured.peak_dbfs, 1),
        "level_dbfs": round(measured.level_dbfs, 1),
        "floor_dbfs": round(measured.floor_dbfs, 1),
        "clipped_share": round(measured.clipped_share, 4),
        "flat_share": round(measured.flat_share, 5),
    }
    if measured.noise_dbfs is not None:
        values["noise_dbfs"] = round(measured.noise_dbfs, 1)
    return values


def _unheard(measured: Measurement, why: Finding, values: Values) -> CheckResult:
    """Nothing comes from this microphone; another that hears the person makes it a matter of choosing."""
    findings = [why]
    if measured.other_name:
        other = {"other_name": measured.other_name, "other_spec": measured.other_spec}
        findings.append(remark(CheckId.MICROPHONE, "other_hears_you", **other))
    return result(CheckId.MICROPHONE, findings, values, Verdict.CALL_INSTEAD)


def _silence(measured: Measurement, asked_to_speak: bool) -> Finding | None:
    numbers: Values = {"peak_dbfs": round(measured.peak_dbfs, 1), "zero_share": round(measured.zero_share, 3)}
    no_signal = measured.zero_share > ZERO_SHARE_MUTED or measured.peak_dbfs < NEAR_ZERO_PEAK_DBFS
    if measured.is_muted and (no_signal or measured.peak_dbfs < DEAD_PEAK_DBFS):
        return problem(CheckId.MICROPHONE, "muted", **numbers)
    if no_signal or (asked_to_speak and measured.peak_dbfs < DEAD_PEAK_DBFS):
        return problem(CheckId.MICROPHONE, "silent", **numbers)
    return None


def _remarks(measured: Measurement) -> list[Finding]:
    findings = [*_strength(measured), *_room(measured)]
    if measured.is_hands_free:
        findings.append(remark(CheckId.MICROPHONE, "hands_free"))
    return findings


def _strength(measured: Measurement) -> list[Finding]:
    findings = []
    level = round(measured.level_dbfs, 1)
    if measured.clipped_share > CLIPPED_SHARE or measured.flat_share > FLAT_SHARE:
        share = round(max(measured.clipped_share, measured.flat_share), 5)
        findings.append(remark(CheckId.MICROPHONE, "clipping", clipped_share=share))
    elif measured.level_dbfs > LOUD_ABOVE_DBFS:
        findings.append(remark(CheckId.MICROPHONE, "loud", level_dbfs=level))
    if measured.over_floor_db < SPEECH_OVER_FLOOR_DB:
        over = round(measured.over_floor_db, 1)
        findings.append(remark(CheckId.MICROPHONE, "no_speech", over_floor_db=over))
    elif measured.level_dbfs < QUIET_BELOW_DBFS:
        findings.append(remark(CheckId.MICROPHONE, "quiet", level_dbfs=level))
    return findings


def _room(measured: Measurement) -> list[Finding]:
    """Hum is told by its own name; it is most of the noise then."""
    if measured.hum_hz:
        hum: Values = {"hum_hz": measured.hum_hz, "hum_dbfs": round(measured.hum_dbfs, 1)}
        return [remark(CheckId.MICROPHONE, "hum", **hum)]
    over = measured.over_floor_db
    if measured.noise_dbfs is not None and measured.noise_dbfs > NOISY_ABOVE_DBFS:
        return [remark(CheckId.MICROPHONE, "noisy", noise_dbfs=round(measured.noise_dbfs, 1))]
    if SPEECH_OVER_FLOOR_DB <= over < NOISY_OVER_FLOOR_DB:
        return [remark(CheckId.MICROPHONE, "noisy", over_floor_db=round(over, 1))]
    return []
