# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A screen that exists only for one test: Xvfb on a free display number."""

import os
import select
import shutil
import subprocess

from tests.rig.children import RigError, private_folder, stop
from tests.rig.within import WithinBlock

START_LIMIT_S = 20.0


class VirtualDisplay(WithinBlock):
    """An X server without a monitor, inside the ``with`` block.

    Args:
        size: Width and height in pixels; the default is the screen of an old laptop.
    """

    def __init__(self, size: tuple[int, int] = (1366, 768)) -> None:
        self._screen = f"{size[0]}x{size[1]}x24"
        self._server: subprocess.Popen[bytes] | None = None
        self._folder = private_folder("mk-screen-")
        self.name = ""

    def open(self) -> None:
        """Start the server; ``name`` leads to it."""
        reading, writing = os.pipe()
        try:
            self._start(writing)
            os.close(writing)
            writing = -1
            self.name = ":" + self._number(reading)
        finally:
            os.close(reading)
            if writing >= 0:
                os.close(writing)

    def _start(self, writing: int) -> None:
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", self._screen, "-nolisten", "tcp"]
        with (self._folder / "xvfb.log").open("wb") as log:
            try:
                # -noreset: the server must not start over when its last window closes.
                self._server = subprocess.Popen(
                    [*command, "-noreset", "-dpi", "96"], pass_fds=[writing], stdout=log, stderr=log
                )
            except FileNotFoundError as error:
                raise RigError("Xvfb is not installed: run make setup") from error

    def _number(self, reading: int) -> str:
        number = b""
        while not number.endswith(b"\n"):
            ready, _, _ = select.select([reading], [], [], START_LIMIT_S)
            block = os.read(reading, 16) if ready else b""
            if not block:
                raise RigError(f"Xvfb did not start: {(self._folder / 'xvfb.log').read_text()}")
            number += block
        return number.decode().strip()

    def close(self) -> None:
        """End the X server by its id."""
        if self._server is not None:
            stop(self._server)
            self._server = None
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def variables(self) -> dict[str, str]:
        """Only the variables that lead to this screen."""
        return {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "XDG_SESSION_TYPE": "x11"}

    @property
    def env(self) -> dict[str, str]:
        """A whole environment for a child process that shall show its windows here."""
        env = {k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "XAUTHORITY")}
        return env | self.variables
