# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a camera sees of a drawn person, made with a seed: near or far, light or dark, sharp or not.

Pictures are BGR, shape (480, 640, 3), uint8.
"""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.rig.portrait import SIZE_PX, draw_person

Picture = NDArray[np.uint8]
FPS = 15


@dataclass(frozen=True)
class Scene:
    """What is to be seen.

    Attributes:
        seed: Varies grain, colours and light a little.
        size: 1 fills the picture as at a table; 0.3 is far away.
        shift: Where the person is: shares of the width and height off the usual place.
        light: 1 is usual; 0.2 dark, 3 far too bright.
        behind: A window behind the person: 0 none, 1 as bright as can be.
        blur_px: Standard deviation of the lens' haze.
        grain: Standard deviation of the sensor's noise.
        empty: Nobody there.
        covered: Something before the lens.
    """

    seed: int = 1
    size: float = 1.0
    shift: tuple[float, float] = (0.0, 0.0)
    light: float = 1.0
    behind: float = 0.0
    blur_px: float = 0.0
    grain: float = 3.0
    empty: bool = False
    covered: bool = False


def draw(scene: Scene, t_s: float) -> Picture:
    """Return the scene at a time."""
    width, height = SIZE_PX
    rng = np.random.default_rng((scene.seed, int(t_s * 1000)))
    steady = np.random.default_rng(scene.seed)
    if scene.covered:
        picture = np.full((height, width, 3), 9.0)
    else:
        picture = _placed(scene, t_s).astype(np.float64)
        picture *= steady.uniform(0.93, 1.05, 3)  # the colour of the light
        picture = np.where(_person_mask(picture, scene)[..., None], picture, picture + scene.behind * 60)
        if scene.behind:
            person = _person_mask(picture, scene)[..., None]
            picture = np.where(person, picture * (1 - 0.78 * scene.behind), picture)
        picture *= scene.light
        if scene.blur_px:
            picture = cv2.GaussianBlur(picture, (0, 0), scene.blur_px)
    picture = picture + rng.normal(0, scene.grain, picture.shape)
    return np.asarray(np.clip(picture, 0, 255), dtype=np.uint8)


def _placed(scene: Scene, t_s: float) -> Picture:
    width, height = SIZE_PX
    room = draw_room(scene.seed)
    if scene.empty:
        return room
    person = draw_person(t_s + scene.seed * 0.37)
    matrix = _matrix(scene)
    moved = cv2.warpAffine(person, matrix, (width, height), borderMode=cv2.BORDER_CONSTANT)
    mask = cv2.warpAffine(_silhouette(), matrix, (width, height)) > 0
    return np.where(mask[..., None], moved, room).astype(np.uint8)


def _matrix(scene: Scene) -> NDArray[np.float64]:
    width, height = SIZE_PX
    x = width / 2 + scene.shift[0] * width - scene.size * width / 2
    y = 0.45 * height + scene.shift[1] * height - scene.size * 200
    return np.array([[scene.size, 0, x], [0, scene.size, y]])


def _silhouette() -> NDArray[np.uint8]:
    mask = np.zeros((SIZE_PX[1], SIZE_PX[0]), np.uint8)
    cv2.ellipse(mask, (SIZE_PX[0] // 2, 200), (112, 140), 0, 0, 360, 255, -1)
    cv2.ellipse(mask, (SIZE_PX[0] // 2, 505), (196, 178), 0, 0, 360, 255, -1)
    return mask


def _person_mask(picture: NDArray[np.float64], scene: Scene) -> NDArray[np.bool_]:
    if scene.empty:
        return np.zeros(picture.shape[:2], np.bool_)
    return np.asarray(cv2.warpAffine(_silhouette(), _matrix(scene), SIZE_PX) > 0)


def draw_room(seed: int) -> Picture:
    """Return a wall with a few things on it."""
    rng = np.random.default_rng(seed)
    width, height = SIZE_PX
    picture = np.full((height, width, 3), rng.uniform(150, 215, 3), np.uint8)
    for _ in range(6):
        x, y = int(rng.uniform(0, width - 90)), int(rng.uniform(0, height - 120))
        size = (int(rng.uniform(30, 90)), int(rng.uniform(30, 120)))
        colour = tuple(map(float, rng.uniform(60, 200, 3)))
        cv2.rectangle(picture, (x, y), (x + size[0], y + size[1]), colour, -1, cv2.LINE_AA)
        cv2.rectangle(picture, (x, y), (x + size[0], y + size[1]), (50.0, 50.0, 50.0), 2, cv2.LINE_AA)
    return picture


def write_film(path: Path, scene: Scene, seconds: float = 3.0, fps: int = FPS, frozen: bool = False) -> str:
    """Write a film of the scene (AVI, MJPG) and return it as a device's spec."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), fps, SIZE_PX)
    if not writer.isOpened():
        raise OSError(f"could not write {path}")
    try:
        for number in range(int(seconds * fps)):
            writer.write(draw(scene, 0.0 if frozen else number / fps))
    finally:
        writer.release()
    return f"file:{path}"
