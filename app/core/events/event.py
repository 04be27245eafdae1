# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every event has."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Event:
    """Something that has happened."""


@dataclass(frozen=True)
class Tick(Event):
    """A second has passed; ``now`` is the PC's time, corrected by the service's when it is known."""

    now: datetime
