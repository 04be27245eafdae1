# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each role loads its own side's libraries and none of the other side's: read off Python's own import log."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from app.wire import commands
from app.wire.line import encode
from app.wire.ring import RingReader

MEDIA = frozenset({"cv2", "sounddevice", "av", "aiortc", "aioice", "numpy"})
QT = frozenset({"PySide6", "shiboken6", "qasync"})
LATE = frozenset(
    {
        "aiohttp",
        "qasync",
        "keyring",
        "msgspec",
        "asyncio",
        "cryptography",
        "app.meeting",
        "app.runtime.conductor",
    }
)
LIMIT_S = 60


def imported(log: str) -> set[str]:
    """Return top-level packages, and our own modules in full, out of ``-X importtime`` lines."""
    names: set[str] = set()
    for line in log.splitlines():
        if line.startswith("import time:") and line.count("|") == 2:
            name = line.rsplit("|", 1)[1].strip()
            names.add(name.split(".")[0])
            if name.startswith("app."):
                names |= {name, ".".join(name.split(".")[:2])}
    return names


def logged(*arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> tuple[str, str]:
    """Run the program with the import log on and return stdout and stderr."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        input=stdin,
        capture_output=True,
        timeout=LIMIT_S,
        check=False,
        env=os.environ | (env or {}),
    )
    return done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("role", ["checks", "call"])
def test_an_engine_never_loads_qt(role: str, tmp_path: Path) -> None:
    rings = [RingReader(tmp_path / name) for name in ("own", "other")]
    hello = commands.Hello(role=role, own_ring=str(rings[0].path), other_ring=str(rings[1].path))
    stdin = encode(hello) + encode(commands.ListDevices()) + encode(commands.Quit())
    stdout, stderr = logged("-m", "app", "engine", "--role", role, stdin=stdin)
    for ring in rings:
        ring.close()
    assert '"type":"ready"' in stdout
    names = imported(stderr)
    assert {"cv2", "sounddevice", "numpy"} <= names
    assert not names & QT
    assert not names & {"app.ui", "app.runtime", "app.compose", "app.service"}


def test_the_checks_engine_does_not_pay_for_the_call(tmp_path: Path) -> None:
    rings = [RingReader(tmp_path / name) for name in ("own", "other")]
    hello = commands.Hello(role="checks", own_ring=str(rings[0].path), other_ring=str(rings[1].path))
    _, stderr = logged(
        "-m", "app", "engine", "--role", "checks", stdin=encode(hello) + encode(commands.Quit())
    )
    for ring in rings:
        ring.close()
    assert "aiortc" not in imported(stderr)


def test_the_service_never_loads_qt_or_media(tmp_path: Path) -> None:
    command = (sys.executable, "-X", "importtime", "-m", "app", "serve")
    options = ("--port", "0", "--database", str(tmp_path / "s.sqlite3"))
    with (
        (tmp_path / "log").open("wb") as log,
        subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=log) as child,
    ):
        try:
            assert child.stdout is not None
            listening = next(line for line in map(json.loads, child.stdout) if line["event"] == "listening")
            with urllib.request.urlopen(f"{listening['url']}/healthz", timeout=10) as answer:  # noqa: S310
                assert json.load(answer)["ok"]
        finally:
            child.terminate()
            child.wait(15)
    names = imported((tmp_path / "log").read_text(errors="replace"))
    assert "aiohttp" in names
    assert not names & (QT | MEDIA)
    assert not names & {"app.ui", "app.engine", "app.media", "app.checks", "app.wire"}


WINDOW = """
import sys
from pathlib import Path
from app.compose.application import run_window
from app.compose.companion import Companion
from app.compose.options import Options

class Leaves(Companion):
    async def run(self, stage):
        return 0
    async def close(self):
        pass

sys.exit(run_window(Options(folder=Path(sys.argv[1]), alone=True, log_level="info"), Leaves()))
"""


def test_the_window_paints_before_anything_slow_and_never_loads_the_media_side(tmp_path: Path) -> None:
    _, stderr = logged("-c", WINDOW, str(tmp_path), env={"QT_QPA_PLATFORM": "offscreen"})
    before, painted, _ = stderr.partition("window painted")
    assert painted
    assert "PySide6" in imported(before)
    assert not imported(before) & (MEDIA | LATE)
    assert not imported(stderr) & MEDIA
    assert not imported(stderr) & {"app.engine", "app.media", "app.checks", "app.service"}
