# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keyrings for child processes, by ``PYTHON_KEYRING_BACKEND``: one works, one is locked, one hangs."""

import json
import os
import threading
from pathlib import Path

import keyring.backend
import keyring.errors


class Working(keyring.backend.KeyringBackend):
    """Keeps secrets in the file ``TEST_KEYRING``, as a desktop's keyring keeps them elsewhere."""

    priority = 1

    def _kept(self) -> dict[str, str]:
        path = Path(os.environ["TEST_KEYRING"])
        kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
        return kept

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        Path(os.environ["TEST_KEYRING"]).write_text(json.dumps({**self._kept(), username: password}))

    def delete_password(self, service: str, username: str) -> None:
        kept = self._kept()
        if kept.pop(username, None) is None:
            raise keyring.errors.PasswordDeleteError("none")
        Path(os.environ["TEST_KEYRING"]).write_text(json.dumps(kept))


class Locked(keyring.backend.KeyringBackend):
    """Refuses, as a keyring does whose password the person does not type."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.KeyringLocked("locked")

    def delete_password(self, service: str, username: str) -> None:
        raise keyring.errors.KeyringLocked("locked")


class Hanging(keyring.backend.KeyringBackend):
    """Waits for a password that nobody types, for ever."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        threading.Event().wait()
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        threading.Event().wait()

    def delete_password(self, service: str, username: str) -> None:
        threading.Event().wait()
