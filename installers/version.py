# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The version of the product, from ``pyproject.toml`` alone: ``python -m installers.version`` prints it."""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_SHAPE = re.compile(r"\d+\.\d+\.\d+")


def product_version(root: Path = ROOT) -> str:
    """Return the version, three numbers with points.

    Raises:
        ValueError: If it has another shape: Windows, Debian and Apple agree on three numbers only.
    """
    with (root / "pyproject.toml").open("rb") as file:
        version = str(tomllib.load(file)["project"]["version"])
    if not _SHAPE.fullmatch(version):
        raise ValueError(f"the version {version!r} in pyproject.toml is not three numbers")
    return version


if __name__ == "__main__":
    sys.stdout.write(product_version() + "\n")
