# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The other side's program dies in mid-call and comes back."""

import asyncio
from pathlib import Path

from app.service.config import ServiceConfig
from app.service.server import start_service
from tests.rig.children import kill
from tests.rig.meeting import new_meeting
from tests.rig.robot import Robot


async def test_the_call_is_rebuilt_by_itself(tmp_path: Path) -> None:
    """The silence is noticed, another attempt is asked for; sound and picture come back with the other."""
    service = await start_service(ServiceConfig(database=tmp_path / "service.sqlite3"))
    issued = service.hub.booking.issued(service.hub.book(new_meeting()))
    links = {person.role.value: person.link for person in issued.people}
    try:
        with Robot(links["citizen"], tmp_path / "home") as home:
            with Robot(links["caseworker"], tmp_path / "office", "--admit") as office:
                await home.tells("first_picture")
                await home.tells("first_sound")
                kill(office.child)
                rebuild = await home.tells("rebuild")
            with Robot(links["caseworker"], tmp_path / "office-again", "--admit") as again:
                await home.tells("first_picture", times=2)
                await home.tells("first_sound", times=2)
                await asyncio.to_thread(again.leave)
            summary = await asyncio.to_thread(home.leave)
    finally:
        await service.stop()
    assert rebuild["why"] == "silent"
    assert summary["rebuilt"] >= 1
    assert summary["gen"] == home.told("plan")[-1]["gen"] > home.told("plan")[0]["gen"]
    assert summary["exit_code"] == 0
