# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: VP8 that fits through thin lines."""

from fractions import Fraction

import cv2
import numpy as np
import pytest
from aiortc.codecs.vpx import VpxPayloadDescriptor
from av import CodecContext, Packet, VideoFrame

from app.media.rtc import install
from app.media.rtc.vp8 import (
    FIRST_BITRATE,
    HIGHEST_BITRATE,
    LOWEST_BITRATE,
    ThinLineVp8Encoder,
    codec_options,
)

FPS = 30


def scene(number: int, size_px: tuple[int, int] = (640, 480)) -> VideoFrame:
    """A talking-head-like picture: a moving disc, a gradient and camera noise."""
    width, height = size_px
    rng = np.random.default_rng(number)
    picture = np.tile(np.linspace(40, 160, width, dtype=np.uint8)[:, np.newaxis], (height, 1, 3)).copy()
    centre = (int(width / 2 + width / 6 * np.sin(number / 9)), height // 2)
    cv2.circle(picture, centre, height // 4, (150, 170, 210), -1)
    noisy = np.clip(picture + rng.normal(0, 2, picture.shape), 0, 255).astype(np.uint8)
    frame = VideoFrame.from_ndarray(cv2.cvtColor(noisy, cv2.COLOR_BGR2YUV_I420), "yuv420p")
    frame.pts, frame.time_base = number * 90_000 // FPS, Fraction(1, 90_000)
    return frame


def vp8_of(payloads: list[bytes]) -> bytes:
    return b"".join(VpxPayloadDescriptor.parse(payload)[1] for payload in payloads)


def is_key(payloads: list[bytes]) -> bool:
    """RFC 6386 section 9.1: the lowest bit of a key frame is 0."""
    return vp8_of(payloads)[0] & 1 == 0


def size_of(payloads: list[bytes]) -> tuple[int, int]:
    (frame,) = CodecContext.create("libvpx", "r").decode(Packet(vp8_of(payloads)))
    assert isinstance(frame, VideoFrame)
    return frame.width, frame.height


@pytest.fixture
def encoder() -> ThinLineVp8Encoder:
    install()
    return ThinLineVp8Encoder()


def test_it_starts_at_250_kbit_and_goes_down_to_30_and_up_to_1200(encoder: ThinLineVp8Encoder) -> None:
    assert encoder.target_bitrate == FIRST_BITRATE == 250_000
    encoder.target_bitrate = 5_000
    assert encoder.target_bitrate == LOWEST_BITRATE == 30_000
    encoder.target_bitrate = 9_000_000
    assert encoder.target_bitrate == HIGHEST_BITRATE


def test_30_kbit_really_means_about_30_kbit(encoder: ThinLineVp8Encoder) -> None:
    """Stock aiortc sends 250 kbit/s here, and VP8 at full size could not go below 60."""
    encoder.target_bitrate = 30_000
    sizes = [sum(map(len, encoder.encode(scene(n))[0])) for n in range(FPS * 4)]
    assert sum(map(bool, sizes)) == pytest.approx(12 * 4, abs=8)
    assert sum(sizes[FPS:]) * 8 / 3 < 45_000


def test_the_picture_shrinks_when_the_line_does_and_grows_back(encoder: ThinLineVp8Encoder) -> None:
    assert size_of(encoder.encode(scene(0))[0]) == (640, 480)
    encoder.target_bitrate = 60_000
    assert size_of(encoder.encode(scene(30))[0]) == (320, 240)
    encoder.target_bitrate = 600_000
    assert size_of(encoder.encode(scene(60))[0]) == (640, 480)


def test_small_changes_of_the_line_make_no_key_frames(encoder: ThinLineVp8Encoder) -> None:
    encoder.target_bitrate = 400_000
    assert is_key(encoder.encode(scene(0))[0])
    for number, bitrate in enumerate((430_000, 460_000, 400_000, 360_000), 1):
        encoder.target_bitrate = bitrate
        assert not is_key(encoder.encode(scene(number * 2))[0])


def test_down_is_followed_at_once_and_up_after_two_seconds(encoder: ThinLineVp8Encoder) -> None:
    encoder.target_bitrate = 400_000
    encoder.encode(scene(0))
    encoder.target_bitrate = 300_000
    assert is_key(encoder.encode(scene(3))[0])
    encoder.target_bitrate = 600_000
    assert not is_key(encoder.encode(scene(6))[0])
    assert is_key(encoder.encode(scene(66))[0])


def test_a_key_frame_that_was_asked_for_is_not_lost_with_a_dropped_picture(
    encoder: ThinLineVp8Encoder,
) -> None:
    encoder.target_bitrate = 30_000
    encoder.encode(scene(0))
    assert encoder.encode(scene(1), force_keyframe=True)[0] == []
    assert is_key(encoder.encode(scene(4))[0])


def test_the_denoiser_is_off_from_vga_on_and_libvpx_knows_every_option(encoder: ThinLineVp8Encoder) -> None:
    assert codec_options(640, 480, 1)["noise-sensitivity"] == "0"
    assert codec_options(320, 240, 1)["noise-sensitivity"] == "4"
    encoder.encode(scene(0))
    assert encoder.codec is not None
    assert encoder.codec.thread_count == 1
    assert encoder.codec.options == {}  # FFmpeg leaves what the codec did not take


def test_time_stamps_are_those_of_the_pictures(encoder: ThinLineVp8Encoder) -> None:
    assert [encoder.encode(scene(n))[1] for n in (0, 5, 10)] == [0, 15_000, 30_000]
