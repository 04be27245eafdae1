# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps the last ten checks in a file of this person's own."""

from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.check_history import KeptCheck, kept_with
from app.core.devices import DeviceKind
from app.core.verdicts import Verdict
from app.runtime.files import read_whole, write_whole

FILE = "checks.json"
SCHEMA = 1


class CheckHistory:
    """The file ``checks.json`` in the folder of this person's files."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def load(self) -> tuple[KeptCheck, ...]:
        """Return what is kept, the newest first; an entry that cannot be understood is left out."""
        entries = read_whole(self._path).get("checks")
        found = [_from_plain(entry) for entry in entries] if isinstance(entries, list) else []
        return tuple(check for check in found if check is not None)

    def add(self, check: KeptCheck) -> tuple[KeptCheck, ...]:
        """Keep a check and return all that are kept now.

        Raises:
            OSError: If the file cannot be written.
        """
        kept = kept_with(self.load(), check)
        write_whole(self._path, {"schema": SCHEMA, "checks": [_to_plain(one) for one in kept]})
        return kept


def _to_plain(check: KeptCheck) -> dict[str, Any]:
    return {
        "at": check.at.isoformat(),
        "verdict": check.verdict.value,
        "devices": {kind.value: list(names) for kind, names in check.devices.items()},
        "used": {kind.value: name for kind, name in check.used.items()},
        "findings": list(check.findings),
    }


def _from_plain(entry: Any) -> KeptCheck | None:
    try:
        at = datetime.fromisoformat(entry["at"])
        return (
            KeptCheck(
                at,
                Verdict(entry["verdict"]),
                {DeviceKind(kind): tuple(map(str, names)) for kind, names in entry["devices"].items()},
                {DeviceKind(kind): str(name) for kind, name in entry["used"].items()},
                tuple(map(str, entry["findings"])),
            )
            if at.tzinfo is not None
            else None
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
