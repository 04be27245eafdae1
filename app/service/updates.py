# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carries newer versions of the program: a folder of installers and their signed manifest."""

import re
from pathlib import Path

import msgspec
from aiohttp import web

from app.meeting.schema.facts import ErrorCode
from app.meeting.updates.manifest import (
    FILE_NAME,
    FILES_PATH,
    MANIFEST_NAME,
    MANIFEST_PATH,
    ManifestBody,
    SignedManifest,
)
from app.service.landing import Download
from app.service.refusals import Refusal


def _platforms(user_agent: str) -> tuple[str, ...]:
    """Return which installers may fit, the likeliest first; browsers hide the rest (ARM says x86_64)."""
    if re.search("Android|Mobile|iPhone|iPad|CrOS", user_agent):
        return ()
    if "Win64" in user_agent or "WOW64" in user_agent:
        return ("windows-x86_64",)
    if "Macintosh" in user_agent:
        return ("macos-arm64", "macos-x86_64")
    if "Linux" in user_agent:
        machine = "arm64" if "aarch64" in user_agent else "x86_64"
        return (f"debian-{machine}", f"linux-{machine}")
    return ()


class Updates:
    """Serves one folder; nothing in it is looked into, for the program trusts signatures alone."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def routes(self) -> list[web.RouteDef]:
        """Return the two routes; files may be asked for in parts (RFC 9110 section 14)."""
        return [web.get(MANIFEST_PATH, self._manifest), web.get(FILES_PATH + "{name}", self._file)]

    def for_browser(self, user_agent: str) -> Download | None:
        """Return the installer for the computer of a browser; None for telephones and the unknown."""
        wanted = _platforms(user_agent)
        if self._folder is None or not wanted:
            return None
        try:
            envelope = msgspec.json.decode((self._folder / MANIFEST_NAME).read_bytes(), type=SignedManifest)
            packages = msgspec.json.decode(envelope.manifest, type=ManifestBody).packages
        except (OSError, msgspec.DecodeError, UnicodeError):
            return None
        found = {package.platform: package for package in packages}
        package = next((found[name] for name in wanted if name in found), None)
        return Download(FILES_PATH + package.name, package.size_bytes) if package else None

    async def _manifest(self, _: web.Request) -> web.StreamResponse:
        return self._answer(MANIFEST_NAME, {"Content-Type": "application/json", "Cache-Control": "no-cache"})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        kind = {
            "Content-Type": "application/octet-stream",
            "Content-Disposition": "attachment",
            "Cache-Control": "public, max-age=3600",
        }
        return self._answer(request.match_info["name"], kind)

    def _answer(self, name: str, headers: dict[str, str]) -> web.StreamResponse:
        if self._folder is None or not re.match(FILE_NAME, name):
            raise Refusal(ErrorCode.NOT_FOUND)
        path = self._folder / name
        if not path.is_file():
            raise Refusal(ErrorCode.NOT_FOUND)
        return web.FileResponse(path, headers=headers)
