# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``/receipt`` in Chromium: anybody can look at a receipt, without Mødeklar and without JavaScript."""

import json
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, Page, expect

from app.core.receipt import Fact
from app.meeting.schema.facts import now_utc
from app.meeting.schema.http import IssuedInvitation
from app.meeting.schema.receipt import OfflineLine
from tests.rig.meeting import CITIZEN_NAME, Rig
from tests.rig.receipts import come, fetch, hand_in

pytestmark = pytest.mark.asyncio(loop_scope="module")
_CHECK = (Path(__file__).parent / "access.js").read_text()


async def a_citizen_who_was_there(rig: Rig) -> IssuedInvitation:
    citizen, _ = (await rig.book()).people
    socket = await come(rig, citizen, "sound_only")
    await hand_in(
        rig, citizen, OfflineLine(at=now_utc() - timedelta(hours=1), fact=Fact.EQUIPMENT_INTERRUPTED)
    )
    await socket.close()
    return citizen


async def test_a_receipt_that_is_pasted_is_found_genuine_and_shown(page: Page, rig: Rig) -> None:
    citizen = await a_citizen_who_was_there(rig)
    await page.goto(f"{rig.service.url}/receipt")
    await expect(page.locator("h1")).to_have_text("Er kvitteringen ægte?")
    await expect(page.locator("body")).to_contain_text("Hvad den ikke viser")
    await page.get_by_label("Eller indsæt teksten her").fill((await fetch(rig, citizen)).decode())
    await page.get_by_role("button", name="Se efter").click()
    await expect(page.locator("h1")).to_have_text("Kvitteringen er ægte")
    await expect(page.locator("main")).to_contain_text(CITIZEN_NAME)
    rows = page.locator("tbody tr")
    await expect(rows.filter(has_text="Kom til mødet")).to_contain_text("mødetjenestens ur")
    await expect(rows.filter(has_text="Udstyret blev testet: klar med lyd")).to_have_count(1)
    await expect(rows.filter(has_text="Udstyret holdt op med at virke")).to_contain_text(
        "computerens ur, modtaget"
    )
    await expect(page.locator("main")).to_contain_text("Den siger ikke, hvis skyld noget var.")


async def test_a_file_that_was_changed_is_not_shown_as_true(page: Page, rig: Rig, tmp_path: Path) -> None:
    citizen = await a_citizen_who_was_there(rig)
    raw = await fetch(rig, citizen)
    plain = json.loads(raw)
    plain["receipt"]["person"]["name"] = "Somebody <b>Else</b>"
    path = tmp_path / "kvittering.json"
    path.write_text(json.dumps(plain))  # noqa: ASYNC240
    await page.goto(f"{rig.service.url}/receipt?lang=en")
    await page.get_by_label("Choose the file").set_input_files(path)
    await page.get_by_role("button", name="Look").click()
    await expect(page.locator("h1")).to_have_text("The receipt does not fit its signature")
    await expect(page.locator("main")).not_to_contain_text("Somebody")
    await page.get_by_role("link", name="Look at another").click()
    path.write_bytes(raw)  # noqa: ASYNC240
    await page.get_by_label("Choose the file").set_input_files(path)
    await page.get_by_role("button", name="Look").click()
    await expect(page.locator("h1")).to_have_text("The receipt is genuine")


async def test_nonsense_and_nothing_are_no_receipt(page: Page, rig: Rig) -> None:
    await page.goto(f"{rig.service.url}/receipt")
    await page.get_by_role("button", name="Se efter").click()
    await expect(page.locator("h1")).to_have_text("Det her er ikke en hel kvittering")
    await page.get_by_role("link", name="Se efter en til").click()
    await page.get_by_label("Eller indsæt teksten her").fill('{"receipt": "<script>alert(1)</script>"}')
    await page.get_by_role("button", name="Se efter").click()
    await expect(page.locator("h1")).to_have_text("Det her er ikke en hel kvittering")


async def test_the_code_on_a_print_out_shows_what_the_service_holds(page: Page, rig: Rig) -> None:
    """As it stood when it was printed; what came later is not on the paper either."""
    citizen = await a_citizen_who_was_there(rig)
    head = json.loads(await fetch(rig, citizen))["receipt"]["head"]
    await hand_in(rig, citizen, OfflineLine(at=now_utc(), fact=Fact.LEFT))
    await page.goto(f"{rig.service.url}/receipt?id={head}")
    await expect(page.locator("h1")).to_have_text("Det står hos mødetjenesten")
    await expect(page.locator("main")).to_contain_text(CITIZEN_NAME)
    await expect(page.locator("tbody")).to_contain_text("Kom til mødet")
    await expect(page.locator("tbody")).not_to_contain_text("Forlod mødet")
    answer = await page.goto(f"{rig.service.url}/receipt?id={'0' * 64}")
    assert answer is not None
    assert answer.status == 404
    await expect(page.locator("h1")).to_have_text("Den kvittering er her ikke (mere)")


@pytest.fixture
def let_pass() -> list[str]:
    """The browser notes an answer of 404 by itself."""
    return ["the server responded with a status of 404"]


async def test_it_works_without_javascript_and_keeps_nothing(one_chromium: Browser, rig: Rig) -> None:
    citizen = await a_citizen_who_was_there(rig)
    context = await one_chromium.new_context(java_script_enabled=False, locale="en-GB")
    page = await context.new_page()
    answer = await page.goto(f"{rig.service.url}/receipt")
    assert answer is not None
    assert "no-store" in (await answer.all_headers())["cache-control"]
    assert "script-src" not in (await answer.all_headers())["content-security-policy"]
    await page.get_by_label("Or paste its text here").fill((await fetch(rig, citizen)).decode())
    await page.get_by_role("button", name="Look").click()
    assert await page.inner_text("h1") == "The receipt is genuine"
    await context.close()


async def test_too_much_is_refused_and_a_bare_post_is_not_understood(rig: Rig) -> None:
    url = f"{rig.service.url}/receipt"
    async with rig.session.post(url, data=b"x") as answer:
        assert answer.status == 400
    form = {"text": "x" * 300_000}
    parts = aiohttp.FormData(form, default_to_multipart=True)
    async with rig.session.post(url, data=parts) as answer:
        assert answer.status == 413


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (683, "dark"), (360, "light")])
async def test_the_page_is_named_large_and_readable(page: Page, rig: Rig, width: int, scheme: str) -> None:
    citizen = await a_citizen_who_was_there(rig)
    head = json.loads(await fetch(rig, citizen))["receipt"]["head"]
    await page.set_viewport_size({"width": width, "height": 700})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for address in ("/receipt", "/receipt?lang=en", f"/receipt?id={head}"):
        await page.goto(rig.service.url + address)
        assert await page.evaluate(_CHECK) == [], address
    await page.goto(f"{rig.service.url}/receipt")
    await page.get_by_label("Eller indsæt teksten her").fill((await fetch(rig, citizen)).decode())
    await page.get_by_role("button", name="Se efter").click()
    await expect(page.locator("h1")).to_have_text("Kvitteringen er ægte")
    assert await page.evaluate(_CHECK) == []
