# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the system does not allow is told as that, and never as a camera that is broken or busy."""

import asyncio
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from app.checks import microphone, sound_probe
from app.checks.microphone import judge
from app.core.devices import DeviceSpec
from app.core.faults import Fault, FaultCode
from app.core.verdicts import Verdict
from app.media import capture, permission
from app.media.permission import Capability, linux_denies, mac_denies, sandbox_denies, windows_denies
from app.media.registry import CONSENT_STORE, of_the_computer, of_the_person
from app.media.sound import SAMPLE_RATE_HZ, Samples
from app.media.sound_cards import InputCard

NOBODY = 65534
WEBCAM = CONSENT_STORE + r"\webcam"


class Key:
    """An open key; like the real one it is a context manager."""

    def __init__(self, values: dict[str, object], subkeys: list[str]) -> None:
        self.values, self.subkeys = list(values.items()), subkeys

    def __enter__(self) -> "Key":
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Registry:
    """The part of ``winreg`` that reads: two roots, keys that may be missing, values by number."""

    HKEY_CURRENT_USER = "person"
    HKEY_LOCAL_MACHINE = "computer"

    def __init__(self, tree: dict[tuple[str, str], dict[str, object]]) -> None:
        self.tree = tree

    def OpenKey(self, root: str, key: str) -> Key:  # noqa: N802
        below = sorted(
            {
                path[len(key) + 1 :].split("\\")[0]
                for place, path in self.tree
                if place == root and path.startswith(key + "\\")
            }
        )
        if (root, key) not in self.tree and not below:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return Key(self.tree.get((root, key), {}), below)

    def QueryInfoKey(self, key: Key) -> tuple[int, int, int]:  # noqa: N802
        return len(key.subkeys), len(key.values), 133_000_000_000_000_000

    def EnumValue(self, key: Key, index: int) -> tuple[str, object, int]:  # noqa: N802
        return (*key.values[index], 1)

    def EnumKey(self, key: Key, index: int) -> str:  # noqa: N802
        return key.subkeys[index]


def windows(monkeypatch: pytest.MonkeyPatch, tree: dict[tuple[str, str], dict[str, object]]) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", Registry(tree))  # type: ignore[arg-type]


ALLOWED: dict[tuple[str, str], dict[str, object]] = {
    ("computer", WEBCAM): {"Value": "Allow"},
    ("person", WEBCAM): {"Value": "Allow"},
    ("person", WEBCAM + r"\NonPackaged"): {"Value": "Allow"},
    ("person", WEBCAM + r"\NonPackaged\C:#Zoom#Zoom.exe"): {"LastUsedTimeStart": 7, "LastUsedTimeStop": 9},
}


