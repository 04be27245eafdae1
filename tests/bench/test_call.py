# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How soon people see and hear each other, and what the call costs, beside Chromium in the same call."""

import asyncio
import time
from collections import defaultdict
from pathlib import Path

import psutil
import pytest

from app.service.config import Offerer, ServiceConfig
from app.service.server import start_service
from tests.bench.tables import spread, table
from tests.rig.browser import async_browser
from tests.rig.caseworker_page import CaseworkerPage
from tests.rig.meeting import new_meeting
from tests.rig.pictures import write_moving_counter
from tests.rig.robot import Robot, eventually
from tests.rig.tones import make_sentence

RUNS = 5
MEASURED_S = 15.0


@pytest.mark.bench
@pytest.mark.timeout(600)
@pytest.mark.parametrize("offerer", ["caseworker", "citizen"])
async def test_from_the_link_to_sound_and_picture(offerer: Offerer, tmp_path: Path) -> None:
    """The robot is the citizen, Chromium the caseworker; both on this computer."""
    service = await start_service(ServiceConfig(database=tmp_path / "service.sqlite3", offerer=offerer))
    rows: defaultdict[str, list[float]] = defaultdict(list)
    try:
        async with async_browser() as chromium:
            for run in range(RUNS):
                issued = service.hub.booking.issued(service.hub.book(new_meeting()))
                by_role = {person.role.value: person for person in issued.people}
                page = await CaseworkerPage.open(chromium, service.url, by_role["caseworker"].token)
                with Robot(by_role["citizen"].link, tmp_path / f"robot{run}") as robot:
                    await robot.tells("registered")
                    clicked_s = time.monotonic()
                    await page.admit()
                    await eventually("picture", page.stats, lambda stats: bool(stats and stats.get("frames")))
                    shown_s = time.monotonic() - clicked_s
                    await robot.tells("first_picture")
                    await robot.tells("first_sound")
                    summary = await asyncio.to_thread(robot.leave)
                await page.page.close()
                for name in ("link_opened", "registered"):
                    rows[f"robot's start to {name}"].append(summary["times_s"][name])
                for name, seconds in summary["durations_s"].items():
                    if "_to_" in name:
                        rows[name.replace("_", " ")].append(seconds)
                rows["Chromium: admit pressed to picture (it looks once a second)"].append(shown_s)
    finally:
        await service.stop()
    table(
        f"Robot and Chromium, {offerer} offers, median and range of {RUNS}",
        ("from – to", "time"),
        [(name, spread(values, digits=3)) for name, values in rows.items()],
    )


@pytest.mark.bench
@pytest.mark.timeout(300)
async def test_what_the_same_call_costs_both_ends(tmp_path: Path) -> None:
    """Both send 640x480 and speech to each other for a while."""
    service = await start_service(ServiceConfig(database=tmp_path / "service.sqlite3"))
    issued = service.hub.booking.issued(service.hub.book(new_meeting()))
    by_role = {person.role.value: person for person in issued.people}
    sound = make_sentence(tmp_path / "sentence.wav", "Goddag og velkommen til samtalen. Hvordan går det?")
    theirs = write_moving_counter(tmp_path / "theirs.mjpeg", frames=300)
    ours = write_moving_counter(tmp_path / "ours.avi", frames=300, fps=30)
    devices = ("--camera", f"file:{ours}", "--microphone", f"file:{sound}")
    me = psutil.Process()
    try:
        async with async_browser(sound=sound, picture=theirs) as chromium:
            page = await CaseworkerPage.open(chromium, service.url, by_role["caseworker"].token)
            with Robot(by_role["citizen"].link, tmp_path / "robot", *devices) as robot:
                await page.admit()
                await robot.tells("first_picture")
                await page.is_connected()
                browser = [one for one in me.children(recursive=True) if "chrom" in one.name().lower()]
                app = [psutil.Process(robot.child.pid)]
                await asyncio.sleep(3.0)  # the encoders settle
                before = await page.stats()
                began = _cpu_s(browser), _cpu_s(app)
                await asyncio.sleep(MEASURED_S)
                ended = _cpu_s(browser), _cpu_s(app)
                stats = await page.stats()
                summary = await asyncio.to_thread(robot.leave)
    finally:
        await service.stop()
    assert before is not None
    assert stats is not None
    cores = [(end - begin) / MEASURED_S for begin, end in zip(began, ended, strict=True)]
    fps_there = (stats["frames"] - before["frames"]) / MEASURED_S
    shown, line = summary["picture"], summary["line"]
    there = f"{fps_there:.1f} fps {stats['width']}x{stats['height']}"
    here = f"{shown['fps']} fps {'/'.join(shown['sizes'])}"
    table(
        f"One call over {MEASURED_S:.0f} s, both 640x480 both ways",
        ("end", "cores used", "shows", "sends kbit/s"),
        [
            ("Chromium, all processes", f"{cores[0]:.2f}", there, line["kbit_in"]),
            ("Mødeklar's media code", f"{cores[1]:.2f}", here, line["kbit_out"]),
            ("ratio", f"{cores[1] / cores[0]:.2f}", "", ""),
        ],
    )


def _cpu_s(processes: list[psutil.Process]) -> float:
    times = [process.cpu_times() for process in processes if process.is_running()]
    return sum(one.user + one.system for one in times)
