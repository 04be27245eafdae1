# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much sound a lossy line costs: our media code beside aiortc as it comes."""

import asyncio
import sys
from pathlib import Path

import pytest

from tests.bench.tables import table
from tests.rig.network import ImpairedNetwork
from tests.rig.robot import Robot, Spoken, until
from tests.rig.serving import Serving
from tests.rig.tones import make_tone

LISTEN_S = 20.0
LOSSES_PERCENT = (3, 10)


@pytest.mark.bench
@pytest.mark.timeout(600)
@pytest.mark.skipif(not ImpairedNetwork.available(), reason=ImpairedNetwork.missing())
async def test_sound_missing_on_a_lossy_line(tmp_path: Path) -> None:
    """Sound and a moving picture both ways, 20 ms each way, random loss both ways, before concealment."""
    rows = []
    for loss in LOSSES_PERCENT:
        ours = await _missing_share(_made(tmp_path / f"ours{loss}"), loss, stock=False)
        stock = await _missing_share(_made(tmp_path / f"stock{loss}"), loss, stock=True)
        rows.append((f"{loss} %", ours, stock))
    head = ("packets lost", "Mødeklar: missing = lost + too late", "stock aiortc: missing")
    table(f"Sound missing over {LISTEN_S:.0f} s, before concealment", head, rows)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


async def _missing_share(folder: Path, loss: int, *, stock: bool) -> str:
    line = f"delay=20,loss={loss}"
    tone = make_tone(folder / "tone.wav", 440.0, 60.0)
    with ImpairedNetwork(line, line) as network:
        host = network.address_b
        with Serving(folder, "--host", host, on_host=network.run_b) as service:
            seat, guest = await service.link("caseworker"), await service.link("citizen")
            words = ("--microphone", f"file:{tone}", "--admit", "--plain-http", host)
            with Robot(seat, folder / "office", *words, on_host=network.hurry_b):
                if stock:
                    program = [sys.executable, "-m", "tests.bench.stock_aiortc", guest, str(LISTEN_S), host]
                    with Spoken(network.hurry_a(program), folder / "stock.txt") as other:
                        heard = await other.tells("heard", within_s=4 * LISTEN_S)
                        return f"{heard['missing_share']:.1%}"
                with Robot(guest, folder / "home", "--plain-http", host, on_host=network.hurry_a) as home:
                    await home.tells("first_sound")
                    await _long_enough(folder / "home" / "speaker.wav")
                    sound = (await asyncio.to_thread(home.leave))["sound"]
                    parts = f"{sound['lost_share']:.1%} + {sound['starved_share']:.1%}"
                    return f"{sound['missing_share']:.1%} = {parts}"


async def _long_enough(wav: Path) -> None:
    await until("sound", lambda: wav.stat().st_size > LISTEN_S * 96_000, within_s=3 * LISTEN_S)
