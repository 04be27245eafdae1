# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One call of the bench: two ends on two hosts, a line between them, and all that is measured of it."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.media.sound_file import read_sound
from app.service.keys import turn_credential
from tests.bench.call import cost, hearing, measure
from tests.bench.call.clip import Clip
from tests.bench.call.ends import AppEnd, ChromiumEnd, Harvest, Place
from tests.bench.call.measure import Seen
from tests.bench.call.record import Record
from tests.bench.call.scenarios import Scenario
from tests.rig import turn
from tests.rig.network import ImpairedNetwork

SETTLE_S = 7.0
IN_FLIGHT_S = 2.0
"""What arrives within this time after a cut had left before it."""
TURN_PORT = 443


@dataclass(frozen=True)
class Ends:
    """A call that stands: A is at home, B is the caseworker."""

    home: AppEnd | ChromiumEnd
    office: ChromiumEnd
    network: ImpairedNetwork


@asynccontextmanager
async def connected(
    scenario: Scenario, kind: str, clip: Clip, folder: Path, seed: int
) -> AsyncIterator[Ends]:
    """Let both ends come together over the line; the home end offers."""
    places = []
    ice = tuple(chromium_ice(ImpairedNetwork.address_b)) if scenario.measures == "way" else ()
    async with AsyncExitStack() as stack:
        network = stack.enter_context(ImpairedNetwork(scenario.up, scenario.down, seed=seed))
        if ice:
            stack.enter_context(turn.plain_turn(network, folder, TURN_PORT))
        for name, on_host in (("home", network.run_a), ("office", network.run_b)):
            (folder / name).mkdir()
            places.append(Place(on_host, folder / name, clip, scenario.measures == "cost", ice))
        office = await stack.enter_async_context(ChromiumEnd(places[1], is_ours=kind == "app"))
        home: AppEnd | ChromiumEnd
        home = AppEnd(places[0]) if kind == "app" else ChromiumEnd(places[0])
        await stack.enter_async_context(home)
        await home.accept(await office.answer(await home.offer()))
        yield Ends(home, office, network)


def chromium_ice(address: str) -> list[dict[str, Any]]:
    """Return the TURN server of host B as a browser wants it: over UDP and over TCP."""
    user, password = turn_credential(turn.SECRET, "bench", int(time.time()) + 3600)
    urls = [f"turn:{address}:{TURN_PORT}?transport={transport}" for transport in ("udp", "tcp")]
    return [{"urls": urls, "username": user, "credential": password}]


async def play(network: ImpairedNetwork, scenario: Scenario) -> list[float]:
    """Let the measured time pass, with the line's changes; return when each was made, by the wall clock."""
    passed_s, made_s = 0.0, []
    for change in scenario.at:
        at_s, way, settings = change.split(":", 2)
        await asyncio.sleep(float(at_s) - passed_s)
        passed_s = float(at_s)
        made_s.append(time.time())
        network.set(way, settings)
    await asyncio.sleep(scenario.measured_s - passed_s)
    return made_s


async def run(scenario: Scenario, kind: str, clip: Clip, folder: Path, seed: int) -> Record:
    """Make one call and return what was measured."""
    await asyncio.to_thread(folder.mkdir)
    async with connected(scenario, kind, clip, folder, seed) as ends:
        await asyncio.sleep(SETTLE_S)
        if scenario.measures == "cost":
            return await _cost(scenario, kind, seed, ends)
        both = (ends.home, ends.office)
        for end in both:
            await end.watch(latency=scenario.measures == "latency", trail=bool(scenario.at))
        before = [await end.count() for end in both]
        passed = ends.network.totals()
        made_s = await play(ends.network, scenario)
        after = [await end.count() for end in both]
        totals = ends.network.totals()
        harvests = [await end.harvest() for end in both]
    readers = (measure.of_app if kind == "app" else measure.of_chromium, measure.of_chromium)
    seen = [reader(*counts) for reader, counts in zip(readers, zip(before, after, strict=True), strict=True)]
    source = read_sound(clip.speech)
    for index, (one, other) in enumerate((harvests, harvests[::-1])):
        seen[index] = await asyncio.to_thread(_heard, seen[index], source, one, other)
        seen[index] = _back(seen[index], scenario, made_s, after[index], one)
    more = _line_between(passed, totals) | {"load": round(os.getloadavg()[0], 1)}
    if kind == "app":
        more |= _app_explains(before[0], after[0], scenario.measured_s)
    return Record(scenario.name, kind, seed, sends=seen[1], receives=seen[0], more=more)


