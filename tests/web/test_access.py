# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the caseworker's page owes to everybody: names, sizes, contrast, words, times."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from app.core.meeting import MeetingForm, Presence, Role
from app.core.offers import REASONS
from app.core.receipt import Fact
from app.core.verdicts import Verdict
from app.meeting.schema import seat
from app.meeting.schema.facts import ErrorCode, MeetingState, MessageKind
from app.meeting.schema.http import CallbackAnswer, CallbackRequest, MessageAnswer, MessageRequest
from app.service.pages import default_web_folder
from tests.rig.meeting import Rig

pytestmark = pytest.mark.asyncio(loop_scope="module")

_CHECK = (Path(__file__).parent / "access.js").read_text()
_SCRIPTS = default_web_folder() / "caseworker" / "js"
_LINES_OF_NUMBER = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('a[href^="tel:"]'));
  return range.getClientRects().length;
}"""
_BLAMING = re.compile(r"\bfejl|forkert|ugyldig|\berror\b|\binvalid|\bwrong\b|!", re.IGNORECASE)


async def words_of(page: Page, rig: Rig) -> dict[str, dict[str, str]]:
    await page.goto(f"{rig.service.url}/caseworker/")
    found = await page.evaluate("async () => (await import('/caseworker/js/words.js')).everyWord")
    return dict(found)


@pytest.mark.parametrize(
    ("size", "scheme"),
    [((1366, 768), "light"), ((1024, 600), "dark"), ((683, 384), "light"), ((1920, 1080), "dark")],
)
async def test_every_view_is_named_large_and_readable(
    page: Page, rig: Rig, size: tuple[int, int], scheme: str
) -> None:
    """At 1024 to 1920 wide, at 200 % zoom (683), light and dark."""
    await page.set_viewport_size({"width": size[0], "height": size[1]})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    issued = await rig.book()
    citizen = issued.people[0]
    wish = CallbackRequest(phone="+45 20 30 40 50", reason="Ingen lyd", verdict="call_instead", ref="r")
    await rig.call("POST", f"/api/invitations/{citizen.token}/callback", CallbackAnswer, wish)
    await rig.call(
        "POST",
        f"/api/invitations/{citizen.token}/message",
        MessageAnswer,
        MessageRequest(kind="equipment_failing", ref="m"),
    )
    socket = await rig.sit(citizen)
    await socket.say(seat.Knock(verdict="remark"))
    await socket.next(seat.Registered)
    found: dict[str, list[str]] = {}

    async def look(view: str) -> None:
        found[view] = await page.evaluate(_CHECK)

    await page.goto(f"{rig.service.url}/caseworker/")
    await expect(page.locator("#key")).to_be_visible()
    await look("key")
    await page.goto(f"{rig.service.url}/caseworker/#key={rig.service.staff_key}")
    await expect(page.locator("#waiting > li")).to_be_visible()
    await page.keyboard.press("Alt+h")
    await expect(page.locator("#help")).to_be_visible()
    await look("desk")
    await page.keyboard.press("Alt+h")
    await page.locator("[data-act=links]").click()
    await expect(page.locator(".code")).to_be_visible()
    await look("links")
    await page.keyboard.press("Alt+h")
    await page.locator(".form > .button-plain").click()
    await page.locator("[data-act=create]").click()
    await page.locator("button[type=submit]").click()
    await look("form")
    await page.get_by_role("button", name="Fortryd").click()
    await page.locator("[data-act=open]").click()
    await expect(page.locator(".side [data-act=admit]")).to_be_visible()
    await page.locator(".person summary").click()
    await page.get_by_role("button", name="Udstyr").click()
    await page.get_by_role("button", name="Afslut", exact=True).click()
    await look("meeting")
    assert found == {view: [] for view in found}
    await socket.close()


@pytest.mark.parametrize(("width", "scheme"), [(683, "light"), (360, "dark"), (320, "light")])
async def test_plan_b_in_a_browser_is_whole_on_a_small_screen(
    page: Page, rig: Rig, width: int, scheme: str
) -> None:
    """On a telephone or at 200 %: nothing lies beside the screen, and the number stands in one line."""
    await page.set_viewport_size({"width": width, "height": 640})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    issued = await rig.book()
    await page.goto(issued.people[0].link)
    assert await page.evaluate(_CHECK) == []
    assert await page.evaluate("() => document.documentElement.scrollWidth") == width
    assert await page.evaluate(_LINES_OF_NUMBER) == 1


@pytest.mark.parametrize("width", [512, 683, 1366])
async def test_ones_own_picture_covers_no_words_of_the_meeting(page: Page, rig: Rig, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 600})
    issued = await rig.book()
    await page.goto(f"{rig.service.url}/caseworker/#token={issued.people[-1].token}")
    await expect(page.locator(".stage-note")).to_have_text(re.compile("er ikke kommet endnu"))
    words = await page.evaluate("async () => (await import('/caseworker/js/words.js')).everyWord.da")
    longest = max((text for key, text in words.items() if key.startswith("stage.")), key=len)
    note = page.locator(".stage-note")
    await note.evaluate("(note, text) => { note.textContent = text; }", longest)
    said, own = await note.bounding_box(), await page.locator(".own-box").bounding_box()
    assert said is not None
    assert own is not None
    assert said["y"] + said["height"] <= own["y"] or said["x"] + said["width"] <= own["x"], (said, own)


async def test_both_languages_have_every_word_and_blame_nobody(page: Page, rig: Rig) -> None:
    words = await words_of(page, rig)
    assert words["da"].keys() == words["en"].keys()
    places = re.compile(r"\{\w+\}")
    for key, danish in words["da"].items():
        assert set(places.findall(danish)) == set(places.findall(words["en"][key])), key
        for text in (danish, words["en"][key]):
            assert not _BLAMING.search(text), (key, text)


async def test_every_word_that_the_page_asks_for_is_there(page: Page, rig: Rig) -> None:
    """Also for every code, role and state that the service can send."""
    keys = (await words_of(page, rig))["da"].keys()
    asked = {
        key for file in _SCRIPTS.glob("*.js") for key in re.findall(r"""\bt\("([\w.]+)\"""", file.read_text())
    }
    families = {
        "error": ErrorCode,
        "role": Role,
        "presence": Presence,
        "verdict": Verdict,
        "state": MeetingState,
        "message": MessageKind,
        "fact": Fact,
        "form": MeetingForm,
        "planb.why": REASONS,
        "wish": set(MeetingForm) - {MeetingForm.VIDEO},
    }
    asked |= {f"{family}.{value}" for family, values in families.items() for value in values}
    assert asked - keys == set()


