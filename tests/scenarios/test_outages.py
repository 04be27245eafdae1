# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The service and the other side go away and come back: seat, call and cries for help survive it."""

import time
from typing import Any

from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre

CALM_S = 4.0


def enter(window: DrivenWindow) -> str:
    window.act("WaitingRoomAsked")
    arrived: str = window.until(lambda now: now["registered_at"] and now["engine"] == "ready")[
        "registered_at"
    ]
    return arrived


def connect(window: DrivenWindow, jobcentre: Jobcentre) -> dict[str, Any]:
    enter(window)
    jobcentre.admit()
    return window.until(lambda now: now["has_picture"] and now["has_sound"] and now["line"] == "good")


def watch(window: DrivenWindow, seconds: float) -> list[dict[str, Any]]:
    """Return every report of the next seconds."""
    end = time.monotonic() + seconds
    begun = len(window.history)
    window.until(lambda now: now["t"] >= end)
    return window.history[begun:]


def same_time(first: str, second: str) -> bool:
    return first.replace("+00:00", "Z")[:19] == second.replace("+00:00", "Z")[:19]


def test_the_service_is_killed_and_started_again_while_the_person_waits(
    window: DrivenWindow, jobcentre: Jobcentre
) -> None:
    """The page stays, the seat is kept, and the first arrival is the one that counts."""
    arrived = enter(window)
    jobcentre.kill()
    now = window.until(lambda now: not now["service_connected"])
    assert (now["state"], now["registered_at"]) == ("waiting", arrived)
    jobcentre.start()
    now = window.until(lambda now: now["service_connected"])
    assert (now["state"], now["registered_at"]) == ("waiting", arrived)
    citizen = jobcentre.citizen()
    assert citizen["presence"] == "waiting"
    assert same_time(citizen["arrived_at"], arrived)


def test_the_service_hangs_while_the_person_waits(window: DrivenWindow, jobcentre: Jobcentre) -> None:
    arrived = enter(window)
    jobcentre.freeze()
    window.until(lambda now: not now["service_connected"])
    window.key("F2")
    assert window.until(lambda now: now["state"] == "plan_b")["phone"]
    window.act("PlanBClosed")
    jobcentre.thaw()
    now = window.until(lambda now: now["service_connected"])
    assert (now["state"], now["registered_at"]) == ("waiting", arrived)


def test_the_service_is_killed_and_started_again_in_the_call(
    window: DrivenWindow, jobcentre: Jobcentre
) -> None:
    """Picture and sound go past the service: nobody notices."""
    with jobcentre.caseworker():
        gen = connect(window, jobcentre)["gen"]
        jobcentre.kill()
        window.until(lambda now: not now["service_connected"])
        during = watch(window, CALM_S)
        jobcentre.start()
        window.until(lambda now: now["service_connected"])
        after = watch(window, CALM_S)
    assert {report["state"] for report in during + after} == {"call"}
    # A busy machine may starve a second of it ("weak"); the service's absence never breaks the line.
    assert {report["line"] for report in during + after} <= {"good", "weak"}
    assert "line_interrupted" not in after[-1]["facts"]
    assert {report["gen"] for report in during + after} == {gen}


def test_the_other_side_dies_and_comes_back(window: DrivenWindow, jobcentre: Jobcentre) -> None:
    """Weak, lost, plan B offered after ten seconds but never pushed; then picture and sound by themselves."""
    with jobcentre.caseworker() as other:
        gen = connect(window, jobcentre)["gen"]
        other.kill()
        window.until(lambda now: now["line"] == "lost")
        now = window.until(lambda now: now["forward"] == "no_media")
        assert now["state"] == "call"
    with jobcentre.caseworker():
        now = window.until(lambda now: now["gen"] > gen and now["has_picture"] and now["has_sound"])
        now = window.until(lambda now: now["line"] == "good" and now["forward"] == "none")
        assert now["state"] == "call"
        assert "line_interrupted" in now["facts"]


def test_a_call_for_help_reaches_the_caseworker_and_the_answer_comes_back(
    window: DrivenWindow, jobcentre: Jobcentre
) -> None:
    enter(window)
    window.key("F2")
    window.until(lambda now: now["state"] == "plan_b")
    window.act("CallbackAsked", phone="22 33 44 55")
    window.act("MessageAsked", message="equipment_failing")
    window.until(lambda now: now["callback"] == "asked" and now["messages"] == [["equipment_failing", True]])
    meeting = jobcentre.ask("GET", f"/api/meetings/{jobcentre.meeting_id}")["meeting"]
    callback = meeting["callbacks"][0]
    assert callback["reason"] == "asked_in_waiting"
    for state in ("calling", "called"):
        jobcentre.desk({"type": "callback_state", "id": callback["id"], "state": state})
        window.until(lambda now, state=state: now["callback"] == state)
    assert "called_by_caseworker" in window.now["facts"]


def test_admitted_while_plan_b_is_open(window: DrivenWindow, jobcentre: Jobcentre) -> None:
    """Nobody is filmed on a page that does not show it: the call begins when the person comes back."""
    with jobcentre.caseworker():
        enter(window)
        window.key("F2")
        window.until(lambda now: now["state"] == "plan_b")
        jobcentre.admit()
        window.until(lambda now: "admitted" in now["facts"])
        assert (window.now["place"], window.now["gen"]) == ("waiting", 0)
        window.press("PlanBClosed")
        assert window.until(lambda now: now["has_picture"] and now["has_sound"])["state"] == "call"
