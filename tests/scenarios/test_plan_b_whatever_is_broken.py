# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Five telling rows of the fault table (``make bench-planb`` has them all), with real window and service."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.planb import faults as do
from tests.bench.planb.faults import Fault
from tests.rig import wrong_clock
from tests.rig.bad_gateway import BadGateway, Mood
from tests.rig.jobcentre import Jobcentre
from tests.rig.log_watch import ExpectedWarnings
from tests.rig.pictures import write_moving_counter
from tests.rig.troubled import Lab, Scene

PASS = do.mood(Mood.PASS)
ROWS = (
    (Fault("service answers 500", (), do.mood(Mood.ERROR_500), PASS), "plan_b"),
    (Fault("cried offline, program killed", (), do.say_kill_and_restart, PASS), "waiting"),
    (Fault("keyring hangs", (), prepare=do.keyring("tests.rig.keyrings.Hanging")), "home"),
    (Fault("files damaged", (), do.restart_with_damage("invitation.json", "receipts/*.log")), "waiting"),
    (Fault("clock two days fast", (), prepare=do.clock_off(2)), "home"),
)


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """Give a service behind a gateway, and a camera; no sound cards."""
    with Jobcentre(tmp_path) as jobcentre, BadGateway(("127.0.0.1", jobcentre.port)) as gateway:
        yield Lab(tmp_path, jobcentre, gateway, {}, write_moving_counter(tmp_path / "camera.avi"))


@pytest.mark.parametrize(("fault", "place"), ROWS, ids=lambda one: getattr(one, "name", one))
def test_plan_b_opens_and_nothing_recorded_is_lost(
    fault: Fault, place: str, lab: Lab, expected_warnings: ExpectedWarnings
) -> None:
    """And the receipt is genuine, whole and rightly dated afterwards; each cry for help arrives once."""
    expected_warnings.allow("asyncio")
    if "clock" in fault.name and (reason := wrong_clock.missing()):
        pytest.skip(reason)
    with Scene(lab) as scene:
        outcome = do.run(fault, place, scene)
    assert not outcome.wrong, "; ".join(outcome.wrong)
