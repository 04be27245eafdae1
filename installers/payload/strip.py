# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes the symbols for debuggers out of libraries, where the result still loads (Linux)."""

import platform
import shutil
import subprocess
from pathlib import Path

from installers.payload import elf


def strip_all(folder: Path) -> int:
    """Strip each library of the folder with binutils; return how many bytes went.

    A library that a wheel's builder has patched may come out in a shape that the loader refuses: it is
    kept as it was; so is all where there is no ``strip``, or where it does not know the machine.
    """
    gone = 0
    for path in sorted(folder.rglob("*.so*")):
        read = None if path.is_symlink() or not path.is_file() else elf.read(path)
        tool = _tool(read.machine) if read else None
        if tool is None:
            continue
        fresh = path.with_name(path.name + ".stripped")
        done = subprocess.run(
            [tool, "--strip-unneeded", "-o", str(fresh), str(path)], capture_output=True, check=False
        )
        library = elf.read(fresh) if done.returncode == 0 and fresh.exists() else None
        smaller = path.stat().st_size - fresh.stat().st_size if library else 0
        if library is not None and smaller > 0 and library.is_aligned():
            gone += smaller
            fresh.replace(path)
        else:
            fresh.unlink(missing_ok=True)
    return gone


def _tool(machine: str) -> str | None:
    """Return the program for a processor's libraries; Debian has one for each."""
    own = shutil.which("strip") if machine == platform.machine() else None
    return own or shutil.which(f"{machine}-linux-gnu-strip")
