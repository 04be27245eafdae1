# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sizes that follow the text: the person's choice times the system's font setting."""

from dataclasses import dataclass

# All in pixels at 100 %; steps of 8.
SPACE_PX = 8
PAGE_MARGIN_PX = 32
COLUMN_PX = 720
WIDE_COLUMN_PX = 1056
SMALLEST_TARGET_PX = 44
MAIN_TARGET_PX = 56
RADIUS_PX = 6
LARGEST_SCALE = 2.5


@dataclass(frozen=True)
class Measures:
    """Text sizes for one scale.

    Attributes:
        scale: 1.0 is the design's own size.
    """

    scale: float = 1.0

    @classmethod
    def of(cls, text_size_percent: int, system_factor: float) -> "Measures":
        """Return the sizes for a chosen percentage and the system's own factor (1.0 is usual)."""
        return cls(min(max(text_size_percent / 100 * max(system_factor, 1.0), 1.0), LARGEST_SCALE))

    def px(self, at_100_percent: float) -> int:
        """Return a size in pixels that grows with the text."""
        return round(at_100_percent * self.scale)

    @property
    def target_px(self) -> int:
        """The height of a button: the finger's 44, or what the text needs."""
        return max(SMALLEST_TARGET_PX, self.px(24) + 16)

    @property
    def main_target_px(self) -> int:
        """The height of the main action and of plan B."""
        return max(MAIN_TARGET_PX, self.px(24) + 24)

    def for_style(self) -> dict[str, str]:
        """Return the values that the style sheet's template asks for."""
        return {
            "body": f"{self.px(16)}px",
            "small": f"{self.px(14)}px",
            "lead": f"{self.px(20)}px",
            "h1": f"{self.px(32)}px",
            "h2": f"{self.px(24)}px",
            "h3": f"{self.px(18)}px",
            "digits": f"{self.px(40)}px",
            "code": f"{self.px(28)}px",
            # QSS counts the height without border (2 x 2 px).
            "target": f"{self.target_px - 4}px",
            "main_target": f"{self.main_target_px - 4}px",
            "row": f"{self.target_px}px",
        }
