# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the call sends: the camera and the microphone as aiortc tracks whose source can change."""

import asyncio
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Protocol

import av
import cv2
import numpy as np
from aiortc import MediaStreamTrack
from aiortc.mediastreams import MediaStreamError

from app.media.camera import CameraFrame
from app.media.capture import Picture
from app.media.sound import FRAME_SAMPLES, SAMPLE_RATE_HZ, Samples, SoundBlock, silence

VIDEO_CLOCK_HZ = 90_000
STANDING_PICTURE_S = 0.5
"""A picture that does not change is sent again this often, so that the other side sees that we live."""
SOUND_PATIENCE_S = 0.06
"""A microphone this late gets silence sent in its place."""
FRAME_S = FRAME_SAMPLES / SAMPLE_RATE_HZ
BLACK_SIZE_PX = (320, 240)


class PictureSource(Protocol):
    """Where pictures come from: a ``Camera``, or something drawn."""

    def latest(self) -> CameraFrame | None:
        """Return the newest picture or None; called on the event loop."""

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback`` from any thread after each new picture; returns what ends that."""


class SoundSource(Protocol):
    """Where sound comes from: a ``SoundFeed`` behind a microphone, or something made."""

    def take(self) -> Samples | None:
        """Return the next 20 ms, or None when they are not there yet."""

    def on_ready(self, wake: Callable[[], None]) -> None:
        """Call ``wake`` from any thread whenever 20 ms are there."""

    def clear(self) -> None:
        """Forget what waits."""


class CameraTrack(MediaStreamTrack):
    """Sends the newest picture at most ``rate_fps`` times a second; black while off or without a camera.

    Lives on the event loop. Pictures leave as I420 with even sides, converted by OpenCV (a fifth of the
    cost of FFmpeg's converter at this step).
    """

    kind = "video"

    def __init__(self, source: PictureSource | None, rate_fps: int = 30) -> None:
        super().__init__()
        self._engine_loop = asyncio.get_running_loop()
        self._gap_s = 1.0 / rate_fps
        self._new_picture = asyncio.Event()
        self._source: PictureSource | None = None
        self._end_listening: Callable[[], None] = lambda: None
        self._sent_seq: int | None = None
        self._size_px = BLACK_SIZE_PX
        self._started_s = time.monotonic()
        self._sent_s = 0.0
        self.is_on = True
        self.use(source)

    def use(self, source: PictureSource | None) -> None:
        """Send pictures from another source from now on; None sends black."""
        self._end_listening()
        self._source = source
        self._sent_seq = None
        self._end_listening = source.listen(self._wake) if source else lambda: None

    async def recv(self) -> av.VideoFrame:
        """Return the next picture when it is due."""
        if self.readyState != "live":
            raise MediaStreamError
        await self._wait_for_picture()
        now = time.monotonic()
        self._sent_s = now
        i420 = self._i420()
        frame = av.VideoFrame.from_numpy_buffer(i420, format="yuv420p", width=i420.shape[1])
        frame.pts = int((now - self._started_s) * VIDEO_CLOCK_HZ)
        frame.time_base = Fraction(1, VIDEO_CLOCK_HZ)
        return frame

    def stop(self) -> None:
        """End the track for good."""
        self._end_listening()
        super().stop()

    def _wake(self) -> None:
        if not self._engine_loop.is_closed():
            self._engine_loop.call_soon_threadsafe(self._new_picture.set)

    async def _wait_for_picture(self) -> None:
        until_s = self._sent_s + STANDING_PICTURE_S
        while not self._has_news() and time.monotonic() < until_s:
            self._new_picture.clear()
            try:
                async with asyncio.timeout(until_s - time.monotonic()):
                    await self._new_picture.wait()
            except TimeoutError:
                return
        due_s = self._sent_s + 0.9 * self._gap_s  # a camera's own unevenness must not halve the rate
        if (early_s := due_s - time.monotonic()) > 0:
            await asyncio.sleep(early_s)

    def _has_news(self) -> bool:
        latest = self._source.latest() if self._source and self.is_on else None
        return latest is not None and latest.seq != self._sent_seq

    def _i420(self) -> Picture:
        latest = self._source.latest() if self._source and self.is_on else None
        if latest is None:
            width, height = self._size_px
            picture = np.zeros((height, width, 3), dtype=np.uint8)
        else:
            self._sent_seq = latest.seq
            height, width = (side - side % 2 for side in latest.bgr.shape[:2])
            picture = latest.bgr[:height, :width]
            self._size_px = (width, height)
        return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2YUV_I420), dtype=np.uint8)


class MicrophoneTrack(MediaStreamTrack):
    """Sends 20 ms of mono sound at a time, paced by the microphone; silence while off or when it fails.

    Lives on the event loop.
    """

    kind = "audio"

    def __init__(self, source: SoundSource | None) -> None:
        super().__init__()
        self._engine_loop = asyncio.get_running_loop()
        self._ready = asyncio.Event()
        self._source: SoundSource | None = None
        self._pts = 0
        self._due_s: float | None = None
        self.is_on = True
        self.use(source)

    def use(self, source: SoundSource | None) -> None:
        """Send sound from another source from now on; None sends silence."""
        if self._source is not None:
            self._source.on_ready(lambda: None)
        self._source = source
        if source is not None:
            source.clear()
            source.on_ready(self._wake)

    async def recv(self) -> av.AudioFrame:
        """Return the next 20 ms, s16 mono at 48 kHz, as soon as they are there."""
        block = await self.recv_block()
        frame = av.AudioFrame.from_ndarray(block.samples[np.newaxis, :], format="s16", layout="mono")
        frame.sample_rate = SAMPLE_RATE_HZ
        frame.pts = block.pts
        frame.time_base = Fraction(1, SAMPLE_RATE_HZ)
        return frame

    async def recv_block(self) -> SoundBlock:
        """Return the same without FFmpeg."""
        if self.readyState != "live":
            raise MediaStreamError
        samples = await self._next()
        block = SoundBlock(samples if self.is_on else silence(FRAME_SAMPLES), self._pts)
        self._pts += FRAME_SAMPLES
        return block

    def stop(self) -> None:
        """End the track for good."""
        self.use(None)
        super().stop()

    def _wake(self) -> None:
        if not self._engine_loop.is_closed():
            self._engine_loop.call_soon_threadsafe(self._ready.set)

    async def _next(self) -> Samples:
        """Wait for the microphone; give silence in its place when it is 60 ms late, then every 20 ms."""
        if self._due_s is None:  # the call begins now: what was said before is not for it
            self._due_s = time.monotonic()
            if self._source:
                self._source.clear()
        until_s = self._due_s + (SOUND_PATIENCE_S if self._source else 0.0)
        while True:
            samples = self._source.take() if self._source else None
            now = time.monotonic()
            if samples is not None:
                self._due_s = now + FRAME_S
                return samples
            if now >= until_s:
                self._due_s = max(self._due_s + FRAME_S, now - 1.0)
                return silence(FRAME_SAMPLES)
            self._ready.clear()
            try:
                async with asyncio.timeout(until_s - now):
                    await self._ready.wait()
            except TimeoutError:
                continue
