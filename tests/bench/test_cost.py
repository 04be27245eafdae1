# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a call costs the PC: window and engine beside the Chromium at the other end of the same call."""

import os
import time
from pathlib import Path
from statistics import median

import psutil
import pytest

from tests.bench.call import clip
from tests.bench.tables import table
from tests.rig.footprint import alone_mb, cpu_s, pss_mb
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.pulse import PulseRig
from tests.rig.talk import talk
from tests.rig.two_networks import TwoNetworks

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(bool(TwoNetworks.missing()), reason=TwoNetworks.missing()),
]
SETTLE_S, MEASURED_S = 25.0, 20.0
RUNS = int(os.environ.get("BENCH_RUNS", "3"))


def chromium_pids() -> list[int]:
    """Return the processes of the browser that this process has started."""
    ours = psutil.Process().children(recursive=True)
    return [process.pid for process in ours if "chrom" in process.name()]


@pytest.mark.timeout(900)
def test_cost_of_a_call(tmp_path: Path, pulse_rig: PulseRig, expected_warnings: ExpectedWarnings) -> None:
    """640x480 both ways, echo canceller on both sides; prints a table, asserts that media flowed."""
    expected_warnings.allow("asyncio")
    media = clip.write(tmp_path)
    rows = []
    for number in range(RUNS):
        folder = tmp_path / str(number)
        folder.mkdir()
        with talk(folder, pulse_rig.env, film=media.film, seen=(media.chromium_film, media.speech)) as both:
            time.sleep(SETTLE_S)  # rates have settled, and so has memory
            both.window.drain()
            ui, engine = both.window.child.pid, both.window.now["engine_pid"]
            parties = {"engine": [engine], "window": [ui], "chromium": chromium_pids()}
            before = {name: cpu_s(pids) for name, pids in parties.items()}
            frames, began_s = both.caseworker()["frames"], time.monotonic()
            time.sleep(MEASURED_S)
            took_s = time.monotonic() - began_s
            cpu = {name: 100 * (cpu_s(pids) - before[name]) / took_s for name, pids in parties.items()}
            stats = both.caseworker()
            rows.append(
                {
                    **{f"{name}_cpu": share for name, share in cpu.items()},
                    "ratio": cpu["engine"] / cpu["chromium"],
                    "pss": pss_mb([ui, engine]),
                    "alone": alone_mb([ui, engine]),
                    "chromium_alone": alone_mb(parties["chromium"]),
                    "fps": (stats["frames"] - frames) / took_s,
                    "load": os.getloadavg()[0],
                }
            )
            assert stats["frames"] > frames
            assert (stats["width"], stats["height"]) != (0, 0)
    names = list(rows[0])
    shown = [
        [name, *(f"{row[name]:.2f}" for row in rows), f"{median(r[name] for r in rows):.2f}"]
        for name in names
    ]
    table(
        "A call of 640x480: CPU in % of one core, memory in MB",
        ["", *map(str, range(1, RUNS + 1)), "median"],
        shown,
    )
