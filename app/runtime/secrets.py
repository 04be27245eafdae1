# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The meeting's token and the person's number in the system's keyring; without one, in a file of their own.

The stated fallback (docs/privacy.md): on a PC without a keyring the token lies in ``secret.json`` in the
person's own folder, readable by that user only. The token opens one meeting and lapses with it.
"""

import contextlib
import logging
from pathlib import Path

import keyring
import keyring.errors

from app.runtime.files import read_whole, write_whole

SERVICE_NAME = "moedeklar"
TOKEN = "token"  # noqa: S105  (the name of the entry, not a secret)
PHONE = "phone"

log = logging.getLogger("moedeklar.secrets")


class Secrets:
    """Small secrets by name. Keyring calls may block for long: call it in a worker thread."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "secret.json"

    def get(self, name: str) -> str:
        """Return a secret, or an empty string."""
        try:
            value = keyring.get_password(SERVICE_NAME, name)
        except keyring.errors.KeyringError:
            value = None
        return value or str(read_whole(self._file).get(name, ""))

    def put(self, name: str, value: str) -> None:
        """Keep a secret."""
        if not self._put_into_keyring(name, value):
            log.info("no keyring on this system, keeping the secret in the person's own folder")
            write_whole(self._file, {**read_whole(self._file), name: value})

    @staticmethod
    def _put_into_keyring(name: str, value: str) -> bool:
        """Return whether the keyring really holds it: some take everything and keep nothing."""
        try:
            keyring.set_password(SERVICE_NAME, name, value)
            return keyring.get_password(SERVICE_NAME, name) == value
        except keyring.errors.KeyringError:
            return False

    def forget(self, name: str) -> None:
        """Delete a secret wherever it lies."""
        with contextlib.suppress(keyring.errors.KeyringError):  # none there, or no keyring at all
            keyring.delete_password(SERVICE_NAME, name)
        rest = read_whole(self._file)
        if rest.pop(name, None) is not None:
            write_whole(self._file, rest)

    def forget_surely(self, name: str) -> bool:
        """Delete a secret and look; False if a keyring that stays closed may still hold it."""
        self.forget(name)
        try:
            return keyring.get_password(SERVICE_NAME, name) is None
        except keyring.errors.NoKeyringError:
            return True
        except keyring.errors.KeyringError:
            return False
