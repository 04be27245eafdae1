# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How large and how often pictures are sent on a thin line. Pure.

Down to a quarter of the sides at 5 pictures a second, below that a still picture each 5 s. The first guess
comes from the bit rate; what the encoder then makes of it (how coarse, how many it left out) corrects it.
"""

from dataclasses import dataclass
from fractions import Fraction

from app.media.rtc.first_picture import PictureStart

BITS_PER_PIXEL = 0.016
"""What VP8 needs for a talking head that is still pleasant to see: 150 kbit/s for 640x480 at 30 a second."""
CLIMB_MARGIN = 1.25
"""Going up asks for this much more than staying, so that a wavering line does not pump."""
STILL_BELOW = 12_000
"""bit/s under which moving pictures make no sense even at 160x120."""
SMALLEST_SIDE_PX = 120

COARSE, FINE, VERY_FINE = 50.0, 30.0, 16.0
"""libvpx's quantizer, 0 to 63: above the first people see blocks, below the second there is room."""
LEFT_OUT_SHARE = 0.15
LOOK_EVERY_S = 2.0
HARDER, EASIER, MUCH_EASIER = 1.3, 0.9, 0.75
HARDNESS_MIN, HARDNESS_MAX = 0.35, 4.0
CLIMB_AFTER_S = 4.0
STILL_AT_LEAST_S = 1.0
FAILED_WITHIN_S = 10.0
CLIMB_AFTER_MAX_S = 60.0

NOTHING_KNOWN = PictureStart()


@dataclass(frozen=True)
class Rung:
    """One step: sides times ``scale``, at most ``rate_fps`` pictures a second."""

    scale: Fraction
    rate_fps: float


FULL, MOST, HALF, LESS, QUARTER = (Fraction(eighths, 8) for eighths in (8, 6, 4, 3, 2))
LADDER = (
    Rung(FULL, 30), Rung(MOST, 30), Rung(HALF, 30), Rung(HALF, 20), Rung(LESS, 20), Rung(LESS, 15),
    Rung(QUARTER, 15), Rung(QUARTER, 10), Rung(QUARTER, 5), Rung(QUARTER, 0.2),
)  # fmt: skip
STILL = LADDER[-1]


class Ladder:
    """Chooses the step for one camera; times are the pictures' own, in seconds.

    Args:
        rate_fps: The camera's own rate.
        start: What is known before the first picture.
    """

    def __init__(self, rate_fps: float = 30.0, start: PictureStart = NOTHING_KNOWN) -> None:
        self._rate_fps = rate_fps
        self._start = start
        self._index: int | None = None
        self._hardness = 1.0
        self._climb_after_s = CLIMB_AFTER_S
        self._changed_s = self._climbed_s = float("-inf")
        self._looked_s: float | None = None
        self._quantizers: list[int] = []
        self._left_out = 0

    @property
    def rung(self) -> Rung | None:
        """The present step; None before the first choice."""
        return None if self._index is None else LADDER[self._index]

    def choose(self, bitrate: int, width_px: int, height_px: int, at_s: float) -> Rung:
        """Return the step for a bit rate (bit/s) and the camera's size: down at once, up unhurried."""
        least = first_index(self._start.most_height_px, width_px, height_px)
        if self._index is None:
            first = first_index(self._start.height_px, width_px, height_px)
            self._index = max(self._highest(bitrate, width_px, height_px, 1.0), first, least)
            self._changed_s = at_s
        lower = max(least, self._highest(bitrate, width_px, height_px, 1.0))
        higher = max(least, self._highest(bitrate, width_px, height_px, CLIMB_MARGIN))
        if lower > self._index:
            self._fall(lower, at_s)
        elif higher < self._index:
            self._climb(higher, at_s)
        return LADDER[self._index]

    def encoded(self, quantizer: int | None, is_left_out: bool, at_s: float) -> None:
        """Note how a picture turned out: coarseness 0 to 63 if known, or left out by the rate control."""
        if quantizer is not None and not is_left_out:
            self._quantizers.append(quantizer)
        self._left_out += is_left_out
        if self._looked_s is None:
            self._looked_s = at_s
        if at_s - self._looked_s >= LOOK_EVERY_S:
            self._look()
            self._forget()
            self._looked_s = at_s

    def _look(self) -> None:
        seen = len(self._quantizers)
        if not seen or self._index in (None, len(LADDER) - 1):
            return
        mean = sum(self._quantizers) / seen
        if mean > COARSE or self._left_out / (seen + self._left_out) > LEFT_OUT_SHARE:
            self._hardness = min(HARDNESS_MAX, self._hardness * HARDER)
        elif mean < FINE:
            factor = MUCH_EASIER if mean < VERY_FINE else EASIER
            self._hardness = max(HARDNESS_MIN, self._hardness * factor)

    def _climb(self, index: int, at_s: float) -> None:
        """Up one step, which may turn out too high; out of the still picture soon and as far as may be."""
        assert self._index is not None  # noqa: S101 - choose sets it
        is_still = LADDER[self._index] is STILL
        if at_s - self._changed_s < (STILL_AT_LEAST_S if is_still else self._climb_after_s):
            return
        self._changed_s = self._climbed_s = at_s
        self._index = index if is_still else self._index - 1
        self._forget()

    def _fall(self, index: int, at_s: float) -> None:
        if at_s - self._climbed_s < FAILED_WITHIN_S:
            self._climb_after_s = min(CLIMB_AFTER_MAX_S, 2 * self._climb_after_s)
        elif at_s - self._climbed_s > CLIMB_AFTER_MAX_S:
            self._climb_after_s = CLIMB_AFTER_S
        self._index, self._changed_s = index, at_s
        self._forget()

    def _forget(self) -> None:
        self._quantizers.clear()
        self._left_out = 0
        self._looked_s = None

    def _highest(self, bitrate: int, width_px: int, height_px: int, margin: float) -> int:
        if bitrate < STILL_BELOW:
            return len(LADDER) - 1
        for index, rung in enumerate(LADDER[:-1]):
            rate_fps = min(rung.rate_fps, self._rate_fps)
            width, height = size_on(rung, width_px, height_px)
            if bitrate >= BITS_PER_PIXEL * self._hardness * width * height * rate_fps * margin:
                return index
        return len(LADDER) - 2


def first_index(height_px: int, width_px: int, camera_height_px: int) -> int:
    """Return the first step whose pictures are no higher than this; the uppermost for 0."""
    if height_px <= 0:
        return 0
    for index, rung in enumerate(LADDER):
        if size_on(rung, width_px, camera_height_px)[1] <= height_px:
            return index
    return len(LADDER) - 2


def size_on(rung: Rung, width_px: int, height_px: int) -> tuple[int, int]:
    """Return the size to send, with even sides; the quarter means about 160x120 for large cameras too."""
    scale = rung.scale
    if scale == QUARTER:
        scale = min(scale, Fraction(SMALLEST_SIDE_PX, max(1, min(width_px, height_px))))
    width, height = int(width_px * scale), int(height_px * scale)
    return max(16, width - width % 2), max(16, height - height % 2)
