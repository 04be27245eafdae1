# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of sound devices of this moment comes from a process of our own program, installed or not."""

import sys
from pathlib import Path

import pytest

from app.core.devices import DeviceKind
from app.media.fresh_list import fresh_list

_PROGRAM = """#!/bin/sh
[ "$*" = "sound-devices microphone" ] && echo '{"microphone": [["USB", "USB Headset", false, false]]}'
"""


def install(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "moedeklar"
    program.write_text(script)
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in program is a shell script")
def test_an_installed_program_asks_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the executable is the program, Python's own options would be taken for a link."""
    install(_PROGRAM, tmp_path, monkeypatch)
    assert [device.name for device in fresh_list(DeviceKind.MICROPHONE)] == ["USB Headset"]
    assert fresh_list(DeviceKind.SPEAKER) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in program is a shell script")
@pytest.mark.parametrize("said", ["ALSA lib pcm.c: unknown", "", "[1]", "null", "{}", '{"microphone": [1]}'])
def test_an_answer_that_is_no_list_is_no_devices(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(f"#!/bin/sh\necho '{said}'\n", tmp_path, monkeypatch)
    assert fresh_list(DeviceKind.MICROPHONE) == ()
