# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asks the meeting service for its health, step by step, so that each failure has its own name."""

import json
import socket
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit
from urllib.request import getproxies

import aiohttp
import msgspec
from aiohttp.abc import AbstractResolver, ResolveResult

from app.checks import link_probe, media_probe, portal_probe, speed_probe, ways_probe
from app.checks.deadline import call_within
from app.checks.ice_uris import turn_addresses
from app.checks.line_facts import Link, Measurement, MediaPath, Reach, Ways
from app.core.faults import Fault, FaultCode
from app.core.meeting import IceServer
from app.meeting.schema.http import IceView

ROUND_TRIPS = 5
LOOK_UP_LIMIT_S = 5.0
ANSWER_LIMIT_S = 5.0
LONGEST_ANSWER_BYTES = 64 * 1024
LINK_LIMIT_S = 3.0
HEALTH_PATH = "/healthz"
CERTIFICATE_DATE_ERRORS = (9, 10)
"""X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED (OpenSSL, x509_vfy.h)."""
OUTSIDE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses for documentation (RFC 5737, RFC 3849): asked for a way only, nothing is ever sent."""


@dataclass(frozen=True)
class Health:
    """One answer: how long it took, and the service's clock against ours."""

    took_ms: float
    clock_ahead_s: float | None


class _NotTheService(Exception):
    """Something answered, but not the meeting service."""


async def probe(service_url: str, token: str = "", round_trips: int = ROUND_TRIPS) -> Measurement:
    """Measure the way to the service, and with an invitation's token the ways for media and the speed.

    Takes 10 s at most for each step that hangs; far below 1 s without a token, about 11 s with one.

    Raises:
        Fault: LINK_NOT_UNDERSTOOD if ``service_url`` is no http or https address.
    """
    if not service_url:
        return Measurement(reach=None)
    url = urlsplit(service_url)
    host = url.hostname
    if url.scheme not in ("http", "https") or not host:
        raise Fault(FaultCode.LINK_NOT_UNDERSTOOD, "understand the service's address")
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = await call_within(LOOK_UP_LIMIT_S, _look_up, host, port)
    except (OSError, TimeoutError):
        unreached = Reach.DNS if has_network() else Reach.OFFLINE
        return Measurement(unreached, uses_proxy=has_proxy(url.scheme))
    if not any(_has_way(family, address) for family, address in found):
        return Measurement(Reach.OFFLINE)
    base = f"{url.scheme}://{url.netloc}"
    measured = await _ask(f"{base}{HEALTH_PATH}", _Known(found, port), round_trips)
    if url.scheme == "https" and await portal_probe.stands_before(host, measured):
        measured = Measurement(Reach.PORTAL)
    link = await _link(found[0][1], port)
    measured = replace(measured, link=link, uses_proxy=has_proxy(url.scheme))
    if measured.reach is not Reach.OK or not token:
        return measured
    servers = await _ice_servers(base, token)
    ways = await ways_probe.probe(servers) if servers else None
    media = await _media(servers, ways)
    return replace(measured, ways=ways, media=media, speed=await speed_probe.probe(base, token))


def has_proxy(scheme: str) -> bool:
    """Tell whether this system is set up to send web traffic through a proxy."""
    return scheme in getproxies()


async def _link(address: str, port: int) -> Link:
    try:
        interface = await call_within(LINK_LIMIT_S, link_probe.interface_to, address, port)
        return await call_within(LINK_LIMIT_S, link_probe.link_of, interface)
    except (OSError, TimeoutError):
        return Link()


async def _media(servers: Sequence[IceServer], ways: Ways | None) -> MediaPath | None:
    """Send packets through the relay that a call would use."""
    best = ways.best if ways is not None else None
    return await media_probe.probe(turn_addresses(servers)[best.index]) if best is not None else None


