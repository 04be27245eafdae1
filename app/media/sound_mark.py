# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A cheap sign of which sound devices the system has: while it stays the same, nothing was plugged in.

Listing them properly costs half a second of processor; asking this every few seconds costs nothing.
"""

import ctypes
import os
import sys
from pathlib import Path

CARDS = Path("/proc/asound/cards")
OWN_SETTINGS = ".asoundrc"


def sound_mark() -> str | None:
    """Return something that changes with the sound devices, in microseconds; None where nothing tells."""
    if sys.platform == "win32":
        return _of_windows()
    if sys.platform.startswith("linux"):
        return of_linux(CARDS, Path.home() / OWN_SETTINGS)
    return None


def of_linux(cards: Path, own_settings: Path) -> str | None:
    """Return the kernel's list of sound cards: PortAudio by ALSA knows no others.

    Except where somebody's own settings of ALSA name devices of a sound server, which come without a card.
    """
    if os.environ.get("ALSA_CONFIG_PATH") or own_settings.exists():
        return None
    try:
        return cards.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _of_windows() -> str | None:
    """Return how many microphones and speakers the oldest of its sound interfaces counts."""
    try:
        library = ctypes.CDLL("winmm.dll")
        return f"{library.waveInGetNumDevs()} {library.waveOutGetNumDevs()}"
    except (OSError, AttributeError):
        return None
