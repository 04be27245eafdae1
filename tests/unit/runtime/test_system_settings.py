# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each system's own settings open, and where there is no such page there is no button."""

import pytest

from app.core.advice.shape import Setting
from app.core.advice.table import ADVICE
from app.core.system import System, system_of
from app.runtime.system_settings import address, command, openable


def desktop(*programs: str) -> "dict[str, str]":
    return {name: f"/usr/bin/{name}" for name in programs}


@pytest.mark.parametrize(
    ("platform", "build", "system"),
    [
        ("win32", 19045, System.WINDOWS_10),
        ("win32", 22000, System.WINDOWS_11),
        ("darwin", 0, System.MAC),
        ("linux", 0, System.LINUX),
    ],
)
def test_windows_11_is_told_from_10_by_its_build(platform: str, build: int, system: System) -> None:
    assert system_of(platform, build) is system


def test_windows_and_mac_have_an_address_for_every_page() -> None:
    assert address(Setting.CAMERA, System.WINDOWS_10) == "ms-settings:privacy-webcam"
    for system in (System.WINDOWS_10, System.WINDOWS_11, System.MAC):
        addresses = [address(setting, system) for setting in Setting]
        assert all(addresses)
        assert len(set(addresses)) == len(addresses)
        assert openable(system) == frozenset(Setting)


def test_linux_starts_the_desktops_own_program() -> None:
    assert command(Setting.SOUND, desktop("gnome-control-center").get) == [
        "/usr/bin/gnome-control-center",
        "sound",
    ]
    assert command(Setting.SOUND, desktop("systemsettings").get) == [
        "/usr/bin/systemsettings",
        "kcm_pulseaudio",
    ]


def test_a_desktop_without_the_page_has_no_button_for_it() -> None:
    assert Setting.CAMERA not in openable(System.LINUX, desktop("systemsettings").get)
    assert openable(System.LINUX, desktop().get) == frozenset()


def test_what_the_system_does_not_allow_has_its_page() -> None:
    assert ADVICE["camera_denied"].setting is Setting.CAMERA
    assert ADVICE["microphone_denied"].setting is Setting.MICROPHONE
