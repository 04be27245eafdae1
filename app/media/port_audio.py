# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one door to PortAudio: loading it, listing its devices, and its errors as faults."""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol

from app.core.devices import Device, DeviceKind, DeviceSpec, choose
from app.core.faults import Fault, FaultCode
from app.media import alsa_settings

log = logging.getLogger(__name__)

LOCK_TIMEOUT_S = 5.0
INVALID_SAMPLE_RATE = -9997
INVALID_CHANNEL_COUNT = -9998
FORMAT_REFUSALS = (INVALID_SAMPLE_RATE, INVALID_CHANNEL_COUNT)
DEVICE_UNAVAILABLE = -9985
UNANTICIPATED_HOST_ERROR = -9999

VIRTUAL_MARKS = (
    "virtual",
    "obs",
    "cable output",
    "cable input",
    "blackhole",
    "monitor of",
    ".monitor",
    "loopback",
)
ALSA_PLUGINS = (
    "iec958", "dmix", "dsnoop", "front", "rear", "side", "center_lfe", "samplerate", "speexrate",
    "upmix", "vdownmix", "lavrate", "jack", "oss", "null", "sysdefault", "speex",
)  # fmt: skip

_lock = threading.RLock()  # opening, closing and listing are not thread-safe in PortAudio
_open_streams: list["Interruptible"] = []


class Interruptible(Protocol):
    """A running stream that can be closed under its owner's feet, who then opens it anew."""

    def interrupt(self) -> None:
        """Close the stream; the owner sees that it is stale. Called inside ``exclusive``."""


@dataclass(frozen=True)
class Port:
    """One end of a sound device: what PortAudio needs to open it."""

    device: Device
    index: int
    max_channels: int
    default_rate_hz: int


def load() -> ModuleType:
    """Return the sounddevice module; importing it starts PortAudio.

    Raises:
        Fault: SOUND_SYSTEM_NONE if PortAudio is missing, does not start, or would end the process.
    """
    if "sounddevice" not in sys.modules:
        _must_be_safe_to_start()
    try:
        import sounddevice  # noqa: PLC0415 - its import starts PortAudio, which may fail or take 0.3 s
    except Exception as error:
        # PortAudio's own error has no name that could be written here: its module has just failed to load.
        if isinstance(error, OSError) or type(error).__name__ == "PortAudioError":
            detail = type(error).__name__
            raise Fault(FaultCode.SOUND_SYSTEM_NONE, "start the sound system", detail) from error
        raise
    module: ModuleType = sounddevice
    return module


def _must_be_safe_to_start() -> None:
    if not alsa_settings.are_usable():
        raise Fault(FaultCode.SOUND_SYSTEM_NONE, "start the sound system", "no settings of ALSA")


@contextmanager
def exclusive() -> Iterator[ModuleType]:
    """Hold PortAudio alone; gives up when another thread hangs inside a driver.

    Raises:
        Fault: SOUND_SYSTEM_HUNG after 5 s of waiting, or as ``load``.
    """
    if not _lock.acquire(timeout=LOCK_TIMEOUT_S):
        raise Fault(FaultCode.SOUND_SYSTEM_HUNG, "reach the sound system", "another device hangs")
    try:
        yield load()
    finally:
        _lock.release()


