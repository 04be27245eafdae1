# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How large the parts of a payload are."""

import re
from pathlib import Path

_MEGABYTE = 1_000_000
_SMALL_BYTES = _MEGABYTE


def _part(name: str) -> str:
    """Return the package that a file or folder at the top belongs to."""
    plain = re.sub(r"(-[\d.]+\.dist-info|\.libs|\.cpython.*|\.cp\d+.*|\.py)$", "", name)
    return {"opencv_python_headless": "cv2", "pyside6_essentials": "PySide6", "shiboken6": "PySide6"}.get(
        plain, plain
    )


def part_sizes(folder: Path) -> dict[str, int]:
    """Return the bytes of each package in the folder; a link counts as nothing."""
    sizes: dict[str, int] = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            part = _part(path.relative_to(folder).parts[0])
            sizes[part] = sizes.get(part, 0) + path.stat().st_size
    return sizes


def folder_bytes(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def table(before: dict[str, int], after: dict[str, int]) -> str:
    """Return both sizes of each part in megabytes, largest first; what is small is one line."""
    rows: list[tuple[str, int, int]] = []
    small_before, small_after = 0, 0
    for part in sorted(before | after, key=lambda name: -after.get(name, 0)):
        one, two = before.get(part, 0), after.get(part, 0)
        if max(one, two) < _SMALL_BYTES:
            small_before, small_after = small_before + one, small_after + two
        else:
            rows.append((part, one, two))
    rows.append(("the rest", small_before, small_after))
    rows.append(("sum", sum(before.values()), sum(after.values())))
    lines = [f"{'part':<22}{'from wheels':>14}{'shipped':>10}   MB"]
    lines += [f"{name:<22}{one / _MEGABYTE:>14.1f}{two / _MEGABYTE:>10.1f}" for name, one, two in rows]
    return "\n".join(lines)
