# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""make bench-call: one table, the same clip and speech, the app beside Chromium, over bad lines."""

import asyncio
import json
import os
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

import pytest

from tests.bench.call import clip
from tests.bench.call.ends import AppEnd, ChromiumEnd
from tests.bench.call.measure import Seen, of_app, of_chromium
from tests.bench.call.scenarios import SCENARIOS, Scenario
from tests.rig.network import ImpairedNetwork

SETTLE_S = 8.0
MEASURED_S = 22.0
CHOSEN = os.environ.get("BENCH_LINES", ",".join(SCENARIOS)).split(",")
RUNS = int(os.environ.get("BENCH_RUNS", "3"))
KINDS = os.environ.get("BENCH_KINDS", "app,chromium").split(",")

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not ImpairedNetwork.available(), reason=ImpairedNetwork.missing()),
]


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """Film for the app, film for Chromium, speech."""
    return clip.write(tmp_path_factory.mktemp("clip"))


async def play(network: ImpairedNetwork, scenario: Scenario) -> None:
    """Let the measured time pass, with the line's changes."""
    passed_s = 0.0
    for change in scenario.at:
        at_s, way, settings = change.split(":", 2)
        await asyncio.sleep(float(at_s) - passed_s)
        passed_s = float(at_s)
        network.set(way, settings)
    await asyncio.sleep(MEASURED_S - passed_s)


async def run(
    scenario: Scenario, is_app: bool, media: tuple[Path, Path, Path], folder: Path, seed: int
) -> tuple[Seen, Seen, dict[str, object]]:
    """Return how the caseworker (B, Chromium) and the citizen (A, app or Chromium) received."""
    avi, mjpeg, speech = media
    await asyncio.to_thread(folder.mkdir)
    with ImpairedNetwork(scenario.up, scenario.down, seed=seed) as network:
        async with AsyncExitStack() as stack:
            office = await stack.enter_async_context(ChromiumEnd(mjpeg, speech, folder, network.run_b))
            home = await stack.enter_async_context(
                AppEnd(avi, speech, folder / "app.log", network.run_a)
                if is_app
                else ChromiumEnd(mjpeg, speech, folder, network.run_a)
            )
            await home.accept(await office.answer(await home.offer()))
            await asyncio.sleep(SETTLE_S)
            before = await home.count(), await office.count()
            await play(network, scenario)
            after = await home.count(), await office.count()
            totals = network.totals()
    at_home = (of_app if is_app else of_chromium)(before[0], after[0])
    at_office = of_chromium(before[1], after[1])
    more: dict[str, object] = {"load": round(os.getloadavg()[0], 1)}
    for way in ("ab", "ba"):
        more[way] = {name: totals[way][name] for name in ("pk", "by", "drop_q", "drop_loss")}
    if is_app:
        names = ("sent_size", "picture_bitrate", "line_bitrate", "loss", "trip_s", "given_up")
        more |= {name: after[0][name] for name in names}
        more["cpu"] = round(
            (after[0]["cpu_s"] - before[0]["cpu_s"]) / (after[0]["at_s"] - before[0]["at_s"]), 2
        )
        more["sent_fps"] = (after[0]["sent_pictures"] - before[0]["sent_pictures"]) / MEASURED_S
    return at_office, at_home, more


@pytest.mark.timeout(3600)
async def test_the_call_over_bad_lines(media: tuple[Path, Path, Path], tmp_path: Path) -> None:
    """Prints the table; asserts only that every run came about."""
    print(
        f"\n{'line':30} {'home':9} {'way':8}  fps freezes frozen s longest s concealed % kbit/s   size"
        f"   (medians of {RUNS})"
    )
    for name in CHOSEN:
        for kind in KINDS:
            results = [
                await run(SCENARIOS[name], kind == "app", media, tmp_path / f"{name}-{kind}-{seed}", seed)
                for seed in range(1, RUNS + 1)
            ]
            for way, index in (("sends", 0), ("receives", 1)):
                print(_row(SCENARIOS[name], kind, way, [result[index] for result in results]), flush=True)
            if os.environ.get("BENCH_MORE"):
                for result in results:
                    print("   ", json.dumps(result[2]))
            assert all(result[0].size != (0, 0) for result in results)


def _row(scenario: Scenario, kind: str, way: str, seen: list[Seen]) -> str:
    def middle(name: str) -> float:
        return median(getattr(one, name) or 0.0 for one in seen)

    return (
        f"{scenario.name + ' ' + scenario.words:30} {kind:9} {way:8} {middle('fps'):4.1f} "
        f"{middle('freezes'):7.0f} {middle('frozen_s'):8.2f} {middle('longest_s'):8.2f} "
        f"{middle('concealed_percent'):9.2f} "
        f"{middle('kbit'):9.0f}   {'x'.join(map(str, seen[-1].size))}"
    )
