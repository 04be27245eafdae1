# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first file of an installed Mødeklar: its own packages and no others, then ``app``."""

import os
import sys

_HERE = os.path.dirname(os.path.realpath(__file__))
_HAS_SOUND = ("engine", "check", "devices", "robot", "sound-devices")


def _bring_own_port_audio(folder: str) -> None:
    """Let sounddevice find the PortAudio of this folder; its JACK is only needed where the system has one."""
    import ctypes
    import ctypes.util

    try:
        ctypes.CDLL("libjack.so.0")
    except OSError:
        ctypes.CDLL(os.path.join(folder, "libjack.so.0"), mode=ctypes.RTLD_GLOBAL)
    find_elsewhere = ctypes.util.find_library
    own = os.path.join(folder, "libportaudio.so.2")
    ctypes.util.find_library = lambda name: own if name == "portaudio" else find_elsewhere(name)


def _start() -> int:
    sys.path.append(os.path.join(_HERE, "packages"))
    sys.executable = os.path.join(
        _HERE, "moedeklar"
    )  # our own program, when it starts itself in another role
    sys.frozen = True  # type: ignore[attr-defined] # "the executable is the program", as PyInstaller says it
    libraries = os.path.join(_HERE, "libraries")
    if any(role in sys.argv[1:3] for role in _HAS_SOUND) and os.path.isdir(libraries):
        _bring_own_port_audio(libraries)
    from app.__main__ import main

    return main()


if __name__ == "__main__":
    sys.exit(_start())
