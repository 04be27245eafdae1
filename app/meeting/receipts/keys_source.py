# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where public keys come from: a file, or the service that published them."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from app.core.links import is_loopback
from app.meeting.client.http import new_session
from app.meeting.receipts.signed import read_keys
from app.meeting.schema.receipt import KEYS_PATH, MAX_RECEIPT_BYTES, PublishedKeys

_WITHIN_S = 10.0


class KeysUnavailable(Exception):
    """The keys cannot be had; the text says why."""


def keys_in_file(path: Path) -> PublishedKeys:
    """Return the keys in a file.

    Raises:
        KeysUnavailable: No such file, or no keys in it.
    """
    try:
        return read_keys(path.read_bytes())
    except (OSError, ValueError) as error:
        raise KeysUnavailable(f"{path.name}: {type(error).__name__}") from None


async def keys_of_service(address: str) -> PublishedKeys:
    """Fetch the keys of a service, or those at the full address of a keys file.

    Raises:
        KeysUnavailable: The address is not one to trust (plain http), or nothing good comes of it.
    """
    parts = urlsplit(address)
    is_local = parts.scheme == "http" and is_loopback(parts.hostname or "")
    if parts.scheme != "https" and not is_local:
        raise KeysUnavailable("keys come by https only")
    url = address if parts.path.strip("/") else f"{parts.scheme}://{parts.netloc}{KEYS_PATH}"
    try:
        async with (
            asyncio.timeout(_WITHIN_S),
            new_session(url) as session,
            session.get(url, allow_redirects=False) as answer,
        ):
            raw = await answer.content.read(MAX_RECEIPT_BYTES)
            while more := await answer.content.read(MAX_RECEIPT_BYTES):
                raw += more
                if len(raw) > MAX_RECEIPT_BYTES:
                    raise KeysUnavailable("an endless answer")
            if answer.status != 200:
                raise KeysUnavailable(f"HTTP {answer.status}")
        return read_keys(raw)
    except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
        raise KeysUnavailable(type(error).__name__) from None
