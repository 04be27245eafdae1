# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the window which devices there are."""

import asyncio
import logging
from collections.abc import Callable

from app.checks.deadline import call_within
from app.core.devices import Device
from app.core.faults import Fault
from app.engine.background import Background, Emit
from app.media import devices
from app.wire.commands import ListDevices
from app.wire.events import DeviceLine, DevicesListed

log = logging.getLogger(__name__)

LISTING_LIMIT_S = 6.0


class Listing:
    """Lists devices in threads that may be left behind. Lives on the event loop."""

    def __init__(self, background: Background, emit: Emit) -> None:
        self._background = background
        self._emit = emit
        self._running: asyncio.Task[None] | None = None

    def list_devices(self, _: ListDevices) -> None:
        """Answer with what the system shows; a listing under way answers for both."""
        if self._running is None or self._running.done():
            self._running = self._background.start(self._list(), "list the devices")

    async def _list(self) -> None:
        cameras, (microphones, speakers) = await asyncio.gather(_cameras(), _sound_devices())
        self._emit(DevicesListed(_lines(cameras), _lines(microphones), _lines(speakers)))


async def _cameras() -> tuple[Device, ...]:
    return await _listed(devices.list_cameras)


async def _sound_devices() -> tuple[tuple[Device, ...], tuple[Device, ...]]:
    """One after the other: PortAudio serves one thread at a time."""
    await _listed(_refreshed)
    return await _listed(devices.list_microphones), await _listed(devices.list_speakers)


def _refreshed() -> tuple[Device, ...]:
    """PortAudio's list is as old as its start; while a stream is open it stays so."""
    devices.refresh_sound_devices()
    return ()


async def _listed(lister: Callable[[], tuple[Device, ...]]) -> tuple[Device, ...]:
    """Return the list; no sound system or one that hangs shows nothing."""
    try:
        return await call_within(LISTING_LIMIT_S, lister)
    except TimeoutError:
        log.warning("a list of devices did not come")
    except Fault as fault:
        log.warning("%s", fault)
    return ()


def _lines(found: tuple[Device, ...]) -> tuple[DeviceLine, ...]:
    return tuple(
        DeviceLine(device.spec, device.name or device.spec, device.is_default, device.is_virtual)
        for device in found
    )
