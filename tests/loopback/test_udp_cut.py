# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""UDP is cut in mid-call, as by a firewall that wakes up: the talk goes on through TURN over TCP."""

import asyncio
import time
from pathlib import Path

import pytest

from tests.rig import turn
from tests.rig.network import ImpairedNetwork
from tests.rig.pictures import write_moving_counter
from tests.rig.robot import Robot, until
from tests.rig.serving import Serving

BACK_WITHIN_S = 20.0
"""8 s are asked of a quiet computer; a starved one may take longer."""


@pytest.mark.timeout(180)
@pytest.mark.skipif(not ImpairedNetwork.available(), reason=ImpairedNetwork.missing())
@pytest.mark.skipif(bool(turn.missing()), reason=turn.missing())
async def test_the_talk_goes_on_over_tcp(tmp_path: Path) -> None:
    film = write_moving_counter(tmp_path / "film.avi", frames=150)
    with ImpairedNetwork("delay=20", "delay=20") as network, turn.plain_turn(network, tmp_path):
        here = f"{network.address_b}:3478"
        relays = ("--turn-url", f"turn:{here}?transport=udp", "--turn-url", f"turn:{here}?transport=tcp")
        words = ("--host", network.address_b, *relays, "--turn-secret", turn.SECRET)
        with Serving(tmp_path, *words, on_host=network.run_b) as service:
            plain = ("--plain-http", network.address_b)
            seat, guest = await service.link("caseworker"), await service.link("citizen")
            office_words = ("--camera", f"file:{film}", "--admit", *plain)
            with (
                Robot(seat, tmp_path / "office", *office_words, on_host=network.run_b),
                Robot(guest, tmp_path / "home", *plain, on_host=network.run_a) as home,
            ):
                await home.tells("first_picture")
                await until("pictures", lambda: len(home.frames()) >= 20)
                network.set("both", "noudp=1")
                cut_s = time.monotonic()
                await home.tells("plan", times=2)
                await until(
                    "pictures over TCP",
                    lambda: sum(frame["t"] > cut_s + 2.0 for frame in home.frames()) >= 20,
                    within_s=60.0,
                )
                summary = await asyncio.to_thread(home.leave)
    after = [frame["t"] for frame in home.frames() if frame["t"] > cut_s + 2.0]
    print(f"\nUDP cut: pictures again after {after[0] - cut_s:.1f} s, rebuilt {summary['rebuilt']} times")
    assert after[0] - cut_s < BACK_WITHIN_S
    kept_up = summary["kept_up"]
    assert (kept_up["paths"][0], kept_up["paths"][-1]) == ("direct", "relay_tcp")
    assert [outage["path"] for outage in kept_up["outages"] if outage["lasted_s"]][-1] == "relay_tcp"
