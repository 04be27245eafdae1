# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings about microphone and speaker."""

import drawing_things as things
from drawing_pen import (
    BACK,
    CARD,
    FAINT,
    LINE,
    MAIN,
    MARK,
    NONE,
    arc,
    arrow,
    box,
    curve,
    dot,
    line,
    pointer,
    tick,
    toggle,
)


def plug_headset() -> str:
    """A headset is plugged in, all the way."""
    port = box((262, 50), (80, 100), CARD, 8) + dot((272, 108), 8, LINE)
    cable = curve("M108 96C112 140 122 108 146 108")
    return (
        things.headset((70, 66)) + cable + things.jack_plug((200, 108)) + port + arrow((212, 108), (256, 108))
    )


def replug_headset() -> str:
    """A headset's plug out and in again."""
    port = box((262, 50), (80, 100), CARD, 8) + dot((272, 108), 8, LINE)
    cable = curve("M108 96C112 140 122 108 146 108")
    return (
        things.headset((70, 66))
        + cable
        + things.jack_plug((204, 108))
        + port
        + (arrow((232, 70), (182, 70)) + arrow((184, 148), (234, 148)))
    )


def headset() -> str:
    """Somebody who wears a headset."""
    return things.bust((160, 84), 1.25) + things.headset((160, 82), 0.92) + tick((258, 40), 14)


def microphone_away() -> str:
    """The microphone moves away from the mouth."""
    return (
        things.head_from_side((222, 74))
        + things.microphone((148, 92), 1.3, FAINT)
        + things.microphone((72, 92), 1.3)
        + (arrow((138, 36), (84, 36)))
    )


def microphone_close() -> str:
    """Closer to the microphone."""
    return (
        things.microphone((92, 92), 1.5)
        + things.head_from_side((196, 74))
        + dot((286, 74), 20, NONE, FAINT)
        + (arrow((278, 26), (212, 26)))
    )


def hum() -> str:
    """The microphone moves away from a cable."""
    cable = curve("M20 150C60 150 60 116 96 116S132 150 172 150", FAINT, 6) + box(
        (172, 138), (36, 24), FAINT, 4, FAINT
    )
    prongs = line((208, 144), (222, 144), stroke=FAINT) + line((208, 156), (222, 156), stroke=FAINT)
    wave = curve("M30 92q9-22 18 0t18 0 18 0 18 0", MARK)
    return cable + prongs + wave + things.microphone((232, 66), 1.5) + arrow((132, 76), (194, 56))


def microphone_slider() -> str:
    """The microphone's slider in the settings, pulled up."""
    page = box((40, 26), (240, 128), CARD, 8) + things.microphone((80, 74), 1.0)
    groove = line((118, 74), (250, 74), stroke=FAINT, width=6) + line(
        (118, 74), (218, 74), stroke=MAIN, width=6
    )
    bars = "".join(
        box((72 + 24 * n, 116), (14, 20), MAIN if n < 5 else BACK, 3, MAIN if n < 5 else FAINT)
        for n in range(8)
    )
    return page + groove + dot((218, 74), 11, CARD, MAIN) + arrow((132, 46), (206, 46)) + bars


def speak() -> str:
    """Somebody says something."""
    bubble = curve(
        "M40 30h104a12 12 0 0 1 12 12v44a12 12 0 0 1-12 12h-10l16 18-38-18H40"
        "a12 12 0 0 1-12-12V42a12 12 0 0 1 12-12z",
        fill=CARD,
    )
    words = line((48, 52), (136, 52), stroke=MAIN, width=6) + line((48, 74), (112, 74), stroke=MAIN, width=6)
    waves = arc((206, 84), 16, 150, 210) + arc((206, 84), 30, 150, 210)
    return bubble + words + waves + things.head_from_side((244, 74))


def noise() -> str:
    """A window that is closed against the noise of the street."""
    frame = box((116, 22), (120, 132), CARD, 4) + line((176, 22), (176, 154))
    panes = box((126, 32), (40, 112), BACK, 2, FAINT) + box((186, 32), (40, 112), BACK, 2, FAINT)
    waves = (
        arc((36, 88), 20, -50, 50, FAINT)
        + arc((36, 88), 40, -50, 50, FAINT)
        + arc((36, 88), 60, -40, 40, FAINT)
    )
    return (
        waves
        + frame
        + panes
        + dot((168, 92), 4, MAIN, MAIN)
        + dot((184, 92), 4, MAIN, MAIN)
        + tick((262, 44), 14)
    )


def volume() -> str:
    """A volume slider, pulled up."""
    groove = line((132, 96), (276, 96), stroke=FAINT, width=8) + line(
        (132, 96), (240, 96), stroke=MAIN, width=8
    )
    return (
        things.speaker((74, 96), 1.5)
        + groove
        + dot((240, 96), 15, CARD, MAIN, 5)
        + arrow((150, 56), (230, 56))
    )


def volume_windows() -> str:
    """The loudspeaker in the lower right corner of the screen, and its slider."""
    desk = (
        things.screen((40, 14), (240, 152))
        + box((40, 142), (240, 24), BACK, 0)
        + dot((258, 154), 14, CARD, MAIN)
    )
    small = things.speaker((256, 154), 0.36, 1)
    panel = box((148, 72), (122, 52), CARD, 8, MAIN) + line((182, 98), (256, 98), stroke=FAINT, width=6)
    return (
        desk
        + small
        + panel
        + things.speaker((168, 98), 0.42, 1, LINE)
        + (
            line((182, 98), (236, 98), stroke=MAIN, width=6)
            + dot((236, 98), 8, CARD, MAIN)
            + line((258, 126), (258, 138), stroke=MAIN)
        )
    )


def volume_mac() -> str:
    """The loudspeaker at the upper right of the screen, and its slider."""
    desk = (
        things.screen((40, 14), (240, 152))
        + box((40, 14), (240, 24), BACK, 8)
        + dot((246, 26), 13, CARD, MAIN)
    )
    small = things.speaker((244, 26), 0.34, 1)
    panel = box((136, 54), (134, 52), CARD, 10, MAIN) + line((170, 80), (254, 80), stroke=FAINT, width=6)
    return (
        desk
        + small
        + panel
        + things.speaker((156, 80), 0.42, 1, LINE)
        + (
            line((170, 80), (232, 80), stroke=MAIN, width=6)
            + dot((232, 80), 8, CARD, MAIN)
            + line((246, 40), (246, 52), stroke=MAIN)
        )
    )


def mute_key() -> str:
    """A key with a microphone, and a switch on a headset's wire."""
    key = (
        box((34, 40), (100, 100), CARD, 14)
        + box((46, 48), (76, 76), BACK, 10, FAINT)
        + things.microphone((84, 88), 1.1)
    )
    wire = curve("M236 6C226 30 240 42 236 54M236 134C232 150 242 160 236 178")
    control = (
        box((214, 54), (44, 80), CARD, 12)
        + things.microphone((236, 82), 0.6)
        + toggle((236, 116)).replace('r="9"', 'r="7"')
    )
    return key + wire + control + pointer((112, 108))


def listen() -> str:
    """An ear that hears a loudspeaker."""
    ear = curve(
        "M210 112c-12-8-14-22-14-36 0-28 18-46 42-46s42 18 42 44c0 32-30 34-30 58 0 14-10 22-22 22"
        "s-18-8-20-18",
        fill=CARD,
    )
    inner = curve("M216 80c0-18 8-30 22-30s22 10 22 24-16 18-22 30", width=3)
    return things.speaker((76, 90), 1.7, 3) + ear + inner
