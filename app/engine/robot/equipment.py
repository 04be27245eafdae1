# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The robot's camera, microphone and speaker, and what it records."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.core.devices import DeviceSpec
from app.core.faults import Fault
from app.core.sound_meters import SoundMeters
from app.engine.robot.drawn_camera import DrawnCamera
from app.engine.robot.ear import Ear
from app.engine.robot.options import RobotOptions
from app.engine.robot.picture_keeper import PictureKeeper
from app.engine.robot.shipped import shipped
from app.engine.robot.timeline import PictureTally
from app.engine.robot.voice import Voice
from app.engine.robot.words import SUBTITLES
from app.media.call import CallSources
from app.media.camera import Camera, CameraEvent, Faulted
from app.media.microphone import Microphone
from app.media.playout import PlayoutBuffer, PlayoutStats
from app.media.processing.canceller import Cleaning, EchoCanceller, PassThrough, make_canceller
from app.media.processing.cleaner import SoundCleaner
from app.media.recorder import FrameLog, SpeakerRecorder
from app.media.sound import Samples
from app.media.sound_feed import SoundFeed
from app.media.speaker import Speaker

DEFAULT_SPEECH = shipped("sounds", "da", "robot_greeting.ogg")


class Equipment:
    """Everything that outlives a single connection. Pictures arrive on the loop, sound in the card's thread.

    Args:
        options: What was asked for.
        on_fault: Gets device faults, from any thread.
        on_stand_in: Told whether another microphone does the work of the chosen one, from any thread.

    Raises:
        OSError: If the folder for recordings cannot be written.
    """

    def __init__(
        self,
        options: RobotOptions,
        on_fault: Callable[[Fault], None],
        on_stand_in: Callable[[bool], None] = lambda stands_in: None,
    ) -> None:
        self._on_fault = on_fault
        self._on_stand_in = on_stand_in
        self.playout = PlayoutBuffer()
        self._heard_until_goodbye: PlayoutStats | None = None
        self._meters_at_goodbye: SoundMeters | None = None
        self.tally = PictureTally()
        self.voice = Voice() if options.is_host else None
        self.ear = Ear()
        self.drawn = self._drawn(options)
        self._camera = self.drawn or Camera(DeviceSpec(options.camera or "none"), on_event=self._on_camera)
        feed = self.voice.feed if self.voice else SoundFeed()
        self._cleaner = SoundCleaner(feed.push, make=_canceller_for(options))
        self._microphone = self.voice or self._real_microphone(options)
        self._speaker = Speaker(DeviceSpec("none"), self.playout.pull, self._on_played)
        folder = options.record
        self._recorder = SpeakerRecorder(folder) if folder else None
        self._frame_log = FrameLog(folder) if folder else None
        self._keeper = PictureKeeper(folder, options.record_pictures) if folder else None
        self.sources = CallSources(self._camera, feed, self.playout, self._on_picture)

    def start(self) -> None:
        """Open everything in the background."""
        self._cleaner.start()
        for device in (self._camera, self._microphone, self._speaker):
            device.start()

    def begin_recording(self) -> None:
        """Record from now on: the line stands."""
        if self._recorder is not None:
            self._recorder.begin()

    @property
    def heard(self) -> PlayoutStats:
        """What the listener got; from the goodbye on as it was then."""
        return self._heard_until_goodbye or self.playout.stats

    @property
    def meters(self) -> SoundMeters:
        """How the sound fares; from the goodbye on as it did then."""
        return self._meters_at_goodbye or self._cleaner.meters

    def say_goodbye(self) -> None:
        """The call is over: what is not heard from here on is not missing."""
        self._heard_until_goodbye = self.playout.stats
        self._meters_at_goodbye = self._cleaner.meters

    def stop(self) -> None:
        """Give the devices back and finish the recordings; blocks for some seconds at most."""
        for device in (self._microphone, self._speaker, self._camera):
            device.stop()
        self._cleaner.stop()
        self._cleaner.wait_for_end()
        for recording in (self._recorder, self._frame_log, self._keeper):
            if recording is not None:
                recording.close()

    def _drawn(self, options: RobotOptions) -> DrawnCamera | None:
        if options.camera is not None:
            return None
        loudness = self.voice.loudness if self.voice else lambda: 0.0
        note = SUBTITLES[options.language]["note" if options.is_host else "guest_note"]
        return DrawnCamera(note, loudness)

    def _real_microphone(self, options: RobotOptions) -> Microphone:
        device = _microphone_of(options)
        is_card = device.path is None and not device.is_none  # no card shall speak in a file's place
        told = (lambda _: self._on_stand_in(True)) if is_card else None
        return Microphone(device, self._cleaner.push, self._on_fault, lambda: self._on_stand_in(False), told)

    def _on_camera(self, event: CameraEvent) -> None:
        if isinstance(event, Faulted):
            self._on_fault(event.fault)

    def _on_played(self, samples: Samples) -> None:
        self.ear.hear(samples)
        self._cleaner.played(samples)
        if self._recorder is not None:
            self._recorder.played(samples)

    def _on_picture(self, bgra: NDArray[np.uint8], monotonic_s: float) -> None:
        height, width = bgra.shape[:2]
        self.tally.shown(width, height, monotonic_s)
        if self._frame_log is not None:
            self._frame_log.shown(width, height, monotonic_s)
        if self._keeper is not None:
            self._keeper.shown(bgra, monotonic_s)


def _microphone_of(options: RobotOptions) -> DeviceSpec:
    return DeviceSpec(f"file:{DEFAULT_SPEECH}" if options.microphone is None else options.microphone)


def _canceller_for(options: RobotOptions) -> Callable[[Cleaning], EchoCanceller]:
    """Return what makes the canceller: what a file says is sent as it is, so that it can be judged."""
    spec = _microphone_of(options)
    return (lambda cleaning: PassThrough()) if spec.path or spec.is_none else make_canceller
