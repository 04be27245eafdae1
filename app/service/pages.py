# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages: static files for staff, and the landing page of every link."""

from pathlib import Path

import msgspec
from aiohttp import web

import app
from app.core.links import app_link
from app.core.meeting import Role
from app.core.spoken_code import spoken
from app.meeting.schema.facts import ErrorCode
from app.meeting.schema.http import CallbackRequest
from app.service.http_answers import remote_address
from app.service.hub import Hub
from app.service.landing import LANDING_POLICY, Landing, landing_page, language_of, refused_page
from app.service.refusals import Refusal
from app.service.room import Room
from app.service.seats import Seat
from app.service.updates import Updates

_SHORTEST_NUMBER = 8  # digits of a Danish number
_STATIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_PERMISSIONS = "camera=(self), microphone=(self), display-capture=(self), geolocation=()"
# Not left to the system's registry: Windows is known to call JavaScript text/plain.
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".mp3": "audio/mpeg",
    ".wav": "audio/wav",
    ".txt": "text/plain",
}


def default_web_folder() -> Path:
    """Return where the pages came along: inside an installed package, or beside it in a checkout."""
    package = Path(app.__file__).parent
    installed = package / "resources" / "web"
    return installed if installed.is_dir() else package.parent / "resources" / "web"


class Pages:
    """Serves pages from one folder and landing pages from one hub."""

    def __init__(self, hub: Hub, folder: Path) -> None:
        self._hub = hub
        self._folder = folder.resolve()

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of all pages."""
        return [
            web.get("/", self._home),
            web.get("/caseworker", self._home),
            web.get("/{part:caseworker|vendor}/{path:.*}", self._static),
            web.get("/m/{token}", self._landing),
            web.post("/m/{token}", self._landing),
        ]

    async def _home(self, _: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/caseworker/")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        part = self._folder / request.match_info["part"]
        try:
            wanted = (part / (request.match_info["path"] or "index.html")).resolve()
            is_there = wanted.is_relative_to(part) and wanted.is_file()
        except (ValueError, OSError):  # a null byte, or a name longer than the file system takes
            is_there = False
        kind = _TYPES.get(wanted.suffix.lower()) if is_there else None
        if kind is None:
            raise Refusal(ErrorCode.NOT_FOUND)
        return web.FileResponse(
            wanted,
            headers={
                "Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
                "Content-Security-Policy": _STATIC_POLICY,
                "Permissions-Policy": _PERMISSIONS,
                "Cache-Control": "no-cache",
            },
        )

    async def _landing(self, request: web.Request) -> web.StreamResponse:
        language = language_of(request.query.get("lang"), request.headers.get("Accept-Language", ""))
        token = request.match_info["token"]
        status = 200
        try:
            room, seat = self._hub.seat(token, remote_address(request, self._hub.config))
            room.check_link(seat)
            if seat.person.role is Role.CASEWORKER:  # they meet in their browser
                raise web.HTTPFound(f"/caseworker/#token={token}")
            meeting = room.meeting
            code = self._hub.keys.code(meeting.id, seat.pid, seat.person.code_nonce)
            number_wanted = request.method == "POST" and not await _ask_callback(request, room, seat)
            callbacks = self._hub.store.callbacks(meeting.id, seat.pid)
            page = landing_page(
                Landing(
                    title=meeting.title,
                    starts_at=meeting.starts_at,
                    caseworker=meeting.caseworker,
                    app_link=app_link(self._hub.public_url, token),
                    code=spoken(code),
                    callback=callbacks[-1] if callbacks else None,
                    number_wanted=number_wanted,
                    download=Updates(self._hub.config.updates).for_browser(
                        request.headers.get("User-Agent", "")
                    ),
                ),
                language,
            )
        except Refusal as refusal:
            status = refusal.status
            page = refused_page(refusal.code, language)
        return web.Response(
            text=page,
            status=status,
            content_type="text/html",
            headers={
                "Content-Security-Policy": LANDING_POLICY,
                "Cache-Control": "no-store",
                "X-Robots-Tag": "noindex",
            },
        )


async def _ask_callback(request: web.Request, room: Room, seat: Seat) -> bool:
    """Take the form's telephone number; False if it is none, so that the page asks again.

    Raises:
        Refusal: TOO_MANY_TRIES after twenty requests by one person.
    """
    sent = await request.post()
    try:
        wish = msgspec.convert(
            {"phone": str(sent.get("phone", "")).strip(), "reason": "browser"}, CallbackRequest
        )
    except msgspec.ValidationError:
        return False
    if sum(char.isdigit() for char in wish.phone) < _SHORTEST_NUMBER:
        return False
    room.plan_b.ask_callback(seat, wish)
    return True
