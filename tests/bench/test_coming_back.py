# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a call is away when its network card goes down, and when the PC sleeps; window and Chromium."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from tests.bench.tables import table
from tests.rig.children import await_condition
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.pulse import PulseRig
from tests.rig.talk import Talk, talk
from tests.rig.two_networks import TwoNetworks

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(bool(TwoNetworks.missing()), reason=TwoNetworks.missing()),
]
RUNS = int(os.environ.get("BENCH_RUNS", "3"))
SLEPT_S = 20.0
WITHIN_S = 60.0
HEAD = ("what happens", "heard here after, s", "and there after, s", "each run, s")


def other_is_there(both: Talk) -> None:
    """The second card is up all the time."""
    both.networks.pull_out("wifi0")


def address_goes_too(both: Talk) -> None:
    """As other_is_there, and the network manager takes the address away."""
    both.networks.pull_out("wifi0", with_address=True)


def other_comes_later(both: Talk) -> None:
    """Ten seconds without any network."""
    both.networks.pull_out("phone0")
    both.networks.pull_out("wifi0", with_address=True)
    time.sleep(10.0)
    both.networks.plug_in("phone0")


def sleeps(both: Talk) -> None:
    """Window and engine stand still; unlike in a real suspend on Linux the monotonic clock goes on."""
    for word in (signal.SIGSTOP, signal.SIGCONT):
        for pid in (both.window.child.pid, both.window.now["engine_pid"]):
            os.kill(pid, word)
        if word is signal.SIGSTOP:
            time.sleep(SLEPT_S)


def sleeps_and_moves(both: Talk) -> None:
    """The lid is closed at home and opened elsewhere: another network, there two seconds after waking."""
    both.networks.pull_out("phone0", with_address=True)
    os.kill(both.window.child.pid, signal.SIGSTOP)
    os.kill(both.window.now["engine_pid"], signal.SIGSTOP)
    both.networks.pull_out("wifi0", with_address=True)
    time.sleep(SLEPT_S)
    os.kill(both.window.now["engine_pid"], signal.SIGCONT)
    os.kill(both.window.child.pid, signal.SIGCONT)
    time.sleep(2.0)
    both.networks.plug_in("phone0")


CASES: tuple[tuple[str, Callable[[Talk], None]], ...] = (
    ("card down, another one there", other_is_there),
    ("card down with its address, another one there", address_goes_too),
    ("no network for 10 s, then another one", other_comes_later),
    ("asleep for 20 s", sleeps),
    ("asleep for 20 s, another network 2 s after", sleeps_and_moves),
)


@dataclass
class Back:
    """Seconds from the moment in which it could work again."""

    here_s: float
    there_s: float


@pytest.fixture(scope="module")
def rows() -> Iterator[list[tuple[str, ...]]]:
    """Collect the table."""
    made: list[tuple[str, ...]] = []
    yield made
    table(f"Back in the talk (medians of {RUNS})", HEAD, made)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_back_in_the_talk(
    case: tuple[str, Callable[[Talk], None]],
    tmp_path: Path,
    pulse_rig: PulseRig,
    expected_warnings: ExpectedWarnings,
    rows: list[tuple[str, ...]],
) -> None:
    """Prints a row; asserts only that the talk goes on."""
    expected_warnings.allow("asyncio")
    name, happens = case
    backs = []
    for number in range(RUNS):
        folder = tmp_path / str(number)
        folder.mkdir()
        with talk(folder, pulse_rig.env) as both:
            backs.append(measured(both, happens))
    each = " ".join(f"{max(back.here_s, back.there_s):.1f}" for back in backs)
    here, there = (median(getattr(back, one) for back in backs) for one in ("here_s", "there_s"))
    rows.append((name, f"{here:.1f}", f"{there:.1f}", each))


def measured(both: Talk, happens: Callable[[Talk], None]) -> Back:
    """Let it happen; return when both hear each other again."""
    window, gen = both.window, both.window.now["gen"]
    happens(both)
    from_s = time.monotonic()
    now = window.until(lambda now: now["gen"] > gen and now["has_sound"] and now["line"] == "good", WITHIN_S)
    here_s = now["t"] - from_s
    await_condition("sound at the caseworker", lambda: both.heard_over_later(gen), WITHIN_S)
    return Back(here_s, time.monotonic() - from_s)
