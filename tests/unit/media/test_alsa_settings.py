# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A computer whose sound settings cannot be read has no sound system, and the process lives on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.media import alsa_settings

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ALSA is Linux' own")

LIST = """
from app.core.faults import Fault
from app.media import devices
try:
    print(len(devices.list_microphones()) >= 0)
except Fault as fault:
    print(fault.code)
"""
SETTINGS = {
    "none": None,
    "empty": "",
    "not understood": "pcm.mine { type",
    "no default device": "pcm.mine { type null hint { show on } }",
}


def said_with(settings: Path) -> str:
    env = dict(os.environ) | {"ALSA_CONFIG_PATH": str(settings)}
    run = subprocess.run([sys.executable, "-c", LIST], env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-500:]
    return run.stdout.strip()


@pytest.mark.parametrize("text", SETTINGS.values(), ids=SETTINGS)
def test_a_computer_without_sound_settings_has_no_sound_system(tmp_path: Path, text: str | None) -> None:
    settings = tmp_path / "alsa.conf"
    if text is not None:
        settings.write_text(text)
    assert said_with(settings) == "sound_system_none"


def test_settings_as_they_come_let_portaudio_start() -> None:
    usual = Path("/usr/share/alsa/alsa.conf")
    if not usual.exists():
        pytest.skip("ALSA is not installed")
    assert said_with(usual) == "True"


def test_without_alsa_its_settings_are_nobodys_concern() -> None:
    assert alsa_settings.are_usable("libnothing-of-the-kind.so.7")


LEFT_OUT = """
import ctypes
from app.media import alsa_settings
assert alsa_settings.are_usable()
alsa = ctypes.CDLL(alsa_settings.LIBRARY)
alsa.snd_config_update()  # as PortAudio does
top, node = ctypes.c_void_p.in_dll(alsa, "snd_config"), ctypes.c_void_p()
print([name for name in ("default", "mine", "a52")
       if alsa.snd_config_search(top, b"pcm." + name.encode(), ctypes.byref(node)) >= 0])
"""


def test_surround_sound_is_not_tried_for_it_loads_the_systems_whole_ffmpeg(tmp_path: Path) -> None:
    settings = tmp_path / "alsa.conf"
    settings.write_text("".join(f"pcm.{name} {{ type null }}\n" for name in ("default", "mine", "a52")))
    env = dict(os.environ) | {"ALSA_CONFIG_PATH": str(settings)}
    run = subprocess.run(
        [sys.executable, "-c", LEFT_OUT], env=env, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "['default', 'mine']"


LISTED = """
from app.media import port_audio
def names():
    with port_audio.exclusive() as sd:
        return [device["name"] for device in sd.query_devices() if device["name"] in ("mine", "a52")]
before = names()
port_audio.refresh()
print(before, names())
"""


def test_nor_is_it_when_the_devices_are_listed_anew(tmp_path: Path) -> None:
    settings = tmp_path / "alsa.conf"
    settings.write_text("".join(f"pcm.{name} {{ type null }}\n" for name in ("default", "mine", "a52")))
    env = dict(os.environ) | {"ALSA_CONFIG_PATH": str(settings)}
    run = subprocess.run([sys.executable, "-c", LISTED], env=env, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['mine'] ['mine']"
