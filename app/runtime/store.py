# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stays on this PC: the invitation (for plan B without network), choices, receipts.

The token is a secret and goes to :mod:`app.runtime.secrets`; the file keeps only what a person could
read in the letter. Files are written whole and moved into place, so that a power cut loses nothing.
"""

import contextlib
import hashlib
import json
import logging
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.devices import DeviceChoice
from app.core.foreign_links import Program
from app.core.meeting import (
    Contact,
    Foreign,
    Invitation,
    Jobcentre,
    Meeting,
    MeetingForm,
    OpeningHours,
    Person,
    PlanBTimes,
    Role,
    Wish,
    WishState,
)
from app.core.reminders import ReminderFacts
from app.runtime.check_history import CheckHistory
from app.runtime.files import read_whole, write_whole
from app.runtime.outbox import Outbox
from app.runtime.receipts import Receipts

log = logging.getLogger("moedeklar.store")


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
        "jobcentre": asdict(meeting.jobcentre) if meeting.jobcentre else None,
        "plan_b": asdict(meeting.plan_b),
        "id": meeting.id,
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
        jobcentre=_jobcentre(plain.get("jobcentre")),
        plan_b=PlanBTimes(**plain.get("plan_b", {})),
        id=str(plain.get("id", "")),
    )


def _jobcentre(plain: dict[str, Any] | None) -> Jobcentre | None:
    """Return a stored main number; a file of an older program has none."""
    if plain is None:
        return None
    hours = (OpeningHours(tuple(h["days"]), str(h["opens"]), str(h["closes"])) for h in plain["hours"])
    return Jobcentre(str(plain["phone"]), tuple(hours))


def _wish_to_plain(wish: Wish) -> dict[str, Any]:
    return {"form": wish.form, "state": wish.state, "at": wish.at.isoformat() if wish.at else None}


def _wish(plain: dict[str, Any] | None) -> Wish:
    if plain is None:
        return Wish()
    at = datetime.fromisoformat(plain["at"]) if plain["at"] else None
    return Wish(MeetingForm(plain["form"]), WishState(plain["state"]), at)


def _foreign_to_plain(foreign: Foreign | None) -> dict[str, Any] | None:
    if foreign is None:
        return None
    return {
        "program": foreign.program.value,
        "host": foreign.host,
        "opened_at": foreign.opened_at.isoformat(),
        "time_known": foreign.time_known,
    }


def _foreign(plain: dict[str, Any] | None) -> Foreign | None:
    if plain is None:
        return None
    opened_at = datetime.fromisoformat(plain["opened_at"])
    return Foreign(Program(plain["program"]), str(plain["host"]), opened_at, bool(plain["time_known"]))


def _sum(plain: dict[str, Any]) -> str:
    """Return what shows that not a digit of a telephone number has changed."""
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _invitation(plain: dict[str, Any], token: str) -> Invitation | None:
    """Return the meeting that a file describes; a file of an older program has no sum."""
    if "sum" in plain and plain.pop("sum") != _sum(plain):
        return None
    try:
        return Invitation(
            service_url=str(plain["service_url"]),
            token=token,
            meeting=meeting_from_plain(plain["meeting"]),
            my_pid=str(plain["my_pid"]),
            my_name=str(plain["my_name"]),
            wish=_wish(plain.get("wish")),
            foreign=_foreign(plain.get("foreign")),
        )
    except (KeyError, TypeError, ValueError):
        return None


_OWN_FILES = ("invitation", "invitation-copy", "choices", "checks", "secret", "outbox")
_ENDINGS = ("", ".new", ".damaged")


class Store:
    """Files in one folder of the person's own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._invitation = folder / "invitation.json"
        self._invitation_copy = folder / "invitation-copy.json"  # plan B's number hangs on no single file
        self._choices = folder / "choices.json"
        self._was_mended = False
        self.checks = CheckHistory(folder)
        self.outbox = Outbox(folder / "outbox.json")
        self.receipts = Receipts(folder / "receipts")

    @property
    def folder(self) -> Path:
        """Where everything of this person lies."""
        return self._folder

    @property
    def was_mended(self) -> bool:
        """Whether a file was damaged, and put in order from what could be read."""
        return self._was_mended or self.receipts.was_mended

    def save_invitation(self, invitation: Invitation) -> None:
        """Keep the meeting, without its token."""
        plain = {
            "service_url": invitation.service_url,
            "my_pid": invitation.my_pid,
            "my_name": invitation.my_name,
            "meeting": meeting_to_plain(invitation.meeting),
            "wish": _wish_to_plain(invitation.wish),
            "foreign": _foreign_to_plain(invitation.foreign),
        }
        for path in (self._invitation, self._invitation_copy):
            write_whole(path, {**plain, "sum": _sum(plain)})

    def load_invitation(self, token: str) -> Invitation | None:
        """Return the stored meeting with its token put back, or None; a damaged file is set aside."""
        found = _invitation(read_whole(self._invitation), token)
        if found is not None or not self._invitation.exists():
            return found
        log.warning("the meeting's file was damaged: set aside")
        self._was_mended = True
        found = _invitation(read_whole(self._invitation_copy), token)
        with contextlib.suppress(OSError):  # a full disk: the copy is still there
            self._invitation.replace(self._invitation.with_name(self._invitation.name + ".damaged"))
            if found is not None:
                self.save_invitation(found)
        return found

    def forget_invitation(self) -> None:
        """Delete the stored meeting."""
        self._invitation_copy.unlink(missing_ok=True)
        self._invitation.unlink(missing_ok=True)

    def forget_everything(self, *, secrets_too: bool = True) -> bool:
        """Delete every file that this program keeps about the person; True if none is left.

        Without ``secrets_too`` the file that stands in for a keyring stays: its own thread may be writing it.
        Only files by our own names: the folder may be one that the person uses for other things too.
        """
        receipts = self._folder / "receipts"
        self.receipts = Receipts(receipts)  # without what the old one remembers of its files
        names = [name for name in _OWN_FILES if secrets_too or name != "secret"]
        ours = [
            *(self._folder / f"{name}.json{end}" for name in names for end in _ENDINGS),
            *receipts.glob("receipt-*"),
        ]
        for path in ours:
            with contextlib.suppress(OSError):  # looked at below
                path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # somebody else's file is in it, or it never was there
            receipts.rmdir()
        return not any(path.exists() for path in ours)

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
        turn = plain.get("camera_turn_deg")
        return DeviceChoice(**known, camera_turn_deg=turn if turn in (90, 180, 270) else 0)

    def reminders(self) -> ReminderFacts:
        """Return whether reminders are wanted, and which were given."""
        plain = self.choices().get("reminders", {})
        told = plain.get("told", []) if isinstance(plain, dict) else []
        wanted = isinstance(plain, dict) and plain.get("on") is True
        return ReminderFacts(wanted, tuple(str(name) for name in told) if isinstance(told, list) else ())

    def save_reminders(self, facts: ReminderFacts) -> None:
        """Keep whether reminders are wanted, and which were given."""
        self.save_choices(reminders=asdict(facts))

    def save_devices(self, choice: DeviceChoice) -> None:
        """Keep the chosen devices."""
        self.save_choices(devices=asdict(choice))
