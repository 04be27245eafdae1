# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: which of this computer's addresses a call offers, and names that cannot be looked up.

aioice never offers 127.0.0.1, so that two programs on a computer without network (practice) would not find
each other; and looking up a browser's ``….local`` name fails with an error, instead of "not found", where
there is no multicast, which ended the whole description.
"""

import logging
from collections.abc import Awaitable, Callable
from contextvars import ContextVar

from aioice import ice, mdns

log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"

only_these: ContextVar[tuple[str, ...] | None] = ContextVar("only_these", default=None)
"""Addresses to offer instead of all, for the task that gathers; tests stay on the loopback by it."""

_stock_addresses: Callable[[bool, bool], list[str]] = ice.get_host_addresses
_stock_mdns: Callable[[object], Awaitable[mdns.MDnsProtocol]] = ice.get_or_create_mdns_protocol


def get_host_addresses(use_ipv4: bool, use_ipv6: bool) -> list[str]:
    """Return the addresses to offer; the loopback alone where there is no other."""
    chosen = only_these.get()
    if chosen is not None:
        return list(chosen)
    return _stock_addresses(use_ipv4, use_ipv6) or [LOOPBACK]


class NoMulticast:
    """Stands for mDNS where multicast is not possible: every name is unknown."""

    async def resolve(self, hostname: str, timeout: float = 1.0) -> str | None:  # noqa: ASYNC109
        """Return None: the candidate is left out, others may work."""
        del hostname, timeout
        return None


async def get_or_create_mdns_protocol(subscriber: object) -> mdns.MDnsProtocol | NoMulticast:
    """Return what looks up ``.local`` names."""
    try:
        return await _stock_mdns(subscriber)
    except OSError as error:
        log.info("names of the local network cannot be looked up: %s", type(error).__name__)
        return NoMulticast()
