# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everybody can read it: 4.5:1 for text, 3:1 for what can be used, in every theme."""

import pytest

from app.ui.theme.colours import THEMES
from app.ui.theme.contrast import contrast

TEXT_ON = (
    ("text", "page"),
    ("text", "card"),
    ("muted", "page"),
    ("muted", "card"),
    ("link", "page"),
    ("link", "card"),
    ("link", "link_hover"),
    ("text", "link_hover"),
    ("on_main", "main"),
    ("on_main", "main_hover"),
    ("on_main", "main_pressed"),
    ("on_plan_b", "plan_b"),
    ("on_plan_b", "plan_b_hover"),
    ("ready", "card"),
    ("text", "ready_back"),
    ("text", "remark_back"),
    ("text", "problem_back"),
    ("text", "information_back"),
    ("problem", "problem_back"),
    ("information", "information_back"),
    ("ready", "ready_back"),
    ("on_stage", "stage"),
    ("on_stage", "stage_card"),
    ("muted_on_stage", "stage"),
    ("muted_on_stage", "stage_card"),
    ("on_main_on_stage", "main_on_stage"),
)
SEEN_ON = (
    ("border", "card"),
    ("border", "page"),
    ("main", "card"),
    ("main", "page"),
    ("link", "card"),
    ("edge", "card"),
    ("focus", "card"),
    ("focus", "page"),
    ("ready", "ready_back"),
    ("remark_mark", "remark_back"),
    ("remark_mark", "card"),
    ("information", "information_back"),
    ("link", "information_back"),
    ("main_on_stage", "stage"),
    ("main_on_stage", "groove_on_stage"),
)


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(theme: str) -> None:
    colours = vars(THEMES[theme])
    assert [pair for pair in TEXT_ON if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_controls_can_be_seen(theme: str) -> None:
    colours = vars(THEMES[theme])
    assert [pair for pair in SEEN_ON if contrast(colours[pair[0]], colours[pair[1]]) < 3.0] == []


def test_plan_b_has_the_same_colour_in_every_theme() -> None:
    assert {colours.plan_b for colours in THEMES.values()} == {"#000040"}


def test_contrast_counts_as_the_standard_does() -> None:
    """Black on white is 21:1; #767676 on white is the well-known 4.54:1."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
