# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long until the window is painted, beside Chromium opening the caseworker's page."""

import asyncio
import json
import subprocess
import time
from pathlib import Path

import pytest
from playwright import async_api

from app.service.config import ServiceConfig
from app.service.server import start_service
from tests.bench.tables import spread, table
from tests.rig.browser import launch_options
from tests.rig.children import stop
from tests.rig.display import VirtualDisplay
from tests.rig.meeting import new_meeting
from tests.rig.robot import ROOT, app_command, eventually

RUNS = 5
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"


@pytest.mark.bench
@pytest.mark.timeout(300)
async def test_start_to_painted_window_beside_chromium(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both on the same screen without a graphics card, from the start of the process, files in the cache."""
    service = await start_service(ServiceConfig(database=tmp_path / "service.sqlite3"))
    issued = service.hub.booking.issued(service.hub.book(new_meeting()))
    link = next(person.link for person in issued.people if person.role.value == "citizen")
    token = next(person.token for person in issued.people if person.role.value == "caseworker")
    page = f"{service.url}/caseworker/#token={token}"
    try:
        with VirtualDisplay() as screen:
            for name, value in screen.variables.items():
                monkeypatch.setenv(name, value)
            empty = [await _in_thread(tmp_path / f"e{run}", "") for run in range(RUNS)]
            linked = [await _in_thread(tmp_path / f"l{run}", link) for run in range(RUNS)]
            browser = await _pages_painted_s(page)
    finally:
        await service.stop()
    table(
        f"Process start to first painted contents, median and range of {RUNS}",
        ("program", "time"),
        [
            ("Mødeklar, window", spread(empty)),
            ("Mødeklar, window, started with a link", spread(linked)),
            ("Chromium, caseworker's page", spread(browser)),
        ],
    )


async def _in_thread(folder: Path, link: str) -> float:
    return await asyncio.to_thread(_window_painted_s, folder, link)


def _window_painted_s(folder: Path, link: str) -> float:
    """Start the app, return when it says that its window is painted, and end it."""
    words = ["--data", str(folder), "--log-level", "info", *([link] if link else [])]
    began_s = time.monotonic()
    child = subprocess.Popen(app_command(*words), cwd=ROOT, stderr=subprocess.PIPE)
    assert child.stderr is not None
    try:
        for line in child.stderr:
            if json.loads(line).get("says") == "window painted":
                return time.monotonic() - began_s
        raise AssertionError("the app ended without a window")
    finally:
        stop(child)


async def _pages_painted_s(address: str) -> list[float]:
    """Time Chromium alone: the program that drives it has been started before."""
    times: list[float] = []
    async with async_api.async_playwright() as playwright:
        for _ in range(RUNS):
            began_s = time.monotonic()
            chromium = await playwright.chromium.launch(**launch_options(headless=False))
            try:
                page = await chromium.new_page()
                await page.goto(address, wait_until="commit")
                await eventually("paint", lambda page=page: page.evaluate(PAINTED), bool)
                times.append(time.monotonic() - began_s)
            finally:
                await chromium.close()
    return times
