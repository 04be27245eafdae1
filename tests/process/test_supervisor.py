# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The supervisor and a real engine process: killed, frozen, killed again."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from app.core.events.engine import EngineRole
from app.runtime.supervisor import BUDGET, BUDGET_WINDOW_S, RestartBudget, Supervisor
from app.wire import commands, events
from app.wire.ring import RingReader
from tests.rig.log_watch import ExpectedWarnings

START_MS = 20_000


@pytest.fixture
def supervisor(tmp_path: Path, qtbot: QtBot) -> Iterator[Supervisor]:
    rings = RingReader(tmp_path / "own.ring"), RingReader(tmp_path / "other.ring")
    made = Supervisor((rings[0].path, rings[1].path), on_fresh=lambda: [ring.reset() for ring in rings])
    yield made
    made.close()
    for ring in rings:
        ring.close()


@pytest.fixture
def deaths_expected(expected_warnings: ExpectedWarnings) -> None:
    expected_warnings.allow("moedeklar.supervisor")


def start(supervisor: Supervisor, qtbot: QtBot, role: EngineRole = EngineRole.CHECKS) -> int:
    with qtbot.waitSignal(supervisor.became_ready, timeout=START_MS):
        supervisor.start(role)
    assert supervisor.pid > 0
    return supervisor.pid


@pytest.mark.parametrize("role", list(EngineRole))
def test_an_engine_becomes_ready_and_answers(supervisor: Supervisor, qtbot: QtBot, role: EngineRole) -> None:
    start(supervisor, qtbot, role)
    with qtbot.waitSignal(
        supervisor.said, timeout=START_MS, check_params_cb=lambda m: isinstance(m, events.DevicesListed)
    ):
        supervisor.send(commands.ListDevices())


@pytest.mark.usefixtures("deaths_expected")
def test_a_killed_engine_is_noticed_and_another_is_ready_by_itself(
    supervisor: Supervisor, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    first = start(supervisor, qtbot)
    killed_at = time.monotonic()
    with qtbot.waitSignal(supervisor.became_ready, timeout=START_MS):
        with qtbot.waitSignal(supervisor.exited, timeout=START_MS):
            os.kill(first, signal.SIGKILL)
        noticed_s = time.monotonic() - killed_at
    recovered_s = time.monotonic() - killed_at
    assert supervisor.pid not in (0, first)
    with capsys.disabled():
        print(f"\n  SIGKILL: noticed after {noticed_s * 1000:.0f} ms, ready again after {recovered_s:.2f} s")


@pytest.mark.usefixtures("deaths_expected")
def test_a_frozen_engine_is_noticed_ended_and_another_is_ready_by_itself(
    supervisor: Supervisor, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    first = start(supervisor, qtbot)
    frozen_at = time.monotonic()
    with qtbot.waitSignal(supervisor.became_ready, timeout=START_MS):
        with qtbot.waitSignal(supervisor.fell_silent, timeout=START_MS) as silent:
            os.kill(first, signal.SIGSTOP)
        noticed_s = time.monotonic() - frozen_at
    recovered_s = time.monotonic() - frozen_at
    assert silent.args is not None
    assert silent.args[0] >= 1.5
    assert not psutil.pid_exists(first)
    with capsys.disabled():
        print(f"\n  SIGSTOP: noticed after {noticed_s:.2f} s, ready again after {recovered_s:.2f} s")


@pytest.mark.usefixtures("deaths_expected")
def test_the_third_death_inside_a_minute_gives_up_and_says_so(supervisor: Supervisor, qtbot: QtBot) -> None:
    start(supervisor, qtbot)
    for _ in range(BUDGET):
        with qtbot.waitSignal(supervisor.became_ready, timeout=START_MS):
            os.kill(supervisor.pid, signal.SIGKILL)
    with qtbot.waitSignal(supervisor.gave_up, timeout=START_MS):
        os.kill(supervisor.pid, signal.SIGKILL)
    assert supervisor.pid == 0


def test_a_stopped_engine_leaves_without_a_complaint(supervisor: Supervisor, qtbot: QtBot) -> None:
    pid = start(supervisor, qtbot)
    complaints: list[object] = []
    supervisor.exited.connect(complaints.append)
    supervisor.stop()
    qtbot.waitUntil(lambda: not psutil.pid_exists(pid), timeout=START_MS)
    assert complaints == []


def test_released_is_said_when_the_last_engine_is_gone_and_not_before(
    supervisor: Supervisor, qtbot: QtBot
) -> None:
    """Also an engine that hangs, and one that was let go before: no process of ours holds a device then."""
    hanging = start(supervisor, qtbot, EngineRole.CHECKS)
    os.kill(hanging, signal.SIGSTOP)
    supervisor.stop()
    alive_when_said: list[bool] = []
    supervisor.released.connect(lambda: alive_when_said.append(psutil.pid_exists(hanging)))
    with qtbot.waitSignal(supervisor.released, timeout=START_MS):
        supervisor.release()
        assert alive_when_said == []
    with qtbot.waitSignal(supervisor.released, timeout=START_MS):
        supervisor.release()
    assert alive_when_said == [False, False]


def test_a_new_engine_takes_the_release_back(supervisor: Supervisor, qtbot: QtBot) -> None:
    """Who goes back to the check meanwhile shall not see a meeting come up."""
    first = start(supervisor, qtbot, EngineRole.CHECKS)
    said: list[bool] = []
    supervisor.released.connect(lambda: said.append(True))
    supervisor.release()
    start(supervisor, qtbot, EngineRole.CHECKS)
    qtbot.waitUntil(lambda: not psutil.pid_exists(first), timeout=START_MS)
    assert said == []


def test_a_change_of_role_starts_a_fresh_process(supervisor: Supervisor, qtbot: QtBot) -> None:
    first = start(supervisor, qtbot, EngineRole.CHECKS)
    second = start(supervisor, qtbot, EngineRole.CALL)
    assert first != second
    qtbot.waitUntil(lambda: not psutil.pid_exists(first), timeout=START_MS)


@pytest.mark.usefixtures("deaths_expected")
def test_a_program_that_cannot_start_spends_the_budget_and_gives_up(
    supervisor: Supervisor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with qtbot.waitSignal(supervisor.gave_up, timeout=START_MS):
        supervisor.start(EngineRole.CHECKS)


def test_the_budget_frees_itself_after_a_minute() -> None:
    now = [0.0]
    budget = RestartBudget(clock=lambda: now[0])
    assert [budget.spend() for _ in range(3)] == [True, True, False]
    assert budget.wait_s() == BUDGET_WINDOW_S
    now[0] = BUDGET_WINDOW_S
    assert budget.spend()
