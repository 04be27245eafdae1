# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar check`` and ``moedeklar devices`` as helpers and scripts run them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.rig.engine import without_sound
from tests.rig.health import HealthServer
from tests.rig.pulse import PulseRig
from tests.rig.scenes import Scene, write_film
from tests.rig.tones import make_sentence

LIMIT_S = 60


class Command:
    """One run of a command; several may run at once."""

    def __init__(self, *words: str, env: dict[str, str] | None = None, code: str | None = None) -> None:
        program = ["-c", code] if code else ["-m", "app"]
        self._process = subprocess.Popen(
            [sys.executable, *program, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={"LANG": "C.UTF-8", **(env or os.environ)} | {"PYTHONIOENCODING": "utf-8"},
        )

    def wait(self) -> tuple[int, str, str]:
        """Return exit code, standard output and standard error."""
        out, err = self._process.communicate(timeout=LIMIT_S)
        assert "Traceback" not in err
        return self._process.returncode, out, err


@pytest.fixture
def service() -> Iterator[HealthServer]:
    with HealthServer(lambda: {"ok": True, "v": 1, "time": datetime.now(UTC).isoformat()}) as server:
        yield server


@pytest.fixture
def film(tmp_path: Path) -> str:
    return write_film(tmp_path / "person.avi", Scene())


@pytest.fixture
def sentence(tmp_path: Path) -> str:
    return f"file:{make_sentence(tmp_path / 'say.wav', 'Jeg hedder Anna, og jeg er klar til mødet.')}"


def codes(report: dict[str, Any]) -> dict[str, list[str]]:
    return {check["id"]: [finding["code"] for finding in check["findings"]] for check in report["checks"]}


def test_the_exit_code_and_the_report_say_how_to_meet(
    tmp_path: Path, pulse_rig: PulseRig, service: HealthServer, film: str, sentence: str
) -> None:
    """Three PCs at once: everything works, no camera, and a microphone that the system has muted."""
    pulse_rig.set_microphone_mute(True)
    speaker = ("--speaker", "builtin_speaker")
    well = Command(
        *("check", "--camera", film, "--microphone", sentence, *speaker),
        *("--service", service.url, "--json", str(tmp_path / "well.json")),
        *("--report", str(tmp_path / "well.html")),
    )
    blind = Command("check", "--camera", "none", "--microphone", sentence, *speaker, "--json", "-")
    mute = Command("check", "--camera", film, "--microphone", "builtin_microphone", *speaker, "--json", "-")

    code, out, _ = well.wait()
    report = json.loads((tmp_path / "well.json").read_text())
    assert (code, report["schema"], report["verdict"]) == (0, 1, "remark")
    assert [check["id"] for check in report["checks"]] == [
        "camera", "microphone", "speaker", "line", "computer",
    ]  # fmt: skip
    assert codes(report) | {"computer": []} == {
        "camera": [],
        "microphone": [],
        "speaker": ["speaker_not_confirmed"],  # nobody was asked
        "line": [],
        "computer": [],
    }
    assert "Camera: Ready" in out
    schema = json.loads((Path(__file__).parents[2] / "resources/schemas/check-report-1.json").read_text())
    jsonschema.validate(report, schema)
    assert f"Code to read aloud: {report['spoken_code']}" in out
    page = (tmp_path / "well.html").read_text(encoding="utf-8")
    assert report["spoken_code"] in page
    assert "You are ready" in page
    assert not [word for word in ("builtin_", str(tmp_path), "127.0.0.1") if word in page]
    decoded = Command("report", "decode", report["spoken_code"].lower(), "--json").wait()
    assert decoded[0] == 0
    assert [one["verdict"] for one in json.loads(decoded[1])["checks"]] == [
        c["verdict"] for c in report["checks"]
    ]

    code, out, err = blind.wait()
    report = json.loads(out)  # nothing else is on standard output
    assert (code, report["verdict"]) == (1, "sound_only")
    assert codes(report)["camera"] == ["camera_none"]
    assert next(check for check in report["checks"] if check["id"] == "line")["verdict"] == "not_measured"
    assert "We can't see a camera." in err

    code, out, _ = mute.wait()
    report = json.loads(out)
    assert (code, report["verdict"]) == (2, "call_instead")
    assert codes(report)["microphone"] == ["microphone_silent"]


def test_a_pc_with_no_devices_at_all_gets_words_in_danish(tmp_path: Path) -> None:
    env = without_sound(tmp_path) | {"LANG": "da_DK.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}
    listing = Command("devices", env=env)
    code, out, err = Command("check", "--camera", "97", env=env).wait()
    assert code == 2
    assert "Mikrofon: Lad os ringe i stedet" in out
    assert "Kamera: Klar med lyd" in out
    assert "I alt: Lad os ringe i stedet" in out
    assert err == ""
    code, out, err = listing.wait()
    assert (code, err) == (0, "")
    assert "Mikrofoner:\n  systemet svarer ikke" in out


def test_devices_are_listed_for_people_and_programs(pulse_rig: PulseRig) -> None:
    plain, as_json = Command("devices"), Command("devices", "--json")
    code, out, _ = plain.wait()
    assert code == 0
    assert "builtin_microphone" in out
    code, out, _ = as_json.wait()
    listed = json.loads(out)
    assert code == 0
    assert listed["answered"] == {"cameras": True, "microphones": True, "speakers": True}
    assert "builtin_speaker" in [device["spec"] for device in listed["speakers"]]


def test_a_misheard_code_is_asked_for_again() -> None:
    code, out, err = Command(
        "report", "decode", "AAAAA", "AAAAA", env=dict(os.environ) | {"LANG": "C.UTF-8"}
    ).wait()
    assert (code, out) == (3, "")
    assert "read again" in err
    assert Command("report").wait()[0] == 3


WRONG = {
    "an unknown option": ("--bogus",),
    "a file that is not there": ("--camera", "file:/nowhere/film.avi"),
    "an address that is none": ("--service", "meeting"),
    "a link that is none": ("--link", "https://service.example/elsewhere"),
    "a link to another kind of meeting": ("--link", "https://teams.microsoft.com/l/meetup-join/x"),
    "a report that cannot be written": ("--json", "/nowhere/report.json"),
}


def test_what_is_not_understood_exits_with_three_and_a_next_step() -> None:
    runs = [Command("check", *words) for words in WRONG.values()] + [Command("devices", "--bogus")]
    for run in runs:
        code, out, err = run.wait()
        assert code == 3
        assert out == ""
        assert 0 < len(err.splitlines()) <= 2


HANGING = """
import sys, threading
import app.media.camera as camera
def hang(spec, size_px, rate_fps):
    threading.Event().wait()
camera.OPENING_AFTER_S = 1.5
camera.Camera.__init__.__defaults__ = (*camera.Camera.__init__.__defaults__[:-1], hang)
import app.media.microphone as microphone
microphone.Microphone._open = lambda self, is_retry: threading.Event().wait()
import app.media.sounds as sounds
sounds.OPEN_LIMIT_S = 1.5
from app.engine.check_command import main
sys.exit(main(sys.argv[2:]))
"""


def test_drivers_that_hang_are_left_behind_and_the_command_ends(tmp_path: Path) -> None:
    command = Command("check", "--speaker", "none", "--json", "-", code=HANGING)
    code, out, _ = command.wait()
    report = json.loads(out)
    assert code == 2
    assert codes(report)["camera"] == ["camera_hung"]
    assert codes(report)["microphone"] == ["microphone_hung"]
