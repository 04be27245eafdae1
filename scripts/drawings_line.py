# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings about the line and the computer."""

import drawing_things as things
from drawing_pen import (
    BACK,
    CARD,
    FAINT,
    LINE,
    MAIN,
    MARK,
    NONE,
    WARM,
    arc,
    arrow,
    box,
    cross,
    curve,
    dot,
    line,
    pointer,
    shape,
    tick,
    toggle,
)


def pause_others() -> str:
    """A film and a game that wait."""
    television = box((28, 32), (142, 92), CARD, 6) + line((72, 140), (126, 140)) + line((99, 124), (99, 140))
    bars = box((82, 60), (11, 36), MAIN, 2, MAIN) + box((106, 60), (11, 36), MAIN, 2, MAIN)
    mobile = (
        things.phone((240, 92))
        + box((231, 80), (5, 22), MAIN, 1, MAIN)
        + box((244, 80), (5, 22), MAIN, 1, MAIN)
    )
    return television + bars + mobile


def clock() -> str:
    """A clock and a date, with automatic time switched on."""
    face = (
        dot((96, 90), 60)
        + line((96, 90), (96, 52), width=6)
        + line((96, 90), (122, 104), width=6)
        + dot((96, 90), 4, LINE)
    )
    marks = "".join(
        line(a, b)
        for a, b in (
            ((96, 36), (96, 42)),
            ((96, 138), (96, 144)),
            ((42, 90), (48, 90)),
            ((144, 90), (150, 90)),
        )
    )
    leaf = (
        box((186, 34), (96, 66), CARD, 6)
        + line((186, 54), (282, 54))
        + line((206, 28), (206, 40))
        + line((262, 28), (262, 40))
    )
    days = "".join(
        box((202 + 22 * n, 66), (10, 10), MAIN if n == 1 else BACK, 2, MAIN if n == 1 else FAINT)
        for n in range(4)
    )
    return face + marks + leaf + days + toggle((234, 130))


def cable() -> str:
    """A cable from the router to the computer."""
    wire = curve("M78 140C78 176 160 172 160 150S196 132 214 142", MAIN, 6)
    return things.table(166) + things.router((78, 128)) + things.laptop((226, 160), 0.8) + wire


def wait() -> str:
    """A minute goes by, then once more."""
    ring = arc((160, 90), 60, 60, 350, MAIN, 8) + arrow((184, 34), (196, 42))
    return (
        ring + dot((160, 90), 40) + line((160, 90), (160, 64), width=6) + line((160, 90), (178, 98), width=6)
    )


def router_closer() -> str:
    """The computer comes closer to the router."""
    ghost = box((262, 86), (44, 34), NONE, 4, FAINT) + line((254, 126), (314, 126), stroke=FAINT)
    return (
        things.table(166)
        + things.router((62, 162))
        + things.wifi((62, 86), 1.1)
        + things.laptop((176, 162), 0.72)
        + ghost
        + (arrow((276, 60), (196, 60)))
    )


def wifi_bottom() -> str:
    """The network's sign in the lower right corner of the screen."""
    desk = (
        things.screen((40, 14), (240, 152))
        + box((40, 142), (240, 24), BACK, 0)
        + dot((232, 154), 14, CARD, MAIN)
    )
    panel = box((150, 40), (120, 84), CARD, 8, MAIN)
    rows = things.list_row((160, 50), 100, False) + things.list_row((160, 86), 100, True)
    return (
        desk
        + things.wifi((232, 160), 0.4)
        + panel
        + rows
        + line((232, 126), (232, 138), stroke=MAIN)
        + pointer((236, 104))
    )


def wifi_top() -> str:
    """The network's sign at the upper right of the screen."""
    desk = (
        things.screen((40, 14), (240, 152))
        + box((40, 14), (240, 24), BACK, 8)
        + dot((236, 26), 13, CARD, MAIN)
    )
    panel = box((150, 54), (120, 84), CARD, 8, MAIN)
    rows = things.list_row((160, 64), 100, False) + things.list_row((160, 100), 100, True)
    return (
        desk
        + things.wifi((236, 32), 0.38)
        + panel
        + rows
        + line((236, 40), (236, 52), stroke=MAIN)
        + pointer((240, 118))
    )


def portal() -> str:
    """A browser's page with a button to log in."""
    page = things.program((40, 18), (240, 146)) + line((112, 26), (208, 26), stroke=FAINT)
    button = box((112, 118), (96, 30), MAIN, 6, MAIN) + line((136, 133), (184, 133), stroke=CARD)
    return (
        page
        + things.wifi((160, 82), 0.9)
        + line((92, 102), (228, 102), stroke=FAINT)
        + button
        + pointer((196, 136))
    )


def detour() -> str:
    """A barrier, and the way round it."""
    road = line((24, 130), (120, 130), stroke=FAINT, width=8) + line(
        (200, 130), (262, 130), stroke=FAINT, width=8
    )
    barrier = (
        box((146, 100), (28, 60), WARM, 4, MARK)
        + line((150, 116), (170, 106), stroke=MARK)
        + line((150, 146), (170, 136), stroke=MARK)
    )
    way = curve("M36 130C80 130 84 44 160 44S236 92 256 104", MAIN, 8) + line(
        (234, 106), (258, 106), (252, 82), stroke=MAIN, width=8
    )
    return road + barrier + way + things.camera((286, 130), 0.7)


def other_network() -> str:
    """The computer goes online by a phone."""
    waves = arc((78, 84), 44, -35, 35, MAIN, 6) + arc((78, 84), 62, -35, 35, MAIN, 6)
    return (
        things.table(162)
        + things.phone((60, 94))
        + things.wifi((60, 98), 0.5)
        + waves
        + things.laptop((218, 158), 0.9)
        + tick((218, 100), 15)
    )


def vpn() -> str:
    """A tunnel that is switched off."""
    shield = curve(
        "M160 22c22 14 40 16 54 16 0 52-16 84-54 102-38-18-54-50-54-102 14 0 32-2 54-16z", fill=CARD
    )
    lock = box((140, 76), (40, 32), FAINT, 5, FAINT) + arc((160, 76), 13, 0, 180, FAINT, 5)
    return shield + lock + toggle((160, 158), False) + arrow((232, 132), (196, 152))


def power() -> str:
    """The power plug goes into the computer."""
    laptop = (
        things.laptop((100, 150), 0.85)
        + box((76, 86), (44, 24), BACK, 4)
        + box((120, 92), (5, 12), LINE, 1, LINE)
    )
    charge = shape((102, 80), (88, 100), (98, 100), (94, 116), (110, 94), (100, 94), fill=MAIN, stroke=MAIN)
    plug = (
        box((214, 126), (24, 16), CARD, 3)
        + box((238, 120), (34, 28), MAIN, 6)
        + curve("M272 134C298 134 290 96 310 90")
    )
    return things.table(154) + laptop + charge + plug + arrow((258, 96), (206, 96))


def close_programs() -> str:
    """Three programs; two of them are closed."""
    back = things.program((30, 18), (150, 92)) + things.program((82, 46), (150, 92))
    return (
        back
        + cross((180, 26), 11)
        + cross((232, 54), 11)
        + things.program((136, 80), (150, 86), MAIN)
        + things.bust((211, 124), 0.5)
    )


def helper() -> str:
    """Somebody else has a look."""
    return (
        things.table(166)
        + things.laptop((160, 162), 0.8)
        + things.bust((60, 92), 0.95, CARD)
        + things.bust((260, 92), 0.95, WARM)
    )
