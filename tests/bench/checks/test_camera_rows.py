# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cameras: drawn scenes as films, drivers that hang or go away, device files that refuse."""

import functools
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from app.checks import camera, camera_probe
from app.core.faults import Fault, FaultCode
from app.core.verdicts import CheckResult, Verdict
from app.media import camera_names
from app.media.camera import Camera
from app.media.capture import FileCapture, Picture
from tests.bench.checks.matrix import Matrix, rng_of, run_check, seeded
from tests.rig.camera_box import NUMBER, CameraBox, missing
from tests.rig.scenes import Scene, write_film

pytestmark = pytest.mark.bench
SOUND_ONLY, REMARK = Verdict.SOUND_ONLY, Verdict.REMARK
FILM_S = 1.2
"""Films begin again at their end."""


async def look(spec: str) -> CheckResult:
    return camera.judge(await camera_probe.check(spec))


SCENES: list[tuple[str, Scene, str, Verdict]] = [
    ("all black", Scene(light=0.0, grain=0.0), "black", SOUND_ONLY),
    ("black with noise", Scene(light=0.0, grain=4.0), "black", SOUND_ONLY),
    ("shutter with noise", Scene(covered=True, grain=6.0), "black", SOUND_ONLY),
    ("finger before the lens", Scene(covered=True, grain=40.0), "covered", SOUND_ONLY),
    ("dark room", Scene(light=0.16), "dark", REMARK),
    ("very dark, grainy", Scene(seed=4, light=0.18, grain=6.0), "dark", REMARK),
    ("lamp into the lens", Scene(light=2.4), "bright", REMARK),
    ("lit from behind", Scene(behind=1.0), "backlit", REMARK),
    ("window behind, other room", Scene(seed=5, behind=0.95), "backlit", REMARK),
    ("greasy lens", Scene(blur_px=6.0), "blurred", REMARK),
    ("out of focus", Scene(seed=3, blur_px=8.0), "blurred", REMARK),
    ("nobody there", Scene(empty=True), "no_face", REMARK),
    ("nobody in another room", Scene(seed=8, empty=True), "no_face", REMARK),
    ("far away", Scene(size=0.33), "face_far", REMARK),
    ("fills the picture", Scene(size=1.9), "face_near", REMARK),
    ("forehead and chin cut off", Scene(seed=6, size=2.3), "face_near", REMARK),
    ("near, and cut off at the left", Scene(size=1.3, shift=(-0.34, 0.0)), "face_off_centre", REMARK),
    ("at the left", Scene(shift=(-0.33, 0.0)), "face_off_centre", REMARK),
    ("at the right", Scene(shift=(0.33, 0.0), size=0.9), "face_off_centre", REMARK),
    ("cut off at the right", Scene(shift=(0.40, 0.0)), "face_off_centre", REMARK),
    ("half out of the picture", Scene(shift=(-0.55, 0.0)), "no_face", REMARK),
    ("low in the picture", Scene(shift=(0.0, 0.30), size=0.8), "face_low", REMARK),
    ("high in the picture", Scene(shift=(0.0, -0.31), size=0.7), "face_high", REMARK),
    ("cut off at the top", Scene(shift=(0.0, -0.40)), "face_high", REMARK),
]
IN_THE_DARK = frozenset({"camera_no_face"})
"""In the dark, and with a lamp into the lens, a face may or may not be seen."""


def varied(scene: Scene, number: int) -> Scene:
    """Return the same fault in another room, a little nearer or further, lighter or darker."""
    rng = rng_of(number)
    return replace(
        scene,
        seed=seeded(scene.seed),
        size=scene.size * float(rng.uniform(0.97, 1.03)),
        light=scene.light * float(rng.uniform(0.96, 1.04)),
    )


async def test_scenes_with_faults(tmp_path: Path) -> None:
    matrix = Matrix("Camera, what it shows")
    for number, (name, scene, code, verdict) in enumerate(SCENES):
        film = write_film(tmp_path / f"{number}.avi", varied(scene, number), FILM_S)
        also = IN_THE_DARK if code in ("dark", "bright") else frozenset[str]()
        matrix.add(name, {f"camera_{code}"}, await look(film), verdict, also)
    seed = seeded(1)
    frozen = write_film(tmp_path / "frozen.avi", Scene(seed=seed, grain=0.0), frozen=True)
    matrix.add("frozen", {"camera_frozen"}, await look(frozen), SOUND_ONLY)
    slow = write_film(tmp_path / "slow.avi", Scene(seed=seed), fps=5)
    matrix.add("five pictures a second", {"camera_slow"}, await look(slow), REMARK)
    matrix.add("no camera", {"camera_none"}, await look("none"), SOUND_ONLY)
    (tmp_path / "broken.avi").write_bytes(b"no film")
    broken = f"file:{tmp_path / 'broken.avi'}"
    matrix.add("garbage", {"camera_file"}, await look(broken), SOUND_ONLY)
    matrix.close()


class Driver(FileCapture):
    """A film in a camera's place whose driver after some pictures hangs until let go, or has no more."""

    def __init__(self, path: str, let_go: threading.Event | None, after: int) -> None:
        super().__init__(path)
        self._let_go = let_go
        self._left = after

    def read(self) -> Picture | None:
        self._left -= 1
        if self._left >= 0:
            return super().read()
        if self._let_go is not None:
            self._let_go.wait()
        return None


