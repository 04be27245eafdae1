# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Standard streams: missing ones (a shortcut on Windows), and input that nobody else may look at."""

import subprocess
import sys
from pathlib import Path

from app.wire.commands import Hello, Quit
from app.wire.line import encode
from app.wire.ring import RingReader
from tests.rig.engine import without_sound

LIMIT_S = 60


def shell(script: str, *arguments: str) -> list[str]:
    """Return a command whose script runs this Python as ``$0`` with the arguments as ``$@``."""
    return ["sh", "-c", script, sys.executable, *arguments]


def test_a_role_without_any_stream_does_its_work() -> None:
    """``pythonw.exe`` from a shortcut has none of the three, and ``sys.stdout`` is None."""
    done = subprocess.run(
        shell('exec "$0" -m app "$@" 0<&- 1>&- 2>&-', "report", "decode", "nonsense"),
        timeout=LIMIT_S,
        check=False,
    )
    with_streams = subprocess.run(
        [sys.executable, "-m", "app", "report", "decode", "nonsense"],
        capture_output=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert with_streams.stderr, "the role says something, so a missing stream would matter"
    assert done.returncode == with_streams.returncode


def test_an_engine_of_a_window_without_streams_serves_it(tmp_path: Path) -> None:
    """The window's own missing log stream is what its engine inherits."""
    rings = RingReader(tmp_path / "own.ring"), RingReader(tmp_path / "other.ring")
    hello = Hello(role="checks", own_ring=str(rings[0].path), other_ring=str(rings[1].path))
    done = subprocess.run(
        shell('exec "$0" -m app "$@" 2>&-', "engine", "--role", "checks"),
        input=encode(hello) + encode(Quit()),
        stdout=subprocess.PIPE,
        timeout=LIMIT_S,
        check=False,
        env=without_sound(tmp_path),
    )
    for ring in rings:
        ring.close()
    assert b'"ready"' in done.stdout
    assert done.returncode == 0


def test_what_was_taken_is_read_in_private_and_the_place_is_empty() -> None:
    """Libraries that look at standard input while they are loaded find nothing to wait for."""
    script = (
        "import os; from app.streams import take_stdin; private = take_stdin();"
        "print(os.read(0, 9), os.read(private, 9), os.get_inheritable(private))"
    )
    done = subprocess.run([sys.executable, "-c", script], input=b"hello", capture_output=True, check=True)
    assert done.stdout.decode().strip() == "b'' b'hello' False"
