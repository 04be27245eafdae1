# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cameras, microphones and speakers there are; nothing is opened."""

from app.core.devices import Device, DeviceKind
from app.media import port_audio
from app.media.camera_names import camera_names


def list_cameras() -> tuple[Device, ...]:
    """Return the cameras, software cameras last; empty when there are none. May take 0.1 s."""
    found = [
        Device(
            kind=DeviceKind.CAMERA,
            spec=str(number),
            name=name,
            is_virtual=any(mark in name.casefold() for mark in port_audio.VIRTUAL_MARKS),
        )
        for number, name in camera_names()
    ]
    return _with_a_default(sorted(found, key=lambda device: device.is_virtual))


def list_microphones() -> tuple[Device, ...]:
    """Return the microphones, virtual ones last; empty when there are none.

    The list is as old as PortAudio's start: see ``refresh_sound_devices``.

    Raises:
        Fault: SOUND_SYSTEM_NONE.
    """
    return tuple(port.device for port in port_audio.ports(DeviceKind.MICROPHONE))


def list_speakers() -> tuple[Device, ...]:
    """Return the speakers; as ``list_microphones``."""
    return tuple(port.device for port in port_audio.ports(DeviceKind.SPEAKER))


def refresh_sound_devices() -> bool:
    """Look for sound devices anew; returns False, and does nothing, while a microphone or speaker is open.

    Raises:
        Fault: SOUND_SYSTEM_NONE.
    """
    return port_audio.refresh()


def _with_a_default(devices: list[Device]) -> tuple[Device, ...]:
    """OpenCV knows no default camera: the first real one stands for it."""
    if not devices:
        return ()
    first, *rest = devices
    return (Device(first.kind, first.spec, first.name, is_default=True, is_virtual=first.is_virtual), *rest)
