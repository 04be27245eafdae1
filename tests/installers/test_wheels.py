# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every pinned package can be had as a wheel for every supported system and Python."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from installers.payload.targets import MACOS_FLOOR, TARGETS, Target
from installers.payload.wheels import wanted

pytestmark = pytest.mark.installers
PYTHONS = ("3.11", "3.12", "3.13")
# Windows on ARM runs the x64 program: three packages have no wheels for it. When they have, this says so.
_MISSING = {"windows-arm64": "no wheels of cryptography, google-crc32c, opencv-python-headless"}
_SYSTEMS = [
    pytest.param(
        target,
        id=name,
        marks=[pytest.mark.xfail(strict=True, reason=_MISSING[name])] if name in _MISSING else [],
    )
    for name, target in TARGETS.items()
]


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("target", _SYSTEMS)
def test_every_wheel_is_there(target: Target, python: str, tmp_path: Path) -> None:
    """A dependency that drops a system, or asks for something unpinned, is noticed here, not by a citizen."""
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not installed")
    pins = wanted(target, python)
    (tmp_path / "pins.in").write_text("\n".join(pins) + "\n")
    done = subprocess.run(
        [uv, "pip", "compile", "-q", "--only-binary", ":all:", "--python-platform", target.uv_platform]
        + ["--python-version", python, "--no-header", "--no-annotate", str(tmp_path / "pins.in")],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"MACOSX_DEPLOYMENT_TARGET": f"{MACOS_FLOOR}.0"},
    )
    assert done.returncode == 0, done.stderr
    resolved = {line.strip() for line in done.stdout.splitlines() if "==" in line}
    assert resolved == set(pins)
