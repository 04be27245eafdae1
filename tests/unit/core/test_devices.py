# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Devices as people choose them: by name, by number, by the system's choice, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.devices import Device, DeviceChoice, DeviceKind, DeviceSpec, choose
from app.core.faults import Fault, FaultCode

CAMERA = DeviceKind.CAMERA
C920 = Device(CAMERA, "0", "HD Pro Webcam C920")
BUILT_IN = Device(CAMERA, "1", "Integrated Camera", is_default=True)
OBS = Device(CAMERA, "2", "OBS Virtual Camera", is_virtual=True)
CAMERAS = (C920, BUILT_IN, OBS)


def chosen(text: str, devices: tuple[Device, ...] = CAMERAS) -> Device:
    """Return the camera that a spec means."""
    return choose(DeviceSpec(text), devices, FaultCode.CAMERA_NONE)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("", "default"),
        ("default", "default"),
        ("none", "none"),
        ("file:/tmp/a b.webm", "path"),
        ("0", "number"),
        ("12", "number"),
        ("HD Pro Webcam", "name"),
    ],
)
def test_a_spec_has_exactly_one_form(text: str, form: str) -> None:
    spec = DeviceSpec(text)
    forms = {
        "default": spec.is_default,
        "none": spec.is_none,
        "path": spec.path is not None,
        "number": spec.number is not None,
    }
    assert [name for name, is_it in forms.items() if is_it] == ([] if form == "name" else [form])


def test_a_files_path_and_a_number_are_read() -> None:
    assert DeviceSpec("file:/tmp/a b.webm").path == "/tmp/a b.webm"  # noqa: S108  (never opened)
    assert DeviceSpec("12").number == 12


@given(st.text())
def test_any_text_is_a_spec(text: str) -> None:
    """Superscript digits look like digits and are no number."""
    spec = DeviceSpec(text)
    assert spec.number is None or spec.number >= 0


def test_a_superscript_two_is_no_number() -> None:
    assert DeviceSpec("²").number is None


@pytest.mark.parametrize(
    ("text", "device"),
    [
        ("default", BUILT_IN),
        ("", BUILT_IN),
        ("0", C920),
        ("2", OBS),
        ("integrated camera", BUILT_IN),
        ("c920", C920),
        ("virtual", OBS),
        ("camera", BUILT_IN),
    ],
)
def test_the_device_that_is_meant_is_found(text: str, device: Device) -> None:
    assert chosen(text) is device


def test_without_a_default_the_first_one_is_taken() -> None:
    assert chosen("default", (OBS, C920)) is OBS


def test_an_exact_name_goes_before_a_part_of_another() -> None:
    short = Device(CAMERA, "7", "Camera")
    assert chosen("camera", (BUILT_IN, short)) is short


@pytest.mark.parametrize("text", ["9", "920", "Kinect"])
def test_a_device_that_is_gone_is_named_by_its_fault(text: str) -> None:
    """A number is never taken for a part of a name: camera 9 is not the C920."""
    with pytest.raises(Fault) as problem:
        chosen(text)
    assert problem.value.code is FaultCode.CAMERA_NONE


@pytest.mark.parametrize("text", ["default", ""])
def test_no_device_at_all_is_a_fault(text: str) -> None:
    with pytest.raises(Fault):
        chosen(text, ())


def test_nothing_chosen_is_the_systems_choice() -> None:
    choice = DeviceChoice()
    assert {choice.camera, choice.microphone, choice.speaker} == {"default"}
    assert {kind.value for kind in DeviceKind} == {"camera", "microphone", "speaker"}
