# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Colours by role, in three themes. A test holds 4.5:1 for text and 3:1 for controls."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Colours:
    """What each colour is for; every value is ``#RRGGBB``.

    Attributes:
        hairline: Separates without meaning anything; may be faint.
        border: The edge of something that can be used; 3:1 against what is around it.
        link: Text that can be pressed, and secondary actions.
        off: What can't be used just now; exempt from the contrast rule, and always said in words too.
        edge: Round the plan B button, whose own colour is the same in every theme.
        stage: Behind the pictures of a call.
    """

    text: str = "#1A1A1A"
    muted: str = "#454545"
    border: str = "#767676"
    hairline: str = "#DCDCDC"
    page: str = "#F5F5F5"
    card: str = "#FFFFFF"
    main: str = "#0059B3"
    main_hover: str = "#004993"
    main_pressed: str = "#003972"
    on_main: str = "#FFFFFF"
    link: str = "#004D99"
    link_hover: str = "#E2F2FB"
    off: str = "#DCDCDC"
    off_edge: str = "#DCDCDC"
    on_off: str = "#5F5F5F"
    ready: str = "#2E7000"
    ready_back: str = "#DDF7CE"
    remark: str = "#1A1A1A"
    remark_back: str = "#FFEECC"
    remark_mark: str = "#8A5A00"
    problem: str = "#B80000"
    problem_back: str = "#FFE0E0"
    information: str = "#004D99"
    information_back: str = "#E2F2FB"
    plan_b: str = "#000040"
    plan_b_hover: str = "#1A1A66"
    on_plan_b: str = "#FFFFFF"
    edge: str = "#000040"
    focus: str = "#454545"
    stage: str = "#16181D"
    stage_card: str = "#24272E"
    on_stage: str = "#FFFFFF"
    muted_on_stage: str = "#C9CDD4"
    main_on_stage: str = "#7DB8F5"
    on_main_on_stage: str = "#0B1A2B"
    groove_on_stage: str = "#3A3F48"


LIGHT = Colours()

DARK = Colours(
    text="#F2F2F2",
    muted="#C4C8CE",
    border="#8A919C",
    hairline="#3A3F48",
    page="#15171B",
    card="#1F2228",
    main="#7DB8F5",
    main_hover="#A3CDF8",
    main_pressed="#C4DFFB",
    on_main="#0B1A2B",
    link="#9CCBFA",
    link_hover="#2A3442",
    off="#3A3F48",
    off_edge="#3A3F48",
    on_off="#9AA0A9",
    ready="#9BDD76",
    ready_back="#1E3314",
    remark="#F2F2F2",
    remark_back="#3A2D10",
    remark_mark="#FEBB30",
    problem="#FF9E9E",
    problem_back="#421A1A",
    information="#A9D3FA",
    information_back="#16293C",
    edge="#8FA8FF",
    focus="#FFFFFF",
    stage="#0B0C0F",
    stage_card="#1F2228",
)

# For those who asked their system for more contrast: only black, white, and one colour for what can be used.
HIGH_CONTRAST_DARK = Colours(
    text="#FFFFFF",
    muted="#FFFFFF",
    border="#FFFFFF",
    hairline="#FFFFFF",
    page="#000000",
    card="#000000",
    main="#FFFF00",
    main_hover="#FFFFA0",
    main_pressed="#FFFFFF",
    on_main="#000000",
    link="#FFFF00",
    link_hover="#333300",
    off="#000000",
    off_edge="#C0C0C0",
    on_off="#C0C0C0",
    ready="#7CFF4D",
    ready_back="#000000",
    remark="#FFFFFF",
    remark_back="#000000",
    remark_mark="#FFD24D",
    problem="#FFB3B3",
    problem_back="#000000",
    information="#9EEAFF",
    information_back="#000000",
    edge="#FFFFFF",
    focus="#00FFFF",
    stage="#000000",
    stage_card="#000000",
    muted_on_stage="#FFFFFF",
)

HIGH_CONTRAST_LIGHT = Colours(
    text="#000000",
    muted="#000000",
    border="#000000",
    hairline="#000000",
    page="#FFFFFF",
    main="#00308F",
    main_hover="#001F5C",
    main_pressed="#000000",
    link="#00308F",
    link_hover="#E0E8FF",
    off="#FFFFFF",
    off_edge="#404040",
    on_off="#404040",
    ready="#1D4700",
    ready_back="#FFFFFF",
    remark="#000000",
    remark_back="#FFFFFF",
    remark_mark="#5C3C00",
    problem="#8F0000",
    problem_back="#FFFFFF",
    information="#00308F",
    information_back="#FFFFFF",
    focus="#8F008F",
    stage="#000000",
    stage_card="#000000",
    muted_on_stage="#FFFFFF",
)

THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "high_contrast_light": HIGH_CONTRAST_LIGHT,
    "high_contrast_dark": HIGH_CONTRAST_DARK,
}
