# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings about the camera, other programs and the system's permission."""

import drawing_things as things
from drawing_pen import (
    BACK,
    CARD,
    FAINT,
    LINE,
    MAIN,
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
    tick,
    toggle,
)


def shutter() -> str:
    """The edge of a screen, large, with a cover that slides off the lens."""
    edge = box((-10, 52), (340, 160), CARD, 16) + box((28, 104), (264, 110), BACK, 6, FAINT)
    rail = box((98, 62), (124, 30), BACK, 15)
    return (
        edge
        + rail
        + dot((196, 77), 11, MAIN)
        + dot((196, 77), 3, CARD, CARD, 1)
        + (box((104, 65), (46, 24), LINE, 11) + arrow((178, 36), (106, 36)))
    )


def cloth() -> str:
    """A lens and a cloth that wipes it."""
    lens = dot((126, 86), 50) + dot((126, 86), 26, MAIN) + dot((116, 76), 6, CARD, CARD, 1)
    rag = curve("M158 66q24-22 48-12t46-4q10 34-6 52t-2 38q-34 10-52-6t-34-22q-14-24 0-46z", fill=WARM)
    folds = curve("M184 82q18 10 40 0M188 112q16 8 34 4", width=3)
    return lens + rag + folds + arc((160, 92), 84, 100, 150, MAIN, 6) + arc((160, 92), 84, 20, 60, MAIN, 6)


def lamp() -> str:
    """A lamp in front of a face."""
    return (
        things.table()
        + things.lamp((46, 158))
        + things.laptop_from_side((118, 154))
        + (things.head_from_side((240, 72), WARM) + tick((292, 30)))
    )


def light_in_front() -> str:
    """A window in front of the person, none behind."""
    beam = curve("M84 32L226 52L226 104L84 116z", NONE, 1, WARM)
    return (
        beam
        + things.table()
        + things.window_frame((18, 32))
        + things.laptop_from_side((124, 154))
        + (things.head_from_side((244, 74), WARM) + tick((296, 30)))
    )


def light_away() -> str:
    """The light comes from the side and not into the lens."""
    sun = things.window_frame((236, 14), (66, 70))
    return (
        things.table()
        + things.laptop((112, 156), 0.92)
        + dot((112, 68), 5, MAIN, MAIN, 1)
        + sun
        + (
            curve("M214 148A62 62 0 0 0 190 88", MAIN, 6)
            + line((184, 106), (189, 87), (206, 97), stroke=MAIN, width=6)
        )
    )


def closer() -> str:
    """Somebody moves towards the screen."""
    ghost = dot((276, 74), 20, NONE, FAINT)
    return (
        things.table()
        + things.laptop_from_side((84, 154))
        + ghost
        + (things.head_from_side((196, 74)) + arrow((262, 26), (204, 26)))
    )


def further() -> str:
    """Somebody moves back from the screen."""
    ghost = dot((150, 74), 20, NONE, FAINT)
    return (
        things.table()
        + things.laptop_from_side((84, 154))
        + ghost
        + (things.head_from_side((244, 74)) + arrow((176, 26), (244, 26)))
    )


def eye_level() -> str:
    """A laptop on books, its lens level with the eyes."""
    books = box((78, 138), (112, 18), MAIN, 3) + box((86, 122), (100, 16), WARM, 3)
    books += box((76, 106), (108, 16), CARD, 3)
    level = "".join(line((x, 29), (x + 7, 29), stroke=MAIN) for x in range(96, 214, 14))
    eye = things.head_from_side((244, 33))
    return (
        things.table()
        + books
        + things.laptop_from_side((92, 102), 6)
        + level
        + eye
        + arrow((52, 146), (52, 92))
    )


def tilt_forward() -> str:
    """The screen tilts towards the person."""
    ghost = line((110, 152), (62, 84), stroke=FAINT)
    bow = arc((110, 152), 96, 118, 97, MAIN, 6)
    tip = line((86, 44), (101, 57), (84, 67), stroke=MAIN, width=6)
    return (
        things.table()
        + ghost
        + things.laptop_from_side((110, 154), 4)
        + bow
        + tip
        + things.head_from_side((244, 74))
    )


def centre() -> str:
    """From the side of the picture into its middle."""
    ghost = dot((108, 76), 21, NONE, FAINT)
    bar = line((58, 158), (262, 158))
    seen = things.screen((58, 20), (204, 138)) + things.bust((172, 84)) + bar
    return seen + ghost + arrow((94, 36), (140, 36))


