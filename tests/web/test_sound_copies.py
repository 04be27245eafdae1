# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The caseworker's sound: twice while the line loses packets, more of it where there is room."""

from collections import Counter
from typing import Any

import pytest
from aiortc.rtp import RtpPacket
from playwright.async_api import Page, Route

from app.media.rtc import install
from app.media.rtc.red import Block
from app.media.rtc.sound_copies import CopiesReceived
from tests.rig.meeting import Rig
from tests.web.test_meeting import talking
from tests.web.test_thin_line import OTHER_LINE

pytestmark = pytest.mark.asyncio(loop_scope="module")

_JUDGE = """async (looks) => {
  const { Copies } = await import("/caseworker/js/copies.js");
  const copies = new Copies();
  const told = [];
  let seconds = 0;
  for (const [until_s, seen] of looks) {
    for (; seconds < until_s; seconds += 0.5) {
      const before = [copies.sends, copies.wait_ms];
      const usual = { loss: 0, queue_s: 0, lost_here: 0, available_bps: 900000, isFull: true };
      copies.look({ now_ms: 1000 * seconds, ...usual, ...seen });
      if (copies.sends !== before[0]) told.push([seconds, "sends", copies.sends]);
      if (copies.wait_ms !== before[1]) told.push([seconds, "waits", copies.wait_ms]);
    }
  }
  return told;
}"""


async def judge(page: Page, rig: Rig, looks: list[tuple[float, dict[str, Any]]]) -> list[list[Any]]:
    """Return when the page would change something, and what."""
    await page.goto(f"{rig.service.url}/caseworker/")
    return list(await page.evaluate(_JUDGE, looks))


async def test_copies_begin_with_the_first_loss_and_end_half_a_minute_after_the_last(
    page: Page, rig: Rig
) -> None:
    told = await judge(page, rig, [(5, {}), (6, {"loss": 0.02}), (15, {}), (16, {"loss": 0.02}), (60, {})])
    assert told == [[5, "sends", True], [45.5, "sends", False]]


async def test_what_comes_waits_for_its_copies_where_it_is_lost(page: Page, rig: Rig) -> None:
    told = await judge(page, rig, [(5, {}), (6, {"lost_here": 0.02}), (60, {})])
    assert told == [[5, "waits", 60], [35.5, "waits", None]]


@pytest.mark.parametrize(
    "line",
    [
        {"loss": 0.1, "available_bps": 120_000},
        {"loss": 0.02, "available_bps": 200_000},
        {"loss": 0.1, "isFull": False},
        {"loss": 0.1, "queue_s": 0.2},
        {"loss": 0.005},
        {"loss": 0.0, "available_bps": None},
    ],
)
async def test_a_line_without_room_or_loss_gets_no_copies(page: Page, rig: Rig, line: dict[str, Any]) -> None:
    assert await judge(page, rig, [(60, line)]) == []


async def test_a_line_that_fills_up_is_not_filled_further(page: Page, rig: Rig) -> None:
    """What is lost in front of a full line would only become more; ten seconds later it is tried again."""
    lossy, full = {"loss": 0.05}, {"loss": 0.05, "queue_s": 0.2}
    told = await judge(page, rig, [(5, lossy), (6, full), (30, lossy)])
    assert told == [[0, "sends", True], [5, "sends", False], [15.5, "sends", True]]


async def test_a_line_that_shrinks_gets_no_copies_any_more(page: Page, rig: Rig) -> None:
    told = await judge(
        page, rig, [(5, {"loss": 0.02}), (10, {"loss": 0.02, "available_bps": 310_000}),
                    (15, {"loss": 0.02, "available_bps": 290_000})]
    )  # fmt: skip
    assert told == [[0, "sends", True], [10, "sends", False]]


async def test_heavy_loss_gets_copies_where_the_browser_guesses_little(page: Page, rig: Rig) -> None:
    """At 10 % loss of 10 Mbit/s a browser was seen to guess 195 kbit/s."""
    heavy = {"loss": 0.1, "available_bps": 195_000}
    told = await judge(
        page, rig, [(5, heavy), (10, heavy | {"loss": 0.02, "available_bps": 140_000}),
                    (15, heavy | {"available_bps": 120_000})]
    )  # fmt: skip
    assert told == [[0, "sends", True], [10, "sends", False]]


_NOTED = """
window.soundAtMost = null;
window.networkPriorities = new Set();
const set = RTCRtpSender.prototype.setParameters;
RTCRtpSender.prototype.setParameters = function (wish) {
  const [encoding] = wish.encodings;
  if (this.track?.kind === "audio") window.soundAtMost = encoding.maxBitrate;
  window.networkPriorities.add(encoding.networkPriority ?? "low");
  return set.call(this, wish);
};
"""


async def test_a_wide_line_gets_more_of_the_voice(page: Page, rig: Rig) -> None:
    await page.add_init_script(OTHER_LINE + _NOTED)
    async with talking(page, rig):
        for bps, at_most in ((350_000, 32_000), (400_000, 48_000), (320_000, 48_000), (280_000, 32_000)):
            await page.evaluate("bps => { window.lineIs = { bps, loss: 0, trip_s: 0.05 }; }", bps)
            await page.wait_for_function("most => window.soundAtMost === most", arg=at_most)
            if bps == 320_000:  # a line between the two changes nothing
                await page.wait_for_timeout(1500)
                assert await page.evaluate("() => window.soundAtMost") == at_most


async def test_sound_and_picture_share_one_estimate_of_the_line(page: Page, rig: Rig) -> None:
    """With network priorities of their own, Chromium leaves the sound out of what the line takes.

    At 250 kbit/s a quarter of a second then stood in front of it for the whole call.
    """
    await page.add_init_script(_NOTED)
    async with talking(page, rig):
        await page.wait_for_function("() => window.soundAtMost")
        assert await page.evaluate("() => [...window.networkPriorities]") == ["low"]


async def _hurried(route: Route) -> None:
    """Serve the module so that a line counts as clean after two seconds."""
    answer = await route.fetch()
    code, slow = await answer.text(), "const CLEAN_AFTER_MS = 30_000;"
    assert slow in code
    await route.fulfill(response=answer, body=code.replace(slow, "const CLEAN_AFTER_MS = 2_000;"))


async def test_a_browsers_sound_goes_twice_while_its_line_loses_packets(
    page: Page, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Real media to the app's own receiver; only what the browser is told of the line is made up."""
    install()
    came: Counter[str] = Counter()
    stock = CopiesReceived.open

    def watched(self: CopiesReceived, packet: RtpPacket, red: int | None) -> list[Block]:
        came["twice" if packet.payload_type == red else "once"] += 1
        return stock(self, packet, red)

    monkeypatch.setattr(CopiesReceived, "open", watched)
    await page.add_init_script(OTHER_LINE)
    await page.route("**/js/copies.js", _hurried)
    async with talking(page, rig) as citizen:
        assert came["twice"] == 0
        await page.evaluate("() => { window.lineIs = { bps: 900000, loss: 0.05, trip_s: 0.05 }; }")
        await citizen.until(lambda: came["twice"] > 50)
        await citizen.until(lambda: citizen.loudness > 300)
        await page.evaluate("() => { window.lineIs = { bps: 900000, loss: 0, trip_s: 0.05 }; }")
        before = came["twice"]
        await citizen.until(lambda: came["twice"] > before)
        once = came["once"]
        await citizen.until(lambda: came["once"] > once + 50)
        assert citizen.gen == 1
