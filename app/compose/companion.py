# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What runs beside the window: the practice meeting, the walk."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from app.core.events import LinkGiven

if TYPE_CHECKING:  # a companion is named before the window paints, and these are slow to load
    from app.runtime.conductor import Conductor
    from app.runtime.service_side import ServiceSide
    from app.ui.window import MainWindow


class Stage:
    """What a companion may use."""

    def __init__(self, window: "MainWindow", conductor: "Conductor", side: "ServiceSide") -> None:
        self.window = window
        self.conductor = conductor
        self._side = side

    def open(self, link: str, service: str = "") -> None:
        """Open a link as if the person had; ``service`` is the one that knows spoken codes."""
        self._side.default_service = service
        self.conductor.handle(LinkGiven(link))


class Companion(ABC):
    """Runs as a task beside the window."""

    @abstractmethod
    async def run(self, stage: Stage) -> int | None:
        """Do the work; a number ends the program with that exit code, None leaves the window open."""

    @abstractmethod
    async def close(self) -> None:
        """Clean up, whatever happened before."""