async def test_drivers_with_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls that never come back, and a plug that is pulled: the verdict comes at the deadline."""
    matrix = Matrix("Camera, drivers")
    film = write_film(tmp_path / "person.avi", Scene(seed=seeded(2)))
    path = film.removeprefix("file:")
    let_go = threading.Event()

    async def with_driver(open_it: object) -> CheckResult:
        with monkeypatch.context() as patch:
            patch.setattr(camera_probe, "Camera", functools.partial(Camera, opener=open_it))
            return await look(film)

    def never(*_: object) -> Driver:
        let_go.wait()
        raise Fault(FaultCode.CAMERA_NONE, "open the camera")

    def hangs_after(pictures: int) -> object:
        return lambda *_: Driver(path, let_go, pictures)

    hung = {"camera_hung"}
    matrix.add("opening never returns", hung, await with_driver(never), SOUND_ONLY)
    matrix.add("the first read() never returns", hung, await with_driver(hangs_after(0)), SOUND_ONLY)
    matrix.add("read() stops returning at once", hung, await with_driver(hangs_after(4)), SOUND_ONLY)
    matrix.add("read() stops returning later", hung, await with_driver(hangs_after(12)), SOUND_ONLY)
    let_go.set()
    pulled = await with_driver(lambda *_: Driver(path, None, 12))
    matrix.add("pulled out during the check", {"camera_none"}, pulled, SOUND_ONLY)
    listed = tmp_path / "video4linux" / "video0"
    listed.mkdir(parents=True)
    (listed / "name").write_text("OBS Virtual Camera\n")
    monkeypatch.setattr(camera_names, "LINUX_CLASS", tmp_path / "video4linux")
    async with camera_probe.own_camera(film) as source:
        result = camera.judge(await camera_probe.check("0", source))
    matrix.add("made by a program", {"camera_virtual"}, result, REMARK)
    matrix.close()


IN_A_SANDBOX = """
import sys
from pathlib import Path
from app.media import sandbox
sandbox.INFO = Path({!r})
from app.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
"""The file lies in the root of a Flatpak's sandbox, where a test must not write."""


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_device_files_with_faults(tmp_path: Path) -> None:
    """The real command, the real device file, and a real program that has it open."""
    matrix = Matrix("Device files")
    options = ("--camera", str(NUMBER))
    held = CameraBox(tmp_path / "held", holder="cheese")
    result = run_check("camera", *options, prefix=held.prefix())
    matrix.add("another program has it", {"camera_busy"}, result, SOUND_ONLY)
    assert result["findings"][0]["values"] == {"program": "Cheese"}
    refused = CameraBox(tmp_path / "refused")
    matrix.add(
        "the driver refuses",
        {"camera_busy"},
        run_check("camera", *options, prefix=refused.prefix()),
        SOUND_ONLY,
    )
    denied = CameraBox(tmp_path / "denied", mode=0o600)
    result = run_check("camera", *options, prefix=denied.prefix(as_nobody=True))
    matrix.add("not ours to open", {"camera_denied"}, result, SOUND_ONLY)
    gone = CameraBox(tmp_path / "gone", has_node=False)
    matrix.add(
        "listed and gone", {"camera_none"}, run_check("camera", *options, prefix=gone.prefix()), SOUND_ONLY
    )
    boxed = CameraBox(tmp_path / "boxed", has_node=False)
    info = tmp_path / "flatpak-info"
    info.write_text("[Context]\nshared=network;\nsockets=wayland;\ndevices=dri;\n")
    sandboxed = ("-c", IN_A_SANDBOX.format(str(info)))
    result = run_check("camera", *options, prefix=boxed.prefix(), program=sandboxed)
    matrix.add("a sandbox without the camera", {"camera_denied"}, result, SOUND_ONLY)
    result = run_check("microphone", prefix=boxed.prefix(), program=sandboxed)
    matrix.add("a sandbox without sound", {"microphone_denied"}, result, Verdict.CALL_INSTEAD)
    sound = CameraBox(tmp_path / "sound", sound_mode=0o600)
    result = run_check("microphone", prefix=sound.prefix(as_nobody=True))
    matrix.add("sound card not ours to open", {"microphone_denied"}, result, Verdict.CALL_INSTEAD)
    matrix.close()


async def test_healthy_cameras(tmp_path: Path) -> None:
    matrix = Matrix("Camera, healthy", is_healthy=True)
    for number in range(20):
        rng = rng_of(number)
        scene = Scene(
            seed=seeded(100 + number),
            size=float(rng.uniform(0.6, 1.05)),
            shift=(float(rng.uniform(-0.1, 0.1)), float(rng.uniform(-0.06, 0.06))),
            light=float(rng.uniform(0.6, 1.1)),
            blur_px=float(rng.choice([0.0, 0.0, 0.8])),
            grain=float(rng.uniform(1.0, 6.0)),
        )
        film = write_film(tmp_path / f"{number}.avi", scene, FILM_S, fps=int(rng.choice([15, 24, 30])))
        matrix.well(f"person {number}", await look(film))
    matrix.close()
