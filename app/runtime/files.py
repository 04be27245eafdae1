# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that are either the old or the new one, whatever happens in between."""

import json
import os
from pathlib import Path
from typing import Any


def write_bytes_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is either the old or the new one; readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(path.name + ".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def write_whole(path: Path, value: object) -> None:
    """Write JSON so that the file is either the old or the new one; readable by its owner alone."""
    write_bytes_whole(path, json.dumps(value, ensure_ascii=False, indent=1).encode())


def read_whole(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file; empty if there is none or it can't be understood."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
