# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A newer version: what this computer found, and what the person wants with it."""

from dataclasses import dataclass

from app.core.events.event import Event
from app.core.release import UpdateFacts


@dataclass(frozen=True)
class UpdateSeen(Event):
    """A signed manifest was read; ``facts`` is what this computer is offered."""

    facts: UpdateFacts
    fetches: bool = False
    """Whether this computer's policy lets the program fetch it by itself."""


@dataclass(frozen=True)
class UpdateProgressed(Event):
    """So much of the installer has come, 0 to 100."""

    loaded_percent: int


@dataclass(frozen=True)
class UpdateLoaded(Event):
    """The installer lies on this computer, whole and genuine."""


@dataclass(frozen=True)
class UpdateFailed(Event):
    """The installer could not be fetched, or is not what was signed; nothing of it is kept."""


@dataclass(frozen=True)
class UpdateAsked(Event):
    """Fetch it; when it has come: install it."""


@dataclass(frozen=True)
class UpdatePutOff(Event):
    """Not now."""
