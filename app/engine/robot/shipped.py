# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the shipped files are: beside the code in a wheel, or in the checkout."""

from pathlib import Path


def shipped(*parts: str) -> Path:
    """Return the path of a shipped file, whether or not it is there."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "resources"
    return (installed if installed.is_dir() else package.parent / "resources").joinpath(*parts)
