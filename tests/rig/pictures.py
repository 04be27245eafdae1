# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures that carry a number, so that a test knows which picture arrived at the other end.

The number is drawn as 20 large black or white cells (16 bits and a checksum of 4), five a row in four
rows: it survives scaling and hard compression, and a mirrored, mixed or half-drawn picture is refused.
"""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

COLUMNS, ROWS = 5, 4
BITS = 16
LARGEST = (1 << BITS) - 1
_MARGIN = 0.06  # of the width and height, on each side
_DARK, _LIGHT = 20, 235


def _checksum(number: int) -> int:
    nibbles = [number >> shift & 15 for shift in (0, 4, 8, 12)]
    return (nibbles[0] + 3 * nibbles[1] + 5 * nibbles[2] + 7 * nibbles[3] + 9) & 15


def _cells(width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield left, top, right, bottom of each cell in pixels, row by row."""
    left, top = width * _MARGIN, height * _MARGIN
    across, down = (width - 2 * left) / COLUMNS, (height - 2 * top) / ROWS
    for index in range(COLUMNS * ROWS):
        row, column = divmod(index, COLUMNS)
        x, y = left + column * across, top + row * down
        yield round(x), round(y), round(x + across), round(y + down)


def draw_counter(number: int, width: int = 640, height: int = 480) -> Picture:
    """Draw a number from 0 to 65535.

    Returns:
        Picture of shape (height, width, 3), uint8, BGR.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(f"{number} does not fit into {BITS} bits")
    code = number << 4 | _checksum(number)
    picture = np.full((height, width, 3), 128, np.uint8)
    for index, (left, top, right, bottom) in enumerate(_cells(width, height)):
        picture[top:bottom, left:right] = _LIGHT if code >> index & 1 else _DARK
    return picture


def read_counter(picture: Picture) -> int | None:
    """Read the number back from a picture of any size with the same shape of frame.

    Args:
        picture: Shape (height, width), (height, width, 3) or (height, width, 4), uint8.

    Returns:
        The number, or None where there is none or it is not to be trusted.
    """
    grey = picture if picture.ndim == 2 else picture[..., :3].mean(axis=2)
    height, width = grey.shape
    code = 0
    for index, (left, top, right, bottom) in enumerate(_cells(width, height)):
        inset_x, inset_y = (right - left) // 4, (bottom - top) // 4
        brightness = float(grey[top + inset_y : bottom - inset_y, left + inset_x : right - inset_x].mean())
        if 96 < brightness < 160:
            return None
        code |= (brightness > 128) << index
    number = code >> 4
    return number if _checksum(number) == code & 15 else None


def write_moving_counter(
    path: Path | str,
    *,
    first: int = 1,
    frames: int = 300,
    fps: int = 15,
    size: tuple[int, int] = (640, 480),
) -> Path:
    """Write a film that counts up from ``first``, one number a picture.

    The suffix says for whom: ``.avi`` and ``.mp4`` for ``cv2.VideoCapture``; for Chromium's made-up camera
    ``.y4m`` (keeps ``fps``, large) and ``.mjpeg`` (small; played at 30 fps).
    """
    target = Path(path)
    pictures = (draw_counter(first + index, *size) for index in range(frames))
    match target.suffix:
        case ".avi" | ".mp4":
            _write_with_opencv(target, pictures, fps, size)
        case ".y4m":
            _write_y4m(target, pictures, fps, size)
        case ".mjpeg":
            _write_mjpeg(target, pictures)
        case other:
            raise ValueError(f"no way to write {other}")
    return target


def _write_with_opencv(path: Path, pictures: Iterator[Picture], fps: int, size: tuple[int, int]) -> None:
    code = cv2.VideoWriter.fourcc(*("MJPG" if path.suffix == ".avi" else "mp4v"))
    writer = cv2.VideoWriter(str(path), code, fps, size)
    if not writer.isOpened():
        raise OSError(f"OpenCV does not write {path.suffix} here")
    for picture in pictures:
        writer.write(picture)
    writer.release()


def _write_y4m(path: Path, pictures: Iterator[Picture], fps: int, size: tuple[int, int]) -> None:
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{size[0]} H{size[1]} F{fps}:1 Ip A1:1 C420jpeg\n".encode())
        for picture in pictures:
            file.write(b"FRAME\n" + cv2.cvtColor(picture, cv2.COLOR_BGR2YUV_I420).tobytes())


def _write_mjpeg(path: Path, pictures: Iterator[Picture]) -> None:
    with path.open("wb") as file:
        for picture in pictures:
            done, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 80])
            if not done:
                raise OSError("OpenCV does not write JPEG here")
            file.write(jpeg.tobytes())
