# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two pipes to the window: stdout carries protocol only, and neither pipe may block the loop."""

import os
import queue
import sys
import threading
from collections.abc import Callable

from app.streams import STDERR, STDOUT
from app.wire.events import LevelMeasured
from app.wire.line import WireMessage, encode

READ_BYTES = 64 * 1024
LEVELS_WAITING_MAX = 100


def take_stdout() -> int:
    """Return a private descriptor of stdout, and send everything else that is printed to stderr.

    Libraries print: Python's ``print`` and C's ``printf`` both end up in the log from now on.
    """
    sys.stdout.flush()
    protocol = os.dup(STDOUT)
    os.dup2(STDERR, STDOUT)
    sys.stdout = sys.stderr
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        msvcrt.setmode(protocol, os.O_BINARY)
    return protocol


class Outbox:
    """Sends events from any thread, in order, by a thread of its own: a window that is slow blocks no one.

    Args:
        descriptor: Where the lines go.
        on_broken: Called once from the sending thread when nobody is at the other end.
    """

    def __init__(self, descriptor: int, on_broken: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._on_broken = on_broken
        self._waiting: queue.SimpleQueue[WireMessage | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)
        self._thread.start()

    def send(self, message: WireMessage) -> None:
        """Queue one event; levels are left out while the window does not keep up."""
        if isinstance(message, LevelMeasured) and self._waiting.qsize() > LEVELS_WAITING_MAX:
            return
        self._waiting.put(message)

    def close(self, deadline_s: float = 1.0) -> None:
        """Send what is waiting, as far as it goes within ``deadline_s``."""
        self._waiting.put(None)
        self._thread.join(deadline_s)

    def _run(self) -> None:
        while (message := self._waiting.get()) is not None:
            rest = memoryview(encode(message))
            try:
                while rest:
                    rest = rest[os.write(self._descriptor, rest) :]
            except OSError:
                self._on_broken()
                return


class Inbox:
    """Reads what the window says in a thread of its own; start it only when everything is imported.

    On Windows a read that waits while libraries are loaded fails and leaves the engine deaf (see
    :func:`app.streams.take_stdin`), and a broken pipe may come as EINVAL instead of an end: every error
    counts as the end (measured).

    Args:
        descriptor: Where the lines come from.
        on_bytes: Called from the reading thread with what came.
        on_end: Called once from the reading thread when the window is gone.
    """

    def __init__(
        self, descriptor: int, on_bytes: Callable[[bytes], object], on_end: Callable[[], None]
    ) -> None:
        self._descriptor = descriptor
        self._on_bytes = on_bytes
        self._on_end = on_end
        self._thread = threading.Thread(target=self._run, name="inbox", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                data = os.read(self._descriptor, READ_BYTES)
            except OSError:
                data = b""
            if not data:
                self._on_end()
                return
            self._on_bytes(data)
