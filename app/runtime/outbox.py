# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What plan B owes the caseworker, on the disk before it is sent: no kill loses a cry for help.

The person's telephone number is not in the file: it lies in the keyring.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.meeting import Invitation
from app.core.owed import Owed, OwedKind, seat_name
from app.core.verdicts import Verdict
from app.runtime.files import read_whole, write_whole


class Outbox:
    """One small file for all meetings."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, words: tuple[Owed, ...], invitation: Invitation) -> None:
        """Write down all that is owed about one meeting.

        Raises:
            OSError: The disk is full or gone; the file is as it was.
        """
        seat = seat_name(invitation)
        before: list[dict[str, Any]] = _entries(read_whole(self._path))
        others = [entry for entry in before if entry["seat"] != seat]
        entries = [*others, *(_to_plain(word, seat) for word in words)]
        if entries != before:
            write_whole(self._path, {"owed": entries})

    def recall(self, invitation: Invitation) -> tuple[Owed, ...]:
        """Return what is owed about one meeting; what cannot be read is left out."""
        seat = seat_name(invitation)
        found = []
        for entry in _entries(read_whole(self._path)):
            try:
                if entry["seat"] == seat:
                    found.append(_from_plain(entry))
            except (KeyError, TypeError, ValueError):
                continue
        return tuple(found)


def _entries(plain: dict[str, Any]) -> list[dict[str, Any]]:
    entries = plain.get("owed", [])
    if not isinstance(entries, list):
        return []
    return [entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("seat"), str)]


def _to_plain(word: Owed, seat: str) -> dict[str, Any]:
    return {
        "seat": seat,
        "ref": word.ref,
        "kind": word.kind.value,
        "at": word.at.isoformat(),
        "detail": word.detail,
        "reason": word.reason,
        "verdict": word.verdict.value,
    }


def _from_plain(plain: dict[str, Any]) -> Owed:
    at = datetime.fromisoformat(plain["at"])
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return Owed(
        ref=str(plain["ref"]),
        kind=OwedKind(plain["kind"]),
        at=at,
        detail=str(plain["detail"]),
        reason=str(plain["reason"]),
        verdict=Verdict(plain["verdict"]),
    )
