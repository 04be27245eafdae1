# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The app's media code talks with a caseworker's page in a real Chromium."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from playwright.async_api import Browser

from app.service.config import Offerer, ServiceConfig
from app.service.server import RunningService, start_service
from tests.rig.browser import async_browser
from tests.rig.caseworker_page import CaseworkerPage
from tests.rig.meeting import new_meeting
from tests.rig.pictures import write_moving_counter
from tests.rig.robot import Robot
from tests.rig.tones import make_tone, share_of_power_at, strongest_frequency, tone, write_wav

APP_HZ = 523.0
BROWSER_HZ = 880.0
BROWSER_FIRST, APP_FIRST = 5000, 20000


@pytest.fixture
async def talking_browser(tmp_path: Path) -> AsyncIterator[Browser]:
    """Chromium whose microphone hears a broken tone and whose camera sees a counter.

    The tone comes in bursts: Chromium's noise suppression takes a steady one for a fan.
    """
    burst = np.concatenate([tone(BROWSER_HZ, 0.35), np.zeros(12_000, dtype=np.float32)])
    sound = write_wav(tmp_path / "browser.wav", np.tile(burst, 8))
    picture = write_moving_counter(
        tmp_path / "browser.mjpeg", first=BROWSER_FIRST, frames=240, size=(960, 540)
    )
    async with async_browser(sound=sound, picture=picture) as browser:
        yield browser


async def _booked(service: RunningService) -> tuple[str, str]:
    """Return the citizen's link and the caseworker's token of a new meeting."""
    issued = service.hub.booking.issued(service.hub.book(new_meeting()))
    by_role = {person.role.value: person for person in issued.people}
    return by_role["citizen"].link, by_role["caseworker"].token


@pytest.mark.parametrize("offerer", ["caseworker", "citizen"])
async def test_both_hear_and_see_each_other_whoever_offers(
    offerer: Offerer, tmp_path: Path, talking_browser: Browser
) -> None:
    """Sound and picture pass both ways between the app's code and the caseworker's browser."""
    service = await start_service(ServiceConfig(database=tmp_path / "service.sqlite3", offerer=offerer))
    link, token = await _booked(service)
    sound = make_tone(tmp_path / "app.wav", APP_HZ, 5.0)
    film = write_moving_counter(tmp_path / "app.avi", first=APP_FIRST, frames=200)
    devices = ("--camera", f"file:{film}", "--microphone", f"file:{sound}", "--record-pictures", "4")
    try:
        page = await CaseworkerPage.open(talking_browser, service.url, token)
        with Robot(link, tmp_path / "robot", *devices) as robot:
            await page.admit()
            await page.is_connected()
            plan = await robot.tells("plan")
            await robot.tells("first_sound")
            await robot.tells("first_picture")
            await page.sees_words("· Robot")

            heard_hz = await page.hears_hz()
            seen = [await page.another_number()]
            seen.append(await page.another_number(than=seen[0]))
            await robot.keeps_pictures(3)
            summary = await asyncio.to_thread(robot.leave)
    finally:
        await service.stop()

    assert plan["offers"] == (offerer == "citizen")
    assert heard_hz == pytest.approx(APP_HZ, abs=6)
    assert all(APP_FIRST <= number < APP_FIRST + 200 for number in seen)
    samples, rate_hz = robot.heard()
    assert strongest_frequency(samples, rate_hz) == pytest.approx(BROWSER_HZ, abs=4)
    assert share_of_power_at(samples, rate_hz, BROWSER_HZ, width_hz=40) > 0.5
    numbers = robot.numbers_seen()
    assert len(set(numbers)) >= 2, "the browser's picture does not move"
    assert all(BROWSER_FIRST <= number < BROWSER_FIRST + 240 for number in numbers)
    assert summary["exit_code"] == 0
    assert summary["rebuilt"] == 0
