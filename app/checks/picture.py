# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be said of one picture: how sharp it is, where its face is, and where its light comes from."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.checks.faces import find_face
from app.checks.picture_facts import Face, Seen

SHARP_WIDTH_PX = 320
EDGE_WIDTH = 0.18
"""The outer share of width and height that counts as what is around the person."""
MIDDLE_SHARE = 0.4

Picture = NDArray[np.uint8]
Grey = NDArray[np.uint8]


def look_at(bgr: Picture) -> Seen:
    """Return what a picture shows. Takes 20 to 80 ms: in a thread.

    Args:
        bgr: BGR, shape (height, width, 3), uint8.
    """
    try:
        face, looked = find_face(bgr), True
    except (OSError, cv2.error):
        face, looked = None, False
    height = max(1, round(bgr.shape[0] * SHARP_WIDTH_PX / bgr.shape[1]))
    small = cv2.resize(bgr, (SHARP_WIDTH_PX, height), interpolation=cv2.INTER_AREA)
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    return Seen(blur_of(grey), face, looked, _person_brightness(grey, face), _around_brightness(grey))


def blur_of(grey: Grey) -> float:
    """Return how much of the differences between neighbours would survive blurring: 0 sharp, 1 hazy.

    A sharp picture loses most of them; one that is blurred already has little to lose. Noise of one pixel
    is smoothed away first, else every dark, grainy picture would look sharp.
    """
    values = cv2.GaussianBlur(grey, (3, 3), 0).astype(np.float64)
    worst = 0.0
    for axis, kernel in ((1, (9, 1)), (0, (1, 9))):
        before = np.abs(np.diff(values, axis=axis))
        after = np.abs(np.diff(cv2.blur(values, kernel), axis=axis))
        whole = float(before.sum())
        lost = float(np.maximum(0.0, before - after).sum())
        worst = max(worst, (whole - lost) / whole if whole > 0.0 else 1.0)
    return worst


def _person_brightness(grey: Grey, face: Face | None) -> float:
    height, width = grey.shape
    if face is None:
        share_x = share_y = MIDDLE_SHARE
        x, y = 0.5, 0.55
    else:
        share_x, share_y, x, y = face.width * 0.7, face.height * 0.7, face.centre_x, face.centre_y
    left, right = (int(np.clip((x + side * share_x / 2) * width, 0, width)) for side in (-1, 1))
    top, bottom = (int(np.clip((y + side * share_y / 2) * height, 0, height)) for side in (-1, 1))
    part = grey[top:bottom, left:right]
    return float(part.mean()) if part.size else float(grey.mean())


def _around_brightness(grey: Grey) -> float:
    height, width = grey.shape
    across, down = int(width * EDGE_WIDTH), int(height * EDGE_WIDTH)
    parts = (grey[:down], grey[:, :across], grey[:, width - across :])
    around = np.sort(np.concatenate([part.ravel() for part in parts]))
    return float(around[len(around) // 2 :].mean())
