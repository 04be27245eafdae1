# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A network that wants a login first: it cannot stand in for a secure service, so the open web is asked."""

from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from app.checks.line_facts import Measurement, Reach

ANSWER_LIMIT_S = 4.0


async def stands_before(host: str, measured: Measurement) -> bool:
    """Tell whether a login page answers for ``host``, when the service could not be reached by TLS.

    Hotels, trains and libraries take every connection. By TLS that looks like a wrong certificate, or like
    nobody; the open web's answer shows it: a redirect to another host, 511 (RFC 6585), or a page where the
    certificate was wrong too.
    """
    if measured.reach not in (Reach.TLS, Reach.SERVICE_DOWN) or measured.certificate_dates_wrong:
        return False
    timeout = aiohttp.ClientTimeout(total=ANSWER_LIMIT_S)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(f"http://{_in_url(host)}/", allow_redirects=False) as answer,
        ):
            return is_portal(host, answer.status, answer.headers.get("Location", ""), measured.reach)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return False


def is_portal(host: str, status: int, location: str, reach: Reach) -> bool:
    """Tell by an answer of the open web whether it comes from somebody else than ``host``."""
    if status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED:
        return True
    if 300 <= status < 400:
        elsewhere = urlsplit(location).hostname
        return elsewhere is not None and elsewhere != host
    return status == HTTPStatus.OK and reach is Reach.TLS


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
