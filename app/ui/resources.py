# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the shipped files are: beside the code in a wheel, or in the checkout."""

from functools import cache
from pathlib import Path


@cache
def resources_dir() -> Path:
    """Return the folder with fonts, icons, styles and translations.

    Raises:
        FileNotFoundError: If this is neither a checkout nor an installed wheel.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("resources")
