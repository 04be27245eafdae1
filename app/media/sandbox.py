# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a Flatpak's sandbox lets this program use: the camera or the sound may have been taken out."""

import configparser
from pathlib import Path

INFO = Path("/.flatpak-info")
CONTEXT = "Context"
ALL_DEVICES, SOUND_SOCKET = "all", "pulseaudio"


def has(info: Path, key: str, word: str) -> bool | None:
    """Tell whether the sandbox was given a word (``devices``: all; ``sockets``: pulseaudio); None outside.

    Source: flatpak-metadata(5), group Context; /.flatpak-info says what holds after all overrides.
    """
    if not info.exists():
        return None
    told = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        told.read_string(info.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, configparser.Error):
        return None
    return word in told.get(CONTEXT, key, fallback="").split(";")
