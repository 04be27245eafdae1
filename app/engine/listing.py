# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the window which devices there are."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from app.checks.deadline import call_within
from app.core.devices import Device, DeviceKind
from app.core.faults import Fault, FaultCode
from app.engine.background import Background, Emit
from app.media import devices
from app.media.fresh_list import TIME_LIMIT_S, fresh_lists
from app.media.sound_mark import sound_mark
from app.wire.commands import ListDevices
from app.wire.events import DeviceLine, DevicesListed

log = logging.getLogger(__name__)

LISTING_LIMIT_S = 6.0

Lists = tuple[tuple[Device, ...], tuple[Device, ...], tuple[Device, ...]]
"""Cameras, microphones, speakers."""
T = TypeVar("T")
NOTHING: tuple[Device, ...] = ()


class Listing:
    """Lists devices in threads that may be left behind. Lives on the event loop."""

    def __init__(self, background: Background, emit: Emit) -> None:
        self._background = background
        self._emit = emit
        self._running: asyncio.Task[None] | None = None
        self._is_asked = False
        self._told: Lists | None = None
        self._mark: str | None = None

    def list_devices(self, command: ListDevices) -> None:
        """Answer with what the system shows; a listing under way answers for both.

        With ``only_news`` there is no answer while the devices are those that were told last.
        """
        self._is_asked = self._is_asked or not command.only_news
        if self._running is None or self._running.done():
            self._running = self._background.start(self._list(), "list the devices")

    async def _list(self) -> None:
        cameras, sound = await asyncio.gather(_listed(devices.list_cameras, NOTHING), self._sound_devices())
        found = (cameras, *sound)
        if self._is_asked or found != self._told:
            self._is_asked, self._told = False, found
            self._emit(DevicesListed(*(_lines(one) for one in found)))

    async def _sound_devices(self) -> tuple[tuple[Device, ...], tuple[Device, ...]]:
        """Return microphones and speakers, by the cheapest way that is true just now.

        PortAudio's own list is as old as its start, and stays so while a stream is open: then another process
        lists them, but only when the system's sign has changed, where it has one.
        """
        mark, before = sound_mark(), self._mark
        is_same = mark is not None and mark == before
        if is_same and not self._is_asked and self._told is not None:
            return self._told[1:]
        self._mark = mark
        is_anew = await _listed(devices.refresh_sound_devices, False)
        # One after the other: PortAudio serves one thread at a time.
        known = self._told[1:] if self._told is not None else (NOTHING, NOTHING)
        own = (
            await _listed(devices.list_microphones, NOTHING, if_hung=known[0]),
            await _listed(devices.list_speakers, NOTHING, if_hung=known[1]),
        )
        if is_anew or is_same or self._told is None:
            return own
        fresh = await _listed(fresh_lists, None, TIME_LIMIT_S + 1.0)
        if fresh is None:
            return own
        microphones, speakers = (fresh[kind] for kind in (DeviceKind.MICROPHONE, DeviceKind.SPEAKER))
        return _with_default_of(own[0], microphones), _with_default_of(own[1], speakers)


def _with_default_of(running: tuple[Device, ...], fresh: tuple[Device, ...]) -> tuple[Device, ...]:
    """Keep the default that is open as the default: what the list shows as chosen is what listens."""
    default = next((one.name for one in running if one.is_default), None)
    if default not in {one.name for one in fresh}:
        return fresh
    return tuple(replace(one, is_default=one.name == default) for one in fresh)


async def _listed(
    lister: Callable[[], T], otherwise: T, limit_s: float = LISTING_LIMIT_S, *, if_hung: T | None = None
) -> T:
    """Return the list, or ``otherwise``; while a driver hangs ``if_hung`` still counts."""
    known = otherwise if if_hung is None else if_hung
    try:
        return await call_within(limit_s, lister)
    except TimeoutError:
        log.warning("a list of devices did not come")
        return known
    except Fault as fault:
        log.warning("%s", fault)
        return known if fault.code is FaultCode.SOUND_SYSTEM_HUNG else otherwise


def _lines(found: tuple[Device, ...]) -> tuple[DeviceLine, ...]:
    return tuple(
        DeviceLine(device.spec, device.name or device.spec, device.is_default, device.is_virtual)
        for device in found
    )
