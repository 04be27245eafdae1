# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running checks: order, deadlines, languages, and words for everything that can be found."""

import threading
from pathlib import Path

import pytest

from app.checks import camera_probe, sound_probe
from app.checks.deadline import call_within
from app.checks.findings import problem, remark, result
from app.checks.language import language
from app.checks.run import Means, run_check, run_checks
from app.core.advice.table import ADVICE
from app.core.devices import DeviceChoice, DeviceSpec
from app.core.faults import Fault, FaultCode
from app.core.finding_codes import FINDING_CODES
from app.core.verdicts import CheckId, CheckResult, Verdict
from app.engine import check_words
from app.engine.check_command import EXIT_CODES, lines
from app.media.camera import CameraEvent, CameraFrame, Faulted, Opened, Stalled
from app.media.sound import SAMPLE_RATE_HZ, Samples, silence
from tests.rig.pictures import write_moving_counter

WITHOUT = DeviceChoice("none", "none", "none")


async def test_checks_run_in_their_order_and_each_is_told_as_it_comes() -> None:
    told: list[CheckId] = []
    wanted = (CheckId.CAMERA, CheckId.MICROPHONE, CheckId.SPEAKER, CheckId.LINE)
    results = await run_checks(wanted, WITHOUT, on_result=lambda result: told.append(result.id))
    assert tuple(told) == tuple(result.id for result in results) == wanted
    assert [result.verdict for result in results] == [
        Verdict.SOUND_ONLY,
        Verdict.CALL_INSTEAD,
        Verdict.CALL_INSTEAD,
        Verdict.NOT_MEASURED,
    ]


async def test_the_computer_is_measured_with_its_duration() -> None:
    measured = await run_check(CheckId.COMPUTER, WITHOUT)
    assert measured.id is CheckId.COMPUTER
    assert measured.duration_s > 0.0


async def test_a_film_in_the_cameras_place_is_opened_looked_at_and_closed(tmp_path: Path) -> None:
    film = write_moving_counter(tmp_path / "count.avi", frames=60)
    measured = await camera_probe.check(f"file:{film}")
    assert (measured.width_px, measured.height_px) == (640, 480)
    assert 0.0 < measured.rate_fps < 20.0  # the film's 15, or fewer on a busy machine


class ScriptedCamera:
    """A camera that tells its events as soon as it is watched; it has no pictures."""

    def __init__(self, *script: CameraEvent) -> None:
        self._script = script
        self.watched = 0

    def latest(self) -> CameraFrame | None:
        return None

    def listen(self, callback: object) -> object:
        return lambda: None

    def watch(self, callback):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201
        self.watched += 1
        for event in self._script:
            callback(event)

        def end() -> None:
            self.watched -= 1

        return end


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ((Faulted(Fault(FaultCode.CAMERA_BUSY, "open")),), "camera_busy"),
        ((Stalled(8.0),), "camera_hung"),
        ((Opened(640, 480, 30.0), Stalled(2.0)), "camera_hung"),
        ((Opened(640, 480, 30.0), Faulted(Fault(FaultCode.CAMERA_NONE, "read"))), "camera_none"),
    ],
    ids=["busy", "hangs while opening", "hangs later", "pulled out"],
)
async def test_a_camera_that_fails_during_the_check_is_said_so(
    script: tuple[CameraEvent, ...], code: str
) -> None:
    camera = ScriptedCamera(*script)
    found = await run_check(CheckId.CAMERA, DeviceChoice("0"), means=Means(camera=camera))  # type: ignore[arg-type]
    assert [finding.code for finding in found.findings] == [code]
    assert camera.watched == 0  # it is left alone afterwards


async def test_a_camera_that_says_nothing_at_all_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_probe, "PATIENCE_S", 0.1)
    found = await run_check(CheckId.CAMERA, DeviceChoice("0"), means=Means(camera=ScriptedCamera()))  # type: ignore[arg-type]
    assert [finding.code for finding in found.findings] == ["camera_hung"]


