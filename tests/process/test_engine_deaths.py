# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The engine is killed and frozen on every page: the window lives, the seat stays, the engine comes back.

Everything is real: the window in its own process, its engine child, the service process, a robot on the
caseworker's chair. What was measured is printed.
"""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.rig.driven_window import DrivenWindow
from tests.rig.heartbeat import Control
from tests.rig.jobcentre import Jobcentre

DEATHS = [signal.SIGKILL, signal.SIGSTOP]
HELD_UP_AT_MOST_MS = 1500.0


def strike(window: DrivenWindow, how: signal.Signals) -> tuple[float, float]:
    """Kill or freeze the engine; return after how long it was noticed and a new one was ready, s."""
    pid = window.now["engine_pid"]
    assert pid
    began = time.monotonic()
    os.kill(pid, how)
    noticed = window.until(lambda now: now["engine"] == "recovering")
    ready = window.until(lambda now: now["engine"] == "ready" and now["engine_pid"] not in (0, pid))
    return noticed["t"] - began, ready["t"] - began


def said(capsys: pytest.CaptureFixture[str], where: str, how: signal.Signals, *times_s: float) -> None:
    names = ("noticed", "engine back", "picture and sound back")
    told = ", ".join(f"{name} {at:.2f} s" for name, at in zip(names, times_s, strict=False))
    with capsys.disabled():
        print(f"\n  {how.name} in the {where}: {told}")


@contextmanager
def living(window: DrivenWindow) -> Iterator[None]:
    """The window answers throughout, apart from what the machine takes from it and from an idle loop."""
    with Control() as control:
        window.lateness()
        yield
        late = window.lateness()
    assert late["own_ms"] < HELD_UP_AT_MOST_MS + control.measured["own_ms"], (late, control.measured)


@pytest.mark.parametrize("how", DEATHS)
def test_in_the_check(window: DrivenWindow, how: signal.Signals, capsys: pytest.CaptureFixture[str]) -> None:
    window.act("CheckAsked")
    window.until(lambda now: now["engine"] == "ready" and now["camera_live"])
    with living(window):
        noticed_s, back_s = strike(window, how)
        now = window.until(lambda now: now["camera_live"] and "camera" in now["results"])
    assert now["state"] == "check"
    assert now["check"] == "camera"
    said(capsys, "check", how, noticed_s, back_s)


@pytest.mark.parametrize("how", DEATHS)
def test_in_the_waiting_room(
    window: DrivenWindow, jobcentre: Jobcentre, how: signal.Signals, capsys: pytest.CaptureFixture[str]
) -> None:
    window.act("WaitingRoomAsked")
    first = window.until(lambda now: now["registered_at"] and now["camera_live"])["registered_at"]
    with living(window):
        noticed_s, back_s = strike(window, how)
        now = window.until(lambda now: now["camera_live"])
    assert now["state"] == "waiting"
    assert now["registered_at"] == first
    assert jobcentre.citizen()["presence"] == "waiting"
    assert "equipment_interrupted" in now["facts"]
    said(capsys, "waiting room", how, noticed_s, back_s)


@pytest.mark.parametrize("how", DEATHS)
def test_in_the_call(
    window: DrivenWindow, jobcentre: Jobcentre, how: signal.Signals, capsys: pytest.CaptureFixture[str]
) -> None:
    with jobcentre.caseworker():
        window.act("WaitingRoomAsked")
        first = window.until(lambda now: now["registered_at"])["registered_at"]
        jobcentre.admit()
        gen = window.until(lambda now: now["has_picture"] and now["has_sound"])["gen"]
        began = time.monotonic()
        with living(window):
            noticed_s, back_s = strike(window, how)
            now = window.until(lambda now: now["has_picture"] and now["has_sound"] and now["gen"] > gen)
        assert now["state"] == "call"
        assert window.history[-1]["place"] == "call"
        assert all(report["place"] == "call" for report in window.history if report["t"] > began)
        assert jobcentre.citizen()["arrived_at"] == first.replace("+00:00", "Z")
        said(capsys, "call", how, noticed_s, back_s, now["t"] - began)


def test_the_third_death_inside_a_minute_brings_plan_b_forward_and_it_opens(
    window: DrivenWindow, jobcentre: Jobcentre
) -> None:
    window.act("WaitingRoomAsked")
    window.until(lambda now: now["engine"] == "ready" and now["registered_at"])
    for _ in range(2):
        strike(window, signal.SIGKILL)
    os.kill(window.now["engine_pid"], signal.SIGKILL)
    now = window.until(lambda now: now["engine"] == "gave_up")
    assert now["forward"] == "engine"
    assert now["state"] == "waiting"
    assert jobcentre.citizen()["presence"] == "waiting"
    window.key("F2")
    assert window.until(lambda now: now["state"] == "plan_b")["phone"] == "+4511223344"
    window.act("PlanBClosed")
    assert window.until(lambda now: now["state"] == "waiting")
