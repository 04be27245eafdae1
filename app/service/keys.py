# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tokens, codes and the staff key: all derived from one secret that is not in the database.

Staff must be able to read a link again (a lost letter, a phone call), so tokens cannot be stored as hashes
alone; stored in clear, every copy of the database would open every meeting. Derived from the secret,
they are readable to the running service, and the database holds hashes only. A nine-digit code has
so few values that a plain hash is no protection: its hash is keyed.
"""

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from app.core.spoken_code import CODE_DIGITS, check_digit

_SECRET_BYTES = 32
_TOKEN_BYTES = 20  # 160 bits


class KeyRing:
    """Derives every secret text of one service."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) < _SECRET_BYTES:
            raise ValueError("the service's secret is too short")
        self._secret = secret

    @classmethod
    def beside(cls, database: Path) -> tuple["KeyRing", bool]:
        """Load the secret of a database, or make it; the flag tells that it is new."""
        path = database.with_name(database.name + ".key")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return cls(bytes.fromhex(path.read_text("ascii").strip())), False
        secret = secrets.token_bytes(_SECRET_BYTES)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret.hex() + "\n")
        return cls(secret), True

    def token(self, meeting_id: str, pid: str) -> str:
        """Return the token of one seat: 160 bits in 32 letters and digits."""
        return _text(self._derive("token", meeting_id, pid)[:_TOKEN_BYTES])

    def code(self, meeting_id: str, pid: str, nonce: int) -> str:
        """Return the spoken code of one seat; another ``nonce`` gives another, should it be taken."""
        number = int.from_bytes(self._derive("code", meeting_id, pid, str(nonce)), "big")
        body = f"{number % 10 ** (CODE_DIGITS - 1):0{CODE_DIGITS - 1}d}"
        return body + check_digit(body)

    def code_hash(self, code: str) -> str:
        """Return what the database stores of a code."""
        return self._derive("code lookup", code).hex()

    def staff_key(self) -> str:
        """Return the staff key that goes with the secret."""
        return _text(self._derive("staff key")[:_TOKEN_BYTES])

    def _derive(self, *parts: str) -> bytes:
        return hmac.new(self._secret, "\x1f".join(parts).encode(), hashlib.sha256).digest()


def token_hash(token: str) -> str:
    """Return what the database stores of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def log_id(meeting_id: str) -> str:
    """Return a short stand-in for a meeting's id that may be logged."""
    return hashlib.sha256(b"log:" + meeting_id.encode()).hexdigest()[:12]


def turn_credential(secret: str, user: str, expires_at_s: int) -> tuple[str, str]:
    """Return username and password for coturn's ``use-auth-secret`` (draft-uberti-behave-turn-rest-00)."""
    username = f"{expires_at_s}:{user}"
    digest = hmac.new(secret.encode(), username.encode(), hashlib.sha1).digest()
    return username, base64.b64encode(digest).decode()


def _text(raw: bytes) -> str:
    # Not base64: a mail program may break a link at "-" or leave one off at the end.
    return base64.b32encode(raw).decode().rstrip("=").lower()
