# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The meeting service as a process of its own, with one meeting booked."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tests.rig.robot import Spoken, app_command


class Serving(Spoken):
    """``moedeklar serve`` with one meeting.

    Args:
        folder: For the database and the log.
        words: More of its command line.
        on_host: Puts the command onto one of the hosts of an impaired network.
    """

    def __init__(
        self, folder: Path, *words: str, on_host: Callable[[Sequence[str]], list[str]] = list
    ) -> None:
        always = ("--port", "0", "--database", str(folder / "service.sqlite3"), "--create-meeting", "--serve")
        booking = (
            "--json",
            "--caseworker-phone",
            "12345678",
            "--agenda",
            "A",
            "--agenda",
            "B",
            "--agenda",
            "C",
        )
        super().__init__(on_host(app_command("serve", *always, *booking, *words)), folder / "serve.txt")

    async def url(self) -> str:
        """Return its address once it listens."""
        return str((await self.tells("listening"))["url"])

    async def link(self, role: str) -> str:
        """Return the link of the citizen or the caseworker."""
        meeting = await self.tells("meeting")
        return next(str(person["link"]) for person in meeting["people"] if person["role"] == role)
