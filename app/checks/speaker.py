# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The speaker's check: a person says that they heard it, or the microphone proves it by hearing a chirp."""

from dataclasses import dataclass

from app.checks.findings import Values, fault_word, problem, remark, result
from app.core.faults import FaultCode
from app.core.verdicts import CheckId, CheckResult, Finding, Verdict

CHIRP_FOUND_ABOVE = 30.0
ECHO_STRONG_ABOVE_DB = -6.0
"""Echo cancellers reach 25 to 50 dB; with an echo louder than this, what is left of it is still heard."""
VOLUME_LOW_PERCENT = 5


@dataclass(frozen=True)
class Measurement:
    """What playing the test sound came to.

    Attributes:
        fault: Why it could not be played, or None.
        is_hung: The card took the sound too slowly and gave no reason.
        played_s: Length of what was played to its end.
        was_heard: The person's answer, or None where nobody was asked.
        is_muted: The system says that it has muted the speaker; None where it does not tell.
        volume_percent: What the system's volume stands at, or None where it does not tell.
        chirp_score: How clearly the microphone heard the chirp; None when that was not tried.
        round_trip_ms: From handing the chirp to the card to hearing it.
        echo_db: Energy heard over energy played.
        other_name: Another speaker that could be tried; other_spec opens it.
    """

    fault: FaultCode | None = None
    is_hung: bool = False
    played_s: float = 0.0
    was_heard: bool | None = None
    is_muted: bool | None = None
    volume_percent: int | None = None
    chirp_score: float | None = None
    round_trip_ms: float = 0.0
    echo_db: float = -120.0
    other_name: str = ""
    other_spec: str = ""

    @property
    def chirp_was_heard(self) -> bool:
        """Whether the microphone heard the chirp beyond doubt."""
        return self.chirp_score is not None and self.chirp_score > CHIRP_FOUND_ABOVE


def judge(measured: Measurement) -> CheckResult:
    """Return the verdict: without an answer of a person or of the microphone never better than a remark."""
    if measured.fault is not None:
        missing = problem(CheckId.SPEAKER, fault_word(CheckId.SPEAKER, measured.fault), **_other(measured))
        return result(CheckId.SPEAKER, [missing], {}, Verdict.CALL_INSTEAD)
    if measured.is_hung:
        hung = problem(CheckId.SPEAKER, "hung", **_other(measured))
        return result(CheckId.SPEAKER, [hung], {}, Verdict.CALL_INSTEAD)
    return result(CheckId.SPEAKER, _findings(measured), _values(measured), Verdict.CALL_INSTEAD)


def _values(measured: Measurement) -> Values:
    values: Values = {"played_s": round(measured.played_s, 1)}
    if measured.volume_percent is not None:
        values["volume_percent"] = measured.volume_percent
    if measured.chirp_score is not None:
        values["chirp_score"] = round(measured.chirp_score, 1)
    if measured.chirp_was_heard:
        values["round_trip_ms"] = round(measured.round_trip_ms, 1)
        values["echo_db"] = round(measured.echo_db, 1)
    return values


def _findings(measured: Measurement) -> list[Finding]:
    findings = []
    proven = measured.was_heard or (measured.was_heard is None and measured.chirp_was_heard)
    if not proven and _is_off(measured):
        volume = measured.volume_percent if measured.volume_percent is not None else 0
        findings.append(problem(CheckId.SPEAKER, "muted", volume_percent=volume))
    elif measured.was_heard is False:
        findings.append(problem(CheckId.SPEAKER, "not_heard", **_other(measured)))
    elif not proven:
        findings.append(remark(CheckId.SPEAKER, "not_confirmed", **_other(measured)))
    if measured.chirp_was_heard and measured.echo_db > ECHO_STRONG_ABOVE_DB:
        findings.append(remark(CheckId.SPEAKER, "echo_strong", echo_db=round(measured.echo_db, 1)))
    return findings


def _is_off(measured: Measurement) -> bool:
    low = measured.volume_percent is not None and measured.volume_percent <= VOLUME_LOW_PERCENT
    return measured.is_muted is True or low


def _other(measured: Measurement) -> Values:
    if not measured.other_name:
        return {}
    return {"other_name": measured.other_name, "other_spec": measured.other_spec}
