# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hook: the same voice by FFmpeg's wrapper of Opus, where libopus itself cannot be called.

Its settings cannot change while it runs, and silence is sent like speech.
"""

from typing import Any

import av
from aiortc.codecs.opus import SAMPLE_RATE, SAMPLES_PER_FRAME, TIME_BASE, OpusEncoder
from aiortc.mediastreams import convert_timebase
from av.frame import Frame

from app.media.sound_rate import ExpectedLoss, SoundRate


class WrappedOpusEncoder(OpusEncoder):
    """Encodes one voice in packets of 20 ms."""

    def __init__(self) -> None:
        super().__init__()
        codec: Any = av.CodecContext.create("libopus", "w")
        codec.bit_rate = SoundRate().bitrate
        codec.format = "s16"
        codec.layout = "mono"
        codec.sample_rate = SAMPLE_RATE
        codec.time_base = TIME_BASE
        loss = str(ExpectedLoss.LOWEST_PERCENT)
        codec.options = {"application": "voip", "fec": "1", "packet_loss": loss}
        self.codec = codec
        self.resampler = av.AudioResampler(
            format="s16", layout="mono", rate=SAMPLE_RATE, frame_size=SAMPLES_PER_FRAME
        )
        self._first_frame_pts: int | None = None

    def encode(self, frame: Frame, force_keyframe: bool = False) -> tuple[list[bytes], int]:
        """Return Opus packets and the 48 kHz time stamp of the first."""
        if self._first_frame_pts is None and frame.time_base is not None:
            self._first_frame_pts = convert_timebase(frame.pts or 0, frame.time_base, TIME_BASE)
        payloads, since_first = super().encode(frame, force_keyframe)
        return payloads, (since_first or 0) + (self._first_frame_pts or 0)
