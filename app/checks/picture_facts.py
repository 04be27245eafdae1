# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a picture shows, as the camera's judge needs it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Face:
    """A face; all numbers are shares of the picture's width or height, 0 to 1, from the top left corner."""

    centre_x: float
    centre_y: float
    width: float
    height: float
    sureness: float


@dataclass(frozen=True)
class Seen:
    """What one picture shows.

    Attributes:
        blur: 0 (sharp) to 1 (nothing but a haze), after Crété-Roffet and others, 2007.
        face: The face, or None.
        looked_for_face: False where the face could not be looked for at all.
        person_brightness: Mean luma of the face, or of the middle where there is none; 0 to 255.
        around_brightness: Mean luma of the brightest half of what is around.
    """

    blur: float
    face: Face | None
    looked_for_face: bool
    person_brightness: float
    around_brightness: float
