# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetches the pinned wheels for a system, which need not be this one, and lays them out in a folder."""

import subprocess
import sys
from pathlib import Path

from packaging.requirements import Requirement

from installers.payload.targets import Target
from installers.version import ROOT

REQUIREMENTS = ROOT / "requirements" / "app.txt"
_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")


def wanted(target: Target, python: str, requirements: Path = REQUIREMENTS) -> list[str]:
    """Return the pins that apply there; pip itself judges markers by the computer that it runs on."""
    lines = requirements.read_text(encoding="utf-8").splitlines()
    parsed = [Requirement(line) for line in lines if line and not line.startswith("#")]
    environment = target.markers(python)
    return [
        f"{one.name}{one.specifier}" for one in parsed if not one.marker or one.marker.evaluate(environment)
    ]


def choose(target: Target, python: str) -> list[str]:
    """Return the options with which pip takes wheels of that system only, and nothing that must be built."""
    options = ["--only-binary=:all:", "--implementation", "cp", "--python-version", python, "--no-deps"]
    for tag in target.tags:
        options += ["--platform", tag]
    return options


def install(target: Target, python: str, folder: Path) -> None:
    """Put the pinned packages into the folder, sources and all.

    Raises:
        subprocess.CalledProcessError: If one of them can't be had as a wheel.
    """
    subprocess.run(
        [*_PIP, "install", "-qq", "--no-compile", "--target", str(folder), *choose(target, python)]
        + wanted(target, python),
        check=True,
    )


def install_own(folder: Path, scratch: Path) -> None:
    """Put our own package with its resources into the folder, by way of a wheel."""
    subprocess.run(
        [*_PIP, "wheel", "-qq", "--no-deps", "--no-build-isolation", "--wheel-dir", str(scratch), str(ROOT)],
        check=True,
    )
    (wheel,) = scratch.glob("moedeklar-*.whl")
    subprocess.run(
        [*_PIP, "install", "-qq", "--no-compile", "--no-deps", "--target", str(folder), str(wheel)],
        check=True,
    )
