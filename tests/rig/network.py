# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two hosts on one machine, joined by a line that is as bad as the test wants it (``impair.py``)."""

import functools
import itertools
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.rig.children import RigError, await_condition, stop
from tests.rig.within import WithinBlock

_TOOL = Path(__file__).with_name("impair.py")
_numbers = itertools.count(1)


@functools.cache
def _trial() -> str:
    """Make a namespace and enter it, for in a container or a plain chroot that may be refused."""
    name = f"mk{os.getpid() % 1_000_000}t"
    made = subprocess.run(["ip", "netns", "add", name], capture_output=True, text=True, check=False)
    if made.returncode:
        return f"ip netns add: {made.stderr.strip()}"
    entered = subprocess.run(
        ["ip", "netns", "exec", name, "true"], capture_output=True, text=True, check=False
    )
    subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)
    return f"ip netns exec: {entered.stderr.strip()}" if entered.returncode else ""


class ImpairedNetwork(WithinBlock):
    """Two network namespaces, A (10.77.0.1) and B (10.77.0.2), that see only each other.

    Settings are those of ``impair.py``: ``"rate=500k,delay=40,loss=3,burst=4,jitter=100,down=1"``.

    Args:
        ab: The line from A to B.
        ba: The line from B to A.
        at: Timed changes, each ``"SECONDS:ab|ba|both:SETTINGS"``, counted from the start or from ``go``.
        seed: Makes loss and jitter the same every time.
    """

    address_a = "10.77.0.1"
    address_b = "10.77.0.2"

    def __init__(self, ab: str = "", ba: str = "", *, at: Sequence[str] = (), seed: int = 1) -> None:
        mark = f"mk{os.getpid() % 1_000_000}n{next(_numbers)}"
        self.namespace_a, self.namespace_b = mark + "a", mark + "b"
        self._command = [sys.executable, str(_TOOL), "--a", self.namespace_a, "--b", self.namespace_b]
        self._command += ["--ab", ab, "--ba", ba, "--seed", str(seed), "--rt", "--stdin-quit"]
        for change in at:
            self._command += ["--at", change]
        self._tool: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._lines: list[dict[str, Any]] = []

    @staticmethod
    def missing() -> str:
        """Say why this machine can't make namespaces; empty when it can."""
        if not sys.platform.startswith("linux"):
            return "network namespaces exist on Linux only"
        if os.geteuid() != 0:
            return "network namespaces need root"
        if not os.access("/dev/net/tun", os.R_OK | os.W_OK):
            return "no /dev/net/tun"
        if shutil.which("ip") is None:
            return "the ip command is missing (package iproute2)"
        return _trial()

    @classmethod
    def available(cls) -> bool:
        """Whether this machine can make namespaces; ``missing`` says what it lacks."""
        return not cls.missing()

    def open(self) -> None:
        """Make both hosts and the line between them."""
        if reason := self.missing():
            raise RigError(reason)
        self._tool = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._reader = threading.Thread(target=self._read, name="impaired network")
        self._reader.start()
        self._await("ready", 0)

    def _read(self) -> None:
        assert self._tool is not None
        assert self._tool.stdout is not None
        for line in self._tool.stdout:
            self._lines.append(json.loads(line))

    def _await(self, event: str, since: int) -> dict[str, Any]:
        found: list[dict[str, Any]] = []

        def came() -> bool:
            found[:] = [line for line in self._lines[since:] if line["ev"] in (event, "error")]
            assert self._tool is not None
            return bool(found) or self._tool.poll() is not None

        await_condition(f"impaired network: {event}", came)
        if not found or found[0]["ev"] == "error":
            raise RigError(f"impair.py: {found[0]['msg'] if found else 'ended'}")
        return found[0]

    def _say(self, line: str, answer: str) -> dict[str, Any]:
        assert self._tool is not None
        assert self._tool.stdin is not None
        since = len(self._lines)
        self._tool.stdin.write(line.encode() + b"\n")
        self._tool.stdin.flush()
        return self._await(answer, since)

    def set(self, direction: str, settings: str) -> None:
        """Change the line "ab", "ba" or "both" from now on; settings not named stay."""
        self._say(f"set {direction} {settings}", "set")

    def go(self) -> None:
        """Start the clock of the timed changes anew."""
        self._say("go", "go")

    def totals(self) -> dict[str, Any]:
        """Return what passed so far, for "ab" and "ba": packets, bytes, drops, and per RTP stream."""
        return self._say("stats", "totals")

    def run_a(self, command: Sequence[str]) -> list[str]:
        """Return the command that runs ``command`` on host A."""
        return ["ip", "netns", "exec", self.namespace_a, *command]

    def run_b(self, command: Sequence[str]) -> list[str]:
        """Return the command that runs ``command`` on host B."""
        return ["ip", "netns", "exec", self.namespace_b, *command]

    def hurry_a(self, command: Sequence[str]) -> list[str]:
        """As ``run_a``, before whatever else the machine has to do: measures the line, not the machine."""
        return self.run_a(["nice", "-n", "-15", *command])

    def hurry_b(self, command: Sequence[str]) -> list[str]:
        """As ``run_b``, before whatever else the machine has to do."""
        return self.run_b(["nice", "-n", "-15", *command])

    def close(self) -> None:
        """Take the line and both hosts away."""
        if self._tool is None:
            return
        assert self._tool.stdin is not None
        self._tool.stdin.close()  # the tool removes its namespaces and ends
        try:
            self._tool.wait(10)
        finally:
            if self._tool.poll() is None:
                self._tool.terminate()
            if self._reader is not None:
                self._reader.join(10)
            stop(self._tool)
            self._tool = None
