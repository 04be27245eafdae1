# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The app's own speaker, microphone and sound cleaner on virtual devices: what it would send."""

import threading

import numpy as np

from app.core.devices import DeviceSpec
from app.core.sound_meters import SoundMeters
from app.media.microphone import Microphone
from app.media.processing.canceller import Cleaning
from app.media.processing.cleaner import SoundCleaner
from app.media.sound import Samples, silence
from app.media.speaker import Speaker
from tests.rig.children import await_condition
from tests.rig.pulse import MICROPHONE, SPEAKER


def talk(far: Samples, seconds: float) -> tuple[Samples, SoundMeters]:
    """Play ``far`` and return what the cleaner gave meanwhile. Its automatic gain is off, as Chromium's is.

    PortAudio must see a rig (``PulseRig.variables``).
    """
    sent: list[Samples] = []
    cleaner = SoundCleaner(lambda samples, now: sent.append(samples), Cleaning(level=False))
    at = 0
    is_over, may_begin = threading.Event(), threading.Event()

    def pull(count: int) -> Samples:
        nonlocal at
        if not may_begin.is_set():
            return silence(count)
        piece = far[at : at + count]
        at += count
        if at >= len(far):
            is_over.set()
        return np.concatenate([piece, silence(count - len(piece))])

    microphone = Microphone(DeviceSpec(MICROPHONE), cleaner.push)
    speaker = Speaker(DeviceSpec(SPEAKER), pull, cleaner.played)
    cleaner.start()
    microphone.start()
    speaker.start()
    try:
        await_condition("first sound", lambda: len(sent) > 100)  # a second, as the page waits
        may_begin.set()
        assert is_over.wait(len(far) / 48_000 + 20)
        count = len(sent)
        await_condition("the last words", lambda: len(sent) > count + 100 * (seconds - len(far) / 48_000))
    finally:
        microphone.stop()
        speaker.stop()
        cleaner.stop()
        cleaner.wait_for_end()
    return np.concatenate(sent), cleaner.meters
