# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The practice meeting's own service and robot: two child processes that end with the window."""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

START_LIMIT_S = 30.0
LEAVE_LIMIT_S = 5.0

_WORDS = {
    "da": {
        "title": "Øvemøde",
        "agenda": ("Hilse på hinanden", "Prøve lyd og billede", "Sige farvel"),
        "citizen": "Dig",
        "caseworker": "Mette Øverobot",
        "municipality": "Øvekommunen",
    },
    "en": {
        "title": "Practice meeting",
        "agenda": ("Say hello", "Try sound and picture", "Say goodbye"),
        "citizen": "You",
        "caseworker": "Mette Practice Robot",
        "municipality": "Practice municipality",
    },
}
PHONE = "+45 00 00 00 00"  # nobody's: Danish numbers never begin with 0


class PracticeFailed(Exception):
    """The practice meeting's own service did not start."""


def own_command(*arguments: str) -> list[str]:
    """Return the command that runs this very program in another role, for as long as we hold its stdin."""
    frozen = bool(getattr(sys, "frozen", False))
    return [sys.executable, *([] if frozen else ["-m", "app"]), "--with-parent", *arguments]


@dataclass(frozen=True)
class PracticeLinks:
    """The two links of a practice meeting."""

    service: str
    citizen: str
    caseworker: str


class PracticeBackstage:
    """Starts and ends the service and the robot. Blocking: call it in a worker thread."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._folder = tempfile.TemporaryDirectory(prefix="moedeklar-practice-", ignore_cleanup_errors=True)
        self._children: list[subprocess.Popen[bytes]] = []

    def start(self) -> PracticeLinks:
        """Start both and return the links.

        Raises:
            PracticeFailed: If the service does not come up within 30 s.
        """
        links = self._start_service()
        robot = own_command("robot", links.caseworker, "--host", "--language", self._language)
        self._children.append(subprocess.Popen(robot, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL))  # noqa: S603
        return links

    def _start_service(self) -> PracticeLinks:
        words = _WORDS[self._language]
        command = own_command(
            *("serve", "--port", "0", "--database", str(Path(self._folder.name) / "practice.sqlite3")),
            *("--create-meeting", "--serve", "--json", "--title", str(words["title"])),
            *("--citizen-name", str(words["citizen"]), "--caseworker-name", str(words["caseworker"])),
            *("--caseworker-phone", PHONE, "--municipality", str(words["municipality"])),
            *(part for item in words["agenda"] for part in ("--agenda", item)),
        )
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        self._children.append(child)
        assert child.stdout is not None  # noqa: S101  (asked for above)
        lines = _read_events(child.stdout, until=("listening", "meeting"))
        by_role = {person["role"]: person["link"] for person in lines["meeting"]["people"]}
        return PracticeLinks(
            service=str(lines["listening"]["url"]),
            citizen=by_role["citizen"],
            caseworker=by_role["caseworker"],
        )

    def stop(self) -> None:
        """End both children, the robot first."""
        for child in reversed(self._children):
            child.terminate()
        for child in reversed(self._children):
            try:
                child.wait(LEAVE_LIMIT_S)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    pipe.close()
        self._children.clear()
        self._folder.cleanup()


def _read_events(stream: IO[bytes], until: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the named JSON lines of a child's output, read in a thread so that a deadline holds."""
    found: dict[str, dict[str, Any]] = {}
    complete = threading.Event()

    def read() -> None:
        for raw in stream:
            try:
                line = json.loads(raw)
            except ValueError:
                continue
            found[str(line.get("event", ""))] = line
            if all(name in found for name in until):
                break
        complete.set()

    threading.Thread(target=read, name="practice-service", daemon=True).start()
    complete.wait(START_LIMIT_S)
    if not all(name in found for name in until):
        raise PracticeFailed("the practice meeting's service did not start")
    return found
