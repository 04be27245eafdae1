# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notices what kills a line before its silence does: another network, or a computer that slept."""

import logging
import time
from collections.abc import Callable, Iterable

from aioice import ice

log = logging.getLogger(__name__)

ADDRESSES_EVERY_S = 1.0
SLEPT_S = 3.0
"""Nothing that runs every quarter of a second misses so much, unless the computer slept."""


def present_addresses() -> frozenset[str]:
    """Return the addresses of this computer that a call could use; about 1 ms."""
    return frozenset(ice.get_host_addresses(use_ipv4=True, use_ipv6=True))


class Disturbances:
    """Looked at a few times a second; on the event loop.

    Args:
        addresses: What addresses there are now.
        wall_s: A clock that goes on while the computer sleeps (the monotonic one stands still on Linux).
    """

    def __init__(
        self,
        addresses: Callable[[], Iterable[str]] = present_addresses,
        wall_s: Callable[[], float] = time.time,
    ) -> None:
        self._addresses = addresses
        self._wall_s = wall_s
        self._looked_s = self._listed_s = wall_s()
        self._known = frozenset(addresses())

    def look(self) -> bool:
        """Return whether the line may have been cut since the last look."""
        now_s = self._wall_s()
        has_slept = now_s - self._looked_s > SLEPT_S
        self._looked_s = now_s
        if not has_slept and 0.0 <= now_s - self._listed_s < ADDRESSES_EVERY_S:
            return False
        self._listed_s = now_s
        before, self._known = self._known, frozenset(self._addresses())
        has_lost_address = bool(before - self._known)
        if has_slept or has_lost_address:
            log.info("the computer %s", "slept" if has_slept else "is on another network")
        return has_slept or has_lost_address
