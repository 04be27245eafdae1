# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys that sign receipts: one in use, and the public half of every one before it.

A retired key's private half is destroyed with the change: nobody signs for yesterday any more.
"""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.canonical import Json
from app.core.receipt import stamp
from app.meeting.receipts.signed import key_id, signing_input
from app.meeting.schema.facts import now_utc
from app.meeting.schema.receipt import PublicKey, PublishedKeys


class KeysDamaged(ValueError):
    """The file with the keys cannot be understood; it is left as it is."""


class SigningKeys:
    """Reads the keys' file again whenever it has changed: another process may have changed the key.

    Args:
        path: The file, readable by its owner only; made when it is not there.
        lasts_days: How long a key signs before the next one takes over.
    """

    def __init__(self, path: Path, lasts_days: int) -> None:
        self._path = path
        self._lasts = timedelta(days=lasts_days)
        self._read_ns = -1
        self._entries: list[dict[str, Any]] = []
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            self.rotate()
        self._current()

    def rotate(self) -> str:
        """Retire the key in use, if there is one, make another, and return its id."""
        now = now_utc()
        entries = self._load() if self._path.exists() else []
        for entry in entries:
            if entry["private"] is not None:
                entry["private"], entry["valid_until"] = None, stamp(now)
        private = Ed25519PrivateKey.generate()
        public = private.public_key().public_bytes_raw()
        entries.append(
            {
                "id": key_id(public),
                "public_key": public.hex(),
                "private": private.private_bytes_raw().hex(),
                "valid_from": stamp(now),
                "valid_until": None,
            }
        )
        self._write(entries)
        return key_id(public)

    def rotate_if_due(self) -> bool:
        """Change the key when it has signed for long enough; tell whether it was changed."""
        if now_utc() - datetime.fromisoformat(self._current()["valid_from"]) < self._lasts:
            return False
        self.rotate()
        return True

    def sign(self, body: Json) -> dict[str, Json]:
        """Return the signature that goes with a receipt's body."""
        entry = self._current()
        private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(entry["private"]))
        value = private.sign(signing_input(body)).hex()
        return {"algorithm": "Ed25519", "key": str(entry["id"]), "value": value}

    def moment(self) -> datetime:
        """Return the time to write on a receipt: now, but never before the key that signs it."""
        return max(now_utc(), datetime.fromisoformat(self._current()["valid_from"]))

    def published(self, issuer: str) -> PublishedKeys:
        """Return what everybody may know."""
        self._current()
        keys = [
            {name: value for name, value in entry.items() if name != "private"} | {"algorithm": "Ed25519"}
            for entry in self._entries
        ]
        return PublishedKeys(
            format="moedeklar-receipt-keys-1",
            issuer=issuer,
            keys=[msgspec.convert(one, PublicKey) for one in keys],
        )

    def _current(self) -> dict[str, Any]:
        changed_ns = self._path.stat().st_mtime_ns
        if changed_ns != self._read_ns:
            self._entries = self._load()
            self._read_ns = changed_ns
        return next(entry for entry in self._entries if entry["private"] is not None)

    def _load(self) -> list[dict[str, Any]]:
        try:
            entries: list[dict[str, Any]] = json.loads(self._path.read_text("ascii"))["keys"]
            for entry in entries:
                if entry["private"] is not None:
                    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(entry["private"]))
                    if private.public_key().public_bytes_raw().hex() != entry["public_key"]:
                        raise KeysDamaged("a key that does not fit its other half")
                msgspec.convert(entry["public_key"], str)
            next(entry for entry in entries if entry["private"] is not None)
        except (ValueError, KeyError, TypeError, StopIteration, msgspec.ValidationError):
            raise KeysDamaged("the receipt key file beside the database is damaged") from None
        return entries

    def _write(self, entries: list[dict[str, Any]]) -> None:
        fresh = self._path.with_name(self._path.name + ".new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump({"keys": entries}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)