def ports(kind: DeviceKind) -> tuple[Port, ...]:
    """Return the microphones or the speakers, virtual ones last; empty when there are none.

    Raises:
        Fault: SOUND_SYSTEM_NONE or as ``exclusive``.
    """
    channels_key = "max_input_channels" if kind is DeviceKind.MICROPHONE else "max_output_channels"
    default_key = "default_input_device" if kind is DeviceKind.MICROPHONE else "default_output_device"
    with exclusive() as sd:
        try:
            devices, apis = list(sd.query_devices()), list(sd.query_hostapis())
        except sd.PortAudioError as error:
            raise Fault(FaultCode.SOUND_SYSTEM_NONE, "list the sound devices", _detail(error)) from error
    api_index = _best_api(apis)
    if api_index is None:
        return ()
    default_index = apis[api_index][default_key]
    found = [
        (index, entry)
        for index, entry in enumerate(devices)
        if entry["hostapi"] == api_index and entry[channels_key] > 0 and not _is_plugin(entry["name"])
    ]
    names = [entry["name"] for _, entry in found]
    listed = [
        Port(
            Device(
                kind=kind,
                spec=entry["name"] if names.count(entry["name"]) == 1 else str(index),
                name=entry["name"],
                is_default=index == default_index,
                is_virtual=any(mark in entry["name"].casefold() for mark in VIRTUAL_MARKS),
            ),
            index,
            int(entry[channels_key]),
            int(entry["default_samplerate"]),
        )
        for index, entry in found
    ]
    return tuple(sorted(listed, key=lambda port: port.device.is_virtual))


def find_port(kind: DeviceKind, spec: DeviceSpec, missing: FaultCode) -> Port:
    """Return the port that a spec means.

    Raises:
        Fault: ``missing`` if none fits, SOUND_SYSTEM_NONE as ``ports``.
    """
    available = ports(kind)
    if not available:
        raise Fault(missing, f"find a {kind}", "none listed")
    if spec.number is not None:
        for port in available:
            if port.index == spec.number:
                return port
    chosen = choose(spec, tuple(port.device for port in available), missing)
    return next(port for port in available if port.device is chosen)


def stream_opened(stream: Interruptible) -> None:
    """Remember a stream that now lives; called inside ``exclusive``."""
    _open_streams.append(stream)


def stream_closed(stream: Interruptible) -> None:
    """Forget a stream that ended."""
    with _lock:
        _open_streams.remove(stream)


def refresh(*, interrupts: bool = False) -> bool:
    """Read the list of devices anew, which PortAudio only does when it starts.

    Restarting PortAudio kills every open stream without a word (python-sounddevice #125, #382), so nothing
    happens, and False is returned, while one is open; unless ``interrupts``, which closes them properly
    first and leaves it to their owners to open them anew.

    Raises:
        Fault: SOUND_SYSTEM_NONE if it does not start again.
    """
    with exclusive() as sd:
        if _open_streams and not interrupts:
            return False
        _must_be_safe_to_start()
        for stream in tuple(_open_streams):
            stream.interrupt()
        try:
            if sd._initialized:
                sd._terminate()
            _must_be_safe_to_start()  # again: ALSA has forgotten its settings, and what we left out of them
            sd._initialize()
        except sd.PortAudioError as error:
            raise Fault(FaultCode.SOUND_SYSTEM_NONE, "restart the sound system", _detail(error)) from error
        return True


def error_code(error: Exception) -> int:
    """Return PortAudio's number of an error, 0 if it carries none."""
    return int(error.args[1]) if len(error.args) > 1 else 0


def fault_of(error: Exception, action: str, busy: FaultCode, missing: FaultCode) -> Fault:
    """Return the fault for an error at opening: busy (or not permitted), or not there."""
    is_busy = error_code(error) in (DEVICE_UNAVAILABLE, UNANTICIPATED_HOST_ERROR)
    return Fault(busy if is_busy else missing, action, _detail(error))


def _detail(error: Exception) -> str:
    return f"PortAudio {error_code(error)}"


def _best_api(apis: list[dict[str, object]]) -> int | None:
    """Windows shows each device once per way to it; WASAPI is the one with low delay and full names."""
    if not apis:
        return None
    wanted = {"win32": "Windows WASAPI", "darwin": "Core Audio"}.get(sys.platform, "ALSA")
    return next((i for i, api in enumerate(apis) if api["name"] == wanted), 0)


def _is_plugin(name: str) -> bool:
    return sys.platform.startswith("linux") and (name in ALSA_PLUGINS or name.startswith("surround"))
