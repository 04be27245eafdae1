# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole product in a call: window and engine on host A, the caseworker's page in Chromium on host B.

Used where one ``Call`` alone would say too little: memory, and how the talk goes on when its way is cut (the
window asks the service for a new attempt, and the engine's ``CallSession`` takes the next TURN server). The
service is reached by both hosts through doors of their own, not over the line: its answers come some line's
delays too early.
"""

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Page

from tests.bench.call import cost
from tests.bench.call.clip import Clip
from tests.bench.call.ends import Place, chromium_at
from tests.bench.call.measure import Seen
from tests.bench.call.record import Record
from tests.bench.call.runs import IN_FLIGHT_S, SETTLE_S, TURN_PORT
from tests.bench.call.scenarios import Scenario
from tests.rig import turn
from tests.rig.bad_gateway import BadGateway
from tests.rig.caseworker_page import CaseworkerPage
from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre
from tests.rig.network import ImpairedNetwork

AFTER_CUT_S = 30.0

# Each connection the page makes is followed, ten times a second: pictures decoded, sound made up and played.
_FOLLOW = """
window.followed = []; window.connections = [];
window.RTCPeerConnection = class extends window.RTCPeerConnection {
  constructor(...words) { super(...words); window.connections.push(this); }
};
setInterval(async () => {
  const now_s = Date.now() / 1000;
  window.connections.forEach(async (one, number) => {
    if (one.connectionState === "closed") return;
    let frames = 0, made_up = 0, played = 0;
    for (const item of (await one.getStats()).values()) {
      if (item.type !== "inbound-rtp") continue;
      if (item.kind === "video") frames += item.framesDecoded;
      else { made_up += item.concealedSamples; played += item.totalSamplesReceived; }
    }
    window.followed.push([now_s, number, frames, made_up, played]);
  });
}, 100);
"""


@dataclass(frozen=True)
class WindowCall:
    """A call that stands."""

    window: DrivenWindow
    page: Page
    network: ImpairedNetwork


@asynccontextmanager
async def window_call(scenario: Scenario, clip: Clip, folder: Path, seed: int) -> AsyncIterator[WindowCall]:
    """Let the person come in through the window and the caseworker let them in."""
    async with AsyncExitStack() as stack:
        network = stack.enter_context(ImpairedNetwork(scenario.up, scenario.down, seed=seed))
        words: tuple[str, ...] = ()
        if scenario.measures == "way":
            stack.enter_context(turn.plain_turn(network, folder, TURN_PORT))
            urls = [f"turn:{network.address_b}:{TURN_PORT}?transport={way}" for way in ("udp", "tcp")]
            words = (*(word for url in urls for word in ("--turn-url", url)), "--turn-secret", turn.SECRET)
        jobcentre = stack.enter_context(Jobcentre(folder, *words))
        jobcentre.book()
        doors = [
            stack.enter_context(BadGateway(("127.0.0.1", jobcentre.port), "127.0.0.1", space))
            for space in (network.namespace_a, network.namespace_b)
        ]
        tokens = {role: jobcentre.people[role]["token"] for role in ("citizen", "caseworker")}
        browser = await stack.enter_async_context(chromium_at(Place(network.run_b, folder, clip)))
        page = await browser.new_page()
        await page.add_init_script(_FOLLOW)
        await page.goto(f"{doors[1].url}/caseworker/#token={tokens['caseworker']}")
        person = folder / "person"
        person.mkdir(mode=0o700)
        devices = (
            "--camera",
            f"file:{clip.film}",
            "--microphone",
            f"file:{clip.speech}",
            "--speaker",
            "none",
        )
        link = f"{doors[0].url}/m/{tokens['citizen']}"
        window = stack.enter_context(DrivenWindow(person, link, *devices, within=network.run_a([])))
        await asyncio.to_thread(window.until, lambda now: now["meeting"])
        window.act("WaitingRoomAsked")
        await asyncio.to_thread(window.until, lambda now: now["registered_at"])
        await CaseworkerPage(page).admit()
        await asyncio.to_thread(window.until, lambda now: now["has_picture"] and now["has_sound"])
        yield WindowCall(window, page, network)


async def cut(scenario: Scenario, clip: Clip, folder: Path, seed: int) -> Record:
    """Cut UDP in mid-call and return when sound and picture flow again at both ends."""
    await asyncio.to_thread(folder.mkdir)
    async with window_call(scenario, clip, folder, seed) as call:
        await asyncio.sleep(SETTLE_S)
        gen = call.window.now["gen"]
        _, way, settings = scenario.at[0].split(":", 2)
        cut_s, cut_wall_s = time.monotonic(), time.time()
        call.network.set(way, settings)
        back: dict[str, float] = {}

        def is_back(now: dict[str, Any]) -> bool:
            if now["gen"] > gen:
                for what in ("has_picture", "has_sound"):
                    if now[what]:
                        back.setdefault(what, now["t"] - cut_s)
            return len(back) == 2

        with contextlib.suppress(AssertionError):  # never: that is a result
            await asyncio.to_thread(call.window.until, is_back, AFTER_CUT_S)
        await asyncio.sleep(2.0)
        followed = await call.page.evaluate("() => window.followed")
        last_gen = call.window.now["gen"]
    office, never = office_back_s(followed, cut_wall_s), float("inf")
    home = (back.get("has_sound", never), back.get("has_picture", never))
    return Record(
        scenario.name, "app", seed,
        sends=Seen(back_sound_s=office[0], back_picture_s=office[1]),
        receives=Seen(back_sound_s=home[0], back_picture_s=home[1]),
        more={
            "connections": last_gen - gen + 1,
            "steps": _steps(call.window.history, cut_s),
            "load": round(os.getloadavg()[0], 1),
        },
    )  # fmt: skip


def _steps(history: list[dict[str, Any]], cut_s: float) -> list[list[Any]]:
    """Return what the window went through from the cut on: seconds, attempt, line, picture, sound."""
    steps: list[list[Any]] = []
    for report in history:
        step = [report[name] for name in ("gen", "line", "has_picture", "has_sound")]
        if report["t"] > cut_s and (not steps or steps[-1][1:] != step):
            steps.append([round(report["t"] - cut_s, 2), *step])
    return steps


def office_back_s(followed: list[list[float]], cut_s: float) -> tuple[float, float]:
    """Return when sound and picture flowed again at the page, seconds after the cut; infinite if never."""
    sound_s = picture_s = float("inf")
    before: dict[float, list[float]] = {}
    for at_s, number, frames, made_up, played in followed:
        old = before.get(number, [0.0, 0.0, 0.0])
        before[number] = [frames, made_up, played]
        if at_s <= cut_s + IN_FLIGHT_S:
            continue
        if frames > old[0]:
            picture_s = min(picture_s, at_s - cut_s)
        if played > old[2] and made_up - old[1] < (played - old[2]) / 2:
            sound_s = min(sound_s, at_s - cut_s)
    return sound_s, picture_s


async def whole_cost(scenario: Scenario, clip: Clip, folder: Path, seed: int) -> Record:
    """Return what window and engine cost in a call, processor and memory, each by itself."""
    await asyncio.to_thread(folder.mkdir)
    async with window_call(scenario, clip, folder, seed) as call:
        await asyncio.sleep(SETTLE_S)
        spaces = (call.network.namespace_a, call.network.namespace_b)
        engine, ui = {int(call.window.now["engine_pid"])}, {call.window.child.pid}
        before = [cost.cost_now(space) for space in spaces]
        await asyncio.sleep(scenario.measured_s)
        after = [cost.cost_now(space) for space in spaces]
        home = cost.processes(spaces[0])
        more = {
            "home_cores": after[0].cores_since(before[0]),
            "engine_cores": after[0].cores_since(before[0], engine),
            "ui_cores": after[0].cores_since(before[0], ui),
            "office_cores": after[1].cores_since(before[1]),
            "home_mb": cost.memory_mb(home),
            "engine_mb": cost.memory_mb(engine),
            "ui_mb": cost.memory_mb(ui),
            "office_mb": cost.memory_mb(cost.processes(spaces[1])),
            "processes": len(home),
            "load": round(os.getloadavg()[0], 1),
        }
    return Record("window", "app", seed, Seen(), Seen(), more)
