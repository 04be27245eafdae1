# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One window a person: a second start hands its link to the window that runs, and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

CONNECT_LIMIT_MS = 500
ANSWER_LIMIT_MS = 2_000
MAX_LINK_BYTES = 4096
_ACCEPTED = b"ok"


def server_name(folder: Path) -> str:
    """Return a name that belongs to this person's folder, so that two users of a PC never meet."""
    return "moedeklar-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]


def hand_over(folder: Path, link: str) -> bool:
    """Give the link (may be empty: "come forward") to a window that runs; True if one took it."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    if not socket.waitForConnected(CONNECT_LIMIT_MS):
        return False
    socket.write(link.encode()[:MAX_LINK_BYTES] + b"\n")
    socket.flush()
    answered = socket.waitForReadyRead(ANSWER_LIMIT_MS) and bytes(socket.readAll().data()) == _ACCEPTED
    socket.disconnectFromServer()
    return answered  # a window that hangs does not answer: then this start goes on by itself


class Doorbell(QObject):
    """Listens for second starts. ``rang`` carries the link, which may be empty."""

    rang = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._sockets: set[QLocalSocket] = set()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(server_name(folder))  # left by a window that was killed
        self._server.listen(server_name(folder))

    def close(self) -> None:
        """Stop listening."""
        self._server.newConnection.disconnect(self._on_connection)
        for socket in tuple(self._sockets):
            self._drop(socket)
        self._server.close()
        self.deleteLater()  # by Qt, when no event is on its way any more: not by Python's collector

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is None:
            return
        self._sockets.add(socket)
        socket.disconnected.connect(self._on_disconnected)
        socket.readyRead.connect(self._on_ready_read)
        if socket.canReadLine():
            self._read(socket)

    def _on_disconnected(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._drop(socket)

    def _on_ready_read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _drop(self, socket: QLocalSocket) -> None:
        if socket in self._sockets:
            self._sockets.discard(socket)
            socket.disconnected.disconnect(self._on_disconnected)
            socket.readyRead.disconnect(self._on_ready_read)
            socket.abort()
            socket.deleteLater()

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > MAX_LINK_BYTES:
            self._drop(socket)
            return
        if not socket.canReadLine():
            return
        link = bytes(socket.readLine().data()).decode(errors="replace").strip()
        socket.write(_ACCEPTED)
        socket.flush()
        self.rang.emit(link)
