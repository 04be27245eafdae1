# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wraps a folder into a setup program with NSIS, and has it signed."""

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

SCRIPT = Path(__file__).parent / "nsis" / "setup.nsi"
STUB_WORDS = Path(__file__).parent / "stub_words.py"
SIGN_VARIABLE = "SIGN_CMD"
_SPARE_MIB = 40


def folder_kib(folder: Path) -> int:
    """Return the size of the files in a folder, each in whole blocks of 4 KiB as a disk keeps it."""
    return sum(-(-path.stat().st_size // 4096) * 4 for path in folder.rglob("*") if path.is_file())


def make(
    folder: Path,
    version: str,
    art: Path,
    setup: Path,
    compressor: str = "lzma",
    room_mib: int | None = None,
) -> None:
    """Make the setup program.

    Args:
        folder: What is installed.
        version: Three numbers.
        art: Holds ``moedeklar.ico`` and ``side.bmp``.
        setup: The file to make.
        compressor: ``lzma`` or ``zlib``.
        room_mib: Free room that it asks for; without it, what the folder takes and some to spare.

    Raises:
        subprocess.CalledProcessError: If NSIS or the signing command fails.
    """
    kib = folder_kib(folder)
    values = {
        "VERSION": version,
        "PAYLOAD": str(folder),
        "ART": str(art),
        "OUT": str(setup),
        "SIZE_KIB": str(kib),
        "ROOM_MIB": str(kib // 1024 + _SPARE_MIB if room_mib is None else room_mib),
        "COMPRESSOR": compressor,
        "PYTHON": sys.executable,
        "STUB_WORDS": str(STUB_WORDS),
    }
    sign = os.environ.get(SIGN_VARIABLE, "")
    if sign:
        values["SIGN"] = sign
    with tempfile.TemporaryDirectory() as scratch:
        values["HEADER"] = str(Path(scratch) / "header.exe")
        defined = [f"-D{name}={value}" for name, value in values.items()]
        arguments = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined]
        subprocess.run([*arguments, str(SCRIPT)], check=True)
    if sign:
        subprocess.run(f"{sign} {shlex.quote(str(setup))}", shell=True, check=True)  # noqa: S602 (their command)
