# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contract: VP8 that fits through thin lines."""

import functools
from fractions import Fraction

import cv2
import numpy as np
import pytest
from aiortc.codecs.vpx import VpxPayloadDescriptor
from av import CodecContext, Packet, VideoFrame

from app.media.rtc import install, vp8_codec, vpx_library
from app.media.rtc.vp8 import FIRST_BITRATE, HIGHEST_BITRATE, LOWEST_BITRATE, ThinLineVp8Encoder
from app.media.rtc.vp8_codec import CodecSettings, DirectVp8, FfmpegVp8, make_codec

FPS = 30


@functools.cache
def noise(size_px: tuple[int, int]) -> np.ndarray:
    return np.random.default_rng(5).normal(0, 2, (size_px[1], size_px[0], 3)).astype(np.int16)


def scene(number: int, size_px: tuple[int, int] = (640, 480)) -> VideoFrame:
    """A talking-head-like picture: a moving disc, a gradient and camera noise."""
    width, height = size_px
    picture = np.tile(np.linspace(40, 160, width, dtype=np.uint8)[:, np.newaxis], (height, 1, 3)).copy()
    centre = (int(width / 2 + width / 6 * np.sin(number / 9)), height // 2)
    cv2.circle(picture, centre, height // 4, (150, 170, 210), -1)
    noisy = cv2.add(picture.astype(np.int16), np.roll(noise(size_px), 37 * number, axis=1), dtype=cv2.CV_8U)
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


def rate_of(payloads: list[list[bytes]], seconds: float) -> float:
    """Bit/s over so many seconds."""
    return sum(len(one) for picture in payloads for one in picture) * 8 / seconds


@pytest.fixture
def through_ffmpeg(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system whose PyAV has no libvpx of its own beside it."""
    monkeypatch.setattr(vpx_library, "load", lambda: None)


def test_it_starts_at_250_kbit_and_follows_within_its_limits(encoder: ThinLineVp8Encoder) -> None:
    assert encoder.target_bitrate == FIRST_BITRATE == 250_000
    encoder.target_bitrate = 1_000
    assert encoder.target_bitrate == LOWEST_BITRATE
    encoder.target_bitrate = 9_000_000
    assert encoder.target_bitrate == HIGHEST_BITRATE


@pytest.mark.parametrize("bitrate", [30_000, 60_000, 150_000, 500_000])
def test_the_rate_that_is_asked_for_is_kept(encoder: ThinLineVp8Encoder, bitrate: int) -> None:
    """Stock aiortc sends 250 kbit/s at least."""
    encoder.target_bitrate = bitrate
    pictures = [encoder.encode(scene(n))[0] for n in range(FPS * 4)]
    assert rate_of(pictures[FPS:], 3.0) < 1.25 * bitrate
    assert sum(map(bool, pictures)) >= 4 * 12


def test_on_the_thinnest_line_a_small_still_picture_comes_each_5_s(encoder: ThinLineVp8Encoder) -> None:
    encoder.target_bitrate = 5_000
    pictures = [encoder.encode(scene(n))[0] for n in range(FPS * 12)]
    sent = [number for number, payloads in enumerate(pictures) if payloads]
    assert 2 <= len(sent) <= 4
    assert size_of(pictures[0]) == (160, 120)
    assert rate_of(pictures, 12.0) < 12_000


def test_the_picture_shrinks_when_the_line_does_and_grows_back(encoder: ThinLineVp8Encoder) -> None:
    assert size_of(encoder.encode(scene(0))[0]) == (640, 480)
    encoder.target_bitrate = 50_000
    assert size_of(encoder.encode(scene(30))[0]) == (320, 240)
    encoder.target_bitrate = 600_000
    sizes = [size_of(encoder.encode(scene(n))[0]) for n in (160, 290)]
    assert sizes == [(480, 360), (640, 480)]


def test_changes_of_the_line_make_no_key_frames_and_are_followed_at_once(encoder: ThinLineVp8Encoder) -> None:
    """800, 200, 1000, 160 kbit/s: one key frame in all, and each rate is kept within its two seconds."""
    pictures: dict[int, list[list[bytes]]] = {}
    number = 0
    for bitrate in (800_000, 200_000, 1_000_000, 160_000):
        encoder.target_bitrate = bitrate
        pictures[bitrate] = [encoder.encode(scene(number + n))[0] for n in range(2 * FPS)]
        number += 2 * FPS
    everything = [payloads for some in pictures.values() for payloads in some if payloads]
    assert [is_key(payloads) for payloads in everything] == [True] + [False] * (len(everything) - 1)
    assert rate_of(pictures[200_000][FPS:], 1.0) < 1.3 * 200_000
    assert rate_of(pictures[160_000][FPS:], 1.0) < 1.3 * 160_000


@pytest.mark.parametrize("missed", [range(0), range(60, 61), range(60, 63)], ids=["none", "one", "three"])
def test_a_picture_that_the_camera_missed_fills_no_queue(encoder: ThinLineVp8Encoder, missed: range) -> None:
    """With libvpx left to read the rate from the times, half a second of the line too much came out."""
    encoder.target_bitrate = 375_000
    sizes = [0 if n in missed else sum(map(len, encoder.encode(scene(n))[0])) for n in range(4 * FPS)]
    ahead = worst = 0.0
    for size in sizes[FPS:]:
        ahead = max(0.0, ahead + 8 * size - 1.05 * 375_000 / FPS)
        worst = max(worst, ahead)
    assert worst < 0.2 * 375_000


def test_a_fall_of_the_rate_is_followed_before_a_queue_builds_up(encoder: ThinLineVp8Encoder) -> None:
    """A browser's settings of libvpx let it spend 300 ms of the line first."""
    encoder.target_bitrate = 500_000
    for number in range(5 * FPS):
        encoder.encode(scene(number))
    encoder.target_bitrate = 300_000
    pictures = [encoder.encode(scene(5 * FPS + n))[0] for n in range(FPS)]
    assert rate_of(pictures, 1.0) < 1.15 * 300_000


def test_after_a_pause_a_picture_is_no_larger_than_before_it(encoder: ThinLineVp8Encoder) -> None:
    """Else it gets the bits of all those left out: 35 kB at 60 kbit/s, which block a thin line for 5 s."""
    encoder.target_bitrate = 300_000
    before = [sum(map(len, encoder.encode(scene(n))[0])) for n in range(60)]
    after = [sum(map(len, encoder.encode(scene(n))[0])) for n in range(210, 214)]
    assert max(after) < 3 * max(before[30:])


@pytest.mark.usefixtures("through_ffmpeg")
def test_without_a_libvpx_of_our_own_a_new_rate_costs_a_key_frame_and_small_ones_are_left_alone(
    encoder: ThinLineVp8Encoder,
) -> None:
    encoder.target_bitrate = 400_000
    assert is_key(encoder.encode(scene(0))[0])
    assert isinstance(encoder._compressor, FfmpegVp8)
    for number, bitrate in enumerate((430_000, 460_000, 400_000, 360_000), 1):
        encoder.target_bitrate = bitrate
        assert not is_key(encoder.encode(scene(number * 2))[0])
    encoder.target_bitrate = 300_000
    assert is_key(encoder.encode(scene(12))[0])
    encoder.target_bitrate = 600_000
    assert not is_key(encoder.encode(scene(15))[0])
    assert is_key(encoder.encode(scene(75))[0])


def test_without_a_libvpx_of_our_own_a_slower_camera_is_still_counted_at_its_own_rate() -> None:
    codec = FfmpegVp8(CodecSettings(320, 240, 100_000))
    assert not codec.change_rate(CodecSettings(320, 240, 100_000, rate_fps=5.0))
    counted = []
    for number in range(0, 60, 6):
        frame = scene(number, (320, 240))
        codec.encode(frame, force_keyframe=False)
        counted.append(frame.pts)
    assert counted == [18_000 * n for n in range(10)]


def test_a_key_frame_that_was_asked_for_is_not_lost_with_a_dropped_picture(
    encoder: ThinLineVp8Encoder,
) -> None:
    encoder.target_bitrate = 30_000
    encoder.encode(scene(0))
    assert encoder.encode(scene(1), force_keyframe=True)[0] == []
    assert is_key(encoder.encode(scene(4))[0])


def test_20_of_30_pictures_are_really_20(encoder: ThinLineVp8Encoder) -> None:
    encoder.target_bitrate = 30_000  # 320x240 at 20 a second
    assert sum(bool(encoder.encode(scene(n))[0]) for n in range(90)) == pytest.approx(60, abs=6)


def test_the_denoiser_is_off_from_vga_on_and_libvpx_knows_every_option() -> None:
    assert CodecSettings(640, 480, 1).noise_sensitivity == 0
    assert CodecSettings(320, 240, 1).noise_sensitivity == 4
    codec = FfmpegVp8(CodecSettings(320, 240, 100_000))
    codec.encode(scene(0, (320, 240)), force_keyframe=False)
    assert codec.codec.thread_count == 1
    assert codec.codec.options == {}  # FFmpeg leaves what the codec did not take


def test_pictures_of_any_even_size_come_out_as_they_went_in() -> None:
    """The planes are handed over where they lie, with whatever stride the frame has."""
    for width, height in ((160, 120), (214, 120), (480, 360), (642, 482)):
        codec = make_codec(CodecSettings(width, height, 2_000_000))
        frame = scene(3, (width, height))
        original = frame.to_ndarray(format="gray")
        data = codec.encode(frame, force_keyframe=True)
        (decoded,) = CodecContext.create("libvpx", "r").decode(Packet(data))
        assert isinstance(decoded, VideoFrame)
        difference = decoded.to_ndarray(format="gray").astype(int) - original
        assert np.abs(difference).mean() < 6
        assert codec.quantizer is not None


def test_the_library_that_comes_with_the_pinned_pyav_is_the_one_whose_layout_we_know() -> None:
    """Contract: with another libvpx this fails; compare vpx_encoder.h, then raise ENCODER_ABI and Config."""
    if not list(vpx_library.candidates()):
        pytest.skip("PyAV's own libvpx is not beside it on this system")
    vpx_library.load.cache_clear()
    library = vpx_library.load()
    assert library is not None, "libvpx beside PyAV is laid out differently: see the log"
    assert library.version == "v1.16.0"
    assert isinstance(make_codec(CodecSettings(320, 240, 100_000)), DirectVp8)


def test_a_library_of_another_layout_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    library = vpx_library.load()
    if library is None:
        pytest.skip("PyAV's own libvpx is not beside it on this system")
    monkeypatch.setitem(vpx_library.DEFAULTS, "kf_max_dist", 9999)
    with pytest.raises(vpx_library.VpxError, match="kf_max_dist"):
        library.default_config()
    monkeypatch.undo()
    monkeypatch.setattr(vpx_library, "ENCODER_ABI", vpx_library.ENCODER_ABI + 1)
    with pytest.raises(vpx_library.VpxError, match="enc_init_ver: error 3"):
        vp8_codec.DirectVp8(library, CodecSettings(320, 240, 100_000))


def test_time_stamps_are_those_of_the_pictures(encoder: ThinLineVp8Encoder) -> None:
    assert [encoder.encode(scene(n))[1] for n in (0, 5, 10)] == [0, 15_000, 30_000]
