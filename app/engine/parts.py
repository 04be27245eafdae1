# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one engine is made of, and who performs which command."""

import asyncio
from pathlib import Path

from app.core.devices import DeviceKind
from app.core.events.engine import EngineRole
from app.engine.background import Background, Emit
from app.engine.dispatch import Handlers
from app.engine.listing import Listing
from app.engine.picture_ring import PictureRing
from app.engine.self_view import SelfView
from app.wire import commands

OWN_SIZE_PX = (640, 480)
"""The own picture is shown small, and camera pictures of this size are all that old PCs encode in time."""


class EngineParts:
    """The parts of a running engine. Lives on the event loop.

    Raises:
        OSError: If a ring of the greeting cannot be opened.
        ValueError: If it is not a ring.
    """

    def __init__(self, role: EngineRole, hello: commands.Hello, emit: Emit) -> None:
        del role
        self._own_ring = PictureRing(Path(hello.own_ring), OWN_SIZE_PX)
        self._background = Background(emit)
        self._self_view = SelfView(self._own_ring, self._background, emit)
        self._listing = Listing(self._background, emit)
        self._handlers: Handlers = {
            commands.ListDevices: self._listing.list_devices,
            commands.OpenCamera: lambda command: self._self_view.open(command.spec),
            commands.CloseCamera: lambda _: self._self_view.close(),
            commands.UseDevice: self._use_device,
        }

    @property
    def handlers(self) -> Handlers:
        """Who performs which command."""
        return self._handlers

    def _use_device(self, command: commands.UseDevice) -> None:
        if DeviceKind(command.kind) is DeviceKind.CAMERA:
            self._self_view.use(command.spec)

    async def close(self) -> None:
        """Give all devices back, each within its own deadline."""
        await asyncio.gather(self._self_view.shut_down())
        await self._background.close()
