# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: VP8 for thin lines, without the denoiser from 640x480 on, on one thread.

Stock aiortc never goes below 250 kbit/s, which strangles the sound on a line of 250 kbit/s and less, and
makes a new encoder (and a key frame) at every change of 10 %.
"""

import av
from aiortc.codecs.vpx import Vp8Encoder
from aiortc.mediastreams import VIDEO_TIME_BASE, convert_timebase
from av.frame import Frame
from av.video.reformatter import VideoReformatter

from app.media.rtc.first_picture import PictureStart
from app.media.rtc.ladder import Ladder, Rung, size_on
from app.media.rtc.vp8_codec import CodecSettings, Vp8Codec, make_codec

LOWEST_BITRATE = 5_000
"""Enough for a still picture each 5 s; what moving pictures need is the ladder's business."""
FIRST_BITRATE = 250_000
HIGHEST_BITRATE = 1_000_000

KEY_FRAME_GAP_S = 1.0
"""Whoever asks for a key frame sees nothing, and does not wait for the next still picture."""
RATE_STEP = 0.03
"""Smaller changes of the rate are not worth a call."""
RENEW_BELOW = 0.87
RENEW_ABOVE = 1.20
RENEW_ABOVE_AFTER_S = 2.0
"""Where a new rate costs a new encoder and a key frame: at once downwards, unhurried upwards."""


class ThinLineVp8Encoder(Vp8Encoder):
    """Encodes VP8 at the bit rate in ``target_bitrate``, which may change at any time.

    Attributes:
        pictures: Encoded and handed out so far.
        sent_size_px: Width and height of the last one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pictures = 0
        self.sent_size_px = (0, 0)
        self._ladder = Ladder()
        self._scaler = VideoReformatter()  # kept: making it anew for each picture doubles the cost
        self._compressor: Vp8Codec | None = None
        self._owes_keyframe = False
        self._last_s: float | None = None
        self._renewed_s = 0.0

    def begin_with(self, start: PictureStart) -> None:
        """Take in what is known, before the first picture."""
        self._ladder = Ladder(start=start)
        if start.bitrate:
            self.target_bitrate = start.bitrate

    @property
    def rung(self) -> Rung | None:
        """The present step of the ladder."""
        return self._ladder.rung

    def encode(self, frame: Frame, force_keyframe: bool = False) -> tuple[list[bytes], int]:
        """Return RTP payloads and the 90 kHz time stamp; no payloads for a picture that is left out."""
        assert isinstance(frame, av.VideoFrame)  # noqa: S101 - as the class above
        if frame.pts is None or frame.time_base is None:
            raise ValueError("a picture without a time stamp")
        at_s = float(frame.pts * frame.time_base)
        self._owes_keyframe |= force_keyframe
        rung = self._ladder.choose(self.target_bitrate, frame.width, frame.height, at_s)
        if not self._is_due(rung, at_s):
            return [], 0
        # Before encoding, which changes the frame.
        timestamp = convert_timebase(frame.pts, frame.time_base, VIDEO_TIME_BASE)
        data = self._compress(self._sized(frame, size_on(rung, frame.width, frame.height)), at_s)
        if not data:
            return [], 0
        payloads = self._packetize(data, self.picture_id)
        self.picture_id = (self.picture_id + 1) % (1 << 15)
        self.pictures += 1
        return payloads, timestamp

    def _sized(self, frame: av.VideoFrame, size_px: tuple[int, int]) -> av.VideoFrame:
        if size_px == (frame.width, frame.height) and frame.format.name == "yuv420p":
            return frame
        width, height = size_px
        return self._scaler.reformat(frame, width=width, height=height, format="yuv420p", threads=1)

    def _is_due(self, rung: Rung, at_s: float) -> bool:
        """Whether this picture is one of those to send: 20 of a camera's 30 are two of three."""
        gap_s = 1.0 / rung.rate_fps
        if self._owes_keyframe:
            gap_s = min(gap_s, KEY_FRAME_GAP_S)
        last_s = self._last_s
        if last_s is not None and -gap_s < at_s - last_s < 0.75 * gap_s:
            return False
        # The next one counts from when this one was due, so that unevenness does not lower the rate.
        is_on_time = last_s is not None and 0.0 <= at_s - last_s < 2 * gap_s
        self._last_s = (last_s or 0.0) + gap_s if is_on_time else at_s
        return True

    def _compress(self, frame: av.VideoFrame, at_s: float) -> bytes:
        codec = self._fitting_codec(frame, at_s)
        data = codec.encode(frame, self._owes_keyframe)
        self._ladder.encoded(codec.quantizer, not data, at_s)
        if data:
            self._owes_keyframe = False
            self.sent_size_px = (frame.width, frame.height)
        return data

    def _fitting_codec(self, frame: av.VideoFrame, at_s: float) -> Vp8Codec:
        rate_fps = self.rung.rate_fps if self.rung else 30.0
        wanted = CodecSettings(frame.width, frame.height, self.target_bitrate, rate_fps)
        codec = self._compressor
        if codec is not None and not self._needs_new(codec, wanted, at_s):
            return codec
        self._renewed_s = at_s
        self._compressor = make_codec(wanted)
        return self._compressor

    def _needs_new(self, codec: Vp8Codec, wanted: CodecSettings, at_s: float) -> bool:
        present = codec.settings
        if (present.width_px, present.height_px) != (wanted.width_px, wanted.height_px):
            return True
        ratio = wanted.bitrate / present.bitrate
        is_same = abs(ratio - 1.0) < RATE_STEP and present.rate_fps == wanted.rate_fps
        if is_same or codec.change_rate(wanted):
            return False
        is_settled = at_s - self._renewed_s >= RENEW_ABOVE_AFTER_S
        return ratio < RENEW_BELOW or (ratio > RENEW_ABOVE and is_settled)
