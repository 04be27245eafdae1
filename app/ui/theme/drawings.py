# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check's drawings in the colours of the present theme."""

import re
from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from app.ui.resources import resources_dir
from app.ui.theme.colours import Colours

ROLES = {
    "#1A1A1A": "text",
    "#FFFFFF": "card",
    "#0059B3": "main",
    "#E2F2FB": "information_back",
    "#2E7000": "ready",
    "#FFEECC": "remark_back",
    "#8A5A00": "remark_mark",
    "#767676": "border",
}
"""The light theme's colours, in which the files are drawn, by their roles."""
_COLOUR = re.compile("|".join(ROLES), re.IGNORECASE)


def renderer(name: str, colours: Colours) -> QSvgRenderer:
    """Return a drawing ready to be painted; an invalid one when there is no such file."""
    return QSvgRenderer(QByteArray(recoloured(_source(name), colours).encode()))


def recoloured(source: str, colours: Colours) -> str:
    """Return a drawing with each colour exchanged for the theme's colour of the same role."""
    return _COLOUR.sub(lambda found: str(getattr(colours, ROLES[found[0].upper()])), source)


@cache
def _source(name: str) -> str:
    path = resources_dir() / "drawings" / f"{name}.svg"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
