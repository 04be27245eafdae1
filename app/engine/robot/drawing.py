# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draws the robot: a calm figure, what it says as subtitles, a clock, and a number for measuring."""

import math
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from app.engine.robot.shipped import shipped
from app.media.capture import Picture

SIZE_PX = (640, 480)
FONT_FILE = shipped("fonts", "IBMPlexSans-Medium.ttf")
COUNTER_BITS = 16

# BGR of the tokens that the app's own pages use.
_PAGE = (251, 242, 226)
_INK = (26, 26, 26)
_BLUE = (179, 89, 0)
_DEEP_BLUE = (114, 57, 0)
_WHITE = (255, 255, 255)
_GREY = (142, 142, 142)
_BAND_TOP_PX = 372
_LINE_PX = 30
_TEXT_PX = 22
_NOTE_PX = 18
_CHARS_A_LINE = 54
_CELL_PX = 12
_SWAY_PX = 6
_BREATH_S = 4.0
_EYES_SHUT_EVERY_S = 6.0
_EYES_SHUT_S = 0.16


@dataclass(frozen=True)
class Scene:
    """What one picture shows.

    Attributes:
        note: Who this is, top left.
        clock: The time of day, top right.
        subtitle: What is being said; empty for none.
        mouth: How far the mouth is open, 0 to 1.
        at_s: Time since the first picture; moves the figure.
        number: Counts the pictures; drawn as 16 cells, the lowest bit first.
    """

    note: str
    clock: str = ""
    subtitle: str = ""
    mouth: float = 0.0
    at_s: float = 0.0
    number: int = 0


class Artist:
    """Draws scenes of 640x480; one thread. A font that cannot be read falls back to OpenCV's own."""

    def __init__(self, font_file: Path = FONT_FILE) -> None:
        self._font = cv2.FontFace(str(font_file)) if font_file.is_file() else cv2.FontFace("sans")

    def draw(self, scene: Scene) -> Picture:
        """Return the picture: BGR, shape (480, 640, 3), uint8."""
        width, height = SIZE_PX
        picture: Picture = np.full((height, width, 3), _PAGE, dtype=np.uint8)
        sway = round(_SWAY_PX * math.sin(2 * math.pi * scene.at_s / _BREATH_S))
        _figure(picture, (width // 2, 205 + sway), scene)
        self._write(picture, scene.note, (24, 40), _NOTE_PX, _DEEP_BLUE)
        self._write(picture, scene.clock, (width - 110, 40), _NOTE_PX, _DEEP_BLUE)
        self._subtitles(picture, scene.subtitle)
        _counter(picture, scene.number)
        return picture

    def _subtitles(self, picture: Picture, text: str) -> None:
        if not text:
            return
        height, width = picture.shape[:2]
        cv2.rectangle(picture, (0, _BAND_TOP_PX), (width, height), _DEEP_BLUE, cv2.FILLED)
        for row, line in enumerate(wrapped(text)):
            self._write(picture, line, (24, _BAND_TOP_PX + 32 + row * _LINE_PX), _TEXT_PX, _WHITE)

    def _write(
        self, picture: Picture, text: str, at: tuple[int, int], size_px: int, colour: tuple[int, int, int]
    ) -> None:
        if text:
            cv2.putText(picture, text, at, colour, self._font, size_px)


def wrapped(text: str, chars: int = _CHARS_A_LINE, rows: int = 3) -> list[str]:
    """Return at most ``rows`` lines of at most ``chars`` characters, broken between words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= chars or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines[:rows]


def _figure(picture: Picture, centre: tuple[int, int], scene: Scene) -> None:
    x, y = centre
    _rounded(picture, (x - 78, y + 96), (x + 78, y + 176), 28, _DEEP_BLUE)  # shoulders
    cv2.line(picture, (x, y - 122), (x, y - 96), _DEEP_BLUE, 5, cv2.LINE_AA)
    cv2.circle(picture, (x, y - 128), 9, _BLUE, cv2.FILLED, cv2.LINE_AA)
    for side in (-1, 1):
        cv2.circle(picture, (x + side * 120, y), 20, _DEEP_BLUE, cv2.FILLED, cv2.LINE_AA)
    _rounded(picture, (x - 116, y - 98), (x + 116, y + 98), 46, _BLUE)
    _rounded(picture, (x - 92, y - 72), (x + 92, y + 74), 34, _WHITE)
    are_shut = scene.at_s % _EYES_SHUT_EVERY_S > _EYES_SHUT_EVERY_S - _EYES_SHUT_S
    for side in (-1, 1):
        eye = (x + side * 40, y - 20)
        cv2.ellipse(picture, eye, (13, 2 if are_shut else 16), 0, 0, 360, _INK, cv2.FILLED, cv2.LINE_AA)
    mouth = round(2 + 18 * min(1.0, max(0.0, scene.mouth)))
    if mouth <= 3:
        cv2.ellipse(picture, (x, y + 28), (34, 12), 0, 15, 165, _INK, 4, cv2.LINE_AA)
    else:
        cv2.ellipse(picture, (x, y + 36), (32, mouth), 0, 0, 360, _INK, cv2.FILLED, cv2.LINE_AA)


def _rounded(
    picture: Picture,
    top_left: tuple[int, int],
    bottom_right: tuple[int, int],
    radius: int,
    colour: tuple[int, int, int],
) -> None:
    (left, top), (right, bottom) = top_left, bottom_right
    cv2.rectangle(picture, (left + radius, top), (right - radius, bottom), colour, cv2.FILLED)
    cv2.rectangle(picture, (left, top + radius), (right, bottom - radius), colour, cv2.FILLED)
    for x in (left + radius, right - radius):
        for y in (top + radius, bottom - radius):
            cv2.circle(picture, (x, y), radius, colour, cv2.FILLED, cv2.LINE_AA)


def _counter(picture: Picture, number: int) -> None:
    """Sixteen cells on the right edge: support sees at a glance whether a picture moves."""
    right = picture.shape[1] - 8
    for bit in range(COUNTER_BITS):
        top = 64 + bit * (_CELL_PX + 4)
        colour = _BLUE if number >> bit & 1 else _WHITE
        cv2.rectangle(picture, (right - _CELL_PX, top), (right, top + _CELL_PX), colour, cv2.FILLED)
        cv2.rectangle(picture, (right - _CELL_PX, top), (right, top + _CELL_PX), _GREY, 1)
