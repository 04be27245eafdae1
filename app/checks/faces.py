# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a face is in a picture: MediaPipe's BlazeFace (short range) on OpenCV's own network runtime.

Source: Bazarevsky et al., "BlazeFace: Sub-millisecond Neural Face Detection on Mobile GPUs", 2019. It gives
for each of 896 anchors, on grids of 16×16 (2 each) and 8×8 (6 each), a box, six points and how sure it is.
"""

from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.checks.picture_facts import Face

MODEL = "face_detection_short_range.tflite"
INPUT_PX = 128
GRIDS = ((16, 2), (8, 6))
"""Cells across, and anchors in each."""
SURE_FROM = 0.6
TILE_SHARES = (0.6,)
"""The model sees faces within two metres; for those further away parts of the picture are looked at too."""

Picture = NDArray[np.uint8]


def find_face(bgr: Picture) -> Face | None:
    """Return the surest face of a picture, or None. Takes 10 to 60 ms; not thread-safe.

    Args:
        bgr: BGR, shape (height, width, 3), uint8.

    Raises:
        OSError: If the model is not there, or OpenCV cannot read it.
    """
    whole = _find(bgr)
    if whole is not None and whole.sureness >= SURE_FROM:
        return whole
    height, width = bgr.shape[:2]
    best: Face | None = None
    for left, top, share in _tiles():
        x, y, w, h = int(left * width), int(top * height), int(share * width), int(share * height)
        found = _find(bgr[y : y + h, x : x + w])
        if found is not None and found.sureness >= max(SURE_FROM, best.sureness if best else 0.0):
            best = Face(
                left + found.centre_x * share,
                top + found.centre_y * share,
                found.width * share,
                found.height * share,
                found.sureness,
            )
    return best


def _tiles() -> list[tuple[float, float, float]]:
    """Return (left, top, share) of the corners and the middle."""
    return [
        (left, top, share)
        for share in TILE_SHARES
        for left in (0.0, (1 - share) / 2, 1 - share)
        for top in (0.0, (1 - share) / 2, 1 - share)
    ]


def _find(bgr: Picture) -> Face | None:
    height, width = bgr.shape[:2]
    side = max(height, width)
    left, top = (side - width) // 2, (side - height) // 2
    square = cv2.copyMakeBorder(
        bgr, top, side - height - top, left, side - width - left, cv2.BORDER_CONSTANT, value=(0, 0, 0)
    )
    small = cv2.resize(square, (INPUT_PX, INPUT_PX), interpolation=cv2.INTER_AREA)
    network = _network()
    network.setInput(
        cv2.dnn.blobFromImage(small, 1 / 127.5, (INPUT_PX, INPUT_PX), (127.5, 127.5, 127.5), swapRB=True)
    )
    # WORKAROUND OpenCV 5.0 lists one of the two outputs only and refuses both at once: asked one by one.
    scores = np.asarray(network.forward("classificators")).reshape(-1)
    boxes = np.asarray(network.forward("regressors")).reshape(-1, 16)
    best = int(scores.argmax())
    sureness = 1.0 / (1.0 + float(np.exp(-np.clip(scores[best], -50.0, 50.0))))
    centre = (boxes[best, :2] / INPUT_PX + _anchors()[best]) * side - (left, top)
    size = boxes[best, 2:4] / INPUT_PX * side
    return Face(
        float(centre[0]) / width,
        float(centre[1]) / height,
        float(size[0]) / width,
        float(size[1]) / height,
        sureness,
    )


@cache
def _network() -> cv2.dnn.Net:
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "resources", package.parent / "resources"):
        path = folder / "models" / MODEL
        if path.is_file():
            try:
                return cv2.dnn.readNetFromTFLite(str(path))
            except cv2.error as error:
                raise OSError("OpenCV cannot read the face model") from error
    raise FileNotFoundError(MODEL)


@cache
def _anchors() -> NDArray[np.float32]:
    rows = [
        ((x + 0.5) / cells, (y + 0.5) / cells)
        for cells, each in GRIDS
        for y in range(cells)
        for x in range(cells)
        for _ in range(each)
    ]
    return np.asarray(rows, dtype=np.float32)
