# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages: the calm landing page of a link, the staff's static files, and what a browser may do on them."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from app.meeting.schema.facts import now_utc
from app.service.pages import default_web_folder
from tests.rig.meeting import CASEWORKER_PHONE, Rig, meeting_rig


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
