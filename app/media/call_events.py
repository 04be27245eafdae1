# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a call tells while it runs."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.faults import Fault
from app.media.stats import CallStats


class LineState(StrEnum):
    """What arrives from the other side, as far as packets tell."""

    GOOD = "good"
    WEAK = "weak"
    LOST = "lost"


@dataclass(frozen=True)
class Connecting:
    """The other side's description is here; a way to it is being looked for."""


@dataclass(frozen=True)
class Connected:
    """The line stands and is encrypted; ``path`` is the way it takes (``rtc.path.path_of``)."""

    path: str = ""


@dataclass(frozen=True)
class FirstPicture:
    """The first picture of the other side."""

    width_px: int
    height_px: int


@dataclass(frozen=True)
class FirstSound:
    """The first sound of the other side was decoded."""


@dataclass(frozen=True)
class Line:
    """How the line does: on every change, and each second while nothing arrives.

    Attributes:
        state: ``weak`` after 1 s of silence or with over 10 % of the sound missing, ``lost`` after 3 s:
            the call asks to be built anew.
        silent_s: How long nothing has arrived; 0 while packets flow.
    """

    state: LineState
    silent_s: float = 0.0


@dataclass(frozen=True)
class PictureRests:
    """The other side's picture stands still while its sound goes on, or moves again.

    Attributes:
        rests: False when it moves again.
    """

    rests: bool


@dataclass(frozen=True)
class Stats:
    """Numbers of the last two seconds and of the whole call."""

    stats: CallStats


@dataclass(frozen=True)
class Ended:
    """The other side closed the line in an orderly way."""


@dataclass(frozen=True)
class Failed:
    """This attempt is over; a new one may work."""

    fault: Fault


CallEvent = Connecting | Connected | FirstPicture | FirstSound | Line | PictureRests | Stats | Ended | Failed
