# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tech check in the real window: without trouble, without a window, and with drivers that hang."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.media.camera import OPENING_AFTER_S, STALLED_AFTER_S
from tests.rig.children import await_condition
from tests.rig.driven_window import DrivenWindow
from tests.rig.hanging import camera_that_hangs
from tests.rig.heartbeat import Control
from tests.rig.jobcentre import Jobcentre
from tests.rig.pictures import write_moving_counter
from tests.rig.pulse import PulseRig
from tests.rig.tones import make_sentence

SENTENCE = "Hej. Jeg sidder ved min computer, og jeg er klar til mit møde. "
ANSWER_MS = 100.0
OF_THE_MOMENT = frozenset(
    {
        *("computer_busy", "computer_slow", "line_bufferbloat", "line_delay", "line_jitter", "line_loss"),
        *("line_slow_up", "line_slow_down"),
    }
)
"""What other programs on this machine may cause in one of two runs and not in the other."""


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseRig]:
    """A laptop whose microphone hears its speaker."""
    with PulseRig(one_card=True) as rig:
        for name, value in rig.variables.items():
            monkeypatch.setenv(name, value)
        rig.echo(60)
        yield rig


def opened(folder: Path, jobcentre: Jobcentre, rig: PulseRig, camera: Path, *more: str) -> DrivenWindow:
    link = jobcentre.people["citizen"]["link"]
    return DrivenWindow(folder, link, "--camera", f"file:{camera}", *more, env=rig.env)


def times(window: DrivenWindow) -> dict[str, float]:
    """Return after how many seconds from the first click each check had its first result."""
    began = next(report["t"] for report in window.history if report["event"] == "CheckAsked")
    first: dict[str, float] = {}
    for report in window.history:
        for check in report["results"]:
            first.setdefault(check, report["t"] - began)
    return first


def walk_the_check(window: DrivenWindow, rig: PulseRig, sentence: Path) -> dict[str, Any]:
    """Press what a person presses, each as soon as it can be pressed, and read the sentence when asked to."""
    window.act("CheckAsked")
    window.until(lambda now: "camera" in now["results"])
    assert window_pressed(window, "StepDone")
    window.until(lambda now: now["check"] == "microphone")
    assert window_pressed(window, "RecordingAsked")
    window.until(lambda now: now["sample"] == "recording")
    speaking = rig.play_to_microphone(sentence)
    window.until(lambda now: now["sample"] == "played")
    speaking.terminate()
    speaking.wait()
    assert window_pressed(window, "AnswerGiven_yes")
    assert window_pressed(window, "StepDone")
    window.until(lambda now: now["check"] == "speaker")
    assert window_pressed(window, "SoundAsked")
    window.until(lambda now: now["tone_played"] and "speaker" in now["results"])
    assert window_pressed(window, "AnswerGiven_yes")
    assert window_pressed(window, "StepDone")
    for check in ("line", "computer"):
        window.until(lambda now, check=check: check in now["results"])
        assert window_pressed(window, "StepDone")
    return window.until(lambda now: now["check"] is None)


def window_pressed(window: DrivenWindow, name: str) -> bool:
    window.now = {}  # the last press of the same button does not count
    window.press(name)
    return bool(window.until(lambda now: now.get("button") == name)["pressed"])


