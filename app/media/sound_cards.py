# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Real sound cards through PortAudio: one separate stream for each direction, always 48 kHz mono inside."""

import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.devices import DeviceKind, DeviceSpec
from app.core.faults import Fault, FaultCode
from app.media import port_audio
from app.media.permission import Capability, is_denied
from app.media.resampler import Resampler
from app.media.sound import BLOCK_SAMPLES, SAMPLE_RATE_HZ, Samples, silence, to_mono

LATENCY_S = 0.04
"""Playback at 20 ms latency starves when Python's garbage collector or a busy core takes 7 ms."""


class CardStream:
    """A running PortAudio stream."""

    def __init__(self) -> None:
        self.last_callback_s = 0.0
        self.has_finished = False
        self.is_stale = False
        self._stream: Any = None

    def close(self) -> None:
        """End the stream and give the device back. May block when the driver hangs."""
        with port_audio.exclusive() as sd:
            stream, self._stream = self._stream, None
            if stream is None:
                return
            try:
                stream.abort()
                stream.close()
            except sd.PortAudioError:  # it died before us: that is what we wanted
                pass
            finally:
                port_audio.stream_closed(self)

    def interrupt(self) -> None:
        """Close because the list of devices is read anew: the owner opens it again."""
        self.is_stale = True
        self.close()

    def _finished(self) -> None:
        self.has_finished = True

    def _open(self, kind: DeviceKind, spec: DeviceSpec, make: Callable[[ModuleType, int, int], Any]) -> None:
        """Open, and ask the system whether it keeps us out where that does not work."""
        try:
            self._open_port(kind, spec, make)
        except Fault as fault:
            if kind is DeviceKind.MICROPHONE and is_denied(Capability.MICROPHONE):
                denied = FaultCode.MICROPHONE_DENIED
                raise Fault(denied, fault.action, "the system keeps us out") from fault
            raise

    def _open_port(
        self, kind: DeviceKind, spec: DeviceSpec, make: Callable[[ModuleType, int, int], Any]
    ) -> None:
        """Open with ``make(channels, rate)``: mono at 48 kHz first, then what the device insists on."""
        is_input = kind is DeviceKind.MICROPHONE
        missing = FaultCode.MICROPHONE_NONE if is_input else FaultCode.SPEAKER_NONE
        busy = FaultCode.MICROPHONE_BUSY if is_input else FaultCode.SPEAKER_BUSY
        port = _port(kind, spec, missing)
        wishes = [(c, r) for r in (SAMPLE_RATE_HZ, port.default_rate_hz, 44_100) for c in (1, 2)]
        with port_audio.exclusive() as sd:
            for number, (channels, rate_hz) in enumerate(wishes):
                settings = {
                    "device": port.index,
                    "dtype": "int16",
                    "latency": LATENCY_S,
                    "channels": channels,
                    "samplerate": rate_hz,
                    "blocksize": BLOCK_SAMPLES * rate_hz // SAMPLE_RATE_HZ,
                    "finished_callback": self._finished,
                    "extra_settings": _extra_settings(sd),
                }
                try:
                    stream = make(sd, channels, rate_hz)(**settings)
                    stream.start()
                except sd.PortAudioError as error:
                    refused = port_audio.error_code(error)
                    is_last = number == len(wishes) - 1
                    if is_last or refused not in port_audio.FORMAT_REFUSALS:
                        raise port_audio.fault_of(error, f"open the {kind}", busy, missing) from error
                else:
                    self._stream = stream
                    port_audio.stream_opened(self)
                    return


class InputCard(CardStream):
    """A microphone that hands ``on_samples`` its sound in blocks of about 10 ms, from PortAudio's thread."""

    def __init__(self, spec: DeviceSpec, on_samples: Callable[[Samples, float], None]) -> None:
        """Open and start.

        Raises:
            Fault: MICROPHONE_NONE, MICROPHONE_BUSY, MICROPHONE_DENIED, SOUND_SYSTEM_NONE or _HUNG.
        """
        super().__init__()
        self._on_samples = on_samples
        self._resampler: Resampler | None = None
        self._open(DeviceKind.MICROPHONE, spec, self._maker)

    def _maker(self, sd: ModuleType, channels: int, rate_hz: int) -> Any:
        del channels
        self._resampler = None if rate_hz == SAMPLE_RATE_HZ else Resampler(rate_hz, SAMPLE_RATE_HZ)
        return lambda **settings: sd.InputStream(callback=self._callback, **settings)

    def _callback(self, indata: NDArray[np.int16], frames: int, when: object, status: object) -> None:
        del frames, when, status
        now = time.monotonic()
        self.last_callback_s = now
        samples = to_mono(indata)
        self._on_samples(self._resampler.convert(samples) if self._resampler else samples, now)


class OutputCard(CardStream):
    """A speaker that asks ``pull`` for sound from PortAudio's thread."""

    def __init__(self, spec: DeviceSpec, pull: Callable[[int], Samples]) -> None:
        """Open and start.

        Raises:
            Fault: SPEAKER_NONE, SPEAKER_BUSY, SOUND_SYSTEM_NONE or SOUND_SYSTEM_HUNG.
        """
        super().__init__()
        self._pull = pull
        self._resampler: Resampler | None = None
        self._rest = silence(0)
        self._open(DeviceKind.SPEAKER, spec, self._maker)

    def _maker(self, sd: ModuleType, channels: int, rate_hz: int) -> Any:
        del channels
        self._resampler = None if rate_hz == SAMPLE_RATE_HZ else Resampler(SAMPLE_RATE_HZ, rate_hz)
        return lambda **settings: sd.OutputStream(callback=self._callback, **settings)

    def _callback(self, outdata: NDArray[np.int16], frames: int, when: object, status: object) -> None:
        del when, status
        self.last_callback_s = time.monotonic()
        outdata[:] = self._next(frames)[:, np.newaxis]

    def _next(self, count: int) -> Samples:
        if self._resampler is None:
            return self._pull(count)
        while len(self._rest) < count:
            self._rest = np.concatenate([self._rest, self._resampler.convert(self._pull(BLOCK_SAMPLES))])
        samples, self._rest = self._rest[:count], self._rest[count:]
        return samples


def _port(kind: DeviceKind, spec: DeviceSpec, missing: FaultCode) -> port_audio.Port:
    """Return the port of a spec; one that is not listed may have been plugged in since the list was made."""
    try:
        return port_audio.find_port(kind, spec, missing)
    except Fault as fault:
        if fault.code is not missing or spec.is_default or not port_audio.refresh():
            raise
    return port_audio.find_port(kind, spec, missing)


def _extra_settings(sd: ModuleType) -> Any:
    """WASAPI refuses any rate but its mixer's own (PortAudio #314) unless asked to convert."""
    return sd.WasapiSettings(auto_convert=True) if sys.platform == "win32" else None
