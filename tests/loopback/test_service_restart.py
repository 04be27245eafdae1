# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The meeting service goes away and comes back while people wait and talk."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path

from app.service.config import ServiceConfig
from app.service.server import RunningService, start_service
from tests.rig.meeting import new_meeting
from tests.rig.pictures import write_moving_counter
from tests.rig.robot import Robot, until

AWAY_PICTURES = 20


def _links(service: RunningService) -> tuple[str, str]:
    """Return the citizen's and the caseworker's link of a new meeting."""
    issued = service.hub.booking.issued(service.hub.book(new_meeting()))
    by_role = {person.role.value: person.link for person in issued.people}
    return by_role["citizen"], by_role["caseworker"]


async def test_a_restart_costs_neither_the_place_in_line_nor_the_call(tmp_path: Path) -> None:
    """Restarted in mid-wait: the first arrival counts. Restarted in mid-call: the pictures never stop."""
    film = write_moving_counter(tmp_path / "film.avi", frames=150)
    config = ServiceConfig(database=tmp_path / "service.sqlite3")
    service = await start_service(config)
    config = replace(config, port=service.port)
    citizen, caseworker = _links(service)
    try:
        with Robot(citizen, tmp_path / "home") as home:
            arrived_at = (await home.tells("registered"))["arrived_at"]
            await service.stop()
            await home.tells("service_lost")
            service = await start_service(config)
            await home.tells("service_back")

            with Robot(caseworker, tmp_path / "office", "--admit", "--camera", f"file:{film}") as office:
                await home.tells("first_picture")
                await home.tells("first_sound")
                assert [event["arrived_at"] for event in home.told("registered")] == [arrived_at]
                plan = home.told("plan")[-1]

                await service.stop()
                gone_s = time.monotonic()
                await asyncio.gather(
                    home.tells("service_lost", times=2), office.tells("service_lost"), _pictures_flow(home)
                )
                service = await start_service(config)
                back_s = time.monotonic()
                await home.tells("service_back", times=2)
                await office.tells("service_back")
                await _pictures_flow(home)

                assert home.told("plan")[-1] == plan, "the call was built anew"
                office_summary = await asyncio.to_thread(office.leave)
            summary = await asyncio.to_thread(home.leave)
    finally:
        await service.stop()

    during = [frame for frame in home.frames() if gone_s < frame["t"] < back_s]
    print(f"\nservice away for {back_s - gone_s:.2f} s: {len(during)} pictures, longest gap", end=" ")
    print(f"{max(frame['dt'] for frame in during):.3f} s")
    assert len(during) >= AWAY_PICTURES
    assert summary["rebuilt"] == office_summary["rebuilt"] == 0
    assert summary["service_lost"] == 2


async def _pictures_flow(robot: Robot) -> None:
    """Return when some more pictures have been shown."""
    before = len(robot.frames())
    await until("pictures", lambda: len(robot.frames()) >= before + AWAY_PICTURES + 5)
