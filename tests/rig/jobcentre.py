# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A jobcentre of real processes: the service, which can be killed and started again, and a caseworker."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp

START_LIMIT_S = 30.0
STOP_LIMIT_S = 10.0
STAFF_KEY = "test-staff-key-0123456789abcdef"


class Jobcentre:
    """One service process on one database and one port, through any number of deaths."""

    def __init__(self, folder: Path, *options: str) -> None:
        self._folder = folder
        self._options = options
        self._port = 0
        self._children: list[subprocess.Popen[bytes]] = []
        self.people: dict[str, dict[str, str]] = {}
        self.meeting_id = ""

    def __enter__(self) -> "Jobcentre":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        for child in reversed(self._children):
            with contextlib.suppress(ProcessLookupError):
                os.kill(child.pid, signal.SIGCONT)
            end(child)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start the service; the second time on the port of the first."""
        command = [
            *(sys.executable, "-m", "app", "serve", "--port", str(self._port)),
            *("--database", str(self._folder / "jobcentre.sqlite3"), "--staff-key", STAFF_KEY),
            *self._options,
        ]
        self._service = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._children.append(self._service)
        assert self._service.stdout is not None
        self._port = next(
            line["port"] for line in map(json.loads, self._service.stdout) if line["event"] == "listening"
        )
        self._drain = threading.Thread(target=self._service.stdout.read, daemon=True)
        self._drain.start()

    @property
    def port(self) -> int:
        """The port, which stays the same through all deaths."""
        return self._port

    @property
    def is_running(self) -> bool:
        """Whether the service's process lives, frozen or not."""
        return self._service.poll() is None

    def kill(self) -> None:
        """End the service without a word, as a power cut does."""
        self._service.kill()
        end(self._service)
        self._children.remove(self._service)

    def freeze(self) -> None:
        """Let the service hang."""
        os.kill(self._service.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        os.kill(self._service.pid, signal.SIGCONT)

    def book(self, *, starts_in_min: int = 20, phone: str = "+4511223344") -> None:
        """Book a meeting of Samir with Mette Holm; their links are in ``people`` by role."""
        body = {
            "title": "Samtale om din plan",
            "starts_at": (datetime.now(UTC) + timedelta(minutes=starts_in_min)).isoformat(),
            "duration_min": 30,
            "municipality": "Greve Kommune",
            "agenda": ["Hvordan går det?", "Din plan", "Næste møde"],
            "people": [{"role": "citizen", "name": "Samir"}],
            "caseworker": {"name": "Mette Holm", "phone": phone},
        }
        issued = self.ask("POST", "/api/meetings", body)
        self.meeting_id = issued["id"]
        self.people = {person["role"]: person for person in issued["people"]}

    def ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        """Call the staff's part of the service."""
        request = urllib.request.Request(  # noqa: S310  (our own address)
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {STAFF_KEY}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            result: dict[str, Any] = json.load(answer)
        return result

    def citizen(self) -> dict[str, Any]:
        """Return what the staff's desk knows of the citizen."""
        meeting = self.ask("GET", f"/api/meetings/{self.meeting_id}")["meeting"]
        return next(person for person in meeting["people"] if person["role"] == "citizen")

    @contextlib.contextmanager
    def caseworker(self, *options: str, within: Sequence[str] = ()) -> Iterator[subprocess.Popen[bytes]]:
        """Seat a robot without a script on the caseworker's chair, with picture and sound.

        ``within`` is a command that runs the robot's command, in a network namespace for instance.
        """
        command = [*within, sys.executable, "-m", "app", "robot", self.people["caseworker"]["link"], *options]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._children.append(child)
        try:
            yield child
        finally:
            end(child)
            self._children.remove(child)

    def desk(self, *orders: dict[str, Any], until: Callable[[dict[str, Any]], bool] | None = None) -> None:
        """Give orders at the staff's desk; then wait until a meeting there fulfils a condition."""
        asyncio.run(self._desk(orders, until))

    async def _desk(
        self, orders: tuple[dict[str, Any], ...], until: Callable[[dict[str, Any]], bool] | None
    ) -> None:
        async with (
            asyncio.timeout(START_LIMIT_S),
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{self.url}/api/desk") as socket,
        ):
            await socket.send_json({"v": 1, "type": "hello", "staff_key": STAFF_KEY})
            await socket.receive_json()
            for order in orders:
                await socket.send_json({"v": 1, "meeting": self.meeting_id, **order})
            while until is not None:
                heard = await socket.receive_json()
                assert heard["type"] != "error", heard
                if heard["type"] == "desk_meeting" and until(heard["meeting"]):
                    return

    def admit(self) -> None:
        """Let the citizen in, as one click on the caseworker's page does."""
        pid = self.people["citizen"]["pid"]

        def admitted(meeting: dict[str, Any]) -> bool:
            return any(person["pid"] == pid and person["admitted"] for person in meeting["people"])

        self.desk({"type": "admit", "pid": pid}, until=admitted)


def end(child: subprocess.Popen[bytes]) -> None:
    """End a child politely, then for certain."""
    child.terminate()
    try:
        child.wait(STOP_LIMIT_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    if child.stdout is not None:
        child.stdout.read()  # to its end, so that no reader is left behind
        child.stdout.close()