async def test_a_camera_that_opens_and_gives_no_picture_is_hung() -> None:
    camera = ScriptedCamera(Opened(640, 480, 30.0))
    found = await run_check(CheckId.CAMERA, DeviceChoice("0"), means=Means(camera=camera))  # type: ignore[arg-type]
    assert [finding.code for finding in found.findings] == ["camera_hung"]


async def refuse(spec: DeviceSpec, *_: object) -> Samples:
    raise Fault(FaultCode.MICROPHONE_BUSY, "open the microphone")


async def hang(spec: DeviceSpec, *_: object) -> Samples:
    raise TimeoutError


async def hear(spec: DeviceSpec, seconds: float) -> Samples:
    return silence(int(seconds * SAMPLE_RATE_HZ))


async def test_a_microphone_that_fails_or_hangs_or_is_muted() -> None:
    assert (await sound_probe.listen("0", record=refuse)).fault is FaultCode.MICROPHONE_BUSY
    assert (await sound_probe.listen("0", record=hang)).is_hung
    assert (await sound_probe.listen("0", 1.0, record=hear)).zero_share == 1.0


async def test_a_speaker_that_fails_or_hangs_or_plays() -> None:
    async def played(spec: DeviceSpec, samples: Samples) -> None:
        return None

    assert (await sound_probe.play("0", refuse)).fault is FaultCode.MICROPHONE_BUSY  # type: ignore[arg-type]
    assert (await sound_probe.play("0", hang)).is_hung  # type: ignore[arg-type]
    assert (await sound_probe.play("0", played)).played_s > 1.0


async def test_a_call_that_hangs_is_left_behind_at_its_deadline() -> None:
    held = threading.Event()
    with pytest.raises(TimeoutError):
        await call_within(0.1, held.wait)  # it would wait for ever
    held.set()


async def test_what_a_call_returns_or_raises_comes_back() -> None:
    assert await call_within(5.0, lambda: 42) == 42
    with pytest.raises(Fault):
        await call_within(5.0, fail_by_name)
    with pytest.raises(FileNotFoundError):
        await call_within(5.0, Path("/nowhere/at/all").read_text)


def fail_by_name() -> None:
    raise Fault(FaultCode.CAMERA_NONE, "look")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"MOEDEKLAR_LANGUAGE": "en", "LANG": "da_DK.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "da_DK.UTF-8"}, "da"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "da_DK.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_the_language_is_the_systems(environment: dict[str, str], expected: str) -> None:
    assert language(environment) == expected


@pytest.mark.parametrize(("spoken", "expected"), [("da_DK", "da"), ("Danish_Denmark", "da"), (None, "en")])
def test_windows_says_its_language_in_its_own_way(
    spoken: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (spoken, "1252"))
    assert language({}) == expected


def test_everything_that_can_be_found_has_words_in_both_languages() -> None:
    assert set(FINDING_CODES) <= set(ADVICE)
    tables = [check_words.NAMES, check_words.VERDICTS, check_words.NOT_MEASURED]
    for words in (one for table in tables for one in table.values()):  # type: ignore[attr-defined]
        assert words["da"]
        assert words["en"]
        assert words.da != words.en or words.da == "Computer"


def test_each_finding_is_a_line_under_its_check() -> None:
    findings = (remark(CheckId.CAMERA, "dark"), remark(CheckId.CAMERA, "slow"))
    text = lines(CheckResult(CheckId.CAMERA, Verdict.REMARK, findings), "en")
    assert text[0] == "Camera: Ready, with a remark"
    assert len(text) == 3


def test_the_exit_codes_follow_the_verdict() -> None:
    assert EXIT_CODES == {
        Verdict.READY: 0,
        Verdict.REMARK: 0,
        Verdict.SOUND_ONLY: 1,
        Verdict.CALL_INSTEAD: 2,
    }


def test_a_problem_outweighs_remarks() -> None:
    findings = [remark(CheckId.CAMERA, "dark"), problem(CheckId.CAMERA, "frozen")]
    assert result(CheckId.CAMERA, findings, {}, Verdict.SOUND_ONLY).verdict is Verdict.SOUND_ONLY
