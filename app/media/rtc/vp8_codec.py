# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""VP8 compression itself: libvpx directly where that works, else through FFmpeg. One size per codec."""

import ctypes
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

import av
from aiortc.mediastreams import VIDEO_TIME_BASE

from app.media.rtc import vpx_library
from app.media.rtc.steady_clock import SteadyClock
from app.media.rtc.vpx_library import Context, Image, VpxLibrary, check

VGA_PX = 640 * 480
CAREFUL, HURRIED = -8, -12
"""libvpx's ``cpu-used``: -12 costs a fifth less."""
HURRY_BELOW_Q, CARE_ABOVE_Q = 18, 24
"""Of 63: where the quantizer is fine there are bits to spare, and haste costs 0.1 dB; else up to 1.3."""
QUANTIZER_MIN, QUANTIZER_MAX = 2, 56
KEY_FRAME_SHARE_PERCENT = 450
"""A key frame may take this much of one picture's share: half of the 600 ms that the rate control aims to
keep in its buffer, as a browser does it, with more room for the few pictures of thin lines."""
BUFFER_MS = 600
"""With more room than its optimum of 600 ms (browsers: 1000), libvpx keeps the quantizer low until that is
spent: after a fall of the rate 300 ms of the line too much, in front of the sound."""


@dataclass(frozen=True)
class CodecSettings:
    """What a codec is made for.

    Attributes:
        bitrate: In bit/s.
        rate_fps: Pictures a second at most; the time stamps say what really comes.
    """

    width_px: int
    height_px: int
    bitrate: int
    rate_fps: float = 30.0

    @property
    def gap(self) -> int:
        """The least distance between pictures, in ticks of the RTP clock (90 kHz)."""
        return max(1, int(90_000 / self.rate_fps))

    @property
    def is_large(self) -> bool:
        """Whether the encoder's time is worth saving: with small pictures there is little of it."""
        return self.width_px * self.height_px >= VGA_PX

    @property
    def noise_sensitivity(self) -> int:
        """The denoiser: it halves the noise of cheap cameras, and costs half of the time at VGA."""
        return 0 if self.is_large else 4


class Vp8Codec(Protocol):
    """Compresses pictures of one size; used by one thread at a time."""

    settings: CodecSettings

    def encode(self, frame: av.VideoFrame, force_keyframe: bool) -> bytes:
        """Return one picture (yuv420p with time stamp), empty when the rate control leaves it out."""

    def change_rate(self, settings: CodecSettings) -> bool:
        """Go on at another rate without a key frame; False if this codec must be made anew for it."""

    @property
    def quantizer(self) -> int | None:
        """How coarse the last picture was, 0 to 63 (libvpx's scale); None if that cannot be known."""


