# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where pictures come from: the window asks, somebody else delivers."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Frame:
    """One picture.

    Attributes:
        sequence: Counts up by at least one with every new picture.
        width_px: Visible width.
        height_px: Visible height.
        stride_bytes: Bytes from one row to the next; at least ``4 * width_px``.
        pixels: Rows from the top, four bytes a pixel in the order blue, green, red, unused. Valid until the
            next call of ``latest``; whoever paints later makes a copy.
    """

    sequence: int
    width_px: int
    height_px: int
    stride_bytes: int
    pixels: memoryview


class FrameSource(Protocol):
    """The newest picture of one camera."""

    def latest(self) -> Frame | None:
        """Return the newest picture, or None when there is none; cheap enough for 60 calls a second."""
        ...


class NoFrames:
    """A source that never has a picture: before the engine runs, and after it has ended."""

    def latest(self) -> Frame | None:
        """Return None."""
        return None


@dataclass(frozen=True)
class FrameSources:
    """The two pictures of a meeting: one's own, and the other person's."""

    own: FrameSource
    other: FrameSource
