# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What else the computer is doing, how it gets its power, and how old its system is."""

import ctypes
import os
import platform
import sys
import time
from pathlib import Path

import psutil

from app.checks.computer import Load, Power, System
from app.checks.mixer import Ask, ask_program
from app.checks.program_names import plain_name

WATCH_S = 1.0
MOST_PROGRAMS = 3
WORTH_CLOSING_SHARE = 0.05
PROFILE = Path("/sys/firmware/acpi/platform_profile")
OLDEST_WINDOWS_BUILD = 17763
"""Windows 10, version 1809: what Qt 6 runs on."""
OLDEST_MACOS = (12,)
OLDEST_GLIBC = (2, 28)
NOT_PROGRAMS = frozenset({"system idle process", "idle", "system", "kernel_task"})


def watch_load(seconds: float = WATCH_S) -> Load:
    """Return what other programs take of all processors together. Blocks for ``seconds``.

    Own processes do not count: the window and its engine belong to the check.
    """
    processors = os.cpu_count() or 1
    before = _busy_s()
    began = time.monotonic()
    time.sleep(seconds)
    span_s = time.monotonic() - began
    shares: dict[str, float] = {}
    for key, (name, busy_s) in _busy_s().items():
        if key in before:
            share = max(0.0, busy_s - before[key][1]) / span_s / processors
            shares[name] = shares.get(name, 0.0) + share
    by_share = sorted(shares, key=lambda name: shares[name], reverse=True)
    busiest = by_share[0] if by_share else ""
    whole = min(1.0, sum(shares.values()))
    worth_closing = tuple(name for name in by_share[:MOST_PROGRAMS] if shares[name] >= WORTH_CLOSING_SHARE)
    return Load(whole, busiest, min(whole, shares.get(busiest, 0.0)), worth_closing)


def _busy_s() -> dict[tuple[int, float], tuple[str, float]]:
    """Return name and processor time of each program that is not ours; a number may be given out again."""
    own = _family()
    found = {}
    for process in psutil.process_iter(["name", "cpu_times", "create_time"]):
        times, name = process.info["cpu_times"], process.info["name"] or ""
        if times is None or process.pid in own or name.casefold() in NOT_PROGRAMS:
            continue
        found[process.pid, process.info["create_time"]] = (plain_name(name), times.user + times.system)
    return found


def _family() -> set[int]:
    """Return this process, what it started, and the window that started it."""
    own = psutil.Process()
    try:
        parents = [one.pid for one in own.parents()]
        return {own.pid, *parents, *(child.pid for child in own.children(recursive=True))}
    except psutil.Error:
        return {own.pid}


def power(ask: Ask = ask_program) -> Power:
    """Return how the computer gets its power; unknown parts are None. May block for 2 s."""
    battery = psutil.sensors_battery()
    saving = _is_saving(ask)
    if battery is None:
        return Power(on_battery=False, battery_percent=None, is_saving=saving)
    return Power(battery.power_plugged is False, round(battery.percent), saving)


def _is_saving(ask: Ask) -> bool | None:
    if sys.platform == "win32":
        return _windows_is_saving()
    if sys.platform == "darwin":
        said = ask(("pmset", "-g"))
        return "lowpowermode 1" in " ".join(said.split())
    return linux_is_saving(PROFILE)


def linux_is_saving(profile: Path) -> bool | None:
    """Tell by the firmware's power profile (kernel, Documentation/ABI/testing/sysfs-platform_profile)."""
    try:
        return profile.read_text(encoding="ascii", errors="replace").strip() in ("low-power", "quiet")
    except OSError:
        return None


class _PowerStatus(ctypes.Structure):
    """SYSTEM_POWER_STATUS (winbase.h); the fourth byte is 1 while the battery saver is on."""

    _fields_ = (
        ("ac_line", ctypes.c_ubyte),
        ("battery_flag", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("life_s", ctypes.c_uint32),
        ("full_life_s", ctypes.c_uint32),
    )


def _windows_is_saving() -> bool | None:
    if sys.platform != "win32":
        return None
    status = _PowerStatus()
    if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    return bool(status.saver == 1)


def system() -> System:
    """Return the system's kind and whether it is older than what this program is made for."""
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return System(
            "windows",
            f"{version.major}.{version.minor}.{version.build}",
            version.build < OLDEST_WINDOWS_BUILD,
        )
    if sys.platform == "darwin":
        release = platform.mac_ver()[0]
        return System("macos", release, is_older(release, OLDEST_MACOS))
    release = platform.libc_ver()[1]
    return System("linux", platform.release().partition("-")[0], is_older(release, OLDEST_GLIBC))


def is_older(release: str, oldest: tuple[int, ...]) -> bool:
    """Tell whether a dotted number is below the oldest; one that is not a number is not."""
    parts = release.split(".")
    if not all(part.isdecimal() for part in parts):
        return False
    return tuple(map(int, parts)) < oldest