async def test_danish_times_whatever_zone_the_computer_is_in(page: Page, rig: Rig) -> None:
    """Before and after both changes of the clock."""
    await page.goto(f"{rig.service.url}/caseworker/")
    moments = await page.evaluate(
        """async (asked) => {
          const { danishMoment } = await import("/caseworker/js/clock.js");
          return asked.map(([day, time]) => danishMoment(day, time));
        }""",
        [["2026-01-15", "09:00"], ["2026-07-15", "09:00"], ["2026-03-29", "03:30"], ["2026-10-25", "12:00"]],
    )
    assert moments == [
        "2026-01-15T08:00:00.000Z",
        "2026-07-15T07:00:00.000Z",
        "2026-03-29T01:30:00.000Z",
        "2026-10-25T11:00:00.000Z",
    ]


async def test_the_check_itself_finds_what_is_wrong(page: Page, rig: Rig) -> None:
    await page.goto(f"{rig.service.url}/caseworker/")
    await expect(page.locator("#key")).to_be_visible()
    await page.evaluate(
        """() => {
          const bad = document.createElement("button");
          bad.style.cssText = "width: 20px; height: 20px";
          const pale = document.createElement("p");
          pale.style.color = "#bbb";
          pale.textContent = "bleg";
          document.querySelector("main").append(bad, pale);
        }"""
    )
    found = " · ".join(await page.evaluate(_CHECK))
    assert "no name: button" in found
    assert "small 20x20" in found
    assert 'p. "bleg"' in found
