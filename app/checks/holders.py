# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which other program has the camera, where the system tells."""

import os
import sys
from pathlib import Path

from app.checks.program_names import plain_name
from app.media.registry import CONSENT_STORE, Registry, of_the_person

PROC = Path("/proc")


def camera_holder(number: int | None) -> str:
    """Return the plain name of another program that uses the camera now, or an empty text. May take 0.3 s."""
    if sys.platform.startswith("linux") and number is not None:
        return linux_holder(Path(f"/dev/video{number}"), PROC, os.getpid())
    if sys.platform == "win32":
        return windows_holder("webcam", of_the_person, sys.executable)
    return ""


def linux_holder(node: Path, proc: Path, own_pid: int) -> str:
    """Return who has a device file open (proc_pid_fd(5)); other people's programs cannot be seen."""
    for process in proc.glob("[0-9]*"):
        if process.name == str(own_pid):
            continue
        try:
            links = [os.readlink(entry) for entry in (process / "fd").iterdir()]
            if str(node) in links:
                return plain_name((process / "comm").read_text(encoding="utf-8", errors="replace").strip())
        except OSError:  # it has ended meanwhile, or is not ours to look into
            continue
    return ""


def windows_holder(capability: str, registry: Registry, own_program: str) -> str:
    r"""Return the program whose use of a capability has begun and not stopped.

    Each desktop program has a key below ``NonPackaged``, its path with ``#`` for ``\``, with the times of its
    last use (FILETIME); ``LastUsedTimeStop`` is 0 while it goes on. Microsoft does not document it.
    """
    store = rf"{CONSENT_STORE}\{capability}"
    for branch in (rf"{store}\NonPackaged", store):
        _, names = registry(branch)
        for name in names:
            values, _ = registry(rf"{branch}\{name}")
            in_use = values.get("LastUsedTimeStop") == 0 and bool(values.get("LastUsedTimeStart"))
            path = name.replace("#", "\\")
            if in_use and path.casefold() != own_program.casefold():
                return plain_name(path.rpartition("\\")[2].partition("_")[0])
    return ""
