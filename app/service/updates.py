# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carries newer versions of the program: a folder of installers and their signed manifest."""

import re
from pathlib import Path

from aiohttp import web

from app.meeting.schema.facts import ErrorCode
from app.meeting.updates.manifest import FILE_NAME, FILES_PATH, MANIFEST_NAME, MANIFEST_PATH
from app.service.refusals import Refusal


class Updates:
    """Serves one folder; nothing in it is looked into, for the program trusts signatures alone."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def routes(self) -> list[web.RouteDef]:
        """Return the two routes; files may be asked for in parts (RFC 9110 section 14)."""
        return [web.get(MANIFEST_PATH, self._manifest), web.get(FILES_PATH + "{name}", self._file)]

    async def _manifest(self, _: web.Request) -> web.StreamResponse:
        return self._answer(MANIFEST_NAME, {"Content-Type": "application/json", "Cache-Control": "no-cache"})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        kind = {"Content-Type": "application/octet-stream", "Cache-Control": "public, max-age=3600"}
        return self._answer(request.match_info["name"], kind)

    def _answer(self, name: str, headers: dict[str, str]) -> web.StreamResponse:
        if self._folder is None or not re.match(FILE_NAME, name):
            raise Refusal(ErrorCode.NOT_FOUND)
        path = self._folder / name
        if not path.is_file():
            raise Refusal(ErrorCode.NOT_FOUND)
        return web.FileResponse(path, headers=headers)
