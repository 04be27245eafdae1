# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The memory of this PC, without making the window wait for a disk or a keyring."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.core.devices import DeviceChoice
from app.core.meeting import Invitation
from app.core.receipt import Receipt
from app.runtime.store import Store


class StoredMemory:
    """Implements :class:`app.runtime.sides.Memory` with files and the keyring.

    Writing happens in one worker thread, in order; :meth:`close` waits for it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
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

    def keep_devices(self, choice: DeviceChoice) -> None:
        """Keep the chosen devices."""
        self._worker.submit(self._store.save_devices, choice)

    def keep_receipt(self, receipt: Receipt, invitation: Invitation | None) -> Path:
        """Save the receipt now: a receipt is never left to a thread that may not get its turn."""
        return self._store.save_receipt(receipt, invitation.meeting if invitation else None)

    def close(self) -> None:
        """Wait until everything is written."""
        self._worker.shutdown(wait=True)