async def _ice_servers(base: str, token: str) -> tuple[IceServer, ...]:
    """Return the servers that a call would use; none from an older service or for a used link."""
    timeout = aiohttp.ClientTimeout(total=ANSWER_LIMIT_S)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(f"{base}/api/invitations/{token}/ice") as answer,
        ):
            raw = await answer.content.read(LONGEST_ANSWER_BYTES)
            view = msgspec.json.decode(raw, type=IceView) if answer.status == 200 else IceView(ice=[])
    except (aiohttp.ClientError, TimeoutError, OSError, msgspec.DecodeError):
        return ()
    return tuple(IceServer(tuple(one.urls), one.username, one.credential) for one in view.ice)


def has_network() -> bool:
    """Tell whether this PC has any way out, as far as its own routes say."""
    return any(_has_way(family, address) for family, address in OUTSIDE)


async def _ask(url: str, resolver: AbstractResolver, round_trips: int) -> Measurement:
    timeout = aiohttp.ClientTimeout(total=ANSWER_LIMIT_S)
    connector = aiohttp.TCPConnector(resolver=resolver, limit=1)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        try:
            first = await _health(session, url)
            others = [await _health(session, url) for _ in range(round_trips)]
        except aiohttp.ClientConnectorCertificateError as error:
            return Measurement(Reach.TLS, certificate_dates_wrong=_is_about_dates(error.certificate_error))
        except aiohttp.ClientSSLError:
            return Measurement(Reach.TLS)
        except _NotTheService:
            return Measurement(Reach.PORTAL)
        except (aiohttp.ClientError, TimeoutError, OSError):
            return Measurement(Reach.SERVICE_DOWN)
    nearest = min(others, key=lambda health: health.took_ms, default=first)
    return Measurement(
        Reach.OK,
        round_trips_ms=tuple(health.took_ms for health in others),
        connect_ms=first.took_ms,
        clock_ahead_s=nearest.clock_ahead_s,
    )


async def _health(session: aiohttp.ClientSession, url: str) -> Health:
    began = time.perf_counter()
    async with session.get(url, allow_redirects=False) as answer:
        body = await answer.content.read(LONGEST_ANSWER_BYTES)
        took_s = time.perf_counter() - began
        if answer.status >= 500:
            answer.raise_for_status()
        return Health(took_s * 1000.0, _clock_ahead_s(_understood(answer.status, body), took_s))


def _understood(status: int, body: bytes) -> dict[str, object]:
    """Return the service's answer; a page to log in to a hotel's network is none."""
    try:
        health = json.loads(body)
    except ValueError:
        health = None
    if status != 200 or not isinstance(health, dict) or health.get("ok") is not True:
        raise _NotTheService
    return health


def _clock_ahead_s(health: dict[str, object], took_s: float) -> float | None:
    """Return the clocks' difference, by NTP's assumption that both ways took equally long."""
    try:
        theirs = datetime.fromisoformat(str(health.get("time")))
    except ValueError:
        return None
    if theirs.tzinfo is None:
        return None
    return (theirs - datetime.now(UTC)).total_seconds() + took_s / 2


def _is_about_dates(error: Exception) -> bool:
    return isinstance(error, ssl.SSLCertVerificationError) and error.verify_code in CERTIFICATE_DATE_ERRORS


def _look_up(host: str, port: int) -> tuple[tuple[int, str], ...]:
    """Return (family, address) of a host. Blocks, in the worst case for a minute."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple((int(family), str(address[0])) for family, _, _, _, address in found)


def _has_way(family: int, address: str) -> bool:
    """Tell whether the routes lead to an address: connecting a UDP socket sends nothing."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((address, 9))
    except OSError:
        return False
    return True


class _Known(AbstractResolver):
    """Answers with what was looked up already."""

    def __init__(self, found: tuple[tuple[int, str], ...], port: int) -> None:
        self._found = found
        self._port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        del family
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port or self._port,
                family=known,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for known, address in self._found
        ]

    async def close(self) -> None:
        """Nothing is held."""
