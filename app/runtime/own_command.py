# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How this program starts itself: as an engine, or with the computer."""

import sys


def own_command(*words: str) -> tuple[str, list[str]]:
    """Return program and arguments that run our own program with these words."""
    if getattr(sys, "frozen", False):
        return sys.executable, list(words)
    return sys.executable, ["-m", "app", *words]
