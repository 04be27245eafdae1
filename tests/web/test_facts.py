# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the receipt says stands beside the meeting, and a wish for another form is answered there."""

from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from app.core.meeting import MeetingForm
from app.core.receipt import Fact
from app.meeting.schema import seat
from app.meeting.schema.facts import now_utc
from app.meeting.schema.http import WishAnswer, WishRequest
from app.meeting.schema.receipt import OfflineLine
from tests.rig.meeting import CITIZEN_NAME, Rig
from tests.rig.receipts import come, facts, hand_in

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_facts_stand_beside_the_meeting_as_they_happen(page: Page, rig: Rig) -> None:
    """On the desk and in the meeting; a list that was opened stays open when a line comes."""
    citizen, caseworker = (await rig.book()).people
    await page.goto(f"{rig.service.url}/caseworker/#key={rig.service.staff_key}")
    row = page.locator("#meetings > li").first
    await expect(row).to_be_visible()
    await expect(row.locator(".facts")).to_have_count(0)
    guest = await come(rig, citizen, "sound_only")
    await row.get_by_text("Hvad der er sket").click()
    lines = row.locator(".facts-list li")
    await expect(lines).to_have_count(3)
    await expect(lines.nth(1)).to_contain_text("Testede udstyret (Kun lyd)")
    await expect(lines.nth(2)).to_contain_text("Kom til mødet")
    early = OfflineLine(at=now_utc() - timedelta(hours=1), fact=Fact.SERVICE_INTERRUPTED)
    await hand_in(rig, citizen, early)
    await expect(lines).to_have_count(4)
    await expect(lines.first).to_contain_text("Kunne ikke nå Mødeklar")
    await expect(lines.first).to_contain_text("Efter personens computers ur, modtaget kl.")
    await expect(lines.first).to_be_visible()
    await page.goto(f"{rig.service.url}/caseworker/#token={caseworker.token}")
    side = page.locator(".side .facts")
    await side.get_by_text("Hvad der er sket").click()
    await expect(side.locator("li")).to_have_count(4)
    await guest.say(seat.SendMessage(kind="ten_minutes_late", ref="m"))
    await expect(side.locator("li").last).to_contain_text("Jeg er 10 minutter forsinket")
    await expect(side.locator("li").last).to_be_visible()


@pytest.mark.parametrize("place", ["desk", "meeting"])
async def test_a_wish_for_another_form_is_shown_and_confirmed(page: Page, rig: Rig, place: str) -> None:
    citizen, caseworker = (await rig.book()).people
    guest = await rig.sit(citizen)
    await guest.next(seat.Snapshot)
    secret = f"key={rig.service.staff_key}" if place == "desk" else f"token={caseworker.token}"
    await page.goto(f"{rig.service.url}/caseworker/#{secret}")
    await guest.say(seat.SendWish(form=MeetingForm.PHONE, ref="w"))
    card = page.locator(".card", has_text="Vil gerne mødes i telefonen næste gang")
    await expect(card).to_contain_text(CITIZEN_NAME)
    await card.get_by_role("button", name="Ja, det er aftalt").click()
    confirmed = await guest.next(seat.WishChanged, lambda m: m.wish.confirmed_at is not None)
    await expect(card).to_have_count(0)
    assert confirmed.wish.form is MeetingForm.PHONE
    assert [name for name, _, _ in await facts(rig, citizen)] == ["other_form_asked", "other_form_confirmed"]


async def test_a_wish_that_was_changed_or_taken_back_is_asked_for_anew_or_gone(page: Page, rig: Rig) -> None:
    citizen, _ = (await rig.book()).people
    path = f"/api/invitations/{citizen.token}/wish"
    await rig.call("POST", path, WishAnswer, WishRequest(form=MeetingForm.PHONE, ref="1"))
    await page.goto(f"{rig.service.url}/caseworker/#key={rig.service.staff_key}")
    card = page.locator("#forms .card")
    await expect(card).to_contain_text("i telefonen")
    await rig.call("POST", path, WishAnswer, WishRequest(form=MeetingForm.IN_PERSON, ref="2"))
    await expect(card).to_contain_text("på jobcenteret")
    await rig.call("POST", path, WishAnswer, WishRequest(form=MeetingForm.VIDEO, ref="3"))
    await expect(card).to_have_count(0)
