# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes down what happened in the call and how it did, one line each, for whoever looks afterwards."""

import json
from pathlib import Path
from typing import IO, Any, Self


class CallLog:
    """Writes ``call.jsonl``: every happening, and a report every two seconds; flushed at once, one thread.

    Raises:
        OSError: If the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] = (folder / "call.jsonl").open("w", encoding="utf-8")

    def note(self, name: str, values: dict[str, Any]) -> None:
        """Write one line: ``event`` and its values, which never identify anybody."""
        self._file.write(json.dumps({"event": name, **values}) + "\n")
        self._file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