@pytest.mark.parametrize("switch", list(ALLOWED)[:3])
def test_each_of_windows_three_switches_keeps_us_out(
    switch: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    windows(monkeypatch, {**ALLOWED, switch: {"Value": "Deny"}})
    assert permission.is_denied(Capability.CAMERA)
    assert not permission.is_denied(Capability.MICROPHONE)


def test_windows_that_allows_or_says_nothing_keeps_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    windows(monkeypatch, ALLOWED)
    assert not permission.is_denied(Capability.CAMERA)
    assert of_the_person(WEBCAM + r"\NonPackaged") == ({"Value": "Allow"}, [r"C:#Zoom#Zoom.exe"])
    windows(monkeypatch, {})
    assert not permission.is_denied(Capability.CAMERA)
    assert of_the_computer(WEBCAM) == ({}, [])


def test_a_word_from_another_program_is_no_word_about_us() -> None:
    packaged = {CONSENT_STORE + r"\microphone\SomeApp": ({"Value": "Deny"}, list[str]())}
    assert not windows_denies(Capability.MICROPHONE, [lambda key: packaged.get(key, ({}, []))])


@pytest.mark.parametrize(("status", "denied"), [(0, False), (1, True), (2, True), (3, False), (None, False)])
def test_a_mac_that_has_not_asked_yet_has_not_said_no(status: int | None, denied: bool) -> None:
    assert mac_denies(Capability.MICROPHONE, lambda media: status if media == b"soun" else 3) is denied


def device_files(folder: Path, mode: int) -> Path:
    (folder / "snd").mkdir(parents=True)
    for name in ("video0", "snd/pcmC0D0c"):
        (folder / name).touch()
        (folder / name).chmod(mode)
    folder.chmod(0o755)
    (folder / "snd").chmod(0o755)
    return folder


def as_nobody(capability: Capability, dev: Path) -> bool:
    """Ask in a child process that has given up root's rights: root may open everything."""
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        os._exit(10 + linux_denies(capability, dev))
    _, status = os.waitpid(child, 0)
    return {10: False, 11: True}[os.waitstatus_to_exitcode(status)]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("capability", Capability)
def test_linux_keeps_out_whoever_may_not_open_the_device_files(
    capability: Capability, tmp_path: Path
) -> None:
    """Real rights of real files (EACCES), asked as another user."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/") and folder != Path("/tmp"):  # noqa: S108
            folder.chmod(folder.stat().st_mode | 0o011)
    assert as_nobody(capability, device_files(tmp_path / "closed", 0o600))
    assert not as_nobody(capability, device_files(tmp_path / "open", 0o666))


FLATPAK = """[Application]
name=dk.moedeklar.Moedeklar

[Context]
shared=network;ipc;
sockets={sockets}
devices={devices}
"""


@pytest.mark.parametrize(
    ("sockets", "devices", "denied"),
    [
        ("wayland;pulseaudio;", "all;", []),
        ("wayland;pulseaudio;", "dri;", [Capability.CAMERA]),
        ("wayland;", "all;", [Capability.MICROPHONE]),
        ("wayland;", "", [Capability.CAMERA, Capability.MICROPHONE]),
    ],
)
def test_a_sandbox_that_was_given_no_camera_or_no_sound_keeps_us_out(
    sockets: str, devices: str, denied: list[Capability], tmp_path: Path
) -> None:
    info, cameras = tmp_path / "flatpak-info", tmp_path / "video4linux"
    info.write_text(FLATPAK.format(sockets=sockets, devices=devices))
    (cameras / "video0").mkdir(parents=True)
    assert [one for one in Capability if sandbox_denies(one, info, cameras)] == denied
    assert not sandbox_denies(Capability.CAMERA, info, tmp_path / "none"), "a computer without a camera"
    assert not [one for one in Capability if sandbox_denies(one, tmp_path / "none", cameras)], "no sandbox"


def test_no_device_files_is_no_denial(tmp_path: Path) -> None:
    assert not linux_denies(Capability.CAMERA, tmp_path)


def test_a_camera_that_does_not_open_because_of_the_system_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "is_denied", lambda capability: capability is Capability.CAMERA)
    with pytest.raises(Fault) as caught:
        capture.CameraCapture(DeviceSpec("63"), (640, 360), 30)
    assert caught.value.code is FaultCode.CAMERA_DENIED


def test_a_microphone_that_does_not_open_because_of_the_system_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.media.sound_cards.is_denied", lambda capability: True)
    with pytest.raises(Fault) as caught:
        InputCard(DeviceSpec("no such microphone"), lambda samples, at: None)
    assert caught.value.code is FaultCode.MICROPHONE_DENIED


@pytest.mark.parametrize(("silenced", "code"), [(True, "microphone_denied"), (False, "microphone_silent")])
def test_silence_that_the_system_hands_out_is_told_as_its_no(
    silenced: bool, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silence(_: DeviceSpec, seconds: float) -> Samples:
        return np.zeros(int(seconds * SAMPLE_RATE_HZ), np.int16)

    monkeypatch.setattr(permission, "is_silenced", lambda: silenced)
    monkeypatch.setattr(sound_probe.mixer, "microphone_setting", sound_probe.mixer.Setting)
    monkeypatch.setattr(sound_probe.devices, "list_microphones", lambda: ())
    measured = asyncio.run(sound_probe.listen("default", 1.0, silence))
    result = judge(measured, asked_to_speak=False)
    assert (result.verdict, result.findings[0].code) == (Verdict.CALL_INSTEAD, code)
    assert isinstance(measured, microphone.Measurement)
