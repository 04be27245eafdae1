# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A newer version over a real service: found, fetched, interrupted, tampered with, no room left."""

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core import effects as fx
from app.core import events as ev
from app.core.facts import State
from app.core.faults import Fault, FaultCode
from app.core.policy import Policy
from app.core.release import Package, UpdateFacts, UpdateState
from app.core.state import Journey
from app.meeting.client.updates import fetch_manifest, fetch_package
from app.meeting.updates.manifest import MANIFEST_NAME, ManifestBody, PackageInfo, signed
from app.runtime import updates
from app.runtime.updates import Updates
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.meeting import Rig, meeting_rig

KEY = Ed25519PrivateKey.generate()
TRUSTED = (KEY.public_key().public_bytes_raw().hex(),)
INSTALLER = bytes(range(256)) * 2000
PACKAGE = Package("debian-x86_64", "moedeklar_9.0.deb", len(INSTALLER), hashlib.sha256(INSTALLER).hexdigest())


@dataclass
class Conductor:
    """Keeps what it is told, and a journey that stands still."""

    journey: Journey = Journey()

    def __post_init__(self) -> None:
        self.heard: list[ev.Event] = []
        self.done = asyncio.Event()

    def handle(self, event: ev.Event) -> None:
        self.heard.append(event)
        if isinstance(event, ev.UpdateLoaded | ev.UpdateFailed):
            self.done.set()

    def now(self) -> datetime:
        return datetime.now(UTC)


def release_in(folder: Path, **changes: object) -> None:
    """Put an installer and its signed manifest into a folder."""
    folder.mkdir(exist_ok=True)
    (folder / PACKAGE.name).write_bytes(INSTALLER)
    info = PackageInfo(
        platform=PACKAGE.platform, name=PACKAGE.name, size_bytes=PACKAGE.size_bytes, sha256=PACKAGE.sha256
    )
    until = datetime.now(UTC) + timedelta(days=1)
    body = ManifestBody(format="moedeklar-update-1", version="9.0", valid_until=until, packages=[info])
    for name, value in changes.items():
        body = type(body)(**{**{f: getattr(body, f) for f in body.__struct_fields__}, name: value})
    (folder / MANIFEST_NAME).write_bytes(signed(body, KEY))


@pytest.fixture(autouse=True)
def _on_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "platform_name", lambda: PACKAGE.platform)


def updates_of(rig: Rig, conductor: Conductor, folder: Path, opened: list[Path]) -> Updates:
    policy = Policy(update_keys=TRUSTED, update_url=rig.service.url)
    return Updates(conductor, policy, folder, 0, lambda path: opened.append(path) is None)


async def test_it_is_found_fetched_and_opened(tmp_path: Path) -> None:
    folder, opened = tmp_path / "releases", list[Path]()
    release_in(folder)
    async with meeting_rig(tmp_path / "s.sqlite3", updates=folder) as rig:
        conductor = Conductor()
        side = updates_of(rig, conductor, tmp_path / "here", opened)
        await side.look()
        assert conductor.heard == [ev.UpdateSeen(UpdateFacts(UpdateState.OFFERED, "9.0"))]
        side.perform(fx.FetchUpdate())
        async with asyncio.timeout(10):
            await conductor.done.wait()
        progress = [e.loaded_percent for e in conductor.heard if isinstance(e, ev.UpdateProgressed)]
        assert progress[-1] == 100
        assert progress == sorted(progress)
        side.perform(fx.StartInstaller())
        assert [path.read_bytes() for path in opened] == [INSTALLER]
        await side.close()


async def test_nothing_is_asked_during_a_meeting(tmp_path: Path) -> None:
    release_in(tmp_path / "releases")
    async with meeting_rig(tmp_path / "s.sqlite3", updates=tmp_path / "releases") as rig:
        conductor = Conductor(Journey(place=State.CALL))
        await updates_of(rig, conductor, tmp_path / "here", []).look()
        assert conductor.heard == []


