# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is known about line and computer before the first picture is sent."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PictureStart:
    """How pictures begin; 0 stands for not known.

    Attributes:
        height_px: Largest height of the first pictures; the ladder climbs from there as the line allows.
        bitrate: What the line takes for pictures at first, bit/s.
        most_height_px: Largest height at all: more is not encoded in time here.
    """

    height_px: int = 0
    bitrate: int = 0
    most_height_px: int = 0
