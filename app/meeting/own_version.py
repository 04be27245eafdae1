# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which version of the program this is."""

from functools import cache
from importlib import metadata


@cache
def own_version() -> str:
    """Return the version of the installed program, for instance ``1.4.0``; "0" when nobody knows."""
    try:
        return metadata.version("moedeklar")
    except metadata.PackageNotFoundError:
        return "0"
