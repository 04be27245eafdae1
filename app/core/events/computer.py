# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What this computer told: what it remembers, and what it can do beside the meeting."""

from dataclasses import dataclass, field

from app.core.events.event import Event


@dataclass(frozen=True)
class PhoneRecalled(Event):
    """The number that the person was called on before, from the system's keyring."""

    phone: str = field(repr=False)


@dataclass(frozen=True)
class DialerSeen(Event):
    """Whether a program on this computer takes telephone numbers."""

    there: bool


@dataclass(frozen=True)
class TracesDeleted(Event):
    """What was kept about the person is gone; not ``complete`` when some of it could not be deleted."""

    complete: bool
