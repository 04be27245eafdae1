# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which sound device does the work while the chosen one cannot, and when that one has come back."""

from app.core.devices import Device, DeviceKind, DeviceSpec, choose
from app.core.faults import Fault, FaultCode
from app.media import port_audio
from app.media.fresh_list import fresh_list


def next_best(kind: DeviceKind, spec: DeviceSpec) -> Device | None:
    """Return the device to use while the chosen one cannot be had: the system's own choice, else the first.

    Software devices and monitors of speakers are left out: nobody sits in front of them.

    Raises:
        Fault: SOUND_SYSTEM_NONE.
    """
    listed = tuple(port.device for port in port_audio.ports(kind))
    chosen = _chosen(spec, listed)
    others = [device for device in listed if device is not chosen and not device.is_virtual]
    return next((device for device in others if device.is_default), others[0] if others else None)


def list_anew_for(kind: DeviceKind, spec: DeviceSpec) -> bool:
    """List the devices anew if the chosen one has come back; every open stream is then opened again.

    Returns True when that was done. Takes about 0.5 s, in a thread of its own: never on the event loop.

    Raises:
        Fault: SOUND_SYSTEM_NONE if PortAudio does not start again.
    """
    if spec.is_default or spec.number is not None:
        return False  # numbers mean nothing in another list
    known = {port.device.name for port in port_audio.ports(kind)}
    back = _chosen(spec, fresh_list(kind))
    return back is not None and back.name not in known and port_audio.refresh(interrupts=True)


def _chosen(spec: DeviceSpec, devices: tuple[Device, ...]) -> Device | None:
    try:
        return choose(spec, devices, FaultCode.SOUND_SYSTEM_NONE)
    except Fault:
        return None
