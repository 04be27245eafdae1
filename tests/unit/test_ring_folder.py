# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the frame rings lie."""

import os
import sys
from pathlib import Path

import pytest

from app.compose.pictures import ring_folder


def test_another_system_does_not_take_linux_places_for_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows such a path lies on whichever drive is current, and the engine's may be another."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "win32")
    folder = ring_folder()
    os.rmdir(folder)  # noqa: PTH106  (Path's own way asks sys.platform)
    assert folder.parent != tmp_path
    monkeypatch.setattr(sys, "platform", "linux")
    folder = ring_folder()
    folder.rmdir()
    assert folder.parent == tmp_path
