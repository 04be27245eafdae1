# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shapes for the check's drawings: SVG text on a field of 320 x 180, in the light theme's colours.

Every colour is one of ``app/ui/theme/colours.py``; the window exchanges them for those of its theme.
"""

import math

LINE, CARD, MAIN, BACK = "#1A1A1A", "#FFFFFF", "#0059B3", "#E2F2FB"
READY, WARM, MARK, FAINT, NONE = "#2E7000", "#FFEECC", "#8A5A00", "#767676", "none"
WIDTH, HEIGHT = 320, 180
Point = tuple[float, float]


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _pen(stroke: str, width: float, fill: str) -> str:
    return (
        f'fill="{fill}" stroke="{stroke}" stroke-width="{_number(width)}" '
        'stroke-linecap="round" stroke-linejoin="round"'
    )


def box(at: Point, size: Point, fill: str = CARD, radius: float = 6, stroke: str = LINE) -> str:
    """A box with round corners."""
    x, y, width, height = (_number(value) for value in (*at, *size))
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{_number(radius)}" '
        f"{_pen(stroke, 4, fill)}/>"
    )


def dot(at: Point, radius: float, fill: str = CARD, stroke: str = LINE, width: float = 4) -> str:
    """A circle."""
    x, y, r = (_number(value) for value in (*at, radius))
    return f'<circle cx="{x}" cy="{y}" r="{r}" {_pen(stroke, width, fill)}/>'


def line(*points: Point, stroke: str = LINE, width: float = 4, fill: str = NONE) -> str:
    """A line through points."""
    words = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
    return f'<polyline points="{words}" {_pen(stroke, width, fill)}/>'


def shape(*points: Point, fill: str = CARD, stroke: str = LINE) -> str:
    """A closed shape with corners."""
    words = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
    return f'<polygon points="{words}" {_pen(stroke, 4, fill)}/>'


def curve(path: str, stroke: str = LINE, width: float = 4, fill: str = NONE) -> str:
    """A path in SVG's own words."""
    return f'<path d="{path}" {_pen(stroke, width, fill)}/>'


def arc(at: Point, radius: float, start: float, end: float, stroke: str = LINE, width: float = 4) -> str:
    """A part of a circle; degrees count against the clock from three o'clock."""
    points = []
    for step in range(25):
        turn = math.radians(start + (end - start) * step / 24)
        points.append((at[0] + radius * math.cos(turn), at[1] - radius * math.sin(turn)))
    return line(*points, stroke=stroke, width=width)


def arrow(begin: Point, end: Point, stroke: str = MAIN) -> str:
    """A straight arrow: what moves where."""
    turn = math.atan2(end[1] - begin[1], end[0] - begin[0])
    tips = [(end[0] - 15 * math.cos(turn + a), end[1] - 15 * math.sin(turn + a)) for a in (-0.6, 0.6)]
    return line(begin, end, stroke=stroke, width=6) + line(tips[0], end, tips[1], stroke=stroke, width=6)


def tick(at: Point, size: float = 11) -> str:
    """A tick in a green disc: like this."""
    x, y = at
    mark = line((x - size * 0.5, y), (x - size * 0.1, y + size * 0.42), (x + size * 0.55, y - size * 0.42))
    mark = mark.replace(LINE, CARD)
    return dot(at, size * 1.25, READY, READY) + mark


def cross(at: Point, size: float = 11, fill: str = CARD) -> str:
    """A cross in a disc: close this. Never red."""
    x, y = at
    half = size * 0.5
    pen = MAIN if fill == CARD else CARD
    lines = line((x - half, y - half), (x + half, y + half), stroke=pen) + line(
        (x + half, y - half), (x - half, y + half), stroke=pen
    )
    return dot(at, size * 1.25, fill, MAIN) + lines


def toggle(at: Point, on: bool = True) -> str:
    """A switch of the settings."""
    x, y = at
    knob = dot((x + (13 if on else -13), y), 9, CARD, CARD, 0)
    return box((x - 26, y - 13), (52, 26), MAIN if on else FAINT, 13, MAIN if on else FAINT) + knob


def pointer(at: Point) -> str:
    """The arrow of a mouse."""
    x, y = at
    path = f"M{x} {y}l0 30 8-7 6 13 7-3-6-13 11-1z"
    return curve(path, LINE, 3, CARD)
