# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same film and the same speech for every participant of a bench."""

import os
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.media.sound_file import read_sound
from tests.bench.call.frame_code import draw_code
from tests.rig.tones import make_sentence, write_wav

SIZE_PX = (640, 480)
FPS = 30
FRAMES = 300
LEAST_SPEECH_S = 75
"""Longer than a call: no end sees the speech start over, which each would do in its own way."""
TEXT = (
    "Goddag, og velkommen til samtalen i dag. Hvordan går det med at søge arbejde? "
    "Vi ser sammen på dit CV, og bagefter aftaler vi, hvad du gør i næste uge. "
    "Fortæl mig først, hvad der er sket, siden vi talte sammen sidst. Har du fået svar på din ansøgning? "
    "Det lyder godt, at de gerne vil tale med dig. Skal vi øve den samtale sammen? "
    "Jeg har også fundet et kursus, som måske passer til dig. Det begynder den første mandag i næste måned. "
    "Du kan tage toget derhen, og det varer tre uger. Sig endelig til, hvis du har brug for en pause. "
    "Bagefter får du en kvittering for mødet, så du kan se, hvad vi har aftalt. Har du spørgsmål til det? "
)


@dataclass(frozen=True)
class Clip:
    """What every camera sees and every microphone hears.

    Attributes:
        film: For the app.
        chromium_film: The same JPEGs for Chromium.
        speech: For both, 48 kHz.
    """

    film: Path
    chromium_film: Path
    speech: Path


def draw(number: int) -> NDArray[np.uint8]:
    """Return a talking head of sorts before a shelf, with a camera's noise; BGR (480, 640, 3)."""
    width, height = SIZE_PX
    phase = 2 * np.pi * number / FRAMES
    rng = np.random.default_rng(number)
    picture = np.tile(np.linspace(60, 130, width, dtype=np.uint8)[None, :, None], (height, 1, 3)).copy()
    for shelf in range(4):
        top = 40 + 110 * shelf
        for book in range(16):
            shade = int(50 + (37 * (book + 5 * shelf)) % 150)
            cv2.rectangle(
                picture, (40 * book, top), (40 * book + 30, top + 80), (shade, 200 - shade, 120), -1
            )
    x = int(width / 2 + 30 * np.sin(3 * phase))
    y = int(height / 2 + 10 * np.sin(7 * phase))
    cv2.ellipse(picture, (x, height), (200, 160), 0, 180, 360, (90, 60, 40), -1)
    cv2.ellipse(picture, (x, y), (95, 125), 0, 0, 360, (150, 175, 215), -1)
    for side in (-1, 1):
        cv2.circle(picture, (x + 35 * side, y - 30), 9, (40, 30, 30), -1)
    mouth = int(8 + 10 * abs(np.sin(23 * phase)))
    cv2.ellipse(picture, (x, y + 50), (32, mouth), 0, 0, 360, (60, 50, 130), -1)
    noise = rng.normal(0, 2.5, (height, width, 1))
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def write(folder: Path) -> Clip:
    """Write the film for the app (.avi) and for Chromium (.mjpeg), and the speech (.wav)."""
    avi, mjpeg = folder / "clip.avi", folder / "clip.mjpeg"
    writer = cv2.VideoWriter(str(avi), cv2.VideoWriter.fourcc(*"MJPG"), FPS, SIZE_PX)
    with mjpeg.open("wb") as file:
        for number in range(FRAMES):
            picture = draw(number)
            draw_code(picture, number)
            writer.write(picture)
            file.write(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 95])[1].tobytes())
    writer.release()
    return Clip(avi, mjpeg, _write_speech(folder))


def _write_speech(folder: Path) -> Path:
    """Write the recording that BENCH_SPEECH names, else a synthetic voice, as often as it takes."""
    named = os.environ.get("BENCH_SPEECH")
    said = read_sound(named or make_sentence(folder / "text.wav", TEXT))
    times = -(-LEAST_SPEECH_S * 48_000 // len(said))
    return write_wav(folder / "speech.wav", np.tile(said, times).astype(np.float32) / 32768)
