# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much memory programs can still get, where the system tells."""

import ctypes
import sys
from pathlib import Path

MEMINFO = Path("/proc/meminfo")


def memory_free_mb() -> int | None:
    """Return the free memory, caches that would be given up included, or None where it is not told."""
    if sys.platform == "win32":
        return _windows_free_mb()
    return linux_free_mb(MEMINFO)


def linux_free_mb(meminfo: Path) -> int | None:
    """Return MemAvailable of a ``/proc/meminfo``; None if there is none (macOS).

    Source: proc_meminfo(5).
    """
    try:
        lines = meminfo.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    for line in lines:
        name, _, rest = line.partition(":")
        number = rest.strip().partition(" ")[0]
        if name == "MemAvailable" and number.isdigit():
            return int(number) // 1024
    return None


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX (sysinfoapi.h)."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load_percent", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("available", ctypes.c_uint64),
        ("page_total", ctypes.c_uint64),
        ("page_available", ctypes.c_uint64),
        ("virtual_total", ctypes.c_uint64),
        ("virtual_available", ctypes.c_uint64),
        ("extended_available", ctypes.c_uint64),
    )


def _windows_free_mb() -> int | None:
    if sys.platform != "win32":
        return None
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return int(status.available) // (1024 * 1024)
