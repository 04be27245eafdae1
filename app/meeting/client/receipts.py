# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching one's signed receipt, and handing in what was written down offline."""

from collections.abc import Sequence

from app.core.links import ServiceLink
from app.core.receipt import Line
from app.meeting.client.http import DEFAULT_TIMEOUT_S, exchange, read_answer
from app.meeting.schema.receipt import OfflineLine, OfflineLines, SignedReceipt

MOST_AT_ONCE = 100  # the service takes no more in one call


async def fetch_receipt(link: ServiceLink, timeout_s: float = DEFAULT_TIMEOUT_S) -> bytes:
    """Return the signed receipt, byte by byte as the service signed it.

    Raises:
        Fault: NETWORK_NONE, SERVICE_*, LINK_UNKNOWN or TOO_MANY_TRIES; SERVICE_NONSENSE when there is no
            receipt.
    """
    return await _receipt("GET", _url(link), None, timeout_s)


async def hand_in_lines(
    link: ServiceLink, lines: Sequence[Line], timeout_s: float = DEFAULT_TIMEOUT_S
) -> bytes:
    """Hand in lines by this PC's clock, a hundred at most; return the signed receipt with them.

    Handing in the same line again does nothing.

    Raises:
        Fault: NETWORK_NONE, SERVICE_*, LINK_UNKNOWN or TOO_MANY_TRIES; SERVICE_NONSENSE for a line that the
            service
            does not take.
    """
    offered = [OfflineLine(at=line.at, fact=line.fact, detail=line.detail) for line in lines]
    body = OfflineLines(lines=offered[:MOST_AT_ONCE])
    return await _receipt("POST", f"{_url(link)}/lines", body, timeout_s)


def _url(link: ServiceLink) -> str:
    return f"{link.service_url}/api/invitations/{link.token}/receipt"


async def _receipt(method: str, url: str, body: OfflineLines | None, timeout_s: float) -> bytes:
    action = "fetch the receipt"
    status, version, raw = await exchange(method, url, body, action, timeout_s)
    read_answer(status, version, raw, SignedReceipt, action)
    return raw
