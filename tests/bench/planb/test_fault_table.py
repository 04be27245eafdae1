# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever is broken: plan B opens at once, nothing recorded is lost, and the receipt is right afterwards.

Each row is one whole meeting of real processes with one fault. ``make bench-planb`` prints the table.
"""

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bench.planb import rows
from tests.bench.planb.faults import Fault, revive_dns, run
from tests.bench.tables import table
from tests.rig import wrong_clock
from tests.rig.bad_gateway import BadGateway, Mood
from tests.rig.certificates import Authority
from tests.rig.jobcentre import Jobcentre
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.network import ImpairedNetwork
from tests.rig.pictures import write_moving_counter
from tests.rig.pulse import PulseRig
from tests.rig.troubled import Lab, Outcome, Scene

pytestmark = pytest.mark.bench
LIMIT_MS = 100.0
HEAD = (
    "fault",
    "where",
    "F2 first, ms",
    "median, ms",
    "own, ms",
    "recorded, kept",
    "receipt verify",
    "verdict",
)
Row = tuple[Fault, str]


@dataclass
class Book:
    """The rows that have been written so far."""

    rows: list[tuple[str, ...]]
    wrong: int = 0

    def add(self, fault: Fault, place: str, outcome: Outcome) -> None:
        """Write one row."""
        verdict = "right" if not outcome.wrong else "WRONG"
        times = (f"{ms:.0f}" for ms in (outcome.first_ms, outcome.ms, outcome.own_ms))
        self.rows.append((fault.name, place, *times, outcome.kept, outcome.receipt, verdict))
        self.wrong += bool(outcome.wrong)
        print("  " + " | ".join(self.rows[-1]), flush=True)


def pairs(faults: Sequence[Fault]) -> list[Row]:
    """Return each fault in each place."""
    return [(fault, place) for fault in faults for place in fault.places]


def name(row: Row) -> str:
    """Return a row's name for the test's id."""
    return f"{row[0].name} in {row[1]}"


@pytest.fixture(scope="module")
def book() -> Iterator[Book]:
    """Give the table, and print it at the end."""
    made = Book([])
    yield made
    table("Whatever is broken", HEAD, made.rows)
    slow = sum(float(row[3]) >= LIMIT_MS for row in made.rows)
    print(f"  {len(made.rows) - made.wrong} of {len(made.rows)} right; {slow} medians of 100 ms or more.")
    print('  "own" leaves out the time in which other programs had every core of this machine.')


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Give a service with its gateway, and sound cards."""
    folder = tmp_path_factory.mktemp("lab")
    with PulseRig() as pulse, Jobcentre(folder) as jobcentre:
        os.environ |= pulse.variables  # the caseworker's robot speaks, too
        with BadGateway(("127.0.0.1", jobcentre.port)) as gateway:
            film = write_moving_counter(folder / "camera.avi")
            yield Lab(folder, jobcentre, gateway, dict(pulse.variables), film, Authority(folder))
        for variable in pulse.variables:
            os.environ.pop(variable, None)


@pytest.fixture
def healthy(lab: Lab) -> Iterator[Lab]:
    """Give the lab, with everything that a row may have broken in order afterwards."""
    yield lab
    lab.gateway.be(Mood.PASS)
    lab.gateway.settle()
    with contextlib.suppress(ProcessLookupError):
        lab.jobcentre.thaw()
    if not lab.jobcentre.is_running:
        lab.jobcentre.start()


def judge(fault: Fault, place: str, outcome: Outcome, book: Book) -> None:
    """Write the row down; it must be right, and plan B quick."""
    if outcome.own_ms >= LIMIT_MS:
        outcome.wrong.append(f"plan B took {outcome.own_ms:.0f} ms")
    book.add(fault, place, outcome)
    assert not outcome.wrong, "; ".join(outcome.wrong)


@pytest.mark.parametrize("row", pairs(rows.PLAIN), ids=name)
def test_on_one_computer(row: Row, healthy: Lab, book: Book, expected_warnings: ExpectedWarnings) -> None:
    fault, place = row
    expected_warnings.allow("asyncio")
    if "clock" in fault.name and (reason := wrong_clock.missing()):
        pytest.skip(reason)
    if "disk" in fault.name and os.geteuid() != 0:
        pytest.skip("a disk of one's own needs root")
    with Scene(healthy) as scene:
        outcome = run(fault, place, scene)
    judge(fault, place, outcome, book)


@pytest.mark.parametrize("row", pairs(rows.TLS), ids=name)
def test_with_certificates(row: Row, healthy: Lab, book: Book) -> None:
    fault, place = row
    assert healthy.authority is not None
    target = ("127.0.0.1", healthy.jobcentre.port)
    with BadGateway(target, tls=healthy.authority.good()) as gateway, Scene(healthy, gateway) as scene:
        scene.env["SSL_CERT_FILE"] = str(healthy.authority.path)
        outcome = run(fault, place, scene)
    judge(fault, place, outcome, book)


@pytest.mark.parametrize("row", pairs(rows.NETWORK), ids=name)
def test_over_a_network(row: Row, healthy: Lab, book: Book) -> None:
    """The window is on a host of its own; the service is behind the cable."""
    if reason := ImpairedNetwork.missing():
        pytest.skip(reason)
    fault, place = row
    assert healthy.authority is not None
    target = ("127.0.0.1", healthy.jobcentre.port)
    with contextlib.ExitStack() as stack:
        net = stack.enter_context(ImpairedNetwork())
        settings = Path("/etc/netns") / net.namespace_a
        settings.mkdir(parents=True)
        stack.callback(settings.rmdir)
        for file, text in (("hosts", ""), ("resolv.conf", "nameserver 10.77.0.77\n")):
            (settings / file).write_text(text)
            stack.callback((settings / file).unlink)
        tls = healthy.authority.good()
        gateway = stack.enter_context(BadGateway(target, net.address_b, net.namespace_b, tls))
        scene = stack.enter_context(Scene(healthy, gateway, net.run_a([]), "jobcentre.test"))
        scene.env["SSL_CERT_FILE"] = str(healthy.authority.path)
        revive_dns(scene)
        door = stack.enter_context(BadGateway(target, "127.0.0.1", net.namespace_b))
        scene.caseworker_link = f"{door.url}/m/{scene.jobcentre.people['caseworker']['token']}"
        scene.caseworker_within = net.run_b([])  # the robot sits on the other host
        outcome = run(fault, place, scene)
    judge(fault, place, outcome, book)
