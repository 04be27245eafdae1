# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages: the calm landing page of a link, the staff's static files, and what a browser may do on them."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.meeting.schema.facts import now_utc
from app.meeting.updates.manifest import ManifestBody, PackageInfo, signed
from app.service.pages import default_web_folder
from app.service.updates import Updates
from tests.rig.meeting import CASEWORKER_NAME, CASEWORKER_PHONE, Rig, meeting_rig


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Rig]:
    """Give a service with a small web folder and a secret beside it."""
    web = tmp_path / "web"
    (web / "caseworker" / "js").mkdir(parents=True)
    (web / "vendor").mkdir()
    (web / "caseworker" / "index.html").write_text("<!doctype html><title>Vagt</title>")
    (web / "caseworker" / "js" / "main.js").write_text("export {};")
    (web / "vendor" / "style.css").write_text("body{}")
    (web / "secret.js").write_text("no")
    (web / "caseworker" / "notes.py").write_text("no")
    (web / "caseworker" / "out.js").symlink_to(web / "secret.js")
    async with meeting_rig(tmp_path / "db", web_folder=web) as running:
        yield running


async def page(rig: Rig, path: str, **options: Any) -> tuple[int, str, Any]:
    async with rig.session.get(rig.service.url + path, **options) as answer:
        return answer.status, await answer.text(), answer.headers


async def test_a_link_opens_a_page_that_leads_into_the_app(rig: Rig) -> None:
    citizen, _ = (await rig.book(title="Møde <b>om</b> dit CV")).people
    status, html, headers = await page(rig, f"/m/{citizen.token}")
    assert status == 200
    for shown in (
        f'href="{citizen.app_link}"',
        citizen.code,
        CASEWORKER_PHONE,
        "Åbn i Mødeklar",
        'lang="da"',
    ):
        assert shown in html
    assert "<b>" not in html
    assert not re.search(r'(src|href)="https?:', html)  # nothing from elsewhere
    assert "script" not in html
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


async def test_a_caseworkers_link_opens_the_caseworkers_page(rig: Rig) -> None:
    """They meet in their browser: no detour over a page about an app."""
    _, caseworker = (await rig.book()).people
    status, _, headers = await page(rig, f"/m/{caseworker.token}", allow_redirects=False)
    assert (status, headers["Location"]) == (302, f"/caseworker/#token={caseworker.token}")


async def test_the_page_speaks_english_too(rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    path = f"/m/{citizen.token}"
    assert "Open in Mødeklar" in (await page(rig, path, headers={"Accept-Language": "en-GB,en"}))[1]
    assert "Open in Mødeklar" in (await page(rig, f"{path}?lang=en"))[1]
    assert "Åbn i Mødeklar" in (await page(rig, path, headers={"Accept-Language": "so,da;q=0.9,en;q=0.8"}))[1]


async def test_a_link_that_opens_nothing_says_what_to_do(rig: Rig) -> None:
    status, html, _ = await page(rig, "/m/nothing")
    assert status == 404
    assert "Vi kender ikke linket" in html
    old, _ = (await rig.book(starts_at=now_utc().replace(year=2020))).people
    status, html, _ = await page(rig, f"/m/{old.token}?lang=en")
    assert status == 410
    assert "no longer works" in html


async def test_staffs_pages_come_from_the_folder(site: Rig) -> None:
    for path in ("/", "/caseworker", "/caseworker/"):
        status, html, headers = await page(site, path)
        assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert "Vagt" in html
        assert "script-src 'self'" in headers["Content-Security-Policy"]
    _, _, headers = await page(site, "/caseworker/js/main.js")
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert (await page(site, "/vendor/style.css"))[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/caseworker/..%2fsecret.js",
        "/caseworker/%2e%2e/secret.js",
        "/caseworker/out.js",
        "/caseworker/js",
        "/caseworker/notes.py",
        "/caseworker/none.js",
        "/caseworker/a%00.js",
        "/caseworker/" + "a" * 300 + ".js",
        "/vendor/",
        "/secret.js",
    ],
)
async def test_nothing_else_is_served(site: Rig, path: str) -> None:
    assert (await page(site, path))[0] == 404


def test_the_pages_came_along() -> None:
    assert default_web_folder().is_dir()


@pytest.mark.parametrize(
    ("browser", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156", "setup.exe"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "moedeklar.deb"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15", "moedeklar.dmg"),
        ("Mozilla/5.0 (Linux; Android 15; K) Chrome/156 Mobile", None),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", None),
        ("Mozilla/5.0 (Windows NT 6.1)", None),
        ("", None),
    ],
)
async def test_the_page_of_a_link_offers_the_program_for_the_computer_that_asks(
    browser: str, name: str | None, tmp_path: Path
) -> None:
    """Who has no Mødeklar yet finds it where their letter leads; a telephone is offered nothing."""
    kinds = {"windows-x86_64": "setup.exe", "debian-x86_64": "moedeklar.deb", "macos-arm64": "moedeklar.dmg"}
    packages = [
        PackageInfo(platform=platform, name=file, size_bytes=85_400_000, sha256="a" * 64)
        for platform, file in kinds.items()
    ]
    until = now_utc() + timedelta(days=1)
    body = ManifestBody(format="moedeklar-update-1", version="1.0", valid_until=until, packages=packages)
    (tmp_path / "manifest.json").write_bytes(signed(body, Ed25519PrivateKey.generate()))
    async with meeting_rig(tmp_path / "s.sqlite3", updates=tmp_path) as rig:
        issued = await rig.book()
        url = f"{rig.service.url}/m/{issued.people[0].token}"
        async with rig.session.get(url, headers={"User-Agent": browser, "Accept-Language": "da"}) as answer:
            page = await answer.text()
    assert ("Har du ikke Mødeklar endnu?" in page) is (name is not None)
    if name is not None:
        assert f'href="/api/updates/files/{name}" download>Hent Mødeklar (85 MB)' in page


async def test_a_folder_without_a_manifest_offers_nothing(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("soon")
    assert Updates(tmp_path).for_browser("Win64") is None
    assert Updates(tmp_path / "none").for_browser("Win64") is None


async def test_who_cannot_open_the_program_is_called_from_the_page_of_the_link(rig: Rig) -> None:
    """An old computer, a borrowed telephone: the number is typed once, and the caseworker sees it."""
    issued = await rig.book()
    url = f"{rig.service.url}/m/{issued.people[0].token}?lang=da"
    for nonsense in ("", "112", "ring til mig", "1" * 40):
        async with rig.session.post(url, data={"phone": nonsense}) as answer:
            assert "mindst otte tal" in await answer.text()
    async with rig.session.post(url, data={"phone": " 20 30 40 50 "}) as answer:
        page = await answer.text()
        assert answer.status == 200
    assert f"{CASEWORKER_NAME} fik besked kl. " in page
    assert "<form" not in page
    assert "20 30 40 50" not in page
    view = await rig.call("GET", f"/api/meetings/{issued.id}", dict, headers=rig.staff)
    callback = view[1]["meeting"]["callbacks"][0]
    assert (callback["phone"], callback["reason"], callback["state"]) == (
        "20 30 40 50",
        "browser",
        "requested",
    )
    async with rig.session.get(url) as answer:
        assert "fik besked" in await answer.text()
    async with rig.session.post(
        url.replace(issued.people[0].token, "a" * 32), data={"phone": "20304050"}
    ) as bad:
        assert bad.status == 404
