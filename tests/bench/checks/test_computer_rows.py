# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Computers: programs that take the processor for real, and what the system tells of memory and power."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from app.checks import computer_probe, load_probe, memory
from app.checks.computer import judge
from app.core.verdicts import CheckResult, Verdict
from tests.bench.checks.matrix import Matrix, codes, run_check, values
from tests.rig import slow_computer

pytestmark = pytest.mark.bench
REMARK = Verdict.REMARK
BUSY = frozenset({"computer_busy", "computer_slow"})
"""This machine may be busy with something else just now: true, and not what the row is about."""

ENDLESS = """
import os, time
if os.fork():
    os._exit(0)
os.setsid()
print(os.getpid(), flush=True)
os.close(1)
end = time.monotonic() + 120
while time.monotonic() < end:
    pass
"""


class Busybodies:
    """Programs that are nobody's children and take as many processors as there are of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pids: list[int] = []

    def start(self, name: str) -> None:
        """Run a program of this name."""
        program = self._folder / name
        if not program.exists():
            shutil.copy(Path(sys.base_prefix) / "bin" / "python3", program)
        made = subprocess.run(
            [str(program), "-c", ENDLESS],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHOME": sys.base_prefix},
        )
        self._pids.append(int(made.stdout))

    def stop(self) -> None:
        """End them all by their numbers."""
        for pid in self._pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, 9)
        self._pids.clear()


@pytest.fixture
def busybodies(tmp_path: Path) -> Iterator[Busybodies]:
    made = Busybodies(tmp_path)
    yield made
    made.stop()


def test_processors_that_others_take(busybodies: Busybodies) -> None:
    matrix = Matrix("Computer, other programs")
    for number in range(os.cpu_count() or 1):
        busybodies.start("firefox" if number % 2 else "OneDrive")
    result = run_check("computer")
    matrix.add("all processors taken", {"computer_busy"}, result, REMARK, frozenset({"computer_slow"}))
    finding = next(one for one in result["findings"] if one["code"] == "computer_busy")
    assert {"Firefox", "OneDrive"} & set(str(finding["values"]["programs"]).split(", "))
    matrix.close()


@pytest.mark.skipif(bool(slow_computer.missing()), reason=slow_computer.missing())
async def test_old_computers() -> None:
    """This process gets a few percent of one processor: the encoder is the real one."""
    matrix = Matrix("Computer, old ones")
    with slow_computer.slowed_down_to(0.03):
        result = judge(await computer_probe.probe())
    matrix.add("3 % of one processor", {"computer_slow"}, result, REMARK, BUSY)
    assert 0 < values(result)["picture_height_px"] < 360
    matrix.close()


async def test_what_the_system_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own files and answers, as they read on such a computer."""
    matrix = Matrix("Computer, what the system tells")

    async def told(change: Callable[[pytest.MonkeyPatch], None]) -> CheckResult:
        with monkeypatch.context() as patch:
            change(patch)
            return judge(await computer_probe.probe())

    def battery(percent: int) -> Callable[[pytest.MonkeyPatch], None]:
        state = SimpleNamespace(percent=percent, power_plugged=False)
        return lambda patch: patch.setattr(psutil, "sensors_battery", lambda: state)

    meminfo, profile = tmp_path / "meminfo", tmp_path / "platform_profile"
    meminfo.write_text("MemTotal: 2014564 kB\nMemFree: 61244 kB\nMemAvailable: 171020 kB\n")
    profile.write_text("low-power\n")
    cases: list[tuple[str, Callable[[pytest.MonkeyPatch], None], str]] = [
        ("170 MB of memory left", lambda patch: patch.setattr(memory, "MEMINFO", meminfo), "memory_low"),
        ("battery at 12 %", battery(12), "battery"),
        ("power saving", lambda patch: patch.setattr(load_probe, "PROFILE", profile), "battery"),
        ("system too old", lambda patch: patch.setattr(load_probe, "OLDEST_GLIBC", (99, 0)), "system_old"),
    ]
    for name, change, code in cases:
        matrix.add(name, {f"computer_{code}"}, await told(change), REMARK, BUSY)
    result = await told(battery(80))
    matrix.add("battery at 80 %", set(), result, result.verdict, BUSY)
    assert "computer_battery" not in codes(result)
    matrix.close()
