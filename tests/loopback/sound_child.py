# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs our sound devices in a process of its own: PortAudio reads its environment when it is imported.

Commands come on stdin, one a line; answers go to stdout as JSON lines. EOF ends the process.
"""

import json
import sys
import threading

import numpy as np
from numpy.typing import NDArray

from app.core.devices import DeviceSpec
from app.core.faults import Fault
from app.media.devices import list_microphones, list_speakers, refresh_sound_devices
from app.media.microphone import Microphone
from app.media.speaker import Speaker
from tests.rig.tones import strongest_frequency

_printing = threading.Lock()


def tell(**facts: object) -> None:
    with _printing:
        print(json.dumps(facts), flush=True)


class Voice:
    """A tone for the speaker to play, without end."""

    def __init__(self, hz: float) -> None:
        self._hz = hz
        self._at = 0

    def pull(self, count: int) -> NDArray[np.int16]:
        at = np.arange(self._at, self._at + count)
        self._at += count
        return (6000 * np.sin(2 * np.pi * self._hz * at / 48_000)).astype(np.int16)


class Ear:
    """The last half second of the microphone."""

    def __init__(self) -> None:
        self._blocks: list[NDArray[np.int16]] = []

    def push(self, samples: NDArray[np.int16], now: float) -> None:
        del now
        assert samples.shape == (480,)
        self._blocks = [*self._blocks[-49:], samples]

    def frequency_hz(self) -> float:
        blocks = list(self._blocks)
        if len(blocks) < 50:
            return 0.0
        return strongest_frequency(np.concatenate(blocks).astype(np.float32), 48_000)


def main() -> None:
    ear, voice = Ear(), Voice(660)
    microphone: Microphone | None = None
    speaker: Speaker | None = None
    for line in sys.stdin:
        command, _, rest = line.strip().partition(" ")
        if command == "list":
            try:
                tell(
                    microphones=[d.name for d in list_microphones()],
                    speakers=[d.name for d in list_speakers()],
                    default=[d.name for d in list_microphones() if d.is_default],
                )
            except Fault as fault:
                tell(fault=fault.code)
        elif command == "listen":
            microphone = Microphone(
                DeviceSpec(rest),
                ear.push,
                lambda fault: tell(microphone=fault.code),
                lambda: tell(microphone="back"),
            )
            microphone.start()
        elif command == "speak":
            speaker = Speaker(
                DeviceSpec(rest),
                voice.pull,
                on_fault=lambda fault: tell(speaker=fault.code),
                on_back=lambda: tell(speaker="back"),
            )
            speaker.start()
        elif command == "heard":
            level = microphone.level().rms_dbfs if microphone else -120.0
            tell(hz=ear.frequency_hz(), level_dbfs=level)
        elif command == "refresh":
            tell(refreshed=refresh_sound_devices())
        elif command == "stop":
            tell(stopped=[device.stop() for device in (microphone, speaker) if device])


if __name__ == "__main__":
    main()
