# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the other side sends: sound into the playout buffer, pictures to whoever shows them."""

import time
from collections.abc import Callable
from fractions import Fraction

import av
import numpy as np
from aiortc import MediaStreamTrack
from aiortc.mediastreams import MediaStreamError
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from app.media.playout import PlayoutBuffer
from app.media.resampler import Resampler
from app.media.rtc.guard import Guard
from app.media.rtc.later_opus import OpusPacket
from app.media.sound import SAMPLE_RATE_HZ, Samples, to_mono

OnPicture = Callable[[NDArray[np.uint8], float], None]
"""Called on the event loop with BGRA, shape (height, width, 4), uint8, and monotonic seconds."""


class RemoteSound:
    """Feeds one sound track into the playout buffer, as fast as it comes."""

    def __init__(self, playout: PlayoutBuffer, on_first: Callable[[], None]) -> None:
        self._playout = playout
        self._on_first = on_first
        self._resampler: Resampler | None = None
        self._guard = Guard("the playout buffer")
        self.frames = 0

    async def run(self, track: MediaStreamTrack) -> None:
        """Take the track in until it ends."""
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if isinstance(frame, av.AudioFrame | OpusPacket):
                with self._guard.watch():
                    self._play(frame)

    def _play(self, frame: av.AudioFrame | OpusPacket) -> None:
        if not self.frames:  # an earlier call's time stamps have nothing to do with ours
            self._playout.reset()
        if isinstance(frame, OpusPacket):
            self._playout.push_opus(frame.data, frame.pts)
        else:
            self._playout.push(self._mono_48_khz(frame), _pts_at_48_khz(frame))
        self.frames += 1
        if self.frames == 1:
            self._on_first()

    def _mono_48_khz(self, frame: av.AudioFrame) -> Samples:
        """Opus comes at 48 kHz; only the telephone codecs need resampling."""
        channels = len(frame.layout.channels)
        interleaved = np.asarray(frame.to_ndarray(), dtype=np.int16).reshape(-1, channels)
        samples = to_mono(interleaved)
        if frame.sample_rate == SAMPLE_RATE_HZ:
            return samples
        if self._resampler is None:
            self._resampler = Resampler(frame.sample_rate, SAMPLE_RATE_HZ)
        return self._resampler.convert(samples)


class RemotePictures:
    """Hands the pictures of one track on, each as soon as it is decoded."""

    def __init__(self, on_picture: OnPicture, on_first: Callable[[int, int], None]) -> None:
        self._on_picture = on_picture
        self._on_first = on_first
        self._guard = Guard("showing a picture")
        self._converter = VideoReformatter()  # kept: making it anew for each picture doubles the cost
        self.pictures = 0
        self.size_px = (0, 0)

    async def run(self, track: MediaStreamTrack) -> None:
        """Take the track in until it ends."""
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if isinstance(frame, av.VideoFrame):
                with self._guard.watch():
                    self._show(frame)

    def _show(self, frame: av.VideoFrame) -> None:
        self.pictures += 1
        self.size_px = (frame.width, frame.height)
        if self.pictures == 1:
            self._on_first(frame.width, frame.height)
        shown = self._converter.reformat(frame, format="bgra", threads=1)
        bgra: NDArray[np.uint8] = np.asarray(shown.to_ndarray(), dtype=np.uint8)
        self._on_picture(bgra, time.monotonic())


async def discard(track: MediaStreamTrack) -> None:
    """Take in a track that nobody shows: aiortc would keep its frames in memory without end."""
    while True:
        try:
            await track.recv()
        except MediaStreamError:
            return


def _pts_at_48_khz(frame: av.AudioFrame) -> int:
    base = frame.time_base or Fraction(1, frame.sample_rate)
    return int((frame.pts or 0) * base * SAMPLE_RATE_HZ)
