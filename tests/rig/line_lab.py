# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A citizen's PC and a jobcentre with a TURN server, in two namespaces with a line of any badness between."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.rig import turn
from tests.rig.children import RigError, stop
from tests.rig.network import ImpairedNetwork
from tests.rig.turn import start_turn
from tests.rig.within import WithinBlock

SERVICE_PORT = 8080
CHECK_LIMIT_S = 60


def missing() -> str:
    """Say why this machine has no such lab; empty when it has."""
    if shutil.which("iptables") is None:
        return "iptables is not installed"
    return turn.missing()


def make_certificate(folder: Path, address: str) -> tuple[Path, Path]:
    """Write a certificate for an IP address that is its own authority; returns certificate and key."""
    certificate, key = folder / "turn.pem", folder / "turn.key"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=lab"]
    command += ["-addext", f"subjectAltName=IP:{address}", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    return certificate, key


class LineLab(WithinBlock):
    """The lab; ``network`` changes the line, ``block`` closes ways, ``check`` runs the real command.

    Args:
        folder: For databases, logs and certificates.
        up: The line from the PC, settings of ``impair.py``; ``down`` towards it.
        turn: Whether the jobcentre has a TURN server (UDP and TCP 3478, TLS 443).
    """

    def __init__(
        self, folder: Path, up: str = "", down: str = "", *, turn: bool = True, seed: int = 1
    ) -> None:
        self._folder = folder
        self._turn = turn
        self._children: list[subprocess.Popen[bytes]] = []
        self.network = ImpairedNetwork(up, down, seed=seed)
        self.address = self.network.address_b
        self.link = ""
        self.links: dict[str, str] = {}

    def open(self) -> None:
        """Join the two hosts and start the jobcentre's servers."""
        if reason := missing():
            raise RigError(reason)
        self.network.open()
        self._certificate, key = make_certificate(self._folder, self.address)
        if self._turn:
            self._children.append(start_turn(self.network, self._folder, self._certificate, key))
        self._start_service()

    def close(self) -> None:
        """End both servers and take the namespaces away."""
        for child in reversed(self._children):
            stop(child)
        self._children.clear()
        self.network.close()

    def _start_service(self) -> None:
        command = [sys.executable, "-m", "app", "serve", "--host", self.address, "--port", str(SERVICE_PORT)]
        command += ["--database", str(self._folder / "lab.sqlite3"), "--create-meeting", "--serve", "--json"]
        command += ["--caseworker-phone", "+45 12 34 56 78"]
        if self._turn:
            command += turn.service_options(self.address)
        child = subprocess.Popen(
            self.network.run_b(command), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._children.append(child)
        assert child.stdout is not None
        for line in child.stdout:
            said = json.loads(line)
            if said["event"] == "meeting":
                self.links = {person["role"]: person["link"] for person in said["people"]}
                self.link = self.links["citizen"]
                return
        raise RigError("the service ended at its start")

    @property
    def trust(self) -> dict[str, str]:
        """What lets a program on the PC trust the TURN server."""
        return {"SSL_CERT_FILE": str(self._certificate)}

    def block(self, *rule: str) -> None:
        """Drop what leaves the PC by an iptables rule, for instance ``block("-p", "udp")``."""
        self._table("-A", "OUTPUT", *rule, "-j", "DROP")

    def redirect(self, port: int, to_port: int) -> None:
        """Let another server of the far side answer, as a login page does that takes every connection."""
        to = f"{self.address}:{to_port}"
        rule = ("OUTPUT", "-p", "tcp", "--dport", str(port), "-j", "DNAT", "--to-destination", to)
        self._table("-t", "nat", "-A", *rule)

    def open_all(self) -> None:
        """Take all blocks and redirections away."""
        self._table("-F", "OUTPUT")
        self._table("-t", "nat", "-F", "OUTPUT")

    @contextmanager
    def running(self, command: Sequence[str], *, on_the_pc: bool = False) -> Iterator[None]:
        """Run a server on the far side, or on the PC; the block begins when it has printed a line."""
        there = self.network.run_a if on_the_pc else self.network.run_b
        child = subprocess.Popen(there(command), stdout=subprocess.PIPE)
        assert child.stdout is not None
        try:
            child.stdout.readline()
            yield
        finally:
            child.stdout.close()
            stop(child)

    def rename_link(self, name: str) -> None:
        """Give the PC's network interface another name: what it is called tells what it is."""
        ip = ("ip", "link", "set", "imp0")
        for command in (
            (*ip, "down"),
            (*ip, "name", name),
            ("ip", "link", "set", name, "up"),
            ("ip", "route", "add", "default", "dev", name),
        ):
            subprocess.run(self.network.run_a(command), check=True)

    def _table(self, *words: str) -> None:
        done = subprocess.run(
            self.network.run_a(["iptables", "-w", *words]), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RigError(f"iptables: {done.stderr.strip()}")

    def check(self, *options: str, env: dict[str, str] | None = None) -> dict[str, Any]:
        """Run the line's check on the PC and return its result."""
        command = [sys.executable, "-m", "app", "check", "--only", "line", "--json", "-"]
        command += list(options) or ["--link", self.link, "--plain-http", self.address]
        run = subprocess.run(
            self.network.run_a(command),
            capture_output=True,
            text=True,
            timeout=CHECK_LIMIT_S,
            check=False,
            env={**os.environ, **self.trust, **(env or {})},
        )
        if not run.stdout:
            raise RigError(f"check ended with {run.returncode}: {run.stderr[-2000:]}")
        found: dict[str, Any] = json.loads(run.stdout)["checks"][0]
        return found


def codes(result: dict[str, Any]) -> list[str]:
    """Return the codes of a result's findings."""
    return [finding["code"] for finding in result["findings"]]
