# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The practice meeting: walked by itself to the end, and nothing left behind however it ends."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.rig.portrait import write_person
from tests.rig.pulse import PulseRig
from tests.rig.tones import make_sentence

WALK_LIMIT_S = 240
CHILDREN = 3  # service, robot, engine


def practice(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "app", "practice", *arguments]


@pytest.mark.timeout(WALK_LIMIT_S + 30)
def test_the_whole_journey_is_walked_and_leaves_pictures_report_and_receipt(
    tmp_path: Path, pulse_rig: PulseRig
) -> None:
    out = tmp_path / "out"
    sentence = make_sentence(tmp_path / "sentence.wav", "Hej. Jeg prøver mit udstyr.")
    command = practice("--walk", str(out), "--camera", f"file:{write_person(tmp_path / 'camera.avi')}")
    with subprocess.Popen(command, env=pulse_rig.env) as child:
        deadline = time.monotonic() + WALK_LIMIT_S
        while child.poll() is None and time.monotonic() < deadline:
            pulse_rig.play_to_microphone(sentence).wait()
        code = child.poll()
        if code is None:
            child.kill()
    walked = json.loads((out / "walk.json").read_text())
    assert walked["reached_the_end"], walked
    assert code == 0
    assert len(list(out.glob("*.png"))) == 11
    checks = {check["id"]: check for check in json.loads((out / "check.json").read_text())["checks"]}
    assert set(checks) == {"camera", "microphone", "speaker", "line", "computer"}
    assert checks["camera"]["verdict"] in ("ready", "remark")
    assert checks["microphone"]["verdict"] in ("ready", "remark")
    facts = [line["fact"] for line in json.loads((out / "receipt.json").read_text())["lines"]]
    for fact in ("link_opened", "check_finished", "registered", "admitted", "call_began", "ended"):
        assert fact in facts


def test_a_practice_window_that_is_killed_leaves_no_service_and_no_robot() -> None:
    with subprocess.Popen(
        practice("--camera", "none", "--microphone", "none", "--speaker", "none")
    ) as window:
        me = psutil.Process(window.pid)
        deadline = time.monotonic() + 60
        while len(me.children(recursive=True)) < CHILDREN - 1 and time.monotonic() < deadline:
            time.sleep(0.05)
        children = me.children(recursive=True)
        assert len(children) >= CHILDREN - 1
        os.kill(window.pid, 9)
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
