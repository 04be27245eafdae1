# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: VP8 for thin lines, down to 30 kbit/s, without the denoiser from 640x480 on, on one thread.

Stock aiortc never goes below 250 kbit/s, which strangles the sound on a line of 250 kbit/s and less, and
makes a new encoder (and a key frame) at every change of 10 %.
"""

from typing import Any

import av
from aiortc.codecs.vpx import Vp8Encoder
from aiortc.mediastreams import VIDEO_TIME_BASE, convert_timebase
from av.frame import Frame
from av.video.codeccontext import VideoCodecContext

from app.media.rtc.ladder import Rung, rung_for, size_on

LOWEST_BITRATE = 30_000
FIRST_BITRATE = 250_000
HIGHEST_BITRATE = 1_200_000

DENOISER_OFF_FROM_PX = 640 * 480
RENEW_BELOW = 0.87
RENEW_ABOVE = 1.20
RENEW_ABOVE_AFTER_S = 2.0
"""A new bit rate costs a new encoder and a key frame: at once downwards, unhurried upwards."""


class ThinLineVp8Encoder(Vp8Encoder):
    """Encodes VP8 at the bit rate that the other side can take (its REMB arrives in ``target_bitrate``).

    Attributes:
        pictures: Encoded and handed out so far.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pictures = 0
        self._rung: Rung | None = None
        self._owes_keyframe = False
        self._last_s: float | None = None
        self._renewed_s = 0.0

    def encode(self, frame: Frame, force_keyframe: bool = False) -> tuple[list[bytes], int]:
        """Return RTP payloads and the 90 kHz time stamp; no payloads for a picture that is left out."""
        assert isinstance(frame, av.VideoFrame)  # noqa: S101 - as the class above
        if frame.pts is None or frame.time_base is None:
            raise ValueError("a picture without a time stamp")
        at_s = float(frame.pts * frame.time_base)
        self._owes_keyframe |= force_keyframe
        self._rung = rung_for(self.target_bitrate, frame.width, frame.height, self._rung)
        if self._last_s is not None and 0.0 <= at_s - self._last_s < 0.8 / self._rung.rate_fps:
            return [], 0
        self._last_s = at_s
        timestamp = convert_timebase(
            frame.pts, frame.time_base, VIDEO_TIME_BASE
        )  # encoding changes the frame
        data = self._encode(self._sized(frame), at_s)
        payloads = self._packetize(data, self.picture_id)
        self.picture_id = (self.picture_id + 1) % (1 << 15)
        self.pictures += 1
        return payloads, timestamp

    def _sized(self, frame: av.VideoFrame) -> av.VideoFrame:
        assert self._rung is not None  # noqa: S101 - encode sets it
        width, height = size_on(self._rung, frame.width, frame.height)
        if (width, height) == (frame.width, frame.height) and frame.format.name == "yuv420p":
            return frame
        return frame.reformat(width=width, height=height, format="yuv420p")

    def _encode(self, frame: av.VideoFrame, at_s: float) -> bytes:
        if self.codec is None or self._wants_new_codec(self.codec, frame, at_s):
            self.codec = _make_codec(frame.width, frame.height, self.target_bitrate)
            self._renewed_s = at_s
        if self._owes_keyframe:
            self._owes_keyframe = False
            frame.pict_type = av.video.frame.PictureType.I
        return b"".join(bytes(packet) for packet in self.codec.encode(frame))

    def _wants_new_codec(self, codec: VideoCodecContext, frame: av.VideoFrame, at_s: float) -> bool:
        if (codec.width, codec.height) != (frame.width, frame.height):
            return True
        ratio = self.target_bitrate / (codec.bit_rate or 1)
        is_settled = at_s - self._renewed_s >= RENEW_ABOVE_AFTER_S
        return ratio < RENEW_BELOW or (ratio > RENEW_ABOVE and is_settled)


def _make_codec(width_px: int, height_px: int, bitrate: int) -> VideoCodecContext:
    codec: Any = av.CodecContext.create("libvpx", "w")
    codec.width = width_px
    codec.height = height_px
    codec.bit_rate = bitrate
    codec.pix_fmt = "yuv420p"
    codec.gop_size = 3000  # key frames only when asked for
    codec.qmin = 2
    codec.qmax = 56
    codec.thread_count = (
        1  # libvpx's threads wait busily: with both cores taken, 2 threads cost 9 times as much
    )
    codec.options = codec_options(width_px, height_px, bitrate)
    result: VideoCodecContext = codec
    return result


def codec_options(width_px: int, height_px: int, bitrate: int) -> dict[str, str]:
    """Return libvpx's options as FFmpeg names them."""
    return {
        "bufsize": str(bitrate),  # FFmpeg makes rc_buf_sz = bufsize * 1000 / bit_rate: one second
        "minrate": str(bitrate),  # minrate = maxrate = bit_rate means a constant rate
        "maxrate": str(bitrate),
        "cpu-used": "-6",
        "deadline": "realtime",
        "lag-in-frames": "0",
        "noise-sensitivity": "0" if width_px * height_px >= DENOISER_OFF_FROM_PX else "4",
        "overshoot-pct": "15",
        "undershoot-pct": "100",
        "static-thresh": "1",
    }
