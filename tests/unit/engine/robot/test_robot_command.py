# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar robot`` answers what goes wrong in words, with the documented code."""

import json
import socket
from pathlib import Path

import pytest

from app.core.faults import FaultCode
from app.core.verdicts import Verdict
from app.engine.robot import words
from app.engine.robot.options import parse
from app.engine.robot_command import main

TOKEN = "a" * 32
_NOT_THE_ROBOTS = ("engine_", "speaker_", "code_", "store_", "link_not_opened")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("nonsense", "not a link"),
        ("https://teams.microsoft.com/l/meetup-join/1", "another program"),
        ("111 111 111", "code"),
    ],
)
def test_a_link_that_opens_nothing_is_said_in_words(
    link: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([link, "--json", str(tmp_path / "out.json")]) == 1
    shown = capsys.readouterr()
    assert said in shown.err
    assert "Traceback" not in shown.err
    summary = json.loads((tmp_path / "out.json").read_text())
    assert summary["outcome"] == "not_opened"
    assert len(summary["faults"]) == 1


def test_a_service_that_is_down_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"http://127.0.0.1:{_free_port()}/m/{TOKEN}"]) == 1
    assert "does not answer" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["x", "--duration", "soon"],
        ["x", "--record-pictures", "3"],
        ["x", "--language", "se"],
        ["x", "-z"],
    ],
)
def test_a_command_line_that_is_not_understood_gives_code_2(line: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(line)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ([], Verdict.READY),
        (["--camera", "none"], Verdict.SOUND_ONLY),
        (["--camera", "none", "--microphone", "none"], Verdict.CALL_INSTEAD),
    ],
)
def test_the_verdict_follows_from_the_devices(line: list[str], verdict: Verdict) -> None:
    assert parse(["link", *line]).verdict is verdict


def test_the_link_stays_out_of_what_is_printed_about_the_options() -> None:
    assert TOKEN not in repr(parse([f"https://example.dk/m/{TOKEN}"]))


@pytest.mark.parametrize("code", [code for code in FaultCode if not code.value.startswith(_NOT_THE_ROBOTS)])
def test_every_fault_that_a_robot_can_meet_has_words(code: FaultCode) -> None:
    assert words.of_fault(code) != words.of_fault(FaultCode.ENGINE_INTERNAL)
