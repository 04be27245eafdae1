# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The line's check: is the meeting service there, and how quickly does it answer.

Throughput, loss and the ways through firewalls are not measured yet: ``values`` says so, and a line that
was never loaded is called no better than it was seen.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.checks.findings import Values, problem, remark, result
from app.core.verdicts import CheckId, CheckResult, Finding, Verdict

DELAY_REMARK_MS = 250.0
DELAY_SOUND_ONLY_MS = 600.0
JITTER_REMARK_MS = 80.0
CLOCK_WRONG_S = 60.0


class Reach(StrEnum):
    """How far towards the service the probe came; the words are those of the findings."""

    OK = "ok"
    OFFLINE = "offline"
    DNS = "dns"
    SERVICE_DOWN = "service_down"
    TLS = "tls"
    PORTAL = "portal"


@dataclass(frozen=True)
class Measurement:
    """What the probe found out.

    Attributes:
        reach: How far it came, or None when no service is known.
        round_trips_ms: Times of requests over a connection that stood already, in their order.
        connect_ms: Time of the first request, connection included.
        clock_ahead_s: How far the service's clock is ahead of this PC's, or None when it did not say.
        certificate_dates_wrong: TLS failed because a certificate seems too old or too new.
    """

    reach: Reach | None
    round_trips_ms: tuple[float, ...] = ()
    connect_ms: float = 0.0
    clock_ahead_s: float | None = None
    certificate_dates_wrong: bool = False

    @property
    def round_trip_ms(self) -> float:
        """The middle one of the round trips, 0 without any."""
        ordered = sorted(self.round_trips_ms)
        if not ordered:
            return 0.0
        middle = len(ordered) // 2
        return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2

    @property
    def jitter_ms(self) -> float:
        """Mean difference between one round trip and the next, 0 with fewer than two."""
        pairs = list(zip(self.round_trips_ms, self.round_trips_ms[1:], strict=False))
        return sum(abs(later - earlier) for earlier, later in pairs) / len(pairs) if pairs else 0.0


def judge(measured: Measurement) -> CheckResult:
    """Return the verdict: call instead when nothing can be reached, sound only when it is very slow."""
    if measured.reach is None:
        return CheckResult(CheckId.LINE, Verdict.NOT_MEASURED)
    if measured.reach is not Reach.OK:
        return result(CheckId.LINE, _why_unreached(measured), {}, Verdict.CALL_INSTEAD)
    values: Values = {
        "connect_ms": round(measured.connect_ms, 1),
        "round_trip_ms": round(measured.round_trip_ms, 1),
        "jitter_ms": round(measured.jitter_ms, 1),
        "round_trips": len(measured.round_trips_ms),
        "throughput_measured": False,
        "loss_measured": False,
    }
    findings = _slowness(measured)
    if measured.clock_ahead_s is not None:
        values["clock_ahead_s"] = round(measured.clock_ahead_s, 1)
        if abs(measured.clock_ahead_s) > CLOCK_WRONG_S:
            findings.append(
                remark(CheckId.LINE, "clock_wrong", clock_ahead_s=round(measured.clock_ahead_s, 1))
            )
    return result(CheckId.LINE, findings, values, Verdict.SOUND_ONLY)


def _why_unreached(measured: Measurement) -> list[Finding]:
    findings = [problem(CheckId.LINE, str(measured.reach))]
    if measured.certificate_dates_wrong:
        findings.append(problem(CheckId.LINE, "clock_wrong"))
    return findings


def _slowness(measured: Measurement) -> list[Finding]:
    delay, jitter = round(measured.round_trip_ms, 1), round(measured.jitter_ms, 1)
    findings = []
    if measured.round_trip_ms >= DELAY_SOUND_ONLY_MS:
        findings.append(problem(CheckId.LINE, "delay", round_trip_ms=delay))
    elif measured.round_trip_ms >= DELAY_REMARK_MS:
        findings.append(remark(CheckId.LINE, "delay", round_trip_ms=delay))
    if measured.jitter_ms >= JITTER_REMARK_MS:
        findings.append(remark(CheckId.LINE, "jitter", jitter_ms=jitter))
    return findings
