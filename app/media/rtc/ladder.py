# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How large and how often pictures are sent on a thin line: fewer pictures first, then smaller ones. Pure."""

from dataclasses import dataclass

BITS_PER_PIXEL = 0.027
"""What VP8 needs for a talking head that is still pleasant to see: 250 kbit/s for 640x480 at 30 a second."""
CLIMB_MARGIN = 1.15
"""Going up asks for this much more than staying, so that a wavering line does not pump."""


@dataclass(frozen=True)
class Rung:
    """One step: sides divided by ``divisor``, at most ``rate_fps`` pictures a second."""

    divisor: int
    rate_fps: int


LADDER = (Rung(1, 30), Rung(1, 20), Rung(2, 30), Rung(2, 20), Rung(2, 12), Rung(4, 12))


def rung_for(bitrate: int, width_px: int, height_px: int, present: Rung | None = None) -> Rung:
    """Return the highest step that a bit rate (bit/s) affords for this size; the lowest one if none."""
    for rung in LADDER:
        need = BITS_PER_PIXEL * width_px * height_px / rung.divisor**2 * rung.rate_fps
        is_climb = present is not None and LADDER.index(rung) < LADDER.index(present)
        if bitrate >= need * (CLIMB_MARGIN if is_climb else 1.0):
            return rung
    return LADDER[-1]


def size_on(rung: Rung, width_px: int, height_px: int) -> tuple[int, int]:
    """Return the size to send, with even sides of at least 16."""
    width, height = width_px // rung.divisor, height_px // rung.divisor
    return max(16, width - width % 2), max(16, height - height % 2)
