# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody pasted, clicked or typed: our link, a spoken code, or another program's link."""

import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from app.core.faults import Fault, FaultCode
from app.core.foreign_links import Doubt, ForeignLink, judged
from app.core.spoken_code import digits_of, is_well_formed

APP_SCHEME = "moedeklar"
_MAX_TEXT = 4096
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")
_MEETING_PATH = re.compile(r"/m/([^/]+)/?")
_WRAPPING = " \t\r\n\u00a0\u200b\ufeff<>\"'“”„»«’‘`"


@dataclass(frozen=True)
class ServiceLink:
    """One person's link: which service, and the secret token of the seat."""

    service_url: str
    token: str = field(repr=False)


@dataclass(frozen=True)
class SpokenCode:
    """Nine well-formed digits; ``service_url`` is the default service, where there is one."""

    digits: str = field(repr=False)
    service_url: str | None = None


ParsedLink = ServiceLink | SpokenCode | ForeignLink


def parse_link(
    text: str, default_service: str | None = None, *, plain_http_hosts: frozenset[str] = frozenset()
) -> ParsedLink:
    """Return what a pasted, clicked or typed text means.

    Args:
        text: The text with whatever a mail program put around it: white space, line breaks, ``<>``, quotes.
        default_service: The service that spoken codes belong to, as a URL without a path.
        plain_http_hosts: Hosts other than loopback that may be met without TLS (closed test networks).
            For every other host ``http`` becomes ``https``: a token never travels in the clear.

    Returns:
        A link to a meeting service, a spoken code, or a link into another program.

    Raises:
        Fault: LINK_NOT_UNDERSTOOD; CODE_MISTYPED for digits that are no well-formed code.
    """
    if len(text) > _MAX_TEXT:
        raise _not_understood("text too long")
    code = _spoken_code(text.strip(_WRAPPING), default_service)
    if code is not None:
        return code
    # A mail program breaks long links over lines; our links have no white space of their own.
    return _link("".join(text.split()).strip(_WRAPPING + ".,;()"), plain_http_hosts)


def meeting_link(service_url: str, token: str) -> str:
    """Return the link of one seat, for a browser or a letter."""
    return f"{service_url.rstrip('/')}/m/{token}"


def app_link(service_url: str, token: str) -> str:
    """Return the link of one seat that opens in Mødeklar by itself."""
    return f"{APP_SCHEME}:{meeting_link(service_url, token)}"


def _not_understood(detail: str) -> Fault:
    return Fault(FaultCode.LINK_NOT_UNDERSTOOD, "understand the link", detail)


def _spoken_code(text: str, default_service: str | None) -> SpokenCode | None:
    digits = digits_of(text)
    if digits is None:
        return None
    if not is_well_formed(digits):
        raise Fault(FaultCode.CODE_MISTYPED, "understand the code", f"{len(digits)} digits")
    return SpokenCode(digits, default_service)


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port  # urllib checks the port only when it is read
    except ValueError:
        raise _not_understood("not a URL") from None
    return parts


def _link(text: str, plain_http_hosts: frozenset[str]) -> ServiceLink | ForeignLink:
    parts = _split(text)
    if parts.scheme == APP_SCHEME:
        inner = text[len(APP_SCHEME) + 1 :]
        parts = _split(f"https:{inner}" if inner.startswith("//") else inner)
        if parts.scheme not in ("https", "http"):
            raise _not_understood("no web address in the app link")
    foreign = judged(text)
    if foreign is not None and foreign.doubt in (Doubt.NONE, Doubt.CUT):
        return foreign
    if parts.scheme not in ("https", "http"):
        raise _not_understood("scheme")
    return _service_link(parts, plain_http_hosts)


def _service_link(parts: SplitResult, plain_http_hosts: frozenset[str]) -> ServiceLink:
    host = parts.hostname or ""
    if parts.username is not None or parts.password is not None:
        raise _not_understood("credentials in the address")
    path = _MEETING_PATH.fullmatch(parts.path)
    if path is None or not _TOKEN.fullmatch(path.group(1)):
        raise _not_understood("path")
    plain = parts.scheme == "http" and (is_loopback(host) or host in plain_http_hosts)
    port = parts.port
    if not plain and parts.scheme == "http" and port == 80:
        port = None
    shown = f"[{host}]" if ":" in host else host
    if not _is_host(host):
        raise _not_understood("host")
    authority = shown if port is None else f"{shown}:{port}"
    return ServiceLink(f"{'http' if plain else 'https'}://{authority}", path.group(1))


def _is_host(host: str) -> bool:
    if ":" in host:
        try:
            ip_address(host)
        except ValueError:
            return False
        return "%" not in host
    return _HOST.fullmatch(host) is not None and ".." not in host


def is_loopback(host: str) -> bool:
    """Tell whether a host is this computer itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
