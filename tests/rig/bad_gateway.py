# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands between a window and its service, and goes wrong: 500, garbage, silence, bad certificates."""

import contextlib
import ctypes
import os
import random
import socket
import ssl
import threading
from enum import StrEnum
from pathlib import Path
from typing import Self

_CLONE_NEWNET = 0x40000000
_CHUNK = 65536
_500 = (
    b"HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/html\r\nContent-Length: 29\r\n"
    b"Connection: close\r\n\r\n<h1>Internal Server Error</h1"
)


class Mood(StrEnum):
    """How connections are treated from now on; those that stand are cut when it changes."""

    PASS = "pass"  # noqa: S105  (not a password)
    REFUSE = "refuse"
    SILENT = "silent"
    ERROR_500 = "500"
    GARBAGE = "garbage"


class BadGateway:
    """Listens on one address for ever and passes on to a service, or does worse. Threads of its own.

    Args:
        target: Host and port of the service.
        address: Where to listen.
        namespace: A network namespace to listen in, by name; empty for this one.
        tls: The certificate to show, or None for plain http. May be exchanged at any time.
    """

    def __init__(
        self,
        target: tuple[str, int],
        address: str = "127.0.0.1",
        namespace: str = "",
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.tls = tls
        self.mood = Mood.PASS
        self._target = target
        self._listener = _listening(address, namespace)
        self._address = address
        self._threads: list[threading.Thread] = []
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    @property
    def port(self) -> int:
        """The port, which never changes."""
        return int(self._listener.getsockname()[1])

    @property
    def url(self) -> str:
        """What links to this gateway start with."""
        return f"{'https' if self.tls else 'http'}://{self._address}:{self.port}"

    def be(self, mood: Mood) -> None:
        """Change the mood; whoever is connected is cut off."""
        self.mood = mood
        self.cut()

    def cut(self) -> None:
        """Cut every connection."""
        with self._lock:
            open_now = tuple(self._open)
        for one in open_now:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def settle(self) -> None:
        """Cut every connection, and wait until nobody is left."""
        self.cut()
        for thread in self._threads[1:]:  # the first one listens
            thread.join(10)
        del self._threads[1:]

    def __enter__(self) -> Self:
        self._spawn(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()
        for thread in self._threads:
            thread.join(10)

    def _spawn(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, name="bad gateway")  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.mood is Mood.REFUSE:
                client.close()
                continue
            self._spawn(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        client.settimeout(30)
        with self._lock:
            self._open.add(client)
        try:
            if self.tls is not None:
                with self._lock:
                    self._open.discard(client)
                client = self.tls.wrap_socket(client, server_side=True)
                with self._lock:
                    self._open.add(client)
            self._treat(client)
        except OSError:  # the other side has gone, or does not like the certificate
            pass
        finally:
            with self._lock:
                self._open.discard(client)
            client.close()

    def _treat(self, client: socket.socket) -> None:
        if self.mood is Mood.PASS:
            self._pass_on(client)
        elif self.mood is Mood.SILENT:
            while client.recv(_CHUNK):
                pass
        else:
            client.recv(_CHUNK)
            garbage = random.Random(client.fileno()).randbytes(2000)
            client.sendall(_500 if self.mood is Mood.ERROR_500 else garbage)

    def _pass_on(self, client: socket.socket) -> None:
        with socket.create_connection(self._target, timeout=5) as service:
            service.settimeout(None)
            client.settimeout(None)
            with self._lock:
                self._open.add(service)
            back = threading.Thread(target=_pump, args=(service, client), name="bad gateway")
            back.start()
            try:
                _pump(client, service)
            finally:
                with self._lock:
                    self._open.discard(service)
                back.join(10)


def _pump(source: socket.socket, sink: socket.socket) -> None:
    """Pass bytes on until one side ends; then end the other."""
    try:
        while chunk := source.recv(_CHUNK):
            sink.sendall(chunk)
    except OSError:
        pass
    for one in (source, sink):
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


def _listening(address: str, namespace: str) -> socket.socket:
    """Open a listening socket, in a network namespace if one is named: it stays there whoever uses it."""
    made: list[socket.socket] = []

    def listen() -> None:
        if namespace:
            libc = ctypes.CDLL(None, use_errno=True)
            handle = os.open(Path("/run/netns") / namespace, os.O_RDONLY)
            try:
                if libc.setns(handle, _CLONE_NEWNET):
                    return
            finally:
                os.close(handle)
        made.append(socket.create_server((address, 0), backlog=50))

    thread = threading.Thread(target=listen, name="bad gateway")  # a thread has a namespace of its own
    thread.start()
    thread.join()
    if not made:
        raise OSError(f"cannot listen in {namespace}")
    return made[0]
