# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server on loopback that answers ``/healthz`` in whatever way a test wants."""

import http.server
import json
import ssl
import threading
from collections.abc import Callable
from typing import Any

from tests.rig.within import WithinBlock


class HealthServer(WithinBlock):
    """Answers by what ``answer`` returns: a dict as JSON, or (status, body, headers).

    Args:
        answer: Called for each request, in the server's threads; it may wait, to be slow.
        context: TLS, or None for plain http.
    """

    def __init__(self, answer: Callable[[], Any], context: ssl.SSLContext | None = None) -> None:
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 5

            def do_GET(self) -> None:  # noqa: N802 - the base class's name
                given = answer()
                status, body, headers = given if isinstance(given, tuple) else (200, given, {})
                data = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(data))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                """Nothing is printed."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]
        self._scheme = "https" if context else "http"
        if context:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}"

    def open(self) -> None:
        """Answer from now on."""
        self._thread.start()

    def close(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
