# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which version of this program runs."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def program_version() -> str:
    """Return the installed version, or "0" where the program runs from files that were never installed."""
    try:
        return version("moedeklar")
    except PackageNotFoundError:
        return "0"
