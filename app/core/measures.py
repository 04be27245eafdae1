# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A check's numbers for helpers and technicians: each with its unit, and what was not measured."""

from collections.abc import Mapping

from app.core.verdicts import CheckId, CheckResult

Value = float | int | str | bool

_UNITS = {
    "_dbfs": "dBFS",
    "_dbm": "dBm",
    "_db": "dB",
    "_fps": "fps",
    "_hz": "Hz",
    "_kbit": "kbit/s",
    "_mb": "MB",
    "_ms": "ms",
    "_percent": "%",
    "_px": "px",
    "_s": "s",
}
EXPECTED: dict[CheckId, tuple[str, ...]] = {
    CheckId.CAMERA: (
        "width_px",
        "height_px",
        "rate_fps",
        "brightness",
        "contrast",
        "frozen_share",
        "blur",
        "face",
    ),
    CheckId.MICROPHONE: (
        "level_dbfs",
        "peak_dbfs",
        "floor_dbfs",
        "noise_dbfs",
        "clipped_share",
        "zero_share",
        "duration_s",
    ),
    CheckId.SPEAKER: ("played_s", "volume_percent", "chirp_score", "round_trip_ms", "echo_db"),
    CheckId.LINE: (
        "connect_ms",
        "round_trip_ms",
        "jitter_ms",
        "loss_percent",
        "mos",
        "up_kbit",
        "down_kbit",
        "idle_ms",
        "loaded_ms",
        "used_mb",
        "udp",
        "turn_udp",
        "turn_tcp",
        "turn_tls",
        "turn_transport",
        "link",
        "signal_dbm",
        "clock_ahead_s",
    ),
    CheckId.COMPUTER: (
        "encode_360p_ms",
        "decode_360p_ms",
        "encode_240p_ms",
        "decode_240p_ms",
        "encode_180p_ms",
        "decode_180p_ms",
        "picture_height_px",
        "processors",
        "memory_free_mb",
        "others_busy_share",
        "on_battery",
        "battery_percent",
        "system",
        "system_version",
    ),
}
"""What a check can measure, in the order of telling. What is missing in a result was not measured."""
_SHOWN_STRINGS = frozenset({"turn_transport", "link", "program", "programs", "system", "system_version"})
"""Texts that say nothing of the person. A device's name does: "Pia's headset"."""


def measures(result: CheckResult) -> tuple[tuple[str, Value | None], ...]:
    """Return all numbers of one result by name, the expected ones first; None was not measured."""
    values = shareable(result.values)
    for finding in result.findings:
        values = {**shareable(finding.values), **values}
    expected = EXPECTED[result.id]
    rest = sorted(name for name in values if name not in expected)
    return tuple((name, values.get(name)) for name in (*expected, *rest))


def shareable(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what may leave this computer: numbers, and texts that say nothing of the person."""
    return {
        name: value for name, value in values.items() if not isinstance(value, str) or name in _SHOWN_STRINGS
    }


def spoken_name(name: str) -> str:
    """Return a measurement's name without its unit and with spaces, as it is called in the report's JSON."""
    unit = next((ending for ending in _UNITS if name.endswith(ending)), "")
    return name.removesuffix(unit).replace("_", " ")


def with_unit(name: str, value: Value, yes: str = "yes", no: str = "no") -> str:
    """Return a number with its unit: "23.4 ms"."""
    if isinstance(value, bool):
        return yes if value else no
    unit = next((short for ending, short in _UNITS.items() if name.endswith(ending)), "")
    number = f"{value:g}" if isinstance(value, int | float) else value
    return f"{number} {unit}".strip()