def _heard(seen: Seen, source: hearing.Samples, here: Harvest, there: Harvest) -> Seen:
    """Add what the ear says, and how long sound and picture were on their way from there."""
    seen = replace(seen, pesq=hearing.quality(source, here.heard.samples))
    if there.said is not None:
        way_ms = measure.picture_way_ms(there.sent, here.seen)
        seen = replace(seen, picture_ms=way_ms, sound_ms=hearing.mouth_to_ear_ms(there.said, here.heard))
    return seen


def _back(seen: Seen, scenario: Scenario, made_s: list[float], after: dict[str, Any], here: Harvest) -> Seen:
    """Add how long it took to come back after outages, the worst of them; after a cut, from the cut on."""
    shown_s, until_s = after["shown_s"], after["at_s"]
    if scenario.measures == "way":
        cut_s = made_s[0]
        flows = (
            measure.sound_back_s(here.trail, cut_s + IN_FLIGHT_S, until_s),
            measure.picture_back_s(shown_s, cut_s + IN_FLIGHT_S, until_s),
        )
        return replace(seen, back_sound_s=flows[0] + IN_FLIGHT_S, back_picture_s=flows[1] + IN_FLIGHT_S)
    returns = [at_s for at_s, change in zip(made_s, scenario.at, strict=True) if change.endswith("down=0")]
    if not returns:
        return seen
    ends = [*(at_s for at_s in made_s[made_s.index(returns[0]) + 1 :] if at_s not in returns), until_s]
    spans = list(zip(returns, ends, strict=True))
    return replace(
        seen,
        back_sound_s=max(measure.sound_back_s(here.trail, *span) for span in spans),
        back_picture_s=max(measure.picture_back_s(shown_s, *span) for span in spans),
    )


async def _cost(scenario: Scenario, kind: str, seed: int, ends: Ends) -> Record:
    """Nothing is noted meanwhile, so that only the call itself costs."""
    spaces = (ends.network.namespace_a, ends.network.namespace_b)
    await ends.home.count()
    before = [cost.cost_now(space) for space in spaces]
    await asyncio.sleep(scenario.measured_s)
    after = [cost.cost_now(space) for space in spaces]
    sizes = [tuple((await end.count())["size"]) for end in (ends.home, ends.office)]
    more = {
        "home_cores": after[0].cores_since(before[0]),
        "office_cores": after[1].cores_since(before[1]),
        "home_mb": cost.memory_mb(cost.processes(spaces[0])),
        "office_mb": cost.memory_mb(cost.processes(spaces[1])),
        "load": round(os.getloadavg()[0], 1),
    }
    return Record(scenario.name, kind, seed, Seen(size=sizes[1]), Seen(size=sizes[0]), more)


def _line_between(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    names = ("pk", "by", "out_by", "drop_q", "drop_loss", "drop_down")
    return {way: {name: after[way][name] - before[way][name] for name in names} for way in ("ab", "ba")}


def _app_explains(before: dict[str, Any], after: dict[str, Any], seconds: float) -> dict[str, Any]:
    names = ("sent_size", "picture_bitrate", "line_bitrate", "loss", "trip_s", "given_up")
    sent_fps = (after["sent_pictures"] - before["sent_pictures"]) / seconds
    return {name: after[name] for name in names} | {"sent_fps": sent_fps}
