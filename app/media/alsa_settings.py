# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""ALSA's own settings: whether they can be read (else PortAudio ends the process), and what we leave out."""

import ctypes
import sys
from typing import Any

LIBRARY = "libasound.so.2"
NEEDED = (b"pcm.default", b"pcm.dmix")
"""PortAudio asks these two after all others, and asserts that the list had room left for them."""

UNWANTED = (b"pcm.a52",)
"""Surround sound for a receiver (package libasound2-plugins): PortAudio opens each device to see what it can,
and this one loads the system's whole FFmpeg, 12 MB in a call that already has two."""


def _say_nothing() -> None:
    """Takes the place of what prints to stderr; C lets a function leave its arguments alone."""


_silencer = ctypes.CFUNCTYPE(None)(_say_nothing)
"""Kept: ALSA holds its address only."""


def are_usable(library: str = LIBRARY) -> bool:
    """Tell whether PortAudio may start; takes what reading the settings takes, and that is kept by ALSA.

    Without any settings (the file is missing, or a line of ``~/.asoundrc`` cannot be read) PortAudio
    knows no device name at all, and its ``BuildDeviceList`` asserts ``devIdx < numDeviceNames``: 0 < 0 aborts
    the process (PortAudio 19.6, pa_linux_alsa.c). So they are asked for here first: that takes 1 ms,
    a process that starts PortAudio on trial 100 to 400.

    Call it while holding ``port_audio.exclusive``: ALSA's settings are one per process.
    """
    if not sys.platform.startswith("linux"):
        return True
    try:
        alsa = ctypes.CDLL(library)
    except OSError:  # then PortAudio cannot be loaded either, or brings its own: its loading says so
        return True
    return _can_be_read(alsa)


def _can_be_read(alsa: Any) -> bool:
    alsa.snd_lib_error_set_handler(_silencer)
    try:
        if alsa.snd_config_update() < 0:
            return False
    finally:
        alsa.snd_lib_error_set_handler(None)
    top = ctypes.c_void_p.in_dll(alsa, "snd_config")
    node = ctypes.c_void_p()
    if not any(alsa.snd_config_search(top, name, ctypes.byref(node)) >= 0 for name in NEEDED):
        return False
    for name in UNWANTED:  # from this process's copy of the settings, which stays until a file changes
        if alsa.snd_config_search(top, name, ctypes.byref(node)) >= 0:
            alsa.snd_config_delete(node)
    return True
