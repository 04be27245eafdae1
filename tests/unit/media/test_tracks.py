# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the call sends, whatever camera and microphone do."""

import asyncio
import time

import cv2
import numpy as np
import pytest
from aiortc.mediastreams import MediaStreamError

from app.media.camera import CameraFrame
from app.media.sound_feed import SoundFeed
from app.media.tracks import CameraTrack, MicrophoneTrack
from tests.rig.pictures import draw_counter, read_counter


class Easel:
    """A source of pictures that a test draws."""

    def __init__(self) -> None:
        self._latest: CameraFrame | None = None
        self._callback = lambda: None
        self.is_listened_to = False

    def latest(self) -> CameraFrame | None:
        return self._latest

    def listen(self, callback):  # noqa: ANN001, ANN201 - the Protocol says it
        self._callback = callback
        self.is_listened_to = True

        def end() -> None:
            self.is_listened_to = False

        return end

    def show(self, number: int, size_px: tuple[int, int] = (320, 240)) -> None:
        self._latest = CameraFrame(draw_counter(number, *size_px), number, time.monotonic())
        self._callback()


def push(feed: SoundFeed, value: int) -> None:
    for _ in range(2):
        feed.push(np.full(480, value, dtype=np.int16), 0.0)


def value_of(frame) -> int:  # noqa: ANN001 - av.AudioFrame
    samples = frame.to_ndarray()[0]
    assert len(samples) == 960
    assert len(set(samples.tolist())) == 1
    return int(samples[0])


async def test_the_newest_picture_is_sent_as_it_was_drawn() -> None:
    easel = Easel()
    track = CameraTrack(easel, rate_fps=100)
    for number in (1, 2, 77):
        easel.show(number)
        frame = await track.recv()
        assert frame.format.name == "yuv420p"
        assert read_counter(frame.to_ndarray(format="bgr24")) == number
    track.stop()
    assert not easel.is_listened_to


async def test_colours_survive_the_way() -> None:
    easel = Easel()
    track = CameraTrack(easel)
    picture = np.zeros((48, 64, 3), dtype=np.uint8)
    picture[:] = (30, 60, 200)
    easel._latest = CameraFrame(picture, 1, 0.0)
    back = (await track.recv()).to_ndarray(format="bgr24")
    assert np.abs(back.astype(int) - picture).max() <= 4


async def test_a_picture_with_odd_sides_loses_a_line_instead_of_ending_the_sender() -> None:
    easel = Easel()
    easel.show(5, (321, 241))
    frame = await CameraTrack(easel).recv()
    assert (frame.width, frame.height) == (320, 240)


async def test_pictures_leave_no_faster_than_allowed() -> None:
    easel = Easel()
    track = CameraTrack(easel, rate_fps=20)
    stamps = []
    for number in range(6):
        easel.show(number)
        stamps.append((await track.recv()).pts)
    assert min(np.diff(stamps)) >= 0.9 / 20 * 90_000 - 100


async def test_a_picture_that_stands_still_is_sent_again_twice_a_second() -> None:
    easel = Easel()
    easel.show(3)
    track = CameraTrack(easel)
    first, second = await track.recv(), await track.recv()
    assert read_counter(second.to_ndarray(format="bgr24")) == 3
    assert second.pts - first.pts >= 0.45 * 90_000


async def test_a_camera_that_is_off_sends_black_of_the_same_size_until_it_is_on() -> None:
    easel = Easel()
    easel.show(3)
    track = CameraTrack(easel)
    await track.recv()
    track.is_on = False
    black = await track.recv()
    assert (black.width, black.height) == (320, 240)
    assert black.to_ndarray(format="bgr24").max() <= 2
    track.is_on = True
    easel.show(4)
    assert read_counter((await track.recv()).to_ndarray(format="bgr24")) == 4


async def test_without_a_camera_black_is_sent_until_one_comes() -> None:
    track = CameraTrack(None)
    assert (await track.recv()).to_ndarray(format="bgr24").max() <= 2
    easel = Easel()
    easel.show(9)
    track.use(easel)
    assert read_counter((await track.recv()).to_ndarray(format="bgr24")) == 9


async def test_sound_goes_out_as_it_comes_in_20_ms_at_a_time() -> None:
    feed = SoundFeed()
    track = MicrophoneTrack(feed)
    receiving = asyncio.create_task(track.recv())
    await asyncio.sleep(0)
    push(feed, 11)
    frames = [await receiving]
    for value in (12, 13):
        push(feed, value)
        frames.append(await track.recv())
    assert [value_of(frame) for frame in frames] == [11, 12, 13]
    assert [frame.pts for frame in frames] == [0, 960, 1920]
    assert frames[0].sample_rate == 48_000


async def test_what_was_said_before_the_call_is_not_sent() -> None:
    feed = SoundFeed()
    track = MicrophoneTrack(feed)
    push(feed, 11)
    assert value_of(await track.recv()) == 0


async def test_a_microphone_that_stops_is_replaced_by_silence_in_real_time() -> None:
    feed = SoundFeed()
    track = MicrophoneTrack(feed)
    begun = time.monotonic()
    frames = [await track.recv() for _ in range(10)]
    took = time.monotonic() - begun
    assert [value_of(frame) for frame in frames] == [0] * 10
    assert [frame.pts for frame in frames] == list(range(0, 9600, 960))
    assert took >= 0.2
    push(feed, 5)
    assert value_of(await track.recv()) == 5


async def test_a_muted_microphone_sends_silence_and_keeps_its_pace() -> None:
    feed = SoundFeed()
    track = MicrophoneTrack(feed)
    assert value_of(await track.recv()) == 0
    track.is_on = False
    for _ in range(3):
        push(feed, 5)
        assert value_of(await track.recv()) == 0
    track.is_on = True
    push(feed, 6)
    assert value_of(await track.recv()) == 6


async def test_another_microphone_takes_over_and_the_old_one_is_let_go() -> None:
    old, new = SoundFeed(), SoundFeed()
    track = MicrophoneTrack(old)
    await track.recv()
    track.use(new)
    push(old, 1)
    push(new, 2)
    assert value_of(await track.recv()) == 2


@pytest.mark.parametrize("make", [lambda: CameraTrack(None), lambda: MicrophoneTrack(None)])
async def test_a_stopped_track_ends(make) -> None:  # noqa: ANN001 - two kinds of track
    track = make()
    track.stop()
    with pytest.raises(MediaStreamError):
        await track.recv()


def test_the_conversion_is_the_one_that_opencv_undoes() -> None:
    """Guards the assumption behind CameraTrack: both libraries mean the same I420."""
    picture = draw_counter(1234)
    i420 = cv2.cvtColor(picture, cv2.COLOR_BGR2YUV_I420)
    assert read_counter(cv2.cvtColor(i420, cv2.COLOR_YUV2BGR_I420)) == 1234
