# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A drawn person in front of a wall, who blinks, talks and breathes: the camera of a PC that has none."""

import math
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
SIZE_PX = (640, 480)
FPS = 15
LENGTH_S = 8
WALL, SHELF, JUMPER = (214, 222, 226), (150, 176, 190), (128, 92, 52)
SKIN, SKIN_DARK, HAIR, INK = (166, 192, 226), (148, 172, 208), (44, 58, 78), (40, 36, 34)


def draw_person(t_s: float) -> Picture:
    """Return the person at a time, shape (480, 640, 3), uint8, BGR."""
    width, height = SIZE_PX
    picture = np.full((height, width, 3), WALL, np.uint8)
    cv2.rectangle(picture, (40, 60), (180, 72), SHELF, -1, cv2.LINE_AA)
    for x, tall, colour in ((60, 44, (120, 140, 90)), (84, 56, (90, 90, 160)), (108, 38, (160, 130, 80))):
        cv2.rectangle(picture, (x, 60 - tall), (x + 18, 60), colour, -1)
    x = width // 2 + int(5 * math.sin(2 * math.pi * t_s / LENGTH_S))
    y = 200 + int(2 * math.sin(2 * math.pi * t_s / 4))
    cv2.ellipse(picture, (x, 505), (190, 170), 0, 180, 360, JUMPER, -1, cv2.LINE_AA)
    cv2.rectangle(picture, (x - 34, y + 70), (x + 34, y + 150), SKIN_DARK, -1)
    cv2.ellipse(picture, (x, y - 12), (100, 122), 0, 180, 360, HAIR, -1, cv2.LINE_AA)
    cv2.ellipse(picture, (x, y), (86, 112), 0, 0, 360, SKIN, -1, cv2.LINE_AA)
    cv2.ellipse(picture, (x, y - 82), (84, 44), 0, 180, 360, HAIR, -1, cv2.LINE_AA)
    _draw_face(picture, x, y, t_s)
    return picture


def _draw_face(picture: Picture, x: int, y: int, t_s: float) -> None:
    blinks = (t_s % 3.2) < 0.15
    for side in (-1, 1):
        eye = (x + side * 34, y - 14)
        cv2.ellipse(picture, eye, (13, 1 if blinks else 9), 0, 0, 360, (250, 250, 250), -1, cv2.LINE_AA)
        if not blinks:
            cv2.circle(picture, eye, 6, INK, -1, cv2.LINE_AA)
        cv2.ellipse(picture, (eye[0], eye[1] - 20), (20, 6), 0, 200, 340, HAIR, 4, cv2.LINE_AA)
    cv2.ellipse(picture, (x, y + 20), (12, 8), 0, 20, 160, SKIN_DARK, 3, cv2.LINE_AA)
    talks = (t_s % 4) < 2
    opening = int(4 + 7 * abs(math.sin(9 * t_s))) if talks else 3
    cv2.ellipse(picture, (x, y + 56), (28, opening + 6), 0, 10, 170, (88, 88, 176), -1, cv2.LINE_AA)


def write_person(path: Path, seed: int = 7) -> Path:
    """Write the film (AVI, MJPG) with a camera's noise on it; loops without a jump."""
    noise = np.random.default_rng(seed)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), FPS, SIZE_PX)
    if not writer.isOpened():
        raise OSError(f"could not write {path}")
    try:
        for number in range(FPS * LENGTH_S):
            grain = noise.normal(0, 3, (SIZE_PX[1], SIZE_PX[0], 3))
            picture = np.clip(draw_person(number / FPS) + grain, 0, 255).astype(np.uint8)
            writer.write(picture)
    finally:
        writer.release()
    return path
