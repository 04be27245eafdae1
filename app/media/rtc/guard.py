# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps a bug of one plug-in from ending the call.

An unexpected exception inside aiortc's packet handling ends its DTLS task and with it the whole call, and one
in an encoder stops that sender for good. Losing one packet or one picture is all that a bug may cost.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)

LOGGED_AT_MOST = 3


class Guard:
    """Swallows what goes wrong in one place, counts it, and logs the first few with their trace."""

    def __init__(self, place: str, let_through: tuple[type[Exception], ...] = (ConnectionError,)) -> None:
        self._place = place
        self._let_through = let_through
        self.caught = 0

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Run the guarded lines; cancellation and what aiortc itself waits for pass through."""
        try:
            yield
        except self._let_through:
            raise
        except Exception as error:
            self.caught += 1
            if self.caught <= LOGGED_AT_MOST:
                log.exception(
                    "a plug-in failed in %s (%s); the call goes on", self._place, type(error).__name__
                )
