# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Replaces libraries that others name but that Mødeklar never calls by hollow ones of the same names (Linux).

Encoders that nobody asks for, and the linear algebra behind functions of OpenCV that are not used: together a
third of what the wheels bring. ``docs/decisions/070-what-installers-carry.md`` says why nothing calls them.
"""

from pathlib import Path

from installers.payload import elf
from installers.payload.elf import Answer

# A caller, should one come, is told "can't" or ends; it never gets a wrong result.
_HOLLOW = {
    "opencv_python_headless.libs/libopenblas*": Answer.STOP,
    "opencv_python_headless.libs/libaom-*": Answer.NOTHING,  # a null codec: "no such codec"
    "av.libs/libx265-*": Answer.NOTHING,  # a null interface: FFmpeg says that the encoder is not there
    "av.libs/libSvtAv1Enc-*": Answer.FAILURE,
}
_NEEDED_BY_HOLLOW = ("opencv_python_headless.libs/libgfortran-*", "opencv_python_headless.libs/libquadmath-*")


def hollow(folder: Path) -> list[str]:
    """Replace the libraries; return the names of those replaced."""
    users = [elf.read(path) for path in folder.rglob("*.so*") if path.is_file() and not path.is_symlink()]
    wanted = {symbol.name for user in users if user for symbol in user.symbols if not symbol.is_defined}
    done: list[str] = []
    for pattern, answer in _HOLLOW.items():
        for path in folder.glob(pattern):
            library = elf.read(path)
            if library is not None:
                write_hollow(path, library, answer, wanted)
                done.append(path.name)
    for pattern in _NEEDED_BY_HOLLOW:
        for path in folder.glob(pattern):
            path.unlink()
    return done


def write_hollow(path: Path, library: elf.Library, answer: Answer, wanted: set[str] | None = None) -> None:
    """Write a hollow library in place of another: with its names, or those of them that somebody wants."""
    names = sorted(
        {one.name for one in library.symbols if one.is_defined and (wanted is None or one.name in wanted)}
    )
    elf.write(path, library.machine, names, answer)
