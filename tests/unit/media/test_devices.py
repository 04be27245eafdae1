# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Listing cameras without opening them, and a sound driver that does not come back."""

import threading
from pathlib import Path

import pytest

from app.core.faults import Fault, FaultCode
from app.media import devices, port_audio
from app.media.camera_names import linux_camera_names


def add_node(folder: Path, number: int, name: str, index: int) -> None:
    node = folder / f"video{number}"
    node.mkdir(parents=True)
    (node / "name").write_text(f"{name}\n")
    (node / "index").write_text(f"{index}\n")


def test_a_usb_camera_with_two_device_files_is_one_camera(tmp_path: Path) -> None:
    add_node(tmp_path, 0, "Integrated Camera: Integrated C", 0)
    add_node(tmp_path, 1, "Integrated Camera: Integrated C", 1)
    add_node(tmp_path, 10, "USB 2.0 Camera", 0)
    add_node(tmp_path, 2, "Logitech C270", 0)
    assert linux_camera_names(tmp_path) == (
        (0, "Integrated Camera: Integrated C"),
        (2, "Logitech C270"),
        (10, "USB 2.0 Camera"),
    )


def test_a_computer_without_cameras_has_an_empty_list(tmp_path: Path) -> None:
    assert linux_camera_names(tmp_path / "absent") == ()


def test_software_cameras_come_last_and_are_not_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "camera_names", lambda: ((0, "OBS Virtual Camera"), (2, "Logitech C270")))
    listed = devices.list_cameras()
    assert [(d.spec, d.is_default, d.is_virtual) for d in listed] == [("2", True, False), ("0", False, True)]


def test_a_driver_that_keeps_portaudio_to_itself_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_audio, "LOCK_TIMEOUT_S", 0.05)
    inside, let_go = threading.Event(), threading.Event()

    def hang() -> None:
        with port_audio._lock:
            inside.set()
            let_go.wait()

    thread = threading.Thread(target=hang)
    thread.start()
    inside.wait()
    try:
        with pytest.raises(Fault) as told, port_audio.exclusive():
            pass
    finally:
        let_go.set()
        thread.join()
    assert told.value.code is FaultCode.SOUND_SYSTEM_HUNG
