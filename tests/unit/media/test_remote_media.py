# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The other side's pictures reach whoever shows them, in their own colours, size after size."""

import av
import numpy as np
import pytest
from aiortc import MediaStreamTrack
from aiortc.mediastreams import MediaStreamError
from numpy.typing import NDArray

from app.media.remote_media import RemotePictures

GREEN_BGRA = (0, 255, 1, 255)


class Film(MediaStreamTrack):
    """Ends after its pictures."""

    kind = "video"

    def __init__(self, frames: list[av.VideoFrame]) -> None:
        super().__init__()
        self._frames = frames

    async def recv(self) -> av.VideoFrame:
        if not self._frames:
            raise MediaStreamError
        return self._frames.pop(0)


def plain(width: int, height: int) -> av.VideoFrame:
    """Return a green picture as a decoder gives it."""
    picture = np.full((height, width, 3), (0, 255, 0), np.uint8)
    return av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuv420p")


async def test_pictures_of_changing_size_are_shown_as_they_are() -> None:
    """One converter is kept for all of them; each picture still has a memory of its own."""
    shown: list[NDArray[np.uint8]] = []
    first: list[tuple[int, int]] = []
    pictures = RemotePictures(lambda bgra, _: shown.append(bgra), lambda *size: first.append(size))
    await pictures.run(Film([plain(640, 480), plain(320, 240), plain(640, 480), plain(640, 480)]))
    assert [bgra.shape for bgra in shown] == [(480, 640, 4), (240, 320, 4), (480, 640, 4), (480, 640, 4)]
    assert (first, pictures.pictures, pictures.size_px) == ([(640, 480)], 4, (640, 480))
    for bgra in shown:
        assert bgra.mean(axis=(0, 1)) == pytest.approx(GREEN_BGRA, abs=3)
    assert not np.shares_memory(shown[2], shown[3])
