# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cameras, microphones and speakers as people choose them."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.core.faults import Fault, FaultCode


class DeviceKind(StrEnum):
    """The three devices of a video meeting."""

    CAMERA = "camera"
    MICROPHONE = "microphone"
    SPEAKER = "speaker"


@dataclass(frozen=True)
class Device:
    """A device that the system shows.

    Attributes:
        kind: Camera, microphone or speaker.
        spec: What opens it again: a name or number, ``file:PATH``, ``none`` or ``default``.
        name: As the system names it.
        is_default: The system's own choice.
        is_virtual: Made by software (OBS and the like): listed last.
    """

    kind: DeviceKind
    spec: str
    name: str = field(default="")
    is_default: bool = False
    is_virtual: bool = False


@dataclass(frozen=True)
class DeviceSpec:
    """A parsed device choice: exactly one of the four forms.

    ``default`` lets the system choose, ``none`` means "without", ``file:PATH`` plays a file in a loop,
    anything else is a device's number or (a part of) its name.
    """

    text: str

    @property
    def is_default(self) -> bool:
        """True when the system's own choice is meant."""
        return self.text in ("", "default")

    @property
    def is_none(self) -> bool:
        """True when the person goes without this device."""
        return self.text == "none"

    @property
    def path(self) -> str | None:
        """The file to play in a loop, or None."""
        return self.text[5:] if self.text.startswith("file:") else None

    @property
    def number(self) -> int | None:
        """The device's number, or None."""
        return int(self.text) if self.text.isdecimal() else None


def choose(spec: DeviceSpec, devices: tuple[Device, ...], missing: FaultCode) -> Device:
    """Return the listed device that a spec means: by exact name or number, then by a part of the name.

    Raises:
        Fault: With ``missing`` if no device fits.
    """
    if spec.is_default and devices:
        return next((device for device in devices if device.is_default), devices[0])
    wanted = spec.text.casefold()
    for device in devices:
        if wanted in (device.name.casefold(), device.spec.casefold()):
            return device
    for device in devices:
        if spec.number is None and wanted and wanted in device.name.casefold():
            return device
    raise Fault(missing, "find the chosen device", f"{len(devices)} devices listed")


WORN_MARKS = (
    "headset", "headphone", "hovedtelefon", "høretelefon", "earphone", "earbud", "airpods",
    "hands-free", "handsfree", "jabra evolve", "kopfhörer", "écouteurs",
)  # fmt: skip


def is_worn(name: str) -> bool:
    """Tell whether a speaker's name says that it sits on or in the ears."""
    return any(mark in name.casefold() for mark in WORN_MARKS)


@dataclass(frozen=True)
class DeviceChoice:
    """What the person (or the system) chose, as specs; the camera's picture is turned clockwise."""

    camera: str = "default"
    microphone: str = "default"
    speaker: str = "default"
    camera_turn_deg: int = 0

    def with_device(self, kind: DeviceKind, spec: str) -> "DeviceChoice":
        """Return the choice with another device; another camera hangs the right way round, as a rule."""
        match kind:
            case DeviceKind.CAMERA:
                return replace(self, camera=spec, camera_turn_deg=0)
            case DeviceKind.MICROPHONE:
                return replace(self, microphone=spec)
            case DeviceKind.SPEAKER:
                return replace(self, speaker=spec)
