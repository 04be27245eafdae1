# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The calls that need one answer. Whatever goes wrong on the way has one name: a ``Fault``."""

import asyncio
import errno
import secrets
import socket
import ssl
from datetime import datetime
from typing import TypeVar

import aiohttp
import msgspec

from app.core.faults import Fault, FaultCode
from app.core.links import ServiceLink, SpokenCode
from app.core.meeting import Invitation, MeetingForm, Wish
from app.core.verdicts import Verdict
from app.meeting.client.translation import fault_code, invitation, version_fault, wish
from app.meeting.own_version import own_version
from app.meeting.schema.facts import PROGRAM_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION, MessageKind
from app.meeting.schema.http import (
    CallbackAnswer,
    CallbackRequest,
    CodeAnswer,
    CodeRequest,
    ErrorAnswer,
    InvitationView,
    MessageAnswer,
    MessageRequest,
    WishAnswer,
    WishRequest,
)

DEFAULT_TIMEOUT_S = 8.0
_MAX_ANSWER_BYTES = 512 * 1024
_NO_WAY = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}
T = TypeVar("T", bound=msgspec.Struct)


async def open_meeting(link: ServiceLink, timeout_s: float = DEFAULT_TIMEOUT_S) -> Invitation:
    """Fetch the meeting that a link opens.

    Raises:
        Fault: NETWORK_NONE, SERVICE_*, LINK_*, SEAT_REMOVED or TOO_MANY_TRIES.
    """
    return (await open_with_time(link, timeout_s))[0]


async def open_with_time(
    link: ServiceLink, timeout_s: float = DEFAULT_TIMEOUT_S
) -> tuple[Invitation, datetime]:
    """Fetch the meeting that a link opens, and the time by the service's clock.

    Raises:
        Fault: NETWORK_NONE, SERVICE_*, LINK_*, SEAT_REMOVED or TOO_MANY_TRIES.
    """
    action = "open the meeting"
    url = f"{link.service_url}/api/invitations/{link.token}"
    view = await _call("GET", url, None, InvitationView, action, timeout_s)
    return invitation(link, view), view.time


async def redeem_code(code: SpokenCode, timeout_s: float = DEFAULT_TIMEOUT_S) -> ServiceLink:
    """Return the link that a spoken code stands for.

    Raises:
        Fault: CODE_*, LINK_USED, TOO_MANY_TRIES, NETWORK_NONE or SERVICE_*; LINK_NOT_UNDERSTOOD when the
            code belongs to no service.
    """
    action = "look up the code"
    if code.service_url is None:
        raise Fault(FaultCode.LINK_NOT_UNDERSTOOD, action, "no service for codes")
    body = CodeRequest(code=code.digits)
    answer = await _call("POST", f"{code.service_url}/api/codes", body, CodeAnswer, action, timeout_s)
    return ServiceLink(code.service_url, answer.token)


async def ask_callback(
    link: ServiceLink,
    phone: str,
    reason: str = "",
    verdict: Verdict = Verdict.NOT_MEASURED,
    *,
    ref: str = "",
    timeout_s: float = DEFAULT_TIMEOUT_S,
) -> datetime:
    """Ask to be telephoned, without a WebSocket; return when the service stored it.

    Args:
        link: The seat that asks.
        phone: The number to call.
        reason: A few words or a fault code for staff.
        verdict: What the equipment check found.
        ref: The same text again is the same request.
        timeout_s: For the whole call.

    Raises:
        Fault: NETWORK_NONE, SERVICE_*, LINK_* or TOO_MANY_TRIES.
    """
    body = CallbackRequest(phone=phone, reason=reason, verdict=verdict, ref=ref or new_ref())
    url = f"{link.service_url}/api/invitations/{link.token}/callback"
    answer = await _call("POST", url, body, CallbackAnswer, "ask to be called", timeout_s)
    return answer.callback.at


async def send_message(
    link: ServiceLink, kind: str, *, ref: str = "", timeout_s: float = DEFAULT_TIMEOUT_S
) -> datetime:
    """Send a ready-made message, without a WebSocket; return when the service stored it.

    Args:
        link: The seat that sends.
        kind: ``equipment_failing`` or ``ten_minutes_late``.
        ref: The same text again is the same message.
        timeout_s: For the whole call.

    Raises:
        Fault: NETWORK_NONE, SERVICE_*, LINK_* or TOO_MANY_TRIES.
        ValueError: Another kind.
    """
    body = MessageRequest(kind=MessageKind(kind), ref=ref or new_ref())
    url = f"{link.service_url}/api/invitations/{link.token}/message"
    answer = await _call("POST", url, body, MessageAnswer, "send a message", timeout_s)
    return answer.message.at


