# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The memory of this PC, without waiting for a keyring, and without losing what does not fit."""

import logging
from collections.abc import Callable
from pathlib import Path

from app.core.check_history import KeptCheck
from app.core.devices import DeviceChoice
from app.core.facts import SignedFacts
from app.core.faults import FaultCode
from app.core.meeting import Invitation
from app.core.owed import Owed, seat_name
from app.core.receipt import Receipt
from app.core.reminders import ReminderFacts
from app.runtime.autostart import set_autostart
from app.runtime.store import Store
from app.runtime.worker import Worker

KEYRING_CLOSE_LIMIT_S = 3.0

log = logging.getLogger("moedeklar.memory")


class StoredMemory:
    """Implements :class:`app.runtime.sides.Memory` with files and the keyring. Qt thread.

    Files are small and written at once: what was pressed a moment ago must be there after a kill. What a full
    disk does not take is kept and tried again by ``retry``. Secrets go to the keyring in a thread of their
    own, which may hang for as long as it likes.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._unwritten: dict[str, Callable[[], object]] = {}
        self._secrets = Worker("keyring")

    def trouble(self) -> FaultCode | None:
        """Return what the person should know about the files on this PC, or None."""
        if self._unwritten:
            return FaultCode.STORE_FULL
        return FaultCode.STORE_MENDED if self._store.was_mended else None

    def keep_invitation(self, invitation: Invitation) -> None:
        """Keep the meeting in a file and its token in the keyring."""
        self._write("invitation", lambda: self._store.save_invitation(invitation))
        if invitation.token:
            self._secrets.submit(self._put_secret, "token", invitation.token)

    def forget_invitation(self) -> None:
        """Drop the meeting and its token."""
        self._write("invitation", self._store.forget_invitation)
        self._secrets.submit(self._forget_token)

    def _forget_token(self) -> None:
        from app.runtime.secrets import TOKEN, Secrets

        Secrets(self._store.folder).forget(TOKEN)

    def _put_secret(self, name: str, value: str) -> None:
        from app.runtime.secrets import Secrets  # keyring takes 150 ms to import: here, not at start

        try:
            Secrets(self._store.folder).put(name, value)
        except OSError as problem:  # no keyring, and no room for the file that stands in for it
            log.warning("a secret cannot be written just now: %s", problem.strerror)
            self._unwritten[name] = lambda: self._secrets.submit(self._put_secret, name, value)

    def token(self) -> str:
        """Return the stored token; waits for the keyring, so call it in a worker thread."""
        from app.runtime.secrets import TOKEN, Secrets

        return Secrets(self._store.folder).get(TOKEN)

    def keep_phone(self, phone: str) -> None:
        """Keep the person's own number in the keyring."""
        self._secrets.submit(self._put_secret, "phone", phone)

    def phone(self) -> str:
        """Return the person's own number; waits for the keyring, so call it in a worker thread."""
        from app.runtime.secrets import PHONE, Secrets

        return Secrets(self._store.folder).get(PHONE)

    def forget_everything(self, told: Callable[[bool], None]) -> None:
        """Delete meeting, secrets, choices, receipts and what is owed, after all that was to be kept before.

        ``told`` is called in the keyring's thread, with True if nothing is left.
        """
        self._unwritten.clear()
        set_autostart(False, self._store.folder)
        self._store.forget_everything(secrets_too=False)
        self._secrets.submit(self._forget_everything, told)

    def _forget_everything(self, told: Callable[[bool], None]) -> None:
        from app.runtime.secrets import PHONE, TOKEN, Secrets

        for name in ("token", "phone"):  # could not be written before, and must not be tried again
            self._unwritten.pop(name, None)
        secrets = Secrets(self._store.folder)
        try:
            gone = [secrets.forget_surely(name) for name in (TOKEN, PHONE)]
            told(self._store.forget_everything() and all(gone))
        except OSError as problem:
            log.warning("not everything could be deleted: %s", problem.strerror)
            told(False)

    def keep_devices(self, choice: DeviceChoice) -> None:
        """Keep the chosen devices."""
        self._write("devices", lambda: self._store.save_devices(choice))

    def keep_check(self, check: KeptCheck) -> None:
        """Keep a tech check among the last ten."""
        self._write(f"check {check.at}", lambda: self._store.checks.add(check))

    def keep_reminders(self, facts: ReminderFacts) -> None:
        """Keep whether reminders are wanted and which were given; start with the computer, or no more."""
        before = self._store.reminders()
        self._write("reminders", lambda: self._store.save_reminders(facts))
        if before.on is not facts.on and not set_autostart(facts.on, self._store.folder):
            log.warning("this system does not let us start with it")

    def keep_owed(self, words: tuple[Owed, ...], invitation: Invitation) -> None:
        """Write down what the caseworker has not got yet."""
        self._write(f"owed {seat_name(invitation)}", lambda: self._store.outbox.keep(words, invitation))

    def recall_owed(self, invitation: Invitation) -> tuple[Owed, ...]:
        """Return what an earlier run of the program could not tell the caseworker."""
        return self._store.outbox.recall(invitation)

    def keep_receipt(self, receipt: Receipt, invitation: Invitation) -> None:
        """Write the receipt's new lines down; with what could not be written before, in that order."""
        self._write(
            f"receipt {seat_name(invitation)}", lambda: self._store.receipts.keep(receipt, invitation)
        )

    def retry(self) -> None:
        """Write what could not be written before."""
        for what, write in tuple(self._unwritten.items()):
            self._write(what, write)

    def recall_receipt(self, invitation: Invitation) -> Receipt:
        """Return what was written down about a meeting before."""
        return self._store.receipts.recall(invitation)

    def keep_signed(self, raw: bytes, invitation: Invitation) -> None:
        """Keep a signed receipt; on a full disk the older one stays until there is room."""
        self._write(
            f"signed {seat_name(invitation)}", lambda: self._store.receipts.keep_signed(raw, invitation)
        )

    def signed_facts(self, invitation: Invitation) -> SignedFacts | None:
        """Return what the signed receipt on this PC says of itself."""
        return self._store.receipts.signed_facts(invitation)

    def copy_receipt(self, receipt: Receipt, invitation: Invitation, path: Path) -> bool:
        """Put the receipt's file where the person wants it; False if nothing can be written there."""
        try:
            self._store.receipts.copy(invitation, receipt, path)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Wait until everything is written; for a keyring that hangs only a moment."""
        self.retry()
        if not self._secrets.close(KEYRING_CLOSE_LIMIT_S):
            log.warning("the keyring does not answer; the token may not be kept")

    def _write(self, what: str, write: Callable[[], object]) -> None:
        """Write now, or keep it for later; only the newest of each kind counts, for it holds all of it."""
        try:
            write()
        except OSError as problem:
            if what not in self._unwritten:
                log.warning("%s cannot be written just now: %s", what.split()[0], problem.strerror)
            self._unwritten[what] = write
        else:
            self._unwritten.pop(what, None)
