# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Standard input, output and errors as every role may rely on them.

Windows differs in three ways: a program without a console (``pythonw.exe`` from a shortcut or a link) has no
streams at all, a pipe gets the language's old code page, and a thread that waits in a read of standard input
stops every library that looks at standard input while it is loaded (each C runtime asks for its type then).
"""

import os
import sys
from typing import IO

STDIN, STDOUT, STDERR = 0, 1, 2
_STD_INPUT_HANDLE = -10


def prepare() -> None:
    """Open the streams that are missing, towards nowhere; let pipes and files have UTF-8 on every system."""
    for descriptor, name in ((STDIN, "stdin"), (STDOUT, "stdout"), (STDERR, "stderr")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, _nowhere(descriptor))
        elif sys.platform == "win32" and descriptor != STDIN and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def take_stdin() -> int:
    """Return a private descriptor of standard input, and leave an empty one in its place.

    Only then may a thread wait in a read of it while libraries are loaded.
    """
    private = os.dup(STDIN)
    _point_nowhere(STDIN)
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        msvcrt.setmode(private, os.O_BINARY)
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(STDIN))
        ctypes.windll.kernel32.SetStdHandle(_STD_INPUT_HANDLE, handle)
    return private


def _nowhere(descriptor: int) -> IO[str]:
    _point_nowhere(descriptor)
    mode = "r" if descriptor == STDIN else "w"
    return open(descriptor, mode, encoding="utf-8", errors="backslashreplace", closefd=False)


def _point_nowhere(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    if nowhere != descriptor:
        os.dup2(nowhere, descriptor)
        os.close(nowhere)
