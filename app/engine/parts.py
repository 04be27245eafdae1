# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one engine is made of, and who performs which command."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.devices import DeviceKind
from app.core.events.engine import EngineRole
from app.engine.background import Background, Emit
from app.engine.dispatch import Handlers
from app.engine.listening import Listening
from app.engine.listing import Listing
from app.engine.picture_ring import PictureRing
from app.engine.self_view import SelfView
from app.wire import commands

if TYPE_CHECKING:
    from app.engine.call_session import CallSession
    from app.engine.sound_check import SoundCheck

OWN_SIZE_PX = (640, 480)
"""The own picture is shown small, and larger ones are not what an old PC encodes in time."""


class EngineParts:
    """The parts of a running engine. Lives on the event loop.

    Raises:
        OSError: If a ring of the greeting cannot be opened.
        ValueError: If it is not a ring.
    """

    def __init__(self, role: EngineRole, hello: commands.Hello, emit: Emit) -> None:
        own_ring = PictureRing(Path(hello.own_ring), OWN_SIZE_PX)
        other_ring = PictureRing(Path(hello.other_ring))
        self._background = Background(emit)
        self._self_view = SelfView(own_ring, self._background, emit)
        self._listening = Listening(self._background, emit, stands_in=role is EngineRole.CALL)
        self._listing = Listing(self._background, emit)
        self._sound_check: SoundCheck | None = None
        self._call: CallSession | None = None
        self.handlers: Handlers = {
            commands.ListDevices: self._listing.list_devices,
            commands.OpenCamera: lambda command: self._self_view.open(command.spec),
            commands.TurnCamera: lambda command: self._self_view.turn(command.turn_deg),
            commands.CloseCamera: lambda _: self._self_view.close(),
            commands.OpenMicrophone: lambda command: self._listening.open(command.spec),
            commands.CloseMicrophone: self._close_microphone,
            commands.UseDevice: self._use_device,
            **(self._checks(emit) if role is EngineRole.CHECKS else self._calls(other_ring, emit)),
        }

    async def close(self) -> None:
        """Give all devices back, each within its own deadline, and end what runs."""
        if self._sound_check is not None:
            self._sound_check.break_off()
        if self._call is not None:
            await self._call.shut_down()
        await asyncio.gather(self._self_view.shut_down(), self._listening.shut_down())
        await self._background.close()

    def _checks(self, emit: Emit) -> Handlers:
        # aiohttp, psutil and the judges: 9 MB that the call doesn't need
        from app.engine.check_runner import CheckRunner  # noqa: PLC0415
        from app.engine.sound_check import SoundCheck  # noqa: PLC0415

        checks = CheckRunner(self._background, self._self_view, self._listening, emit)
        self._sound_check = SoundCheck(self._background, self._listening, emit)
        return {
            commands.RunCheck: checks.run,
            commands.RecordSample: self._sound_check.record_sample,
            commands.PlayTone: self._sound_check.play_tone,
        }

    def _calls(self, other_ring: PictureRing, emit: Emit) -> Handlers:
        from app.engine.call_session import CallSession  # noqa: PLC0415 - aiortc: the checks don't need it

        call = CallSession(self._background, self._self_view, self._listening, other_ring, emit)
        self._call = call
        return {
            commands.StartCall: call.start,
            commands.RemoteDescription: call.remote_description,
            commands.SetMedia: call.set_media,
            commands.EndCall: lambda _: call.end(),
        }

    def _close_microphone(self, _: commands.CloseMicrophone) -> None:
        """The step that listened or played is over, and with it what it was about to do."""
        if self._sound_check is not None:
            self._sound_check.break_off()
        self._listening.close()

    def _use_device(self, command: commands.UseDevice) -> None:
        """Change what runs just now.

        Raises:
            ValueError: If there is no such kind of device.
        """
        match DeviceKind(command.kind):
            case DeviceKind.CAMERA:
                self._self_view.use(command.spec)
            case DeviceKind.MICROPHONE:
                self._listening.use(command.spec)
            case DeviceKind.SPEAKER:
                pass  # opened for each sound, or held by the call
        if self._call is not None:
            self._call.use_device(command)
