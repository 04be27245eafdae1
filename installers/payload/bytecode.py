# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compiles a payload, so that the first start is as quick as the second, wherever it lies."""

import compileall
import py_compile
import sys
from pathlib import Path

from installers.payload.targets import PYTHON

_WITH_SOURCES = ("app", "cv2")  # cv2 looks for its config.py by that name


class WrongPython(RuntimeError):
    """This Python makes bytecode that the shipped one would not take."""


def compile_all(folder: Path, python: str = PYTHON) -> None:
    """Compile every source in the folder beside it, not bound to the files' times.

    Our own sources stay, so that a report from the field shows the line; others' go: bytecode is enough.

    Raises:
        WrongPython: If another Python than the shipped one runs this.
        ValueError: If a source can't be compiled.
    """
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    if here != python:
        raise WrongPython(f"the installers carry Python {python}; this is {here}")
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    for path in sorted(folder.iterdir()):
        own = path.name in _WITH_SOURCES
        sources = [path] if path.suffix == ".py" else sorted(path.rglob("*.py"))
        for source in sources:
            shown = source.relative_to(folder).as_posix()
            done = compileall.compile_file(
                source, ddir=str(Path(shown).parent), legacy=not own, quiet=1, invalidation_mode=mode
            )
            if not done:
                raise ValueError(f"{shown} can't be compiled")
            if not own:
                source.unlink()
