# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stays on this PC: the invitation (for plan B without network), choices, receipts.

The token is a secret and goes to :mod:`app.runtime.secrets`; the file keeps only what a person could
read in the letter. Files are written whole and moved into place, so that a power cut loses nothing.
"""

import json
import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.devices import DeviceChoice
from app.core.meeting import Contact, Invitation, Meeting, Person, Role
from app.core.receipt import Fact, Line, Receipt


def write_whole(path: Path, value: object) -> None:
    """Write JSON so that the file is either the old or the new one; readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(path.name + ".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def read_whole(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file; empty if there is none or it can't be understood."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def meeting_to_plain(meeting: Meeting) -> dict[str, Any]:
    """Return a meeting as JSON values; where people are just now is not kept."""
    return {
        "title": meeting.title,
        "starts_at": meeting.starts_at.isoformat(),
        "duration_min": meeting.duration_min,
        "caseworker": asdict(meeting.caseworker),
        "agenda": list(meeting.agenda),
        "people": [{"pid": p.pid, "role": p.role.value, "name": p.name} for p in meeting.people],
        "municipality": meeting.municipality,
    }


def meeting_from_plain(plain: dict[str, Any]) -> Meeting:
    """Return the meeting that :func:`meeting_to_plain` described.

    Raises:
        KeyError, TypeError, ValueError: If it is not such a description.
    """
    return Meeting(
        title=str(plain["title"]),
        starts_at=datetime.fromisoformat(plain["starts_at"]),
        duration_min=int(plain["duration_min"]),
        caseworker=Contact(**plain["caseworker"]),
        agenda=tuple(plain["agenda"]),
        people=tuple(Person(p["pid"], Role(p["role"]), p["name"]) for p in plain["people"]),
        municipality=str(plain["municipality"]),
    )


class Store:
    """Files in one folder of the person's own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._invitation = folder / "invitation.json"
        self._choices = folder / "choices.json"

    @property
    def folder(self) -> Path:
        """Where everything of this person lies."""
        return self._folder

    def save_invitation(self, invitation: Invitation) -> None:
        """Keep the meeting, without its token."""
        plain = {
            "service_url": invitation.service_url,
            "my_pid": invitation.my_pid,
            "my_name": invitation.my_name,
            "meeting": meeting_to_plain(invitation.meeting),
        }
        write_whole(self._invitation, plain)

    def load_invitation(self, token: str) -> Invitation | None:
        """Return the stored meeting with its token put back, or None."""
        plain = read_whole(self._invitation)
        try:
            return Invitation(
                service_url=str(plain["service_url"]),
                token=token,
                meeting=meeting_from_plain(plain["meeting"]),
                my_pid=str(plain["my_pid"]),
                my_name=str(plain["my_name"]),
            )
        except (KeyError, TypeError, ValueError):
            return None

    def forget_invitation(self) -> None:
        """Delete the stored meeting."""
        self._invitation.unlink(missing_ok=True)

    def choices(self) -> dict[str, Any]:
        """Return what the person chose: devices, language, text size, theme, phone number's owner."""
        return read_whole(self._choices)

    def save_choices(self, **changed: object) -> None:
        """Keep changed choices beside the others."""
        write_whole(self._choices, {**self.choices(), **changed})

    def devices(self) -> DeviceChoice:
        """Return the chosen devices."""
        plain = self.choices().get("devices", {})
        known = {
            key: plain[key] for key in ("camera", "microphone", "speaker") if isinstance(plain.get(key), str)
        }
        return DeviceChoice(**known)

    def save_devices(self, choice: DeviceChoice) -> None:
        """Keep the chosen devices."""
        self.save_choices(devices=asdict(choice))

    def save_receipt(self, receipt: Receipt, meeting: Meeting | None) -> Path:
        """Save a receipt as JSON and return its file; one file a meeting, the newest state of it."""
        path = self._receipt(meeting)
        write_whole(path, receipt_to_plain(receipt, meeting))
        return path

    def load_receipt(self, meeting: Meeting | None) -> Receipt:
        """Return a meeting's receipt, so that a new start goes on with it; empty if there is none."""
        try:
            return receipt_from_plain(read_whole(self._receipt(meeting)))
        except (KeyError, TypeError, ValueError):
            return Receipt()

    def _receipt(self, meeting: Meeting | None) -> Path:
        started = meeting.starts_at.strftime("%Y%m%d-%H%M") if meeting else "no-meeting"
        return self._folder / "receipts" / f"receipt-{started}.json"


def receipt_to_plain(receipt: Receipt, meeting: Meeting | None) -> dict[str, Any]:
    """Return a receipt as JSON values: each line says whose clock it is by."""
    return {
        "schema": 1,
        "meeting_starts_at": meeting.starts_at.isoformat() if meeting else None,
        "lines": [
            {
                "at": line.at.isoformat(),
                "fact": line.fact.value,
                "clock": "service" if line.by_service else "this_pc",
            }
            for line in receipt.lines
        ],
    }


def receipt_from_plain(plain: dict[str, Any]) -> Receipt:
    """Return the receipt that :func:`receipt_to_plain` described.

    Raises:
        KeyError, TypeError, ValueError: If it is not such a description.
    """
    lines = plain["lines"]
    return Receipt(
        tuple(
            Line(datetime.fromisoformat(line["at"]), Fact(line["fact"]), line["clock"] == "service")
            for line in lines
        )
    )
