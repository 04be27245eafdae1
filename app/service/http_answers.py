# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every HTTP exchange has in common: strict bodies in, JSON out, refusals by name, safe headers."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from aiohttp import web
from aiohttp.typedefs import Middleware

from app.core.release import is_older
from app.meeting.schema.facts import (
    MAX_MESSAGE_BYTES,
    PROGRAM_HEADER,
    PROTOCOL_HEADER,
    PROTOCOL_VERSION,
    ErrorCode,
)
from app.meeting.schema.http import ErrorAnswer, ErrorBody
from app.service.config import ServiceConfig
from app.service.logs import logger
from app.service.refusals import Refusal
from app.service.socket_line import check_version

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
T = TypeVar("T")

_HEADERS = {
    PROTOCOL_HEADER: str(PROTOCOL_VERSION),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # links carry tokens
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_API_HEADERS = {"Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'"}
_CODE_OF_STATUS = {
    404: ErrorCode.NOT_FOUND,
    405: ErrorCode.NOT_FOUND,
    413: ErrorCode.TOO_LARGE,
}


def remote_address(request: web.Request, config: ServiceConfig) -> str:
    """Return who asks: the peer, or what our own proxy says the peer is."""
    if config.behind_proxy:
        forwarded = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
        if forwarded:
            return forwarded
    return request.remote or ""


def json_answer(body: msgspec.Struct, status: int = 200) -> web.Response:
    """Return a Struct as a JSON response."""
    return web.Response(body=msgspec.json.encode(body), status=status, content_type="application/json")


def refusal_answer(refusal: Refusal) -> web.Response:
    """Return a refusal as a JSON response."""
    answer = json_answer(ErrorAnswer(error=ErrorBody(code=refusal.code, next=refusal.next)), refusal.status)
    if refusal.retry_after_s is not None:
        answer.headers["Retry-After"] = str(refusal.retry_after_s)
    return answer


async def read_body(request: web.Request, shape: type[T]) -> T:
    """Return the request's body as a Struct.

    Raises:
        Refusal: NOT_UNDERSTOOD or TOO_LARGE.
    """
    if (request.content_length or 0) > MAX_MESSAGE_BYTES:
        raise Refusal(ErrorCode.TOO_LARGE)
    raw = await request.read()
    try:
        return msgspec.json.decode(raw, type=shape)
    except msgspec.ValidationError as error:
        raise Refusal(ErrorCode.NOT_UNDERSTOOD, str(error)[:200]) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Refusal(ErrorCode.NOT_UNDERSTOOD, "not JSON") from None


@web.middleware
async def refuse_by_name(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn everything that goes wrong into ``{"error": …}``; the service's one catch-all."""
    try:
        _check_protocol(request)
        return await handler(request)
    except Refusal as refusal:
        return refusal_answer(refusal)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        code = _CODE_OF_STATUS.get(error.status, ErrorCode.NOT_UNDERSTOOD)
        return refusal_answer(Refusal(code))
    except Exception:  # noqa: BLE001 - dispatch: one broken request must not be a bare 500
        logger.exception("request_failed")
        return refusal_answer(Refusal(ErrorCode.INTERNAL))


def must_be_new_enough(minimum: str) -> Middleware:
    """Return what refuses programs that say they are older; others, browsers too, say nothing and pass."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        is_about_meetings = request.path.startswith("/api/") and not request.path.startswith("/api/updates/")
        if is_about_meetings and is_older(request.headers.get(PROGRAM_HEADER, ""), minimum):
            raise Refusal(ErrorCode.PROGRAM_TOO_OLD)
        return await handler(request)

    return check


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Add the headers that every answer has (signal ``on_response_prepare``)."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if "Content-Security-Policy" not in response.headers:
        for name, value in _API_HEADERS.items():
            response.headers.setdefault(name, value)
    if "Server" in response.headers:
        del response.headers["Server"]


def _check_protocol(request: web.Request) -> None:
    given = request.headers.get(PROTOCOL_HEADER)
    if given is None or not request.path.startswith("/api/"):
        return
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        raise Refusal(ErrorCode.NOT_UNDERSTOOD, "protocol version is a number")
    check_version(int(given))
