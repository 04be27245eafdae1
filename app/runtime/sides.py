# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the conductor talks to besides the engine: the service's side, and the memory of this PC."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.core.check_history import KeptCheck
from app.core.devices import DeviceChoice
from app.core.facts import SignedFacts
from app.core.meeting import ByPhone, Invitation, MeetingForm
from app.core.receipt import Receipt
from app.core.reminders import ReminderFacts
from app.core.verdicts import Verdict


class MeetingSide(Protocol):
    """The way to the service; every method returns at once, answers come as events."""

    def open(self, text: str) -> None:
        """Fetch the meeting behind a link or a spoken code."""

    def join(self, invitation: Invitation, verdict: Verdict) -> None:
        """Connect and knock; keep trying for ever."""

    def leave(self) -> None:
        """Give the seat up on purpose."""

    def send_description(self, gen: int, kind: str, sdp: str) -> None:
        """Pass our offer or answer on."""

    def ask_rebuild(self, gen: int, why: str) -> None:
        """Ask for a new numbered attempt."""

    def tell_media(self, microphone_on: bool, camera_on: bool, paused: bool, by_phone: ByPhone) -> None:
        """Show the others what of mine goes out, and what a telephone carries."""

    def request_callback(self, phone: str, reason: str, verdict: Verdict) -> None:
        """Ask the caseworker to telephone; kept until it is delivered."""

    def send_message(self, kind: str) -> None:
        """Send one-press word; kept until it is delivered."""

    def send_wish(self, form: MeetingForm) -> None:
        """Ask for another form of meeting; kept until it is delivered."""

    def forget(self) -> None:
        """Give everything up that is under way: the person wants all traces of it deleted."""

    def receipt_changed(self, receipt: Receipt, invitation: Invitation) -> None:
        """Hand in what the service has not got, and fetch the signed receipt, as soon as there is a way."""


class Memory(Protocol):
    """What stays on this PC."""

    def keep_invitation(self, invitation: Invitation) -> None:
        """Keep the meeting, so that plan B works without network."""

    def forget_invitation(self) -> None:
        """Drop the meeting."""

    def keep_phone(self, phone: str) -> None:
        """Keep the person's own number in the keyring."""

    def forget_everything(self, told: Callable[[bool], None]) -> None:
        """Delete all that is kept; ``told`` is called from another thread, with True if nothing is left."""

    def keep_devices(self, choice: DeviceChoice) -> None:
        """Keep the chosen devices."""

    def keep_check(self, check: KeptCheck) -> None:
        """Keep a tech check among the last ten."""

    def keep_reminders(self, facts: ReminderFacts) -> None:
        """Keep whether reminders are wanted and which were given; start with the computer, or no more."""

    def keep_receipt(self, receipt: Receipt, invitation: Invitation) -> None:
        """Write the receipt's new lines down, now; what cannot be written is kept for ``retry``."""

    def retry(self) -> None:
        """Write what could not be written before."""

    def recall_receipt(self, invitation: Invitation) -> Receipt:
        """Return what was written down about a meeting before."""

    def signed_facts(self, invitation: Invitation) -> SignedFacts | None:
        """Return what the signed receipt on this PC says of itself."""

    def copy_receipt(self, receipt: Receipt, invitation: Invitation, path: Path) -> bool:
        """Put the receipt's file where the person wants it; False if nothing can be written there."""
