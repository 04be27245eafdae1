# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The libvpx that comes with PyAV, called by ctypes: the only way to change a VP8 encoder's rate in place.

FFmpeg's wrapper never passes a new bit rate on, so each change would cost a new encoder and a key frame.
The structures below are those of ``vpx/vpx_encoder.h``; ``load`` compares what the library itself writes into
them with libvpx's documented defaults, and refuses a library that lays them out differently.
"""

import ctypes
import functools
import logging
from collections.abc import Iterable
from ctypes import POINTER, c_char_p, c_int, c_int64, c_long, c_size_t, c_uint, c_uint8, c_ulong, c_void_p
from pathlib import Path

import av

log = logging.getLogger(__name__)

ENCODER_ABI = 39
"""``VPX_ENCODER_ABI_VERSION`` of libvpx 1.16: 18 + codec (4 + image 5) + rate control (7 + tpl 5)."""
ROOM = 512
"""More words than any version's configuration has after the fields that we use."""

IMAGE_I420 = 0x102
RATE_CONSTANT = 1
FORCE_KEY_FRAME = 1
DEADLINE_REALTIME = 1
PACKET_FRAME = 0
SET_CPU_USED = 13
SET_NOISE_SENSITIVITY = 15
SET_STATIC_THRESHOLD = 17
SET_TOKEN_PARTITIONS = 18
GET_LAST_QUANTIZER_64 = 20
SET_MAX_INTRA_BITRATE_PCT = 26


class Rational(ctypes.Structure):
    """``vpx_rational_t``."""

    _fields_ = (("num", c_int), ("den", c_int))


class Fixed(ctypes.Structure):
    """``vpx_fixed_buf_t``."""

    _fields_ = (("buf", c_void_p), ("sz", c_size_t))


class Config(ctypes.Structure):
    """``vpx_codec_enc_cfg_t`` up to the fields that VP8 needs, and room for the rest."""

    _fields_ = (
        *((name, c_uint) for name in ("g_usage", "g_threads", "g_profile", "g_w", "g_h", "g_bit_depth")),
        ("g_input_bit_depth", c_uint),
        ("g_timebase", Rational),
        ("g_error_resilient", c_uint),
        ("g_pass", c_int),
        *((name, c_uint) for name in ("g_lag_in_frames", "rc_dropframe_thresh", "rc_resize_allowed")),
        *((name, c_uint) for name in ("rc_scaled_width", "rc_scaled_height")),
        *((name, c_uint) for name in ("rc_resize_up_thresh", "rc_resize_down_thresh")),
        ("rc_end_usage", c_int),
        ("rc_twopass_stats_in", Fixed),
        ("rc_firstpass_mb_stats_in", Fixed),
        *((name, c_uint) for name in ("rc_target_bitrate", "rc_min_quantizer", "rc_max_quantizer")),
        *((name, c_uint) for name in ("rc_undershoot_pct", "rc_overshoot_pct")),
        *((name, c_uint) for name in ("rc_buf_sz", "rc_buf_initial_sz", "rc_buf_optimal_sz")),
        *((name, c_uint) for name in ("rc_2pass_vbr_bias_pct", "rc_2pass_vbr_minsection_pct")),
        *((name, c_uint) for name in ("rc_2pass_vbr_maxsection_pct", "rc_2pass_vbr_corpus_complexity")),
        ("kf_mode", c_int),
        *((name, c_uint) for name in ("kf_min_dist", "kf_max_dist")),
        ("rest", c_uint * ROOM),
    )


class Image(ctypes.Structure):
    """``vpx_image_t``."""

    _fields_ = (
        *((name, c_int) for name in ("fmt", "cs", "range")),
        *((name, c_uint) for name in ("w", "h", "bit_depth", "d_w", "d_h", "r_w", "r_h")),
        *((name, c_uint) for name in ("x_chroma_shift", "y_chroma_shift")),
        ("planes", c_void_p * 4),
        ("stride", c_int * 4),
        ("bps", c_int),
        ("user_priv", c_void_p),
        ("img_data", c_void_p),
        *((name, c_int) for name in ("img_data_owner", "self_allocd")),
        ("fb_priv", c_void_p),
        ("rest", c_uint * 64),
    )


class Context(ctypes.Structure):
    """``vpx_codec_ctx_t``, opaque."""

    _fields_ = (("words", c_void_p * 32),)


