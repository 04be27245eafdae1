# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in the check's drawings: people, computers, headsets, plugs, windows."""

import math
from collections.abc import Callable

from drawing_pen import (
    BACK,
    CARD,
    FAINT,
    LINE,
    MAIN,
    MARK,
    NONE,
    WARM,
    Point,
    arc,
    box,
    curve,
    dot,
    line,
    shape,
)

FLOOR = 158.0


def table(y: float = FLOOR) -> str:
    """What a computer stands on."""
    return line((20, y), (300, y), stroke=FAINT)


def head_from_side(at: Point, fill: str = CARD) -> str:
    """Somebody who looks to the left."""
    x, y = at
    body = curve(
        f"M{x - 26} 180C{x - 28} {y + 52} {x - 14} {y + 36} {x + 6} {y + 34}S{x + 50} {y + 50} {x + 54} 180z",
        fill=CARD,
    )
    nose = curve(f"M{x - 20} {y - 4}l-8 9 8 4", fill=fill)
    return body + dot(at, 22, fill) + nose + dot((x - 10, y - 4), 2, LINE, LINE, 1)


def bust(at: Point, size: float = 1.0, fill: str = CARD) -> str:
    """Somebody who looks at us; ``at`` is the middle of the head."""
    x, y = at
    body = (
        f"M{x - 44 * size} {y + 74 * size}C{x - 44 * size} {y + 42 * size} {x - 26 * size} {y + 34 * size} "
        f"{x} {y + 34 * size}S{x + 44 * size} {y + 42 * size} {x + 44 * size} {y + 74 * size}z"
    )
    eyes = "".join(dot((x + side * 8 * size, y - 2 * size), 2 * size, LINE, LINE, 1) for side in (-1, 1))
    smile = arc((x, y + 4 * size), 9 * size, 215, 325, width=3)
    return curve(body, fill=MAIN) + dot(at, 24 * size, fill) + eyes + smile


def laptop_from_side(hinge: Point, lean: float = 14.0) -> str:
    """A laptop, its screen on the left; ``lean`` is how far the screen leans back, in degrees."""
    x, y = hinge
    turn = math.radians(lean)
    top = (x - 78 * math.sin(turn), y - 78 * math.cos(turn))
    base = line((x, y), (x + 84, y), width=8)
    return line((x, y), top, width=8) + base + dot((top[0] + 6, top[1] + 3), 6, MAIN, MAIN)


def laptop(at: Point, size: float = 1.0, fill: str = CARD) -> str:
    """A laptop from the front; ``at`` is the middle of its lower edge."""
    x, y = at
    screen = box((x - 72 * size, y - 104 * size), (144 * size, 92 * size), fill, 8)
    base = (
        (x - 92 * size, y - 10 * size),
        (x + 92 * size, y - 10 * size),
        (x + 82 * size, y),
        (x - 82 * size, y),
    )
    return screen + shape(*base)


def screen(at: Point = (60, 22), size: Point = (200, 128)) -> str:
    """A large screen with its corners in sight."""
    return box(at, size, CARD, 8)


def program(at: Point, size: Point, bar: str = FAINT) -> str:
    """The window of a program."""
    x, y = at
    return box(at, size) + line((x + 2, y + 16), (x + size[0] - 2, y + 16), stroke=bar)


def camera(at: Point, size: float = 1.0, fill: str = MAIN) -> str:
    """The sign for a camera."""
    x, y = at
    lens = shape(
        (x + 12 * size, y),
        (x + 28 * size, y - 12 * size),
        (x + 28 * size, y + 12 * size),
        fill=fill,
        stroke=fill,
    )
    return lens + box((x - 26 * size, y - 15 * size), (38 * size, 30 * size), fill, 5 * size, fill)


def microphone(at: Point, size: float = 1.0, fill: str = MAIN) -> str:
    """The sign for a microphone."""
    x, y = at
    capsule = box((x - 8 * size, y - 26 * size), (16 * size, 32 * size), fill, 8 * size, fill)
    bow = arc((x, y - 2 * size), 18 * size, 190, 350, fill, 4 * size)
    return capsule + bow + line((x, y + 16 * size), (x, y + 27 * size), stroke=fill, width=4 * size)


def speaker(at: Point, size: float = 1.0, waves: int = 2, fill: str = MAIN) -> str:
    """The sign for a loudspeaker."""
    x, y = at
    horn = [(-24, -8), (-12, -8), (2, -22), (2, 22), (-12, 8), (-24, 8)]
    found = shape(*((x + a * size, y + b * size) for a, b in horn), fill=fill, stroke=fill)
    for wave in range(waves):
        found += arc((x + 4 * size, y), (12 + 11 * wave) * size, -48, 48, fill, 4 * size)
    return found


