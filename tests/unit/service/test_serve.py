# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar serve`` as a program: what it prints, books, and how it stops."""

import asyncio
import json
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from app.core.links import ServiceLink, parse_link
from app.service.main import main

BOOKING = ["--create-meeting", "--caseworker-phone", "+45 98765432", "--caseworker-name", "Mette"]


def test_a_meeting_is_booked_into_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["--database", str(tmp_path / "db"), *BOOKING, "--citizen-name", "Samir", "--agenda", "CV"]
    argv += ["--public-url", "https://video.example.dk/", "--starts-at", "2030-06-30T13:00", "--json"]
    assert main([*argv, "--person", "interpreter:Amina"]) == 0
    booked = json.loads(capsys.readouterr().out)
    assert [person["role"] for person in booked["people"]] == ["citizen", "interpreter", "caseworker"]
    link = parse_link(booked["people"][0]["link"])
    assert isinstance(link, ServiceLink)
    assert link.service_url == "https://video.example.dk"
    expires = datetime.fromisoformat(booked["people"][0]["code_expires_at"])
    assert expires == datetime(2030, 7, 1, 11, tzinfo=UTC)  # 13.00 in Denmark, and a day


def test_people_can_read_a_booking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--database", str(tmp_path / "db"), *BOOKING, "--citizen-name", "Samir"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Samir (citizen)"
    assert lines[1].strip().startswith("http://127.0.0.1:8080/m/")


@pytest.mark.parametrize(
    "argv",
    [
        ["--create-meeting"],
        [*BOOKING, "--starts-at", "soon"],
        [*BOOKING, "--person", "Amina"],
        [*BOOKING, "--person", "boss:Amina"],
        ["--turn-url", "turn:x"],
        ["--staff-key", "short"],
        ["--public-url", "video.example.dk"],
    ],
)
def test_what_is_not_understood_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    assert main(["--database", str(tmp_path / "db"), *argv]) == 2
    assert capsys.readouterr().err.startswith("moedeklar serve: ")


def test_what_cannot_be_done_is_said_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "db").write_bytes(b"no database" * 100)
    assert main(["--database", str(tmp_path / "db"), "--port", "0"]) == 1
    err = capsys.readouterr().err
    assert "not a usable database" in err
    assert "Traceback" not in err


async def test_the_program_listens_books_and_stops_when_asked(tmp_path: Path) -> None:
    """One JSON line each: listening, the new staff key, the meeting. SIGTERM ends it well."""
    argv = ["-m", "app", "serve", "--port", "0", "--database", str(tmp_path / "db"), *BOOKING]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *argv,
        "--serve",
        "--json",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    try:
        assert process.stdout is not None
        lines: list[dict[str, Any]] = []
        async with asyncio.timeout(30):
            while len(lines) < 3:
                lines.append(json.loads(await process.stdout.readline()))
        assert [line["event"] for line in lines] == ["listening", "staff_key", "meeting"]
        token = lines[2]["people"][0]["token"]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{lines[0]['url']}/api/invitations/{token}") as answer:
                assert answer.status == 200
            socket = await session.ws_connect(f"{lines[0]['url']}/api/ws")
            await socket.send_json({"v": 1, "type": "hello", "token": token, "instance": "a"})
            assert (await socket.receive_json())["type"] == "snapshot"
            process.send_signal(signal.SIGTERM)
            assert (await socket.receive()).data == 1012
    finally:
        if process.returncode is None:
            process.terminate()
        _, log = await process.communicate()
    assert process.returncode == 0
    assert all(json.loads(line) for line in log.decode().splitlines())
