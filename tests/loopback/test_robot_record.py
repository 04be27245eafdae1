# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a call on a thin, lossy line did to sound and picture stands in the robot's record."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.rig.network import ImpairedNetwork
from tests.rig.robot import Robot, until
from tests.rig.serving import Serving

REPORTS = 7
WITHIN_S = 60.0


def recorded(folder: Path, event: str) -> list[dict[str, Any]]:
    """Return the whole lines of ``call.jsonl`` about one kind of event."""
    text = (folder / "call.jsonl").read_text()
    lines = [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]
    return [line for line in lines if line["event"] == event]


@pytest.mark.skipif(not ImpairedNetwork.available(), reason=ImpairedNetwork.missing())
@pytest.mark.timeout(180)
async def test_a_thin_line_is_seen_in_the_record(tmp_path: Path) -> None:
    """Longer packets, rests, repairs from copies, smaller pictures, and the way the packets took."""
    line = "rate=60k,delay=30,queue=300,loss=8"
    with ImpairedNetwork(line, line) as network:
        plain = ("--plain-http", network.address_b)
        with Serving(tmp_path, "--host", network.address_b, on_host=network.run_b) as service:
            seat, guest = await service.link("caseworker"), await service.link("citizen")
            with (
                Robot(seat, tmp_path / "office", "--admit", *plain, on_host=network.hurry_b),
                Robot(guest, tmp_path / "home", *plain, on_host=network.hurry_a) as home,
            ):
                await home.tells("connected", within_s=WITHIN_S)
                await until(
                    "reports", lambda: len(recorded(home.folder, "report")) >= REPORTS, within_s=WITHIN_S
                )
                summary = await asyncio.to_thread(home.leave)
    sent, last = summary["line"]["sent"], recorded(home.folder, "report")[-1]
    assert set(sent["sound_packets_ms_s"]) & {"40", "60"}
    assert sent["sound_may_rest_s"] > 0
    assert any(int(size.split("x")[0]) < 320 for size in sent["picture_sizes_s"])
    assert summary["sound"]["repaired_share"] > 0
    assert summary["meters"]["heard_dbfs"] == summary["meters"]["sent_dbfs"]  # a file is sent as it is
    assert summary["meters"]["played_dbfs"] > -110
    assert summary["kept_up"]["paths"][0] == last["path"] == "direct"
    assert (last["sent_packet_ms"], last["sent_may_rest"]) in ((40, True), (60, True))
    assert {"audio_concealed_share", "audio_repaired_share", "video_bitrate_kbit"} <= set(last)
