# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the check finds out is used: the call over the same bad line begins with it, at the first attempt."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.call_setup import HEIGHTS_PX
from tests.bench.tables import table
from tests.rig.children import await_condition
from tests.rig.driven_window import DrivenWindow
from tests.rig.line_lab import SERVICE_PORT, LineLab, codes, missing
from tests.rig.pictures import write_moving_counter
from tests.rig.robot import Robot

pytestmark = [pytest.mark.bench, pytest.mark.skipif(bool(missing()), reason=missing())]

FORWARD = """
import asyncio, sys

async def pass_on(reader, writer):
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()

async def take(reader, writer):
    far = await asyncio.open_connection(sys.argv[1], int(sys.argv[2]))
    await asyncio.gather(pass_on(reader, far[1]), pass_on(far[0], writer), return_exceptions=True)

async def main():
    server = await asyncio.start_server(take, "127.0.0.1", int(sys.argv[3]))
    print("listening", flush=True)
    await server.serve_forever()

asyncio.run(main())
"""
"""A window meets a service without TLS on its own computer only: this is that way to the far one."""


NEAR_THE_LIMIT = {"line_jitter", "line_bufferbloat"}
"""A line this full shows them or not."""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def near(lab: LineLab) -> Iterator[str]:
    """Give the citizen's link a way over the bad line; yields the link."""
    port = free_port()
    command = [sys.executable, "-c", FORWARD, lab.address, str(SERVICE_PORT), str(port)]
    with lab.running(command, on_the_pc=True):
        yield lab.link.replace(f"{lab.address}:{SERVICE_PORT}", f"127.0.0.1:{port}")


def test_the_call_begins_with_what_the_check_found_out(tmp_path: Path) -> None:
    """250 kbit/s up and no UDP: TURN over TCP and a picture of 180 lines from the first attempt on."""
    film = write_moving_counter(tmp_path / "film.avi", frames=150)
    quiet = ("--microphone", "none", "--speaker", "none")
    with LineLab(tmp_path, "rate=250k,delay=20", "delay=20") as lab, near(lab) as link:
        lab.block("-p", "udp")
        plain = ("--plain-http", lab.address)
        with (
            Robot(
                lab.links["caseworker"], tmp_path / "office", "--admit", *plain, on_host=lab.network.run_b
            ) as office,
            DrivenWindow(
                tmp_path / "person", link, "--camera", f"file:{film}", *quiet,
                env=lab.trust, within=lab.network.run_a([]),
            ) as window,
        ):  # fmt: skip
            window.until(lambda now: now["meeting"])
            alone = codes(lab.check())
            window.act("CheckAsked")
            found = window.until(lambda now: now["results"].get("line") and now["results"].get("camera"))
            for _ in range(5):
                window.act("StepSkipped")
            window.act("WaitingRoomAsked")
            call = window.until(lambda now: now["has_picture"] and now["line"] == "good", limit_s=90.0)
            await_condition("the citizen's pictures", lambda: len(office.frames()) >= 20)
            first = office.frames()[:20]
    begun, heights = call["begun"], [frame["h"] for frame in first]
    table(
        "From the check to the call: 250 kbit/s up, UDP blocked",
        ("", "found, or set", "in the call"),
        [
            ("line", " ".join(found["findings"]["line"]), "attempt " + str(call["gen"])),
            ("way", f"TURN server {begun['turn_index']}", call["line"]),
            ("first picture", f"{begun['height_px']} lines, {begun['kbit']} kbit/s", f"{heights[0]} lines"),
        ],
    )
    assert {"line_tcp_only", "line_slow_up"} <= set(found["findings"]["line"])
    assert set(alone) ^ set(found["findings"]["line"]) <= NEAR_THE_LIMIT, "the command says the same"
    assert (begun["gen"], begun["turn_index"], begun["height_px"]) == (1, 1, HEIGHTS_PX[-1])
    assert 0 < begun["kbit"] <= 0.8 * 250
    assert call["gen"] == 1, "the first attempt went by the way that the check had found"
    assert max(heights) <= HEIGHTS_PX[-1]
