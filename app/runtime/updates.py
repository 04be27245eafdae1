# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looks for newer versions now and then, and fetches one; never while a meeting is near or under way."""

import asyncio
import contextlib
import logging
import os
import platform
import secrets
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.core import effects as fx
from app.core import events as ev
from app.core.facts import State
from app.core.faults import Fault, FaultCode
from app.core.policy import Policy, UpdateMode
from app.core.release import Package, Release, offer
from app.core.state import Journey
from app.meeting.client.updates import fetch_manifest, fetch_package
from app.meeting.own_version import own_version
from app.meeting.updates.manifest import ManifestRefused, read

EVERY_S = 6 * 3600.0
KEEP_S = 14 * 24 * 3600.0

_DEBIAN_FOLDERS = ("/opt/moedeklar", "/usr/lib/moedeklar")
_IN_MEETING = (State.LOBBY, State.ELSEWHERE, State.WAITING, State.CALL)

log = logging.getLogger("moedeklar.updates")


class Journeying(Protocol):
    """The conductor, as this side sees it."""

    @property
    def journey(self) -> Journey:
        """The journey as it stands."""

    def handle(self, event: ev.Event) -> None:
        """Take an event."""

    def now(self) -> datetime:
        """Return the time by the service's clock."""


def open_file(path: Path) -> bool:
    """Hand a file to the system's own program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Updates:
    """Lives in the Qt thread (asyncio)."""

    def __init__(
        self,
        conductor: Journeying,
        policy: Policy,
        folder: Path,
        place_percent: int,
        opener: Callable[[Path], bool] = open_file,
    ) -> None:
        self._conductor = conductor
        self._policy = policy
        self._folder = folder
        self._place_percent = place_percent
        self._opener = opener
        self._release: Release | None = None
        self._base_url = ""
        self._loaded: Path | None = None
        self._looking: asyncio.Task[None] | None = None
        self._fetching: asyncio.Task[None] | None = None

    def start(self, first_after_s: float) -> None:
        """Begin to look, if this computer's policy wants that."""
        if self._policy.looks_for_updates:
            self._looking = asyncio.get_running_loop().create_task(self._look_often(first_after_s))

    def perform(self, effect: fx.Effect) -> None:
        """Fetch the installer, or start it."""
        if isinstance(effect, fx.FetchUpdate):
            if self._fetching is None or self._fetching.done():
                self._fetching = asyncio.get_running_loop().create_task(self._fetch())
        elif isinstance(effect, fx.StartInstaller) and not (self._loaded and self._opener(self._loaded)):
            self._loaded = None
            self._conductor.handle(ev.UpdateFailed())

    async def look(self) -> None:
        """Ask once; whatever is wrong with the answer, this computer goes on as it is."""
        invitation = self._conductor.journey.invitation
        base_url = self._policy.update_url or (invitation.service_url if invitation else self._policy.service)
        if not base_url or self._conductor.journey.place in _IN_MEETING:
            return
        try:
            raw = await fetch_manifest(base_url)
            if raw is None:
                return
            self._release = read(raw, self._policy.update_keys, self._conductor.now())
        except (Fault, ManifestRefused) as problem:
            log.warning("no news of newer versions: %s", problem)
            return
        self._base_url = base_url
        facts = offer(self._release, own_version(), platform_name(), self._place_percent)
        self._conductor.handle(ev.UpdateSeen(facts, fetches=self._policy.updates is UpdateMode.FETCH))

    async def close(self) -> None:
        """Stop; what was fetched so far stays for the next time."""
        tasks = [task for task in (self._looking, self._fetching) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look_often(self, first_after_s: float) -> None:
        await asyncio.sleep(first_after_s)
        while True:
            await self.look()
            await asyncio.sleep(EVERY_S)

    async def _fetch(self) -> None:
        package = self._package()
        try:
            if package is None:
                raise Fault(FaultCode.SERVICE_NONSENSE, "fetch the newer version", "none for this system")
            self._loaded = await fetch_package(self._base_url, package, self._folder, self._tell)
        except (Fault, OSError) as problem:
            why = str(problem) if isinstance(problem, Fault) else "disk"
            log.warning("the newer version did not come: %s", why)
            self._conductor.handle(ev.UpdateFailed())
            return
        self._conductor.handle(ev.UpdateLoaded())

    def _package(self) -> Package | None:
        packages = self._release.packages if self._release else ()
        return next((package for package in packages if package.platform == platform_name()), None)

    def _tell(self, percent: int) -> None:
        if percent != self._conductor.journey.update.loaded_percent:
            self._conductor.handle(ev.UpdateProgressed(percent))


def platform_name() -> str:
    """Return which installer fits this computer; "" where another program brings newer versions (Flatpak)."""
    machine = platform.machine().lower()
    machine = {"amd64": "x86_64", "aarch64": "arm64"}.get(machine, machine)
    if sys.platform == "win32":
        return f"windows-{machine}"
    if sys.platform == "darwin":
        return f"macos-{machine}"
    if os.environ.get("FLATPAK_ID"):
        return ""
    is_packaged = any(Path(sys.executable).is_relative_to(folder) for folder in _DEBIAN_FOLDERS)
    return f"{'debian' if is_packaged else 'linux'}-{machine}"


def place_of(choices: dict[str, object]) -> tuple[int, bool]:
    """Return this computer's place in roll-outs, 0 to 99, and whether it was drawn just now."""
    place = choices.get("update_place")
    if isinstance(place, int) and 0 <= place < 100:
        return place, False
    return secrets.randbelow(100), True


def drop_old(folder: Path, newer_than_s: float = KEEP_S) -> None:
    """Delete what was fetched long ago: it was installed, or nobody wanted it."""
    now = time.time()
    with contextlib.suppress(OSError):
        for path in folder.glob("*"):
            if now - path.stat().st_mtime > newer_than_s:
                path.unlink(missing_ok=True)
