# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What this computer told: what it remembers, and what it can do beside the meeting."""

from dataclasses import dataclass, field

from app.core.advice.shape import Setting
from app.core.events.event import Event
from app.core.events.person import Message
from app.core.faults import FaultCode


@dataclass(frozen=True)
class PhoneRecalled(Event):
    """The number that the person was called on before, from the system's keyring."""

    phone: str = field(repr=False)


@dataclass(frozen=True)
class TokenRecalled(Event):
    """The stored meeting's token, from the system's keyring, which may take its time."""

    token: str = field(repr=False)


@dataclass(frozen=True)
class OwedRecalled(Event):
    """What the program's last run could not tell the caseworker is on its way (again)."""

    callback: bool
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class DialerSeen(Event):
    """Whether a program on this computer takes telephone numbers."""

    there: bool


@dataclass(frozen=True)
class StorageSeen(Event):
    """How the files on this PC are: ``STORE_FULL``, ``STORE_MENDED``, or None when all is well (again)."""

    trouble: FaultCode | None


@dataclass(frozen=True)
class SettingsSeen(Event):
    """Which pages of the system's settings can be opened from here."""

    settings: frozenset[Setting]


@dataclass(frozen=True)
class TracesDeleted(Event):
    """What was kept about the person is gone; not ``complete`` when some of it could not be deleted."""

    complete: bool


@dataclass(frozen=True)
class ClockSeen(Event):
    """The service's clock is ``off_s`` seconds ahead of this PC's; 0 when it could not be asked."""

    off_s: float
