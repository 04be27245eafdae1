# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar receipt verify`` on receipts of a real service: exit codes, words, and what it never loads."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.core.receipt import Fact, Line
from app.core.receipt_log import log_head, log_lines, read_log
from app.meeting.schema.receipt import KEYS_PATH, OfflineLine
from app.service.server import start_service
from tests.rig.meeting import CITIZEN_NAME, Rig, meeting_rig
from tests.rig.receipts import come, fetch, hand_in

LIMIT_S = 60


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    """Give a real service."""
    async with meeting_rig(tmp_path / "service.sqlite3") as running:
        yield running


@pytest.fixture
async def receipt(rig: Rig, tmp_path: Path) -> Path:
    """Give a genuine receipt's file, with a line of each clock."""
    citizen, _ = (await rig.book()).people
    await come(rig, citizen, "sound_only")
    await hand_in(
        rig, citizen, OfflineLine(at=datetime(2026, 8, 31, 11, 5, tzinfo=UTC), fact=Fact.SERVICE_INTERRUPTED)
    )
    return put(tmp_path / "kvittering.json", await fetch(rig, citizen))


def put(path: Path, content: bytes) -> Path:
    """Write a file and return it."""
    path.write_bytes(content)
    return path


def got(path: Path) -> bytes:
    """Return a file's content."""
    return path.read_bytes()


async def run(*words: str, stdin: bytes = b"", language: str = "da") -> tuple[int, str, str]:
    """Run the command; return exit code, stdout and stderr."""
    child = await asyncio.create_subprocess_exec(
        *(
            sys.executable,
            "-m",
            "app",
            "receipt",
            *words,
            *(("--language", language) if "verify" in words else ()),
        ),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(LIMIT_S):
        stdout, stderr = await child.communicate(stdin)
    assert child.returncode is not None
    return child.returncode, stdout.decode(), stderr.decode()


async def test_a_genuine_receipt_by_the_services_own_keys(receipt: Path, rig: Rig) -> None:
    code, said, _ = await run("verify", str(receipt))
    assert code == 0
    assert said.startswith("Kvitteringen er ægte.")
    assert CITIZEN_NAME in said
    assert "Kom til mødet (mødetjenestens ur)" in said
    assert "Udstyret blev testet: klar med lyd" in said
    assert "31.08.2026 kl. 13.05.00  Mødetjenesten kunne ikke nås (computerens ur, modtaget " in said
    assert f"Nøglerne er hentet hos {rig.service.url}" in said
    assert "Hvad den ikke viser: Den viser ikke, hvem der sad ved computeren" in said
    code, said, _ = await run("verify", str(receipt), language="en")
    assert (code, said.startswith("The receipt is genuine.")) == (0, True)


async def test_keys_from_a_file_need_no_network(receipt: Path, rig: Rig, tmp_path: Path) -> None:
    async with rig.session.get(rig.service.url + KEYS_PATH) as answer:
        keys = put(tmp_path / "keys.json", await answer.read())
    await rig.service.stop()
    code, said, _ = await run("verify", "-", "--keys", str(keys), "--json", stdin=got(receipt))
    plain = json.loads(said)
    assert (code, plain["verdict"], plain["issuer"]) == (0, "genuine", rig.service.url)
    assert {line["clock"] for line in plain["lines"]} == {"service", "pc"}
    code, _, problem = await run("verify", str(receipt))
    assert code == 3
    assert "Vi kan ikke få fat i nøglerne" in problem
    rig.service = await start_service(rig.config)


async def test_a_changed_receipt_and_a_foreign_one(receipt: Path, rig: Rig, tmp_path: Path) -> None:
    raw = got(receipt)
    put(receipt, raw.replace(CITIZEN_NAME.encode(), b"Somebody Else"))
    code, said, _ = await run("verify", str(receipt))
    assert code == 1
    assert said.startswith("Kvitteringen passer ikke med underskriften.")
    assert "Somebody Else" not in said
    put(receipt, raw)
    async with meeting_rig(tmp_path / "other.sqlite3") as other:
        code, said, _ = await run("verify", str(receipt), "--keys", other.service.url)
    assert (code, said.startswith("Vi kender ikke underskriften.")) == (1, True)


async def test_what_cannot_be_judged_is_said_apart(tmp_path: Path, receipt: Path) -> None:
    nonsense = put(tmp_path / "letter.txt", "Kære Pia".encode())
    code, said, _ = await run("verify", str(nonsense))
    assert (code, said.startswith("Det her er ikke en hel kvittering.")) == (1, True)
    assert (await run("verify", str(tmp_path / "nothing")))[0] == 2
    assert (await run("dance"))[0] == 2
    code, _, problem = await run("verify", str(receipt), "--keys", "http://keys.example.dk/")
    assert (code, "https only" in problem) == (3, True)
    code, _, _ = await run("verify", str(receipt), "--keys", str(nonsense))
    assert code == 3


async def test_a_computers_own_list_is_looked_at_too(tmp_path: Path) -> None:
    head = log_head({"id": "m"})
    lines = (Line(datetime(2026, 8, 31, 11, 5, tzinfo=UTC), Fact.LINK_OPENED),) * 2
    raw = head + log_lines(lines, 0, read_log(head).last_hash)
    path = put(tmp_path / "receipt.log", raw)
    code, said, _ = await run("verify", str(path))
    assert code == 0
    assert "Den er ikke underskrevet" in said
    put(path, raw.replace(b"11:05", b"10:05", 1))
    code, said, _ = await run("verify", str(path))
    assert code == 1
    assert "hænger ikke sammen ved linje 1" in said


async def test_it_needs_no_window_no_media_and_no_service(receipt: Path) -> None:
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-X", "importtime", "-m", "app", "receipt", "verify", str(receipt)),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, log = await child.communicate()
    names = {line.rsplit("|", 1)[-1].strip() for line in log.decode().splitlines()}
    assert "app.meeting.receipts.command" in names
    for foreign in ("PySide6", "aiortc", "cv2", "numpy", "app.service", "app.ui", "app.runtime"):
        assert not any(name == foreign or name.startswith(foreign + ".") for name in names), foreign
