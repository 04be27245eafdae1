# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes away what only other systems, or nobody, would load from the packages on 64-bit Windows."""

from pathlib import Path

_DROPPED = (
    "_sounddevice_data/portaudio-binaries/*.dylib",
    "_sounddevice_data/portaudio-binaries/*32bit*",
    "_sounddevice_data/portaudio-binaries/*arm64*",
    "_sounddevice_data/portaudio-binaries/*asio*",
    "PySide6/Qt6DBus.dll",
    "PySide6/plugins/styles/*",  # the program has a look of its own, on Fusion, which is in Qt6Widgets
    # Parts of Microsoft's run-time library that no shipped file needs (a test reads what each one needs).
    "*/concrt140.dll",
    "*/msvcp140_codecvt_ids.dll",
    "*/vcamp140.dll",
    "*/vccorlib140.dll",
    "*/vcomp140.dll",
)


def trim(folder: Path) -> int:
    """Take them away and return how many bytes went."""
    gone = 0
    for pattern in _DROPPED:
        for path in folder.glob(pattern):
            gone += path.stat().st_size
            path.unlink()
    return gone
