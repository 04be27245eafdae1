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
BUSY_SHARE = 0.5
BATTERY_LOW_PERCENT = 35
"""An hour's meeting with picture takes about that of an older battery."""


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
class Load:
    """What other programs take, as shares of all processors, 0 to 1: together, and the busiest by name.

    Attributes:
        share: All of them together.
        program: The busiest one's plain name; ``program_share`` is its part.
        programs: Those worth closing, the busiest first.
    """

    share: float = 0.0
    program: str = ""
    program_share: float = 0.0
    programs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Power:
    """How the computer gets its power; what the system does not tell is None."""

    on_battery: bool = False
    battery_percent: int | None = None
    is_saving: bool | None = None


@dataclass(frozen=True)
class System:
    """Which system, its version, and whether that is older than what this program is made for."""

    name: str = ""
    version: str = ""
    is_old: bool = False


@dataclass(frozen=True)
class Measurement:
    """What the probe measured.

    Attributes:
        costs: By falling size; empty when nothing could be measured.
        memory_free_mb: Memory that programs can still get, or None where the system does not tell.
        processors: How many there are.
        load: What other programs took before the pictures were tried; None when that was not watched.
    """

    costs: tuple[Cost, ...] = ()
    memory_free_mb: int | None = None
    processors: int = 1
    load: Load | None = None
    power: Power = Power()
    system: System = System()


def judge(measured: Measurement) -> CheckResult:
    """Return the verdict: ready, a remark with a smaller picture, or sound only."""
    values: Values = {
        "processors": measured.processors,
        "memory_measured": measured.memory_free_mb is not None,
    }
    if measured.memory_free_mb is not None:
        values["memory_free_mb"] = measured.memory_free_mb
    values |= _surroundings(measured)
    beside = _beside(measured)
    if not measured.costs:
        if not beside:
            return CheckResult(CheckId.COMPUTER, Verdict.NOT_MEASURED, (), values)
        return result(CheckId.COMPUTER, beside, values, Verdict.SOUND_ONLY)
    for cost in measured.costs:
        values[f"encode_{cost.height_px}p_ms"] = round(cost.encode_ms, 2)
        values[f"decode_{cost.height_px}p_ms"] = round(cost.decode_ms, 2)
    values["picture_height_px"] = picture_height_px(measured.costs)
    findings = [*_slowness(measured.costs), *beside]
    if measured.memory_free_mb is not None and measured.memory_free_mb < MEMORY_LOW_MB:
        findings.append(remark(CheckId.COMPUTER, "memory_low", memory_free_mb=measured.memory_free_mb))
    return result(CheckId.COMPUTER, findings, values, Verdict.SOUND_ONLY)


def _surroundings(measured: Measurement) -> Values:
    values: Values = {"on_battery": measured.power.on_battery}
    if measured.load is not None:
        values["others_busy_share"] = round(measured.load.share, 2)
    if measured.power.battery_percent is not None:
        values["battery_percent"] = measured.power.battery_percent
    if measured.system.name:
        values |= {"system": measured.system.name, "system_version": measured.system.version}
    return values


def _beside(measured: Measurement) -> list[Finding]:
    """What is not the computer's own speed: all of it can be lived with."""
    findings = []
    load, power = measured.load, measured.power
    if load is not None and load.share >= BUSY_SHARE:
        busy: Values = {"program": load.program, "busy_share": round(load.program_share, 2)}
        busy["programs"] = ", ".join(load.programs or (load.program,))
        findings.append(remark(CheckId.COMPUTER, "busy", **busy))
    low = power.battery_percent is not None and power.battery_percent < BATTERY_LOW_PERCENT
    if power.is_saving or (power.on_battery and low):
        battery: Values = {"is_saving": power.is_saving is True, "on_battery": power.on_battery}
        if power.battery_percent is not None:
            battery["battery_percent"] = power.battery_percent
        findings.append(remark(CheckId.COMPUTER, "battery", **battery))
    if measured.system.is_old:
        old: Values = {"system": measured.system.name, "system_version": measured.system.version}
        findings.append(remark(CheckId.COMPUTER, "system_old", **old))
    return findings


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
