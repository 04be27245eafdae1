# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The computer's check: which picture can it send and show in time."""

from dataclasses import dataclass

from app.checks.findings import Values, problem, remark, result
from app.core.verdicts import CheckId, CheckResult, Finding, Verdict

RATE_FPS = 30
FRAME_MS = 1000.0 / RATE_FPS
EASY_SHARE = 0.50
HARD_SHARE = 0.80
FULL_HEIGHT_PX = 360
MEMORY_LOW_MB = 300


@dataclass(frozen=True)
class Cost:
    """What one picture of a size costs: the middle value of many, sent and shown."""

    height_px: int
    encode_ms: float
    decode_ms: float

    @property
    def share(self) -> float:
        """Share of the time between two pictures that sending and showing one takes."""
        return (self.encode_ms + self.decode_ms) / FRAME_MS


@dataclass(frozen=True)
class Measurement:
    """What the probe measured.

    Attributes:
        costs: By falling size; empty when nothing could be measured.
        memory_free_mb: Memory that programs can still get, or None where the system does not tell.
        processors: How many there are.
    """

    costs: tuple[Cost, ...] = ()
    memory_free_mb: int | None = None
    processors: int = 1


def judge(measured: Measurement) -> CheckResult:
    """Return the verdict: ready, a remark with a smaller picture, or sound only."""
    values: Values = {
        "processors": measured.processors,
        "memory_measured": measured.memory_free_mb is not None,
    }
    if measured.memory_free_mb is not None:
        values["memory_free_mb"] = measured.memory_free_mb
    if not measured.costs:
        return CheckResult(CheckId.COMPUTER, Verdict.NOT_MEASURED, (), values)
    for cost in measured.costs:
        values[f"encode_{cost.height_px}p_ms"] = round(cost.encode_ms, 2)
        values[f"decode_{cost.height_px}p_ms"] = round(cost.decode_ms, 2)
    values["picture_height_px"] = picture_height_px(measured.costs)
    findings = _slowness(measured.costs)
    if measured.memory_free_mb is not None and measured.memory_free_mb < MEMORY_LOW_MB:
        findings.append(remark(CheckId.COMPUTER, "memory_low", memory_free_mb=measured.memory_free_mb))
    return result(CheckId.COMPUTER, findings, values, Verdict.SOUND_ONLY)


def picture_height_px(costs: tuple[Cost, ...]) -> int:
    """Return the largest height that is easy, the smallest if that is bearable, else 0: no picture."""
    easy = [cost.height_px for cost in costs if cost.share < EASY_SHARE]
    smallest = min(costs, key=lambda cost: cost.height_px)
    return max(easy, default=smallest.height_px if smallest.share <= HARD_SHARE else 0)


def _slowness(costs: tuple[Cost, ...]) -> list[Finding]:
    height = picture_height_px(costs)
    if height >= FULL_HEIGHT_PX:
        return []
    share = round(min(cost.share for cost in costs), 2)
    if height == 0:
        return [problem(CheckId.COMPUTER, "slow", frame_time_share=share)]
    return [remark(CheckId.COMPUTER, "slow", frame_time_share=share, picture_height_px=height)]
