# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a device's name tells: a telephone-grade Bluetooth profile, and which names are the same hardware."""

import re

from app.core.devices import Device

_HANDS_FREE = re.compile(
    r"hands?[\s_-]?free|headset[_ -]head[_ -]unit|handsfree[_ -]head[_ -]unit|\b(?:hfp|hsp)\b|\bag audio\b"
    r"|\bbluez_(?:input|source)\.(?!.*a2dp)",
    re.IGNORECASE,
)
"""Windows: "Headset (WH-1000XM4 Hands-Free AG Audio)"; PulseAudio: "bluez_source.….handsfree_head_unit";
PipeWire: "bluez_input.…": a Bluetooth microphone is always in that profile."""
_ALSA_PLACE = re.compile(r"\s*\(hw:\d+,\d+\)\s*$")
_NUMBER = re.compile(r"^\d+-\s*")
_ALIASES = frozenset({"default", "pulse", "pipewire", "sysdefault", ""})


def is_hands_free(name: str) -> bool:
    """Tell whether this is a Bluetooth headset in the profile that squeezes sound to that of a telephone."""
    return _HANDS_FREE.search(name) is not None


def hardware_of(name: str) -> str | None:
    """Return what names the hardware behind a device, or None for an alias of "whatever is chosen"."""
    text = _ALSA_PLACE.sub("", name.strip()).casefold()
    if text in _ALIASES:
        return None
    inner = re.search(r"\((.+)\)\s*$", text)
    return _NUMBER.sub("", inner.group(1) if inner else text).strip()


def others(devices: tuple[Device, ...], chosen: Device | None) -> tuple[Device, ...]:
    """Return the devices worth a try besides the chosen one: each hardware once, software ones never."""
    seen = {hardware_of(chosen.name)} if chosen is not None else set()
    found = []
    for device in devices:
        hardware = hardware_of(device.name)
        if device.is_virtual or hardware is None or hardware in seen or device is chosen:
            continue
        seen.add(hardware)
        found.append(device)
    return tuple(found)