def wifi(at: Point, size: float = 1.0, bars: int = 3, fill: str = MAIN) -> str:
    """The sign for a wireless network; ``at`` is its dot."""
    found = dot(at, 4 * size, fill, fill, 1)
    for bar in range(3):
        colour = fill if bar < bars else FAINT
        found += arc(at, (15 + 13 * bar) * size, 45, 135, colour, 5 * size)
    return found


def router(at: Point) -> str:
    """A box with two aerials; ``at`` is the middle of its lower edge."""
    x, y = at
    aerials = line((x - 22, y - 26), (x - 28, y - 58)) + line((x + 22, y - 26), (x + 28, y - 58))
    lights = "".join(dot((x + a, y - 13), 2.5, MAIN, MAIN, 1) for a in (-16, -4, 8))
    return aerials + box((x - 38, y - 26), (76, 26)) + lights


def headset(at: Point, size: float = 1.0) -> str:
    """A headset with its microphone; ``at`` is the middle of the band's circle."""
    x, y = at
    band = arc(at, 38 * size, 0, 180, width=6)
    cups = "".join(
        box((x + side * 38 * size - 10 * size, y - 6 * size), (20 * size, 36 * size), MAIN, 8, LINE)
        for side in (-1, 1)
    )
    boom = curve(f"M{x - 38 * size} {y + 30 * size}q0 {18 * size} {26 * size} {18 * size}")
    return band + boom + cups + dot((x - 8 * size, y + 48 * size), 5 * size, LINE)


def usb_plug(at: Point, way: int = 1) -> str:
    """A plug that points to the right (1) or to the left (-1); ``at`` is its tip."""
    x, y = at
    tongue = box((min(x, x - way * 22), y - 9), (22, 18), CARD, 2)
    return tongue + box((min(x - way * 22, x - way * 60), y - 14), (38, 28), MAIN, 5)


def jack_plug(at: Point) -> str:
    """A round plug that points to the right; ``at`` is its tip."""
    x, y = at
    return box((x - 26, y - 4), (26, 8), CARD, 4) + box((x - 56, y - 9), (30, 18), MAIN, 5)


def webcam(at: Point) -> str:
    """A camera on its foot; ``at`` is its middle."""
    x, y = at
    foot = line((x, y + 24), (x, y + 36)) + line((x - 18, y + 38), (x + 18, y + 38))
    return foot + dot(at, 24) + dot(at, 12, MAIN, LINE) + dot((x - 4, y - 4), 2.5, CARD, CARD, 1)


def lamp(foot: Point, lit: bool = True) -> str:
    """A lamp on the table that shines to the right; ``foot`` is where it stands."""
    x, y = foot
    beam = f"M{x + 20} {y - 88}L{x + 172} {y - 118}L{x + 172} {y - 44}L{x + 26} {y - 64}z"
    light = curve(beam, NONE, 1, WARM) if lit else ""
    arm = line((x, y), (x - 12, y - 42), (x + 4, y - 84)) + line((x - 18, y), (x + 18, y))
    shade = shape((x - 6, y - 92), (x + 16, y - 100), (x + 34, y - 62), (x + 8, y - 58), fill=MARK)
    return light + arm + shade


def window_frame(at: Point, size: Point = (66, 84)) -> str:
    """A window with the sun in it."""
    x, y = at
    middle_x, middle_y = x + size[0] / 2, y + size[1] / 2
    bars = line((middle_x, y), (middle_x, y + size[1])) + line((x, middle_y), (x + size[0], middle_y))
    return box(at, size, WARM, 3) + dot((x + size[0] * 0.74, y + size[1] * 0.26), 8, MARK, MARK, 1) + bars


def phone(at: Point) -> str:
    """A mobile phone; ``at`` is its middle."""
    x, y = at
    return box((x - 20, y - 38), (40, 76), CARD, 7) + line((x - 6, y + 30), (x + 6, y + 30), stroke=FAINT)


def list_row(at: Point, width: float, chosen: bool) -> str:
    """A row of a list that can be chosen."""
    x, y = at
    back = box(at, (width, 26), BACK if chosen else CARD, 4, MAIN if chosen else FAINT)
    ring = dot((x + 16, y + 13), 6, MAIN if chosen else CARD, MAIN if chosen else FAINT, 3)
    return back + ring + line((x + 34, y + 13), (x + width - 14, y + 13), stroke=LINE if chosen else FAINT)


SIGNS: dict[str, Callable[..., str]] = {"camera": camera, "microphone": microphone, "speaker": speaker}
