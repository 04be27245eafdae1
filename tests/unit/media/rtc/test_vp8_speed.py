# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The encoder hurries where there are bits to spare, and takes care where there are not."""

from collections.abc import Iterator
from fractions import Fraction

import av
import numpy as np
import pytest

from app.media.rtc import vpx_library
from app.media.rtc.vp8_codec import CAREFUL, HURRIED, CodecSettings, DirectVp8


class ToldSpeed(DirectVp8):
    """Notes each speed that libvpx is told."""

    def _control(self, name: int, value: int) -> None:
        super()._control(name, value)
        if name == vpx_library.SET_CPU_USED:
            self.__dict__.setdefault("told", []).append(value)


def codec(width_px: int, height_px: int, bitrate: int) -> ToldSpeed:
    library = vpx_library.load()
    assert library is not None, "libvpx comes with PyAV"
    return ToldSpeed(library, CodecSettings(width_px, height_px, bitrate))


def pictures(count: int, size_px: tuple[int, int], unrest: int) -> Iterator[av.VideoFrame]:
    """Yield a soft scene over and over, with so much noise of its own in each."""
    rng = np.random.default_rng(1)
    width, height = size_px
    slope = np.linspace(60, 180, width)[np.newaxis, :] + 30 * np.sin(np.arange(height) / 15)[:, np.newaxis]
    for number in range(count):
        luma = np.clip(slope + rng.normal(0, unrest, slope.shape), 0, 255)
        i420 = np.vstack([luma, np.full((height // 2, width), 128.0)]).astype(np.uint8)
        frame = av.VideoFrame.from_ndarray(i420, format="yuv420p")
        frame.pts, frame.time_base = 3000 * number, Fraction(1, 90_000)
        yield frame


def test_with_bits_to_spare_it_hurries_and_without_it_takes_care_again() -> None:
    encoder = codec(640, 480, 1_000_000)
    sent = [encoder.encode(frame, False) for frame in pictures(60, (640, 480), unrest=1)]
    assert encoder.__dict__["told"] == [CAREFUL, HURRIED]
    sent += [encoder.encode(frame, False) for frame in pictures(60, (640, 480), unrest=40)]
    assert encoder.__dict__["told"] == [CAREFUL, HURRIED, CAREFUL]
    key_frames = [number for number, data in enumerate(sent) if data and not data[0] & 1]
    assert key_frames == [0]  # another speed needs none


@pytest.mark.parametrize("size_px", [(320, 240), (480, 352)])
def test_small_pictures_are_always_made_with_care(size_px: tuple[int, int]) -> None:
    encoder = codec(*size_px, 1_000_000)
    for frame in pictures(60, size_px, unrest=1):
        encoder.encode(frame, False)
    assert encoder.__dict__["told"] == [CAREFUL]