def in_front() -> str:
    """A place in the picture that waits for somebody."""
    outline = '<g stroke-dasharray="2 9">' + dot((160, 74), 30, BACK, MAIN) + "</g>"
    shoulders = (
        '<g stroke-dasharray="2 9">'
        + curve("M100 156C100 124 126 112 160 112S220 124 220 156", MAIN, 4, BACK)
        + "</g>"
    )
    return (
        things.screen((58, 20), (204, 138))
        + shoulders
        + outline
        + line((58, 158), (262, 158))
        + tick((240, 42))
    )


def replug_camera() -> str:
    """Out and in again."""
    port = box((252, 58), (90, 92), CARD, 8) + box((252, 92), (14, 26), LINE, 2)
    cable = curve("M72 74C84 116 96 105 122 105")
    arrows = arrow((212, 66), (158, 66)) + arrow((160, 150), (214, 150))
    return things.webcam((56, 58)) + cable + things.usb_plug((182, 105)) + port + arrows


def plug_camera() -> str:
    """A camera is plugged in."""
    port = box((252, 58), (90, 92), CARD, 8) + box((252, 92), (14, 26), LINE, 2)
    return (
        things.webcam((56, 58))
        + curve("M72 74C84 116 96 105 122 105")
        + things.usb_plug((182, 105))
        + port
        + (arrow((196, 105), (240, 105)))
    )


def program_with(sign: str) -> str:
    """Another program that holds the device, and its cross."""
    other = things.program((44, 22), (178, 112)) + things.SIGNS[sign]((132, 90), 1.2, fill=FAINT)
    ours = things.program((128, 96), (154, 74), MAIN) + things.SIGNS[sign]((206, 142), 0.8)
    return other + ours + cross((222, 28), 14) + pointer((228, 34))


def privacy_windows(sign: str) -> str:
    """The settings' page on Windows: three switches, all on."""
    page = box((42, 16), (236, 150), CARD, 4) + line((104, 16), (104, 166), stroke=FAINT)
    menu = "".join(line((54, y), (90, y), stroke=FAINT) for y in (38, 56, 92, 110)) + line(
        (54, 74), (90, 74), stroke=MAIN, width=6
    )
    rows = "".join(
        line((122, y), (122 + width, y), stroke=LINE if y < 80 else FAINT) + toggle((240, y))
        for y, width in ((66, 70), (104, 56), (142, 74))
    )
    return page + menu + things.SIGNS[sign]((136, 36), 0.5, fill=LINE) + rows + pointer((244, 144))


def privacy_mac(sign: str) -> str:
    """The settings' page on macOS: our program in a list, switched on."""
    page = box((46, 16), (228, 150), CARD, 12)
    lights = "".join(
        dot((64 + 16 * n, 32), 4, colour, colour, 1) for n, colour in enumerate((FAINT, FAINT, FAINT))
    )
    programs = ""
    for y, ours in ((60, False), (100, True), (140, False)):
        programs += box((64, y - 14), (28, 28), MAIN if ours else BACK, 7, MAIN if ours else FAINT)
        programs += line((106, y), (106 + (70 if ours else 50), y), stroke=LINE if ours else FAINT)
        programs += toggle((240, y), ours)
    return (
        page
        + lights
        + things.SIGNS[sign]((160, 38), 0.42, fill=LINE)
        + programs
        + (line((71, 100), (76, 106), (86, 94), stroke=CARD, width=3) + pointer((246, 104)))
    )


def privacy_linux(sign: str) -> str:
    """A settings' page with one switch."""
    page = box((58, 22), (204, 136), CARD, 10) + line((58, 50), (262, 50), stroke=FAINT)
    row = box((76, 68), (168, 44), BACK, 8, FAINT)
    return (
        page
        + line((130, 36), (190, 36))
        + row
        + things.SIGNS[sign]((104, 90), 0.6)
        + (
            line((136, 90), (186, 90))
            + toggle((216, 90))
            + line((80, 134), (180, 134), stroke=FAINT)
            + pointer((222, 94))
        )
    )


def choose(sign: str) -> str:
    """A list; the second is chosen."""
    frame = box((86, 20), (180, 140), CARD, 8)
    chosen = [things.list_row((98, y), 156, y == 78) for y in (36, 78, 120)]
    return things.SIGNS[sign]((48, 90), 1.1) + frame + "".join(chosen) + pointer((214, 92))