class Packet(ctypes.Structure):
    """The beginning of ``vpx_codec_cx_pkt_t`` for a coded picture."""

    _fields_ = (("kind", c_int), ("buf", c_void_p), ("sz", c_size_t), ("pts", c_int64), ("duration", c_ulong))


# What libvpx writes for VP8 (``vp8e_usage_cfg_map``): a field that reads otherwise is not where we think.
DEFAULTS: dict[str, int] = {
    "g_threads": 0, "g_w": 320, "g_h": 240, "g_bit_depth": 8, "g_input_bit_depth": 8, "g_pass": 0,
    "rc_dropframe_thresh": 0, "rc_resize_allowed": 0, "rc_resize_up_thresh": 60, "rc_resize_down_thresh": 30,
    "rc_end_usage": 0, "rc_target_bitrate": 256, "rc_min_quantizer": 4, "rc_max_quantizer": 63,
    "rc_undershoot_pct": 100, "rc_overshoot_pct": 100, "rc_buf_sz": 6000, "rc_buf_initial_sz": 4000,
    "rc_buf_optimal_sz": 5000, "rc_2pass_vbr_bias_pct": 50, "rc_2pass_vbr_maxsection_pct": 400,
    "kf_mode": 1, "kf_min_dist": 0, "kf_max_dist": 128,
}  # fmt: skip


class VpxError(RuntimeError):
    """libvpx refused something; the text names the function and libvpx's error number."""


class VpxLibrary:
    """libvpx with typed functions.

    Raises:
        VpxError: If it is another version than the one whose layout is written down here.
    """

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        context, config = POINTER(Context), POINTER(Config)
        self.interface = self._function("vpx_codec_vp8_cx", c_void_p, ())()
        self._default = self._function("vpx_codec_enc_config_default", c_int, (c_void_p, config, c_uint))
        self.init = self._function(
            "vpx_codec_enc_init_ver", c_int, (context, c_void_p, config, c_long, c_int)
        )
        self.set_config = self._function("vpx_codec_enc_config_set", c_int, (context, config))
        # Variadic: what follows the two fixed arguments is passed as the platform passes variable ones.
        self.control = self._function("vpx_codec_control_", c_int, (context, c_int))
        self.encode = self._function(
            "vpx_codec_encode", c_int, (context, POINTER(Image), c_int64, c_ulong, c_long, c_ulong)
        )
        self.next_packet = self._function(
            "vpx_codec_get_cx_data", POINTER(Packet), (context, POINTER(c_void_p))
        )
        self.destroy = self._function("vpx_codec_destroy", c_int, (context,))
        self.wrap = self._function(
            "vpx_img_wrap", c_void_p, (POINTER(Image), c_int, c_uint, c_uint, c_uint, POINTER(c_uint8))
        )
        self.version = str(self._function("vpx_codec_version_str", c_char_p, ())().decode())
        self.default_config()

    def default_config(self) -> Config:
        """Return VP8's default configuration.

        Raises:
            VpxError: If the library lays its configuration out differently.
        """
        config = Config()
        check("vpx_codec_enc_config_default", self._default(self.interface, config, 0))
        wrong = [name for name, value in DEFAULTS.items() if getattr(config, name) != value]
        if wrong or (config.g_timebase.num, config.g_timebase.den) != (1, 30):
            raise VpxError(f"libvpx {self.version} lays out its configuration differently: {wrong}")
        return config

    def _function(
        self, name: str, result: object, arguments: tuple[object, ...]
    ) -> "ctypes._NamedFuncPointer":
        try:
            function = getattr(self._library, name)
        except AttributeError as error:
            raise VpxError(f"libvpx has no {name}") from error
        function.restype = result
        function.argtypes = arguments
        return function  # type: ignore[no-any-return]


def check(action: str, error: int) -> None:
    """Raise what libvpx complains about.

    Raises:
        VpxError: If ``error`` is not 0.
    """
    if error:
        raise VpxError(f"{action}: error {error}")


def candidates() -> Iterable[Path]:
    """Return where PyAV's wheels keep libvpx on Linux, Windows and macOS."""
    package = Path(av.__file__).parent
    for folder in (package.parent / "av.libs", package / ".dylibs", package):
        yield from sorted(folder.glob("*vpx*"))


@functools.cache
def load() -> VpxLibrary | None:
    """Return PyAV's own libvpx, or None where there is none that fits; FFmpeg's wrapper serves then."""
    for path in candidates():
        try:
            return VpxLibrary(ctypes.CDLL(str(path)))
        except (OSError, VpxError) as error:
            log.warning("libvpx beside PyAV is not used: %s", error)
    return None
