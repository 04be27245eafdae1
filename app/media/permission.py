# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the system keeps this program from a camera or microphone, where it tells."""

import ctypes
import ctypes.util
import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from app.media import sandbox
from app.media.camera_names import LINUX_CLASS
from app.media.registry import CONSENT_STORE, Registry, of_the_computer, of_the_person

DEV = Path("/dev")
_MAC_DENIED = (1, 2)
"""AVAuthorizationStatusRestricted and AVAuthorizationStatusDenied; 0 has not been asked, 3 is allowed."""


class Capability(StrEnum):
    """What may be denied, as Windows calls it."""

    CAMERA = "webcam"
    MICROPHONE = "microphone"


_NODES = {Capability.CAMERA: "video*", Capability.MICROPHONE: "snd/pcmC*D*c"}
_MAC_MEDIA = {Capability.CAMERA: b"vide", Capability.MICROPHONE: b"soun"}


def is_denied(capability: Capability) -> bool:
    """Tell whether the system's settings, or a device file's rights, keep us out. Takes milliseconds."""
    if sys.platform == "win32":
        return windows_denies(capability, (of_the_person, of_the_computer))
    if sys.platform == "darwin":
        return mac_denies(capability, _mac_status)
    return linux_denies(capability, DEV) or sandbox_denies(capability, sandbox.INFO, LINUX_CLASS)


def is_silenced() -> bool:
    """Tell whether a silent microphone may be the system's way to say no.

    Windows by its oldest interface, and macOS, hand out silence instead of a refusal; Linux refuses.
    """
    return not sys.platform.startswith("linux") and is_denied(Capability.MICROPHONE)


def windows_denies(capability: Capability, registries: Iterable[Registry]) -> bool:
    """Tell whether the switch for the device, for all programs, or for desktop programs is off.

    The person's own switches are under HKEY_CURRENT_USER, that for the device under HKEY_LOCAL_MACHINE.
    """
    store = rf"{CONSENT_STORE}\{capability}"
    keys = (store, rf"{store}\NonPackaged")
    return any(registry(key)[0].get("Value") == "Deny" for registry in registries for key in keys)


def mac_denies(capability: Capability, status: Callable[[bytes], int | None]) -> bool:
    """Tell whether the person or a rule has said no to this program; not having been asked is no "no"."""
    return status(_MAC_MEDIA[capability]) in _MAC_DENIED


def linux_denies(capability: Capability, dev: Path) -> bool:
    """Tell whether there are device files and none is ours to open (EACCES; EPERM in a sandbox)."""
    nodes = list(dev.glob(_NODES[capability]))
    return bool(nodes) and all(_is_refused(node) for node in nodes)


def sandbox_denies(capability: Capability, info: Path, cameras: Path) -> bool:
    """Tell whether a Flatpak's sandbox was set up without the camera or without the sound.

    The camera's portal is not asked: it hands out PipeWire streams, and OpenCV opens the device files. There
    are none in a sandbox without them, but the system's list of cameras is there to see.
    """
    if capability is Capability.CAMERA:
        has_cameras = cameras.is_dir() and any(cameras.iterdir())
        return has_cameras and sandbox.has(info, "devices", sandbox.ALL_DEVICES) is False
    return sandbox.has(info, "sockets", sandbox.SOUND_SOCKET) is False


def _is_refused(node: Path) -> bool:
    """Open it for a moment: what a sandbox refuses looks allowed by its rights (access(2))."""
    try:
        os.close(os.open(node, os.O_RDWR | os.O_NONBLOCK))
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def _mac_status(media: bytes) -> int | None:
    """Ask ``[AVCaptureDevice authorizationStatusForMediaType:]``; None where it cannot be asked.

    By the Objective-C runtime itself, to do without a binding for one number. Not run on a Mac yet.
    """
    runtime = ctypes.util.find_library("objc")
    framework = "/System/Library/Frameworks/AVFoundation.framework/AVFoundation"
    try:
        ctypes.CDLL(framework)
        objc = ctypes.CDLL(runtime or "libobjc.dylib")
    except OSError:
        return None
    objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
    address = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value or 0
    pointer = ctypes.c_void_p
    text = ctypes.CFUNCTYPE(pointer, pointer, pointer, ctypes.c_char_p)(address)
    ask = ctypes.CFUNCTYPE(ctypes.c_long, pointer, pointer, pointer)(address)
    media_type = text(objc.objc_getClass(b"NSString"), objc.sel_registerName(b"stringWithUTF8String:"), media)
    selector = objc.sel_registerName(b"authorizationStatusForMediaType:")
    return int(ask(objc.objc_getClass(b"AVCaptureDevice"), selector, media_type))
