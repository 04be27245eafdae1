# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Robots as processes of their own: the app's media code from the command line, watched by a test."""

import asyncio
import json
import signal
import subprocess
import sys
import threading
import time
import types
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.rig.children import POLL_S, RigError, stop
from tests.rig.pictures import read_counter
from tests.rig.tones import Samples, read_wav

ROOT = Path(__file__).parents[2]
WITHIN_S = 30.0
LEAVE_WITHIN_S = 15.0
Answer = TypeVar("Answer")


def app_command(*words: str) -> list[str]:
    """Return the command that runs the app in one of its roles."""
    return [sys.executable, "-m", "app", *words]


class Spoken:
    """A child that tells what happens as JSON lines, each with an ``event``.

    Args:
        command: The child.
        log: Where its standard error goes.
    """

    def __init__(self, command: Sequence[str], log: Path) -> None:
        log.parent.mkdir(parents=True, exist_ok=True)
        self._log = log
        self.events: list[dict[str, Any]] = []
        with log.open("wb") as errors:
            self.child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors)
        self._reader = threading.Thread(target=self._read, name="reader of a child", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.child.stdout is not None
        for line in self.child.stdout:
            self.events.append({**json.loads(line), "read_s": time.monotonic()})

    def told(self, name: str) -> list[dict[str, Any]]:
        """Return what was told under this name so far."""
        return [event for event in self.events if event["event"] == name]

    async def tells(self, name: str, times: int = 1, within_s: float = WITHIN_S) -> dict[str, Any]:
        """Return the event of this name once it was told so many times.

        Raises:
            RigError: When it is not told in time, or the child ends first.
        """
        await until(
            f"{name} (told: {[event['event'] for event in self.events]}; log: {self._log.read_text()})",
            lambda: len(self.told(name)) >= times or not self._reader.is_alive(),
            within_s,
        )
        told = self.told(name)
        if len(told) < times:
            raise RigError(f"ended without {name}: {self._log.read_text()}")
        return told[times - 1]

    def end(self) -> int:
        """End the child politely and return its code."""
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGTERM)
            try:
                self.child.wait(LEAVE_WITHIN_S)
            except subprocess.TimeoutExpired:
                self.child.kill()
        self._reader.join()
        return stop(self.child)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: types.TracebackType | None,
    ) -> None:
        self.end()


class Robot(Spoken):
    """``moedeklar robot LINK`` with everything recorded into ``folder``.

    Args:
        link: The seat.
        folder: Its own; for the recording, the summary and the log.
        words: More of its command line.
        on_host: Puts the command onto one of the hosts of an impaired network.
    """

    def __init__(
        self,
        link: str,
        folder: Path,
        *words: str,
        on_host: Callable[[Sequence[str]], list[str]] = list,
    ) -> None:
        self.folder = folder
        always = ("--events", "--json", str(folder / "summary.json"), "--record", str(folder))
        super().__init__(on_host(app_command("robot", link, *always, *words)), folder / "log.txt")

    def leave(self) -> dict[str, Any]:
        """Have it leave (unless it has left), and return its summary."""
        self.end()
        summary: dict[str, Any] = json.loads((self.folder / "summary.json").read_text())
        return summary

    def heard(self) -> tuple[Samples, int]:
        """Return what its sound card played, and the rate in Hz; after it has left."""
        return read_wav(self.folder / "speaker.wav")

    def frames(self) -> list[dict[str, Any]]:
        """Return a line for each picture shown so far."""
        text = (self.folder / "frames.jsonl").read_text()
        return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]

    def numbers_seen(self) -> list[int]:
        """Return the numbers read from its kept pictures, in order; after it has left."""
        numbers = [_number(path) for path in sorted(self.folder.glob("picture-*.png"))]
        return [number for number in numbers if number is not None]

    async def keeps_pictures(self, count: int) -> None:
        """Return when so many pictures are kept."""
        await until("pictures", lambda: len(list(self.folder.glob("picture-*.png"))) >= count)


def _number(path: Path) -> int | None:
    picture = cv2.imread(str(path))
    assert picture is not None, path
    pixels: NDArray[np.uint8] = np.asarray(picture, dtype=np.uint8)
    return read_counter(pixels)


async def until(what: str, holds: Callable[[], bool], within_s: float = WITHIN_S) -> None:
    """Return when the condition holds; the loop goes on meanwhile.

    Raises:
        RigError: If it does not hold in time.
    """
    deadline = time.monotonic() + within_s
    while not holds():
        if time.monotonic() > deadline:
            raise RigError(f"not within {within_s} s: {what}")
        await asyncio.sleep(POLL_S)


async def eventually(
    what: str,
    ask: Callable[[], Awaitable[Answer]],
    fits: Callable[[Answer], bool],
    within_s: float = WITHIN_S,
) -> Answer:
    """Ask again and again until an answer fits, and return it.

    Raises:
        RigError: If none fits in time.
    """
    deadline = time.monotonic() + within_s
    while not fits(answer := await ask()):
        if time.monotonic() > deadline:
            raise RigError(f"not within {within_s} s: {what} (last: {answer!r})")
        await asyncio.sleep(POLL_S)
    return answer