def test_a_whole_check_takes_the_person_little_time_and_says_the_same_without_a_window(
    tmp_path: Path, room: PulseRig, jobcentre: Jobcentre, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line and computer are measured meanwhile; ``moedeklar check --json`` finds what the window found."""
    camera = write_moving_counter(tmp_path / "camera.avi")
    sentence = make_sentence(tmp_path / "say.wav", SENTENCE * 3)
    with opened(tmp_path / "person", jobcentre, room, camera) as window:
        window.until(lambda now: now["meeting"])
        end = walk_the_check(window, room, sentence)
        took, all_s = times(window), end["t"] - window.history[0]["t"]
        kept = json.loads((tmp_path / "person" / "checks.json").read_text(encoding="utf-8"))["checks"]
    assert len(kept) == 1
    assert kept[0]["verdict"] == end["verdict"]
    assert took["line"] < took["speaker"], "measured while the person spoke"
    with capsys.disabled():
        print(f"\nfirst results after {took}, all {all_s:.1f} s")  # noqa: T201
    found = without_a_window(tmp_path, camera, sentence, room, jobcentre.people["citizen"]["link"])
    assert list(found) == ["camera", "microphone", "speaker", "line", "computer"]
    for check, alone in found.items():
        codes = [finding["code"] for finding in alone["findings"]]
        machine = {*codes, *end["findings"][check]} & OF_THE_MOMENT
        assert {*codes} - machine == {*end["findings"][check]} - machine
        assert machine or alone["verdict"] == end["results"][check]


def without_a_window(folder: Path, camera: Path, sentence: Path, rig: PulseRig, link: str) -> dict[str, Any]:
    """Return the checks by the command's JSON: the same devices, meeting, and person who reads."""
    command = [sys.executable, "-m", "app", "check", "--camera", f"file:{camera}", "--speak"]
    command += ["--link", link, "--json", str(folder / "found.json")]
    env = os.environ | rig.env | {"MOEDEKLAR_LANGUAGE": "da"}
    checking = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
    speaking = None
    assert checking.stdout is not None
    with checking.stdout:
        for line in checking.stdout:
            if "Sig nu" in line and speaking is None:
                speaking = rig.play_to_microphone(sentence)
    assert checking.wait(90) in (0, 1, 2)
    assert speaking is not None
    speaking.terminate()
    speaking.wait()
    found = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    return {check["id"]: check for check in found["checks"]}


def always_answered(late: dict[str, float], control: Control) -> bool:
    """Tell whether the window answered within 100 ms throughout, apart from what the machine took from it."""
    return late["own_ms"] < ANSWER_MS + control.measured["own_ms"]


def test_drivers_that_hang_leave_the_window_alive_and_are_told_at_their_deadline(
    tmp_path: Path, pulse_rig: PulseRig, jobcentre: Jobcentre, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither an ``open()`` nor a ``read()`` that never returns holds up a press; both have their words."""
    good = write_moving_counter(tmp_path / "camera.avi")
    told = {}
    with opened(tmp_path / "person", jobcentre, pulse_rig, good) as window:
        window.until(lambda now: now["meeting"])
        window.act("CheckAsked")
        window.until(lambda now: now["results"].get("camera") and now["results"].get("line"))
        window.lateness()
        window.act("DeviceChosen", kind="camera", spec=f"file:{good}")
        window.until(lambda now: now["event"] == "DeviceChosen")
        window.until(lambda now: now["results"].get("camera"))
        usual = window.lateness()
        for name, pictures, deadline_s in (("open", 0, OPENING_AFTER_S), ("read", 30, STALLED_AFTER_S)):
            film = camera_that_hangs(tmp_path / name, after_pictures=pictures)
            began = time.monotonic()
            with Control() as control:
                window.act("DeviceChosen", kind="camera", spec=f"file:{film}")
                window.until(lambda now: now["event"] == "DeviceChosen")
                window.until(lambda now: now["findings"].get("camera") == ["camera_hung"])
                took_s, late = time.monotonic() - began, window.lateness()
            assert took_s > 0.9 * deadline_s
            assert always_answered(late, control), (late, usual, control.measured)
            told[f"camera {name}"] = (round(took_s, 1), late, control.measured)
        window.act("DeviceChosen", kind="camera", spec=f"file:{good}")
        window.until(lambda now: now["findings"].get("camera") not in (None, ["camera_hung"]))
        window.act("StepDone")
        pulse_rig.freeze_microphone(True)
        window.act("DeviceChosen", kind="microphone", spec="builtin_microphone")
        window.until(lambda now: now["check"] == "microphone")
        window.lateness()  # a fresh engine and another page came in between
        began = time.monotonic()
        with Control() as control:
            window.act("RecordingAsked")
            now = window.until(lambda now: now["findings"].get("microphone"))
            took_s, late = time.monotonic() - began, window.lateness()
        told["microphone open"] = (round(took_s, 1), late, control.measured)
        assert now["findings"]["microphone"] == ["microphone_hung"]
        assert always_answered(late, control), told
        window.key("F2")
        window.until(lambda now: now["state"] == "plan_b")
        pulse_rig.freeze_microphone(False)
    with capsys.disabled():
        print(f"\nusual {usual}; hung {told}")  # noqa: T201


@pytest.mark.bench
def test_a_camera_and_a_microphone_that_come_back_are_used_without_a_press(
    tmp_path: Path, pulse_rig: PulseRig, jobcentre: Jobcentre
) -> None:
    camera, away = write_moving_counter(tmp_path / "camera.avi"), tmp_path / "away.avi"
    camera.rename(away)
    with opened(
        tmp_path / "person", jobcentre, pulse_rig, camera, "--microphone", "builtin_microphone"
    ) as window:
        window.until(lambda now: now["meeting"])
        window.act("CheckAsked")
        window.until(lambda now: now["findings"].get("camera") == ["camera_file"])
        away.rename(camera)
        now = window.until(lambda now: now["camera_live"] and "camera_file" not in now["findings"]["camera"])
        assert now["results"]["camera"] in ("ready", "remark")
        window.act("StepDone")
        window.until(lambda now: now["event"] == "DevicesListed" or now["check"] == "microphone")
        window.act("RecordingAsked")
        window.until(lambda now: now["sample"] == "recording")
        pulse_rig.unplug_microphone()
        window.until(lambda now: "microphone" in now["faulty"])
        pulse_rig.plug_in_microphone()
        now = window.until(lambda now: "microphone" not in now["faulty"])
        assert (now["check"], now["sample"]) == ("microphone", "idle")
        assert "microphone" not in now["results"]


def test_a_camera_that_the_check_could_not_open_makes_a_meeting_with_sound_until_it_is_there(
    tmp_path: Path, pulse_rig: PulseRig, jobcentre: Jobcentre
) -> None:
    """The caseworker sees at once that the camera is off, and that it is on when the person wants it so."""
    camera, away = write_moving_counter(tmp_path / "camera.avi"), tmp_path / "away.avi"
    camera.rename(away)
    address = f"/api/meetings/{jobcentre.meeting_id}"

    def shown() -> dict[str, Any]:
        return dict(jobcentre.ask("GET", address)["meeting"]["people"][0]["media"])

    with opened(tmp_path / "person", jobcentre, pulse_rig, camera) as window, jobcentre.caseworker():
        window.until(lambda now: now["meeting"])
        window.act("CheckAsked")
        window.until(lambda now: now["findings"].get("camera") == ["camera_file"])
        for _ in range(5):
            window.act("StepSkipped")
        window.act("WaitingRoomAsked")
        window.until(lambda now: now["registered_at"] and now["engine"] == "ready")
        jobcentre.admit()
        window.until(lambda now: now["has_picture"] and now["line"] == "good")
        await_condition("the camera's sign", lambda: not shown()["camera"])
        away.rename(camera)
        window.act("CameraSwitched", on=True)
        window.until(lambda now: now["camera_live"])
        await_condition("the camera's sign", lambda: shown()["camera"])