async def test_a_service_without_newer_versions_and_a_forged_manifest_change_nothing(
    tmp_path: Path, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect("moedeklar.updates", "not signed")
    expected_warnings.expect("moedeklar.updates", "out of date")
    folder = tmp_path / "releases"
    async with meeting_rig(tmp_path / "s.sqlite3", updates=folder) as rig:
        conductor = Conductor()
        side = updates_of(rig, conductor, tmp_path / "here", [])
        assert await fetch_manifest(rig.service.url) is None
        await side.look()
        release_in(folder)
        raw = (folder / MANIFEST_NAME).read_bytes()
        (folder / MANIFEST_NAME).write_bytes(raw.replace(b"9.0", b"9.1"))
        await side.look()
        release_in(folder, valid_until=datetime.now(UTC) - timedelta(seconds=1))
        await side.look()
        assert conductor.heard == []


async def test_files_outside_the_folder_are_not_carried(tmp_path: Path) -> None:
    release_in(tmp_path / "releases")
    (tmp_path / "secret.txt").write_text("secret")
    async with meeting_rig(tmp_path / "s.sqlite3", updates=tmp_path / "releases") as rig:
        for name in ("..%2Fsecret.txt", ".hidden", "nothing.deb", "%2e%2e%2fs.sqlite3", "a%00b"):
            assert (await rig.refused("GET", f"/api/updates/files/{name}"))[0] in (400, 404)


async def test_an_interrupted_fetch_goes_on_where_it_was(tmp_path: Path) -> None:
    """The first answer breaks off in the middle; the second try asks for the rest alone."""
    asked: list[str] = []

    async def halting(request: web.Request) -> web.StreamResponse:
        asked.append(request.headers.get("Range", ""))
        if len(asked) > 1:
            path = tmp_path / "whole"
            path.write_bytes(INSTALLER)
            return web.FileResponse(path)
        answer = web.StreamResponse(headers={"Content-Length": str(len(INSTALLER))})
        await answer.prepare(request)
        await answer.write(INSTALLER[:100_000])
        assert request.transport is not None
        request.transport.close()
        return answer

    application = web.Application()
    application.router.add_get("/api/updates/files/{name}", halting)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    base_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    here = tmp_path / "here"
    with pytest.raises(Fault) as told:
        await fetch_package(base_url, PACKAGE, here)
    assert told.value.code is FaultCode.SERVICE_DOWN
    assert not (here / PACKAGE.name).exists()
    have = (here / (PACKAGE.name + ".part")).stat().st_size
    assert have > 0
    path = await fetch_package(base_url, PACKAGE, here)
    assert path.read_bytes() == INSTALLER
    assert asked == ["", f"bytes={have}-"]
    await runner.cleanup()


async def test_a_file_that_is_not_what_was_signed_is_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "releases"
    release_in(folder)
    for forged in (INSTALLER[:-1] + b"x", INSTALLER + b"more", INSTALLER[:-9]):
        (folder / PACKAGE.name).write_bytes(forged)
        async with meeting_rig(tmp_path / "s.sqlite3", updates=folder) as rig:
            with pytest.raises(Fault, match="not what was signed"):
                await fetch_package(rig.service.url, PACKAGE, tmp_path / "here")
        assert list((tmp_path / "here").iterdir()) == []


async def test_a_full_disk_is_told_and_leaves_the_old_version_alone(
    tmp_path: Path, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect("moedeklar.updates", "did not come: disk")
    release_in(tmp_path / "releases")
    here = tmp_path / "here"
    here.mkdir()
    (here / (PACKAGE.name + ".part")).symlink_to("/dev/full")
    async with meeting_rig(tmp_path / "s.sqlite3", updates=tmp_path / "releases") as rig:
        conductor = Conductor()
        side = updates_of(rig, conductor, here, [])
        await side.look()
        side.perform(fx.FetchUpdate())
        async with asyncio.timeout(10):
            await conductor.done.wait()
        assert conductor.heard[-1] == ev.UpdateFailed()
        await side.close()


async def test_an_installer_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    conductor = Conductor()
    Updates(conductor, Policy(), tmp_path, 0, lambda _: False).perform(fx.StartInstaller())
    assert conductor.heard == [ev.UpdateFailed()]


async def test_a_service_may_ask_for_a_newer_program_and_says_so_by_name(tmp_path: Path) -> None:
    async with meeting_rig(tmp_path / "s.sqlite3", minimum_version="5.0") as rig:
        issued = await rig.book()
        path = f"/api/invitations/{issued.people[0].token}"
        old, new = {"Moedeklar-Version": "4.9.9"}, {"Moedeklar-Version": "5.0.0"}
        assert await rig.refused("GET", path, headers=old) == (426, "program_too_old")
        for headers in (new, {}, {"Moedeklar-Version": "nightly"}):
            async with rig.session.get(rig.service.url + path, headers=headers) as answer:
                assert answer.status == 200


def test_a_computers_place_in_roll_outs_is_drawn_once() -> None:
    place, is_new = updates.place_of({})
    assert is_new
    assert updates.place_of({"update_place": place}) == (place, False)
    assert {updates.place_of({"update_place": odd})[1] for odd in (-1, 100, "7", None)} == {True}


def test_installers_of_long_ago_are_deleted(tmp_path: Path) -> None:
    (tmp_path / "old.deb").write_bytes(b"x")
    updates.drop_old(tmp_path, newer_than_s=60)
    assert (tmp_path / "old.deb").exists()
    updates.drop_old(tmp_path, newer_than_s=-60)
    assert not (tmp_path / "old.deb").exists()
    updates.drop_old(tmp_path / "none")
