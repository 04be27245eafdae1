# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the caseworker's page sends over a thin line: sound first, and a picture that rests and comes back."""

from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

from tests.rig.meeting import Rig
from tests.web.test_meeting import talking, until

pytestmark = pytest.mark.asyncio(loop_scope="module")

_JUDGE = """async (looks) => {
  const { ThinLine } = await import("/caseworker/js/thinline.js");
  const line = new ThinLine();
  const told = [];
  let now_ms = 0, seconds = 0;
  for (const [until_s, seen] of looks) {
    for (; seconds < until_s; seconds += 0.5, now_ms += 500) {
      const before = line.state;
      const usual = { available_bps: 900000, loss: 0, trip_s: 0.06 };
      const more = before === "rests" ? seen.without_picture : {};
      const state = line.look({ now_ms, ...usual, ...seen, ...more });
      if (state !== before) told.push([seconds, state]);
    }
  }
  return told;
}"""
# The browser says what it is told of the line; all else is real.
OTHER_LINE = """
window.lineIs = null;
const stock = RTCPeerConnection.prototype.getStats;
RTCPeerConnection.prototype.getStats = async function (...rest) {
  const stats = await stock.apply(this, rest);
  if (!window.lineIs) return stats;
  return new Map([...stats].map(([id, item]) => [id,
    item.type === "candidate-pair" ? { ...item, availableOutgoingBitrate: window.lineIs.bps }
    : item.type === "remote-inbound-rtp"
      ? { ...item, fractionLost: window.lineIs.loss, roundTripTime: window.lineIs.trip_s } : item]));
};
"""
CALM = {"loss": 0, "trip_s": 0.06}


async def judge(page: Page, rig: Rig, looks: list[tuple[float, dict[str, Any]]]) -> list[list[Any]]:
    """Return when the page would change what it sends; ``without_picture``: what it sees while it rests."""
    await page.goto(f"{rig.service.url}/caseworker/")
    return list(await page.evaluate(_JUDGE, looks))


async def _hurried(route: Route) -> None:
    """Serve the module with a short rest and a short try."""
    answer = await route.fetch()
    code = await answer.text()
    for name, stock, short in (("FIRST_REST_MS", "30_000", "2_000"), ("TRY_MS", "5000", "1000")):
        assert f"const {name} = {stock};" in code
        code = code.replace(f"const {name} = {stock};", f"const {name} = {short};")
    await route.fulfill(response=answer, body=code)


async def test_a_picture_that_hurts_the_sound_rests_and_comes_back_when_the_line_does(
    page: Page, rig: Rig
) -> None:
    thin = {"available_bps": 60_000, "loss": 0.2, "trip_s": 0.5, "without_picture": CALM}
    told = await judge(page, rig, [(5, {}), (45, thin), (140, {})])
    assert [state for _, state in told] == ["rests", "tries", "rests", "tries", "full"]
    at = [seconds for seconds, _ in told]
    assert at[0] <= 8.0, "sound suffers no longer than three seconds"
    assert at[2] - at[1] <= 2.0, "a try that hurts ends at once"


async def test_tries_that_fail_grow_rarer(page: Page, rig: Rig) -> None:
    """No pumping: a line that stays thin is tried a few times in ten minutes, ever less often."""
    thin = {"available_bps": 60_000, "loss": 0.2, "trip_s": 0.5, "least_s": 0.06, "without_picture": CALM}
    told = await judge(page, rig, [(600, thin)])
    tries = [seconds for seconds, state in told if state == "tries"]
    gaps = [later - earlier for earlier, later in zip(tries, tries[1:], strict=False)]
    assert 4 <= len(tries) <= 8, told
    assert gaps == sorted(gaps)
    assert gaps[-1] >= 120


@pytest.mark.parametrize(
    "line",
    [
        {"available_bps": 70_000},  # a busy computer guesses low; nobody is hurt
        {"loss": 0.1},  # loss by chance on a wide line
        {"available_bps": 105_000, "loss": 0.1, "trip_s": 0.3},  # just enough for both
        {"available_bps": 400_000, "trip_s": 0.4, "loss": 0.1},
        {"available_bps": None, "loss": 0.02},  # a browser that does not say
    ],
)
async def test_a_line_that_carries_both_keeps_its_picture(page: Page, rig: Rig, line: dict[str, Any]) -> None:
    told = await judge(page, rig, [(3, {}), (120, line)])
    assert "rests" not in [state for _, state in told]


async def test_a_browser_that_does_not_say_what_the_line_takes_lets_the_picture_rest_too(
    page: Page, rig: Rig
) -> None:
    hurt = {"available_bps": None, "loss": 0.3, "trip_s": 0.6, "without_picture": CALM}
    told = await judge(page, rig, [(3, {"available_bps": None}), (12, hurt)])
    assert [state for _, state in told] == ["rests"]


async def test_over_a_thin_line_the_picture_rests_the_sound_goes_on_and_both_are_said(
    page: Page, rig: Rig
) -> None:
    """Real media to a raw citizen; only what the browser thinks of the line is told to it."""
    await page.add_init_script(OTHER_LINE)
    await page.route("**/js/thinline.js", _hurried)
    async with talking(page, rig) as citizen:
        await page.evaluate("() => { window.lineIs = { bps: 40000, loss: 0, trip_s: 0.05 }; }")
        await until(page, "s.sending === 'rests'")
        await expect(page.locator(".stage-small")).to_have_text(
            "Linjen til Samir er svag: dit billede holder pause, lyden går videre."
        )
        await expect(page.locator(".own-note")).to_have_text("Holder pause")
        before = await page.evaluate("() => moedeklar.stats().audioSent")
        await until(page, "s.audioSent > value + 60", before)
        pictures = citizen.pictures
        await citizen.until(lambda: citizen.loudness > 300)
        await page.evaluate("() => { window.lineIs = { bps: 900000, loss: 0, trip_s: 0.05 }; }")
        await citizen.until(lambda: citizen.pictures > pictures + 5)
        await expect(page.locator(".own-note")).to_have_text("Dig")
        assert citizen.gen == 1
