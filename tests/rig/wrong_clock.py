# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A PC whose clock is days wrong, for one process and its children."""

import shutil
import subprocess
import sys
from pathlib import Path

_SOURCE = Path(__file__).with_suffix(".c")


def missing() -> str:
    """Say why this machine can't do it; empty when it can."""
    if not sys.platform.startswith("linux"):
        return "libraries are preloaded on Linux only"
    return "" if shutil.which("cc") else "no C compiler (package gcc)"


def wrong_clock(folder: Path, seconds: int) -> dict[str, str]:
    """Return the variables that put a child's wall clock so many seconds off."""
    library = folder / "wrong_clock.so"
    if not library.exists():
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, _SOURCE], check=True)
    return {"LD_PRELOAD": str(library), "WRONG_CLOCK_S": str(seconds)}
