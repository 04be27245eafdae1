# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list that cannot be made is no empty list."""

import asyncio

import pytest

from app.core.devices import Device, DeviceKind
from app.core.faults import Fault, FaultCode
from app.engine import listing
from app.engine.background import Background
from app.media import devices
from app.wire.commands import ListDevices
from app.wire.events import DevicesListed
from app.wire.line import WireMessage
from tests.rig.log_watch import ExpectedWarnings

LAPTOP = Device(DeviceKind.MICROPHONE, "Laptop", "Laptop", is_default=True)


async def listed_twice(monkeypatch: pytest.MonkeyPatch, fault: FaultCode) -> list[tuple[str, ...]]:
    """Return the names of the microphones told before and after the sound system fails with this fault."""
    told: list[WireMessage] = []
    new = asyncio.Semaphore(0)
    answers: list[tuple[Device, ...] | Fault] = [(LAPTOP,), Fault(fault, "list")]

    def list_microphones() -> tuple[Device, ...]:
        answer = answers.pop(0)
        if isinstance(answer, Fault):
            raise answer
        return answer

    monkeypatch.setattr(devices, "list_cameras", tuple)
    monkeypatch.setattr(devices, "refresh_sound_devices", lambda: True)
    monkeypatch.setattr(devices, "list_microphones", list_microphones)
    monkeypatch.setattr(devices, "list_speakers", tuple)
    monkeypatch.setattr(listing, "sound_mark", lambda: None)

    def emit(message: WireMessage) -> None:
        told.append(message)
        new.release()

    asked = listing.Listing(Background(emit), emit)
    for _ in answers.copy():
        asked.list_devices(ListDevices())
        await asyncio.wait_for(new.acquire(), 10)
    return [
        tuple(one.name for one in event.microphones) for event in told if isinstance(event, DevicesListed)
    ]


async def test_while_a_driver_hangs_the_microphones_that_were_told_still_stand(
    monkeypatch: pytest.MonkeyPatch, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect("app.engine.listing", "could not list")
    assert await listed_twice(monkeypatch, FaultCode.SOUND_SYSTEM_HUNG) == [("Laptop",), ("Laptop",)]


async def test_a_sound_system_that_is_gone_has_no_microphones(
    monkeypatch: pytest.MonkeyPatch, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect("app.engine.listing", "could not list")
    assert await listed_twice(monkeypatch, FaultCode.SOUND_SYSTEM_NONE) == [("Laptop",), ()]
