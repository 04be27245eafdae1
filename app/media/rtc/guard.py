# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps a bug of one plug-in from ending the call.

An unexpected exception inside aiortc's packet handling ends its DTLS task and with it the whole call, and one
in an encoder stops that sender for good. Losing one packet or one picture is all that a bug may cost.
"""

import logging
from types import TracebackType

log = logging.getLogger(__name__)

LOGGED_AT_MOST = 3


class Guard:
    """Swallows what goes wrong in one place, counts it, and logs the first few with their trace."""

    def __init__(self, place: str, let_through: tuple[type[Exception], ...] = (ConnectionError,)) -> None:
        self._place = place
        self._let_through = let_through
        self.caught = 0

    def watch(self) -> "Guard":
        """Guard the lines of a ``with``; cancellation and what aiortc itself waits for pass through."""
        return self

    def __enter__(self) -> None:
        """Nothing to prepare: a guard holds nothing, and may be in use several times at once."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Swallow what is an error of ours."""
        del kind, trace
        if not isinstance(error, Exception) or isinstance(error, self._let_through):
            return False
        self.caught += 1
        if self.caught <= LOGGED_AT_MOST:
            name = type(error).__name__
            log.error("a plug-in failed in %s (%s); the call goes on", self._place, name, exc_info=error)
        return True
