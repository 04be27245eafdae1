# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hold the sizes of files and functions; what is too long today is listed, and the list may only shrink.

A line of ``scripts/sizes_allowed.txt`` is ``LINES PATH`` or ``LINES PATH::FUNCTION``. An entry that has
become shorter must be lowered (or removed), so that it never grows back.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ALLOWED = Path("scripts/sizes_allowed.txt")
FILE_LINES, TEST_FILE_LINES, FUNCTION_LINES = 500, 600, 60
_PLACES = (
    "app/**/*.py",
    "scripts/*.py",
    "installers/**/*.py",
    "tests/**/*.py",
    "resources/web/**/*.js",
    "resources/web/**/*.css",
)
_NOT_OURS = "resources/web/vendor/"


def _functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, int]]:
    """Yield the name of each function and its lines, its docstring not counted."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            last = node.end_lineno or node.lineno
            lines = last - node.lineno + 1
            if ast.get_docstring(node, clean=False) is not None:
                words = node.body[0]
                lines -= (words.end_lineno or words.lineno) - words.lineno + 1
            yield prefix + node.name, lines
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _functions(node, f"{prefix}{node.name}.")


def too_long(root: Path) -> dict[str, int]:
    """Return what is beyond the limits, and how many lines it has."""
    found: dict[str, int] = {}
    for path in sorted({path for place in _PLACES for path in root.glob(place)}):
        name = path.relative_to(root).as_posix()
        if name.startswith(_NOT_OURS):
            continue
        text = path.read_text(encoding="utf-8")
        lines = len(text.splitlines())
        if lines > (TEST_FILE_LINES if name.startswith("tests/") else FILE_LINES):
            found[name] = lines
        if path.suffix == ".py":
            for function, length in _functions(ast.parse(text)):
                if length > FUNCTION_LINES:
                    found[f"{name}::{function}"] = length
    return found


def read_allowed(path: Path) -> dict[str, int]:
    """Read the list of what may be too long."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    pairs = (line.split(maxsplit=1) for line in lines if line.strip() and not line.startswith("#"))
    return {name: int(count) for count, name in pairs}


def complaints(found: dict[str, int], allowed: dict[str, int]) -> list[str]:
    """Compare what is too long with what may be."""
    said = [
        f"{name}: {lines} lines, the limit is {allowed.get(name, 'lower')}: split it by what it is about"
        for name, lines in found.items()
        if lines > allowed.get(name, 0)
    ]
    said += [
        f"{name}: {found.get(name, 'no longer too many')} lines now: lower it in {ALLOWED}"
        for name, lines in allowed.items()
        if found.get(name, 0) < lines
    ]
    return said


if __name__ == "__main__":
    said = complaints(too_long(ROOT), read_allowed(ROOT / ALLOWED))
    print("\n".join(said) or "Sizes: all within the limits.")
    sys.exit(bool(said))