class DirectVp8:
    """libvpx through ctypes: the rate changes in place.

    Raises:
        VpxError: If libvpx does not take the settings.
    """

    def __init__(self, library: VpxLibrary, settings: CodecSettings) -> None:
        self.settings = settings
        self._library = library
        self._context = Context()
        self._image = Image()
        self._clock = SteadyClock(settings.gap)
        self._config = library.default_config()
        self._config.g_w, self._config.g_h = settings.width_px, settings.height_px
        self._configure(settings)
        self._is_open = False
        error = library.init(self._context, library.interface, self._config, 0, vpx_library.ENCODER_ABI)
        check("vpx_codec_enc_init_ver", error)
        self._is_open = True
        self._speed = CAREFUL
        self._control(vpx_library.SET_CPU_USED, self._speed)
        self._control(vpx_library.SET_NOISE_SENSITIVITY, settings.noise_sensitivity)
        self._control(vpx_library.SET_STATIC_THRESHOLD, 1)
        self._control(vpx_library.SET_TOKEN_PARTITIONS, 0)
        self._control(vpx_library.SET_MAX_INTRA_BITRATE_PCT, KEY_FRAME_SHARE_PERCENT)

    @property
    def quantizer(self) -> int | None:
        """How coarse the last picture was, 0 to 63."""
        value = ctypes.c_int()
        self._library.control(self._context, vpx_library.GET_LAST_QUANTIZER_64, ctypes.byref(value))
        return value.value

    def change_rate(self, settings: CodecSettings) -> bool:
        """Go on at another rate, without a key frame."""
        self.settings = settings
        self._configure(settings)
        check("vpx_codec_enc_config_set", self._library.set_config(self._context, self._config))
        return True

    def encode(self, frame: av.VideoFrame, force_keyframe: bool) -> bytes:
        """Return one picture; empty when the rate control leaves it out."""
        self._clock.use(self.settings.gap)
        pts, gap = self._clock.tick(_ticks(frame))
        flags = vpx_library.FORCE_KEY_FRAME if force_keyframe else 0
        error = self._library.encode(
            self._context, self._wrapped(frame), pts, gap, flags, vpx_library.DEADLINE_REALTIME
        )
        check("vpx_codec_encode", error)
        self._choose_speed()
        return self._packets()

    def _choose_speed(self) -> None:
        """Hurry while there are bits to spare, which is most of a talk on a good line."""
        quantizer = self.quantizer
        if quantizer is None or HURRY_BELOW_Q <= quantizer <= CARE_ABOVE_Q:
            return
        speed = HURRIED if quantizer < HURRY_BELOW_Q and self.settings.is_large else CAREFUL
        if speed != self._speed:
            self._speed = speed
            self._control(vpx_library.SET_CPU_USED, speed)

    def _packets(self) -> bytes:
        data: list[bytes] = []
        position = ctypes.c_void_p()
        while packet := self._library.next_packet(self._context, ctypes.byref(position)):
            if packet.contents.kind == vpx_library.PACKET_FRAME:
                data.append(ctypes.string_at(packet.contents.buf, packet.contents.sz))
        return b"".join(data)

    def _wrapped(self, frame: av.VideoFrame) -> Image:
        """Point libvpx at the frame's own planes; nothing is copied."""
        luma = ctypes.cast(frame.planes[0].buffer_ptr, ctypes.POINTER(ctypes.c_uint8))
        if not self._library.wrap(self._image, vpx_library.IMAGE_I420, frame.width, frame.height, 1, luma):
            raise vpx_library.VpxError("vpx_img_wrap: refused")
        for number, plane in enumerate(frame.planes):
            self._image.planes[number] = plane.buffer_ptr
            self._image.stride[number] = plane.line_size
        return self._image

    def _configure(self, settings: CodecSettings) -> None:
        """The same as a browser's VP8 sender: constant rate, one thread, key frames only when asked for."""
        config = self._config
        config.g_threads = 1  # libvpx's threads wait busily: 2 cost 9 times as much on a busy computer
        config.g_timebase.num, config.g_timebase.den = 1, 90_000
        config.rc_end_usage = vpx_library.RATE_CONSTANT
        config.rc_target_bitrate = max(1, settings.bitrate // 1000)
        config.rc_min_quantizer, config.rc_max_quantizer = QUANTIZER_MIN, QUANTIZER_MAX
        config.rc_undershoot_pct, config.rc_overshoot_pct = 100, 15
        config.rc_buf_initial_sz, config.rc_buf_optimal_sz, config.rc_buf_sz = 500, BUFFER_MS, BUFFER_MS
        config.rc_dropframe_thresh = 30
        config.kf_max_dist = 3000

    def _control(self, name: int, value: int) -> None:
        error = self._library.control(self._context, name, ctypes.c_int(value))
        check(f"vpx_codec_control_({name})", error)

    def __del__(self) -> None:
        if getattr(self, "_is_open", False):
            self._is_open = False
            self._library.destroy(self._context)


class FfmpegVp8:
    """libvpx through FFmpeg: another rate needs another codec, which begins with a key frame."""

    def __init__(self, settings: CodecSettings) -> None:
        self.settings = settings
        codec: Any = av.CodecContext.create("libvpx", "w")
        codec.width, codec.height = settings.width_px, settings.height_px
        codec.bit_rate = settings.bitrate
        codec.pix_fmt = "yuv420p"
        codec.time_base = Fraction(1, 90_000)
        codec.gop_size = 3000
        codec.qmin, codec.qmax = QUANTIZER_MIN, QUANTIZER_MAX
        codec.thread_count = 1
        codec.options = ffmpeg_options(settings)
        self.codec = codec
        self._clock = SteadyClock(settings.gap)

    @property
    def quantizer(self) -> int | None:
        """FFmpeg does not tell."""
        return None

    def change_rate(self, settings: CodecSettings) -> bool:
        """Refuse; only how often pictures come can be another from now on."""
        self._clock.use(settings.gap)
        return False

    def encode(self, frame: av.VideoFrame, force_keyframe: bool) -> bytes:
        """Return one picture."""
        if force_keyframe:
            frame.pict_type = av.video.frame.PictureType.I
        frame.pts, _ = self._clock.tick(_ticks(frame))
        frame.time_base = VIDEO_TIME_BASE
        return b"".join(bytes(packet) for packet in self.codec.encode(frame))


def _ticks(frame: av.VideoFrame) -> int:
    assert frame.pts is not None  # noqa: S101 - the encoder above checked it
    assert frame.time_base is not None  # noqa: S101
    return int(frame.pts * frame.time_base / VIDEO_TIME_BASE)


def ffmpeg_options(settings: CodecSettings) -> dict[str, str]:
    """Return libvpx's options as FFmpeg names them."""
    rate = str(settings.bitrate)
    return {
        "bufsize": str(settings.bitrate * BUFFER_MS // 1000),
        "minrate": rate,  # minrate = maxrate = bit_rate means a constant rate
        "maxrate": rate,
        "cpu-used": str(CAREFUL),
        "deadline": "realtime",
        "lag-in-frames": "0",
        "noise-sensitivity": str(settings.noise_sensitivity),
        "overshoot-pct": "15",
        "undershoot-pct": "100",
        "static-thresh": "1",
    }


def make_codec(settings: CodecSettings) -> Vp8Codec:
    """Return libvpx called directly, or through FFmpeg where it cannot be."""
    library = vpx_library.load()
    return FfmpegVp8(settings) if library is None else DirectVp8(library, settings)
