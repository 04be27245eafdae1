# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Start, await and end the helper programs of the rig, each by its own process id."""

import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

POLL_S = 0.01


class RigError(RuntimeError):
    """A part of the rig could not be started or did not answer; the text says which and what it printed."""


def stop(child: subprocess.Popen[bytes], grace_s: float = 3.0) -> int:
    """End one child politely, then firmly, and reap it; return its exit code."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(grace_s)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    for pipe in (child.stdin, child.stdout, child.stderr):
        if pipe is not None:
            pipe.close()
    return child.returncode


def kill(child: subprocess.Popen[bytes]) -> None:
    """End one child without warning, the way a pulled plug does."""
    child.kill()
    stop(child)


def await_condition(what: str, condition: Callable[[], bool], limit_s: float = 20.0) -> None:
    """Return when the condition holds.

    Raises:
        RigError: If it does not hold within ``limit_s``.
    """
    deadline = time.monotonic() + limit_s
    while not condition():
        if time.monotonic() > deadline:
            raise RigError(f"{what}: not within {limit_s} s")
        time.sleep(POLL_S)


def private_folder(prefix: str) -> Path:
    """Make a folder that only this user may enter; its path is short enough for a Unix socket (108 bytes)."""
    short = Path("/tmp")  # noqa: S108 - TMPDIR may be too long for a socket; mkdtemp makes it 0700
    return Path(tempfile.mkdtemp(prefix=prefix, dir=short if short.is_dir() else None))
