# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of advice: what we saw, the most likely cause, one thing to do, a drawing, a setting.

Words are written in Danish, in calls of ``translate`` with literal arguments: ``pyside6-lupdate`` finds them,
the window says them through Qt, and whoever has no Qt through the table that ``scripts/i18n.sh`` compiles.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.system import System


class Setting(StrEnum):
    """A page of the system's settings that helps."""

    CAMERA = "camera"
    MICROPHONE = "microphone"
    SOUND = "sound"
    NETWORK = "network"
    CLOCK = "clock"
    POWER = "power"
    UPDATE = "update"


@dataclass(frozen=True)
class Words:
    """Some words in the language that they are written in, Danish."""

    context: str
    text: str


@dataclass(frozen=True)
class Act:
    """One thing to do, and the drawing that shows it (``resources/drawings/NAME.svg``)."""

    words: Words
    drawing: str


@dataclass(frozen=True)
class Advice:
    """What one finding means.

    Attributes:
        saw: What we saw. Nobody is blamed.
        cause: What it most likely comes from.
        act: One thing to do about it.
        setting: The page of the system's settings that helps, or None.
        on: What is done otherwise on some systems.
    """

    saw: Words
    cause: Words
    act: Act
    setting: Setting | None = None
    on: Mapping[System, Act] = field(default_factory=dict)

    def act_on(self, system: System) -> Act:
        """Return what to do on a system."""
        return self.on.get(system, self.act)


def translate(context: str, text: str) -> Words:
    """Return words; the name is the one that ``pyside6-lupdate`` looks for."""
    return Words(context, text)


def on_windows(act: Act) -> dict[System, Act]:
    """Return the same for both versions of Windows."""
    return {System.WINDOWS_10: act, System.WINDOWS_11: act}