async def send_wish(
    link: ServiceLink, form: MeetingForm, *, ref: str = "", timeout_s: float = DEFAULT_TIMEOUT_S
) -> Wish:
    """Ask for another form of meeting the next time, without a WebSocket; return it as stored.

    Args:
        link: The seat that asks.
        form: ``VIDEO`` takes the wish back.
        ref: The same text again is the same wish.
        timeout_s: For the whole call.

    Raises:
        Fault: NETWORK_NONE, SERVICE_*, LINK_* or TOO_MANY_TRIES.
    """
    body = WishRequest(form=form, ref=ref or new_ref())
    url = f"{link.service_url}/api/invitations/{link.token}/wish"
    answer = await _call("POST", url, body, WishAnswer, "ask for another form of meeting", timeout_s)
    return wish(answer.wish)


def new_ref() -> str:
    """Return a fresh text that makes one request recognisable."""
    return secrets.token_hex(8)


def new_session(service_url: str) -> aiohttp.ClientSession:
    """Return a session that says our version, and goes through the system's proxy except on this computer."""
    is_local = service_url.startswith(("http://127.", "http://localhost", "http://[::1]"))
    return aiohttp.ClientSession(
        headers={PROTOCOL_HEADER: str(PROTOCOL_VERSION), PROGRAM_HEADER: own_version()},
        trust_env=not is_local,
        cookie_jar=aiohttp.DummyCookieJar(),
    )


async def _call(
    method: str, url: str, body: msgspec.Struct | None, gives: type[T], action: str, timeout_s: float
) -> T:
    status, version, raw = await exchange(method, url, body, action, timeout_s)
    return read_answer(status, version, raw, gives, action)


async def exchange(
    method: str, url: str, body: msgspec.Struct | None, action: str, timeout_s: float
) -> tuple[int, str | None, bytes]:
    """Make one call; return the answer's status, protocol version and body as they came.

    Raises:
        Fault: NETWORK_NONE or SERVICE_*.
    """
    data = None if body is None else msgspec.json.encode(body)
    headers = {} if body is None else {"Content-Type": "application/json"}
    try:
        async with asyncio.timeout(timeout_s), new_session(url) as session:
            request = session.request(method, url, data=data, headers=headers, allow_redirects=False)
            async with request as answer:
                raw = await answer.content.read(_MAX_ANSWER_BYTES)
                while chunk := await answer.content.read(_MAX_ANSWER_BYTES):
                    raw += chunk
                    if len(raw) > _MAX_ANSWER_BYTES:
                        raise Fault(FaultCode.SERVICE_NONSENSE, action, "endless answer")
                return answer.status, answer.headers.get(PROTOCOL_HEADER), raw
    except TimeoutError:
        raise Fault(FaultCode.SERVICE_SLOW, action, f"no answer in {timeout_s:g} s") from None
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise network_fault(error, action) from None


def read_answer(status: int, version: str | None, raw: bytes, gives: type[T], action: str) -> T:
    """Return an answer's body.

    Raises:
        Fault: The answer is a refusal, another version, no answer of our service, or nonsense.
    """
    known = None if version is None or not version.isdecimal() else int(version)
    fault = version_fault(known, action)
    if fault is not None:
        raise fault
    if status >= 500:
        raise Fault(FaultCode.SERVICE_DOWN, action, f"HTTP {status}")
    if known is None:
        raise Fault(FaultCode.SERVICE_NONSENSE, action, f"HTTP {status} by another program")
    try:
        if 200 <= status < 300:
            return msgspec.json.decode(raw, type=gives)
        refusal = msgspec.json.decode(raw, type=ErrorAnswer).error
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Fault(FaultCode.SERVICE_NONSENSE, action, f"HTTP {status}, not the schema") from None
    code = fault_code(refusal.code) or FaultCode.SERVICE_NONSENSE
    raise Fault(code, action, f"HTTP {status} {refusal.code.value}")


def network_fault(error: Exception, action: str) -> Fault:
    """Return the name of what happened between us and the service."""
    detail = type(error).__name__
    if isinstance(error, aiohttp.ClientConnectorDNSError | socket.gaierror):
        code = FaultCode.SERVICE_DOWN if _has_way_out() else FaultCode.NETWORK_NONE
        return Fault(code, action, f"{detail}: name not found")
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return Fault(FaultCode.SERVICE_NONSENSE, action, detail)  # a hotel's sign-in page, a wrong clock
    if isinstance(error, OSError):
        number = error.errno
        code = FaultCode.NETWORK_NONE if number in _NO_WAY else FaultCode.SERVICE_DOWN
        return Fault(code, action, f"{detail} {errno.errorcode.get(number or 0, '')}".strip())
    if isinstance(error, aiohttp.WSServerHandshakeError) and error.status >= 500:
        return Fault(FaultCode.SERVICE_DOWN, action, f"HTTP {error.status}")
    if isinstance(error, aiohttp.ServerDisconnectedError | aiohttp.ClientPayloadError):
        return Fault(FaultCode.SERVICE_DOWN, action, detail)
    return Fault(FaultCode.SERVICE_NONSENSE, action, detail)


def _has_way_out() -> bool:
    """Tell whether this computer has a route to other networks; sends nothing (RFC 5737 address)."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 53))
        except OSError:
            return False
    return True
