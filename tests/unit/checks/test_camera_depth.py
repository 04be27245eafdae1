# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Light, sharpness, framing, and who holds the camera: on drawn pictures with seeds."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.checks import camera, faces, holders
from app.checks.camera import Measurement, judge
from app.checks.camera_probe import look_at_some
from app.checks.picture import blur_of, look_at
from app.checks.picture_facts import Face, Seen
from app.checks.program_names import plain_name
from app.core.faults import FaultCode
from app.core.verdicts import CheckResult, Verdict
from app.media.permission import Capability, windows_denies
from app.media.registry import CONSENT_STORE
from tests.rig.scenes import Scene, draw

WELL = Measurement(width_px=640, height_px=480, rate_fps=25.0, pictures=50, brightness=120.0, contrast=50.0)
MIDDLE = Face(0.5, 0.45, 0.27, 0.36, 0.9)
SEEN = Seen(0.4, MIDDLE, True, 150.0, 170.0)


def codes(result: CheckResult) -> list[str]:
    return [finding.code for finding in result.findings]


def judged(seen: Seen, **changes: float) -> list[str]:
    result = judge(replace(WELL, seen=seen, **changes))  # type: ignore[arg-type]
    assert result.verdict in (Verdict.READY, Verdict.REMARK)
    return codes(result)


@pytest.mark.parametrize(
    ("face", "expected"),
    [
        (MIDDLE, []),
        (None, ["camera_no_face"]),
        (replace(MIDDLE, height=0.1), ["camera_face_far"]),
        (replace(MIDDLE, width=0.55, height=0.7), ["camera_face_near"]),
        (replace(MIDDLE, width=0.55, height=0.7, centre_y=0.75), ["camera_face_near"]),
        (replace(MIDDLE, centre_x=0.1), ["camera_face_off_centre"]),
        (replace(MIDDLE, centre_x=0.9), ["camera_face_off_centre"]),
        (replace(MIDDLE, centre_y=0.8), ["camera_face_low"]),
        (replace(MIDDLE, centre_y=0.15), ["camera_face_high"]),
    ],
)
def test_a_face_that_is_badly_placed_is_a_remark(face: Face | None, expected: list[str]) -> None:
    assert judged(replace(SEEN, face=face)) == expected


def test_where_faces_cannot_be_looked_for_nothing_is_said_of_them() -> None:
    assert judged(replace(SEEN, face=None, looked_for_face=False)) == []


def test_light_from_behind_is_told_apart_from_a_dark_room() -> None:
    behind = replace(SEEN, person_brightness=50.0, around_brightness=240.0)
    assert judged(behind) == ["camera_backlit"]
    assert judged(behind, brightness=230.0) == ["camera_backlit"]
    assert judged(replace(SEEN, person_brightness=30.0, around_brightness=40.0), brightness=35.0) == [
        "camera_dark"
    ]


def test_a_haze_is_blurred_but_darkness_is_only_dark() -> None:
    assert judged(replace(SEEN, blur=0.8)) == ["camera_blurred"]
    assert judged(replace(SEEN, blur=0.8), brightness=30.0) == ["camera_dark"]


def test_a_camera_made_by_a_program_is_a_remark() -> None:
    assert codes(judge(replace(WELL, seen=SEEN, is_virtual=True))) == ["camera_virtual"]


def test_a_busy_camera_names_who_has_it() -> None:
    finding = judge(Measurement(fault=FaultCode.CAMERA_BUSY, holder="Zoom")).findings[0]
    assert (finding.code, finding.values) == ("camera_busy", {"program": "Zoom"})


@pytest.mark.parametrize("seed", range(6))
def test_a_person_at_the_table_is_seen_where_they_are(seed: int) -> None:
    seen = look_at_some([draw(Scene(seed=seed), t) for t in (0.3, 0.9, 1.7)])
    assert seen is not None
    assert seen.face is not None
    assert seen.face.centre_x == pytest.approx(0.5, abs=0.08)
    assert judged(seen) == []


def test_no_pictures_show_nothing() -> None:
    assert look_at_some([]) is None


def test_without_a_model_no_face_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    faces._network.cache_clear()
    monkeypatch.setattr(faces, "MODEL", "not-there.tflite")
    seen = look_at(draw(Scene(), 0.0))
    faces._network.cache_clear()
    assert (seen.face, seen.looked_for_face) == (None, False)


def test_a_picture_without_any_edge_is_as_blurred_as_can_be() -> None:
    assert blur_of(np.full((240, 320), 90, np.uint8)) == 1.0
    checks = np.indices((240, 320)).sum(axis=0) // 8 % 2 * 255
    assert blur_of(checks.astype(np.uint8)) < camera.BLURRED_ABOVE


def test_linux_names_the_program_that_has_the_camera_open(tmp_path: Path) -> None:
    for pid, name, target in (
        (11, "zoom.exe", "/dev/video0"),
        (12, "bash", "/dev/null"),
        (13, "own", "/dev/video0"),
    ):
        (tmp_path / str(pid) / "fd").mkdir(parents=True)
        (tmp_path / str(pid) / "comm").write_text(name + "\n")
        os.symlink(target, tmp_path / str(pid) / "fd" / "5")
    (tmp_path / "14").mkdir()
    assert holders.linux_holder(Path("/dev/video0"), tmp_path, 13) == "Zoom"
    assert holders.linux_holder(Path("/dev/video9"), tmp_path, 13) == ""


def registry(key: str) -> tuple[dict[str, object], list[str]]:
    store = CONSENT_STORE + r"\webcam"
    tree: dict[str, tuple[dict[str, object], list[str]]] = {
        store: ({"Value": "Allow"}, ["NonPackaged", "Microsoft.WindowsCamera_8wekyb3d8bbwe"]),
        store + r"\NonPackaged": ({"Value": "Allow"}, ["C:#me#app.exe", "C:#Zoom#bin#Zoom.exe"]),
        store + r"\NonPackaged\C:#me#app.exe": ({"LastUsedTimeStart": 5, "LastUsedTimeStop": 0}, []),
        store + r"\NonPackaged\C:#Zoom#bin#Zoom.exe": ({"LastUsedTimeStart": 7, "LastUsedTimeStop": 0}, []),
        CONSENT_STORE + r"\microphone": ({"Value": "Deny"}, []),
    }
    return tree.get(key, ({}, []))


def test_windows_names_the_program_whose_use_has_not_stopped() -> None:
    assert holders.windows_holder("webcam", registry, r"C:\me\app.exe") == "Zoom"
    assert holders.windows_holder("webcam", lambda _: ({}, []), "") == ""
    assert not windows_denies(Capability.CAMERA, [registry])
    assert windows_denies(Capability.MICROPHONE, [registry])


def test_programs_have_the_names_that_people_know() -> None:
    assert plain_name("CHROME.EXE") == "Google Chrome"
    assert plain_name("Microsoft.WindowsCamera") == "Kamera"
    assert plain_name("some-tool") == "some-tool"
