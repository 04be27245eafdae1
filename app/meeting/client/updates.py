# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetches manifests and installers from whoever carries them, and believes only what is signed."""

import asyncio
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

import aiohttp

from app.core.faults import Fault, FaultCode
from app.core.release import Package
from app.meeting.client.http import exchange, network_fault, new_session
from app.meeting.updates.manifest import FILES_PATH, MANIFEST_PATH

TIMEOUT_S = 10.0
STALLED_S = 30.0
_CHUNK_BYTES = 64 * 1024


async def fetch_manifest(base_url: str) -> bytes | None:
    """Return the manifest that a service carries, unread; None if it carries none.

    Raises:
        Fault: NETWORK_NONE or SERVICE_*.
    """
    url = base_url + MANIFEST_PATH
    status, _, raw = await exchange("GET", url, None, "look for a newer version", TIMEOUT_S)
    return raw if status == 200 else None


async def fetch_package(
    base_url: str, package: Package, folder: Path, told: Callable[[int], None] = lambda percent: None
) -> Path:
    """Return the installer's file, whole and genuine; what came before an interruption is not fetched again.

    A file that is not what was signed is deleted: the next try starts from nothing.

    Args:
        base_url: Whose files they are; it need not be trusted.
        package: What was signed.
        folder: Where it is kept.
        told: Called with how many percent have come.

    Raises:
        Fault: NETWORK_NONE or SERVICE_*; SERVICE_NONSENSE for a file that is not what was signed.
        OSError: The disk is full, or the folder cannot be written.
    """
    whole = folder / package.name
    if await asyncio.to_thread(_is_genuine, whole, package):
        return whole
    part = folder / (package.name + ".part")
    have = await asyncio.to_thread(_bytes_there, part, package)
    try:
        await _load(base_url, package, part, have, told)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise _fault(error) from None
    if not await asyncio.to_thread(_is_genuine, part, package):
        part.unlink(missing_ok=True)
        raise Fault(FaultCode.SERVICE_NONSENSE, "fetch the newer version", "not what was signed")
    part.replace(whole)
    return whole


def _bytes_there(part: Path, package: Package) -> int:
    part.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    have = part.stat().st_size if part.exists() else 0
    return have if have < package.size_bytes else 0


async def _load(base_url: str, package: Package, part: Path, have: int, told: Callable[[int], None]) -> None:
    headers = {"Range": f"bytes={have}-"} if have else {}
    limits = aiohttp.ClientTimeout(total=None, sock_connect=TIMEOUT_S, sock_read=STALLED_S)
    url = base_url + FILES_PATH + package.name
    async with new_session(base_url) as session, session.get(url, headers=headers, timeout=limits) as answer:
        if answer.status not in (200, 206):
            raise Fault(FaultCode.SERVICE_DOWN, "fetch the newer version", f"HTTP {answer.status}")
        if answer.status == 200:
            have = 0
        with part.open("ab" if have else "wb") as file:
            async for chunk in answer.content.iter_chunked(_CHUNK_BYTES):
                have += len(chunk)
                if have > package.size_bytes:
                    break  # whatever it is, it is not what was signed
                file.write(chunk)
                told(have * 100 // package.size_bytes)
            await asyncio.to_thread(_to_disk, file)


def _to_disk(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _is_genuine(path: Path, package: Package) -> bool:
    try:
        if path.stat().st_size != package.size_bytes:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == package.sha256
    except OSError:
        return False


def _fault(error: Exception) -> Fault:
    if isinstance(error, TimeoutError):
        return Fault(FaultCode.SERVICE_SLOW, "fetch the newer version", "the line stalled")
    return network_fault(error, "fetch the newer version")
