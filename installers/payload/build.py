# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes a payload: wheels, our own package, trimmed, compiled, and on Linux everything once."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from installers.payload import bytecode, hollow, icu, one_ffmpeg, strip, trim, wheels
from installers.payload.sizes import part_sizes, table
from installers.payload.targets import PYTHON, Target


@dataclass(frozen=True)
class Payload:
    """What was made.

    Attributes:
        folder: The packages; this is what goes on ``sys.path``.
        before: Bytes of each part as its wheel brings it.
        after: Bytes of each part as shipped, bytecode counted.
    """

    folder: Path
    before: dict[str, int]
    after: dict[str, int]

    @property
    def table(self) -> str:
        """Both as a table of megabytes."""
        return table(self.before, self.after)


def build(target: Target, folder: Path, python: str = PYTHON) -> Payload:
    """Make the payload for a system in a folder, which is emptied first.

    Raises:
        subprocess.CalledProcessError: If a wheel can't be had.
        installers.payload.bytecode.WrongPython: If this Python is not the shipped one.
    """
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        wheels.install(target, python, folder)
        wheels.install_own(folder, Path(scratch))
    before = part_sizes(folder)
    trim.trim(folder, target.sys_platform)
    if target.sys_platform == "linux":
        one_ffmpeg.share(folder)
        strip.strip_all(folder)
        hollow.hollow(folder)
        icu.cut_in(folder)
    bytecode.compile_all(folder, python)
    return Payload(folder, before, part_sizes(folder))
