# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which operating system this is, as far as words, drawings and settings differ."""

import sys
from enum import StrEnum

_FIRST_BUILD_OF_WINDOWS_11 = 22000


class System(StrEnum):
    """The systems that we have words and drawings for."""

    WINDOWS_10 = "windows_10"
    WINDOWS_11 = "windows_11"
    MAC = "mac"
    LINUX = "linux"


def system_of(platform: str, build: int = 0) -> System:
    """Return the system by ``sys.platform`` and, on Windows, its build: 11 still calls itself 10.0.

    What is neither Windows nor macOS is told what is told on Linux.
    """
    if platform == "win32":
        return System.WINDOWS_11 if build >= _FIRST_BUILD_OF_WINDOWS_11 else System.WINDOWS_10
    return System.MAC if platform == "darwin" else System.LINUX


def this_system() -> System:
    """Return the system that this program runs on."""
    version = getattr(sys, "getwindowsversion", None)  # there on Windows alone
    return system_of(sys.platform, version().build if version else 0)
