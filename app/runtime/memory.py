# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The memory of this PC, without making the window wait for a disk or a keyring."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.core.devices import DeviceChoice
from app.core.facts import SignedFacts
from app.core.meeting import Invitation
from app.core.receipt import Receipt
from app.runtime.store import Store

log = logging.getLogger("moedeklar.memory")


class StoredMemory:
    """Implements :class:`app.runtime.sides.Memory` with files and the keyring.

    Writing happens in one worker thread, in order; :meth:`close` waits for it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._unwritten: tuple[Receipt, Invitation] | None = None
        self._told_full = False
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="memory")

    def keep_invitation(self, invitation: Invitation) -> None:
        """Keep the meeting in a file and its token in the keyring."""
        self._worker.submit(self._keep_invitation, invitation)

    def _keep_invitation(self, invitation: Invitation) -> None:
        from app.runtime.secrets import TOKEN, Secrets  # keyring takes 150 ms to import: here, not at start

        self._store.save_invitation(invitation)
        Secrets(self._store.folder).put(TOKEN, invitation.token)

    def forget_invitation(self) -> None:
        """Drop the meeting and its token."""
        self._worker.submit(self._forget_invitation)

    def _forget_invitation(self) -> None:
        from app.runtime.secrets import TOKEN, Secrets

        self._store.forget_invitation()
        Secrets(self._store.folder).forget(TOKEN)

    def token(self) -> str:
        """Return the stored token; waits for the keyring, so call it in a worker thread."""
        from app.runtime.secrets import TOKEN, Secrets

        return Secrets(self._store.folder).get(TOKEN)

    def keep_phone(self, phone: str) -> None:
        """Keep the person's own number in the keyring."""
        self._worker.submit(self._keep_phone, phone)

    def _keep_phone(self, phone: str) -> None:
        from app.runtime.secrets import PHONE, Secrets

        Secrets(self._store.folder).put(PHONE, phone)

    def phone(self) -> str:
        """Return the person's own number; waits for the keyring, so call it in a worker thread."""
        from app.runtime.secrets import PHONE, Secrets

        return Secrets(self._store.folder).get(PHONE)

    def forget_everything(self, told: Callable[[bool], None]) -> None:
        """Delete meeting, secrets, choices and receipts, after all that was to be written before.

        ``told`` is called in the worker thread, with True if nothing is left.
        """
        self._unwritten = None
        self._worker.submit(self._forget_everything, told)

    def _forget_everything(self, told: Callable[[bool], None]) -> None:
        from app.runtime.secrets import PHONE, TOKEN, Secrets

        secrets = Secrets(self._store.folder)
        try:
            gone = [secrets.forget_surely(name) for name in (TOKEN, PHONE)]
            told(self._store.forget_everything() and all(gone))
        except OSError as problem:
            log.warning("not everything could be deleted: %s", problem.strerror)
            told(False)

    def keep_devices(self, choice: DeviceChoice) -> None:
        """Keep the chosen devices."""
        self._worker.submit(self._store.save_devices, choice)

    def keep_receipt(self, receipt: Receipt, invitation: Invitation) -> None:
        """Save the receipt now: a receipt is never left to a thread that may not get its turn.

        On a full disk it is tried again by ``retry``, and with every new line.
        """
        self._unwritten = (receipt, invitation)
        self.retry()

    def retry(self) -> None:
        """Write what could not be written before."""
        if self._unwritten is None:
            return
        try:
            self._store.receipts.keep(*self._unwritten)
        except OSError as problem:
            if not self._told_full:
                log.warning("the receipt cannot be written just now: %s", problem.strerror)
            self._told_full = True
            return
        self._unwritten, self._told_full = None, False

    def recall_receipt(self, invitation: Invitation) -> Receipt:
        """Return what was written down about a meeting before."""
        return self._store.receipts.recall(invitation)

    def keep_signed(self, raw: bytes, invitation: Invitation) -> None:
        """Keep a signed receipt; on a full disk the older one stays, and the next one is tried anew."""
        try:
            self._store.receipts.keep_signed(raw, invitation)
        except OSError as problem:
            log.warning("the signed receipt cannot be written just now: %s", problem.strerror)

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
        """Wait until everything is written."""
        self.retry()
        self._worker.shutdown(wait=True)
