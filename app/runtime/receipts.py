# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""All receipts on this PC, in one folder: a chain of lines a meeting, and the signed copy beside it."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.canonical import Json, clean
from app.core.facts import SignedFacts
from app.core.meeting import Invitation, Meeting
from app.core.receipt import Receipt, stamp
from app.runtime.files import write_bytes_whole
from app.runtime.receipt_file import ReceiptFile


class Receipts:
    """Finds, keeps and copies receipts.

    Args:
        folder: Readable by its owner alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, ReceiptFile] = {}

    @property
    def was_mended(self) -> bool:
        """Whether a list was damaged, and put in order from what could be read."""
        return any(file.was_mended for file in self._files.values())

    def keep(self, receipt: Receipt, invitation: Invitation) -> Path:
        """Write down what is new and return the file; see ``ReceiptFile.keep``.

        Raises:
            OSError: The disk is full or gone; the lines are not written.
        """
        file = self._file(invitation)
        file.keep(receipt)
        return file.path

    def recall(self, invitation: Invitation) -> Receipt:
        """Return what was written down about a meeting, whatever has become of the file."""
        try:
            return self._file(invitation).read()
        except OSError:
            return Receipt()

    def keep_signed(self, raw: bytes, invitation: Invitation) -> Path:
        """Keep a receipt that was found genuine, in the place of an older one.

        Raises:
            OSError: The disk is full or gone; the older one is still there.
        """
        path = self.signed_path(invitation)
        write_bytes_whole(path, raw)
        return path

    def signed_path(self, invitation: Invitation) -> Path:
        """Return where the signed receipt lies, if there is one."""
        return self._folder / f"{_name(invitation)}.json"

    def signed(self, invitation: Invitation) -> bytes | None:
        """Return the signed receipt, or None."""
        try:
            return self.signed_path(invitation).read_bytes()
        except OSError:
            return None

    def signed_facts(self, invitation: Invitation) -> SignedFacts | None:
        """Return what the signed receipt on this PC says of itself, or None."""
        try:
            receipt = json.loads(self.signed(invitation) or b"{}")["receipt"]
            return SignedFacts(str(receipt["head"]), datetime.fromisoformat(receipt["issued_at"]))
        except (KeyError, TypeError, ValueError):
            return None

    def copy(self, invitation: Invitation, receipt: Receipt, target: Path) -> bool:
        """Put the signed receipt where the person wants it; without one, this PC's own list. True if signed.

        Raises:
            OSError: Nothing can be written there.
        """
        raw = self.signed(invitation)
        if raw is None:
            text = json.dumps(receipt_to_plain(receipt, invitation.meeting), ensure_ascii=False, indent=1)
            target.write_text(text, "utf-8")
        else:
            target.write_bytes(raw)
        return raw is not None

    def _file(self, invitation: Invitation) -> ReceiptFile:
        name = _name(invitation)
        if name not in self._files:
            self._files[name] = ReceiptFile(self._folder / f"{name}.log", _about(invitation))
        return self._files[name]


def receipt_to_plain(receipt: Receipt, meeting: Meeting | None) -> dict[str, Any]:
    """Return a receipt as JSON values, unsigned: each line says whose clock it is by."""
    return {
        "schema": 1,
        "signed": False,
        "meeting_starts_at": meeting.starts_at.isoformat() if meeting else None,
        "lines": [
            {
                "at": stamp(line.at),
                "fact": line.fact.value,
                "detail": line.detail,
                "clock": "service" if line.by_service else "pc",
                "handed_in_at": stamp(line.handed_in_at) if line.handed_in_at else None,
            }
            for line in receipt.lines
        ],
    }


def _name(invitation: Invitation) -> str:
    """Return a name that sorts by time and that two meetings at the same hour do not share."""
    meeting = invitation.meeting
    which = f"{invitation.service_url}\n{meeting.id}\n{invitation.my_pid}"
    short = hashlib.sha256(which.encode()).hexdigest()[:8]
    return f"receipt-{invitation.filed_at.strftime('%Y%m%d-%H%M')}-{short}"


def _about(invitation: Invitation) -> dict[str, Json]:
    meeting = invitation.meeting
    return {
        "id": meeting.id,
        "pid": invitation.my_pid,
        "service": invitation.service_url,
        "starts_at": stamp(meeting.starts_at),
        "municipality": clean(meeting.municipality),
        "caseworker": clean(meeting.caseworker.name),
    }
