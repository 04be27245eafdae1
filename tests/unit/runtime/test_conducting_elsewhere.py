# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the conductor does for a meeting in another program, with a supervisor that writes down its orders."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.core.events.engine import EngineRole
from app.core.facts import State
from app.core.verdicts import CheckId
from app.runtime.conductor import Conductor
from app.runtime.memory import StoredMemory
from app.runtime.store import Store
from app.runtime.supervisor import Supervisor
from app.wire import commands
from tests.unit.core.walking import CHECKS, NOW, foreign_home, home, walk


class OrderBook(Supervisor):
    """Starts no process; says when told."""

    def __init__(self, folder: Path) -> None:
        super().__init__((folder / "own.ring", folder / "other.ring"), on_fresh=lambda: None)
        self.sent: list[commands.Command] = []
        self.releases = 0

    def start(self, role: EngineRole) -> None:
        """Nothing starts."""

    def send(self, command: commands.Command) -> None:
        self.sent.append(command)

    def release(self) -> None:
        self.releases += 1


@pytest.fixture
def supervisor(tmp_path: Path) -> OrderBook:
    return OrderBook(tmp_path)


@pytest.fixture
def memory(tmp_path: Path) -> StoredMemory:
    return StoredMemory(Store(tmp_path))


@pytest.mark.parametrize(
    ("meeting", "service_url", "token"),
    [("ours", "https://video.example.dk", "token-a"), ("elsewhere", "", "")],
)
def test_the_lines_check_asks_our_service_only_where_there_is_one(
    meeting: str, service_url: str, token: str, supervisor: OrderBook, memory: StoredMemory, qtbot: QtBot
) -> None:
    """Without a service the line is not measured; the link of another program is nobody's business."""
    begin = home() if meeting == "ours" else foreign_home()
    conductor = Conductor(begin, supervisor, memory, strict=True, clock=lambda: NOW)
    for event in (e.CheckAsked(), e.EngineReady(CHECKS), *[e.StepSkipped()] * 3):
        conductor.handle(event)
    asked = [one for one in supervisor.sent if isinstance(one, commands.RunCheck)]
    assert (asked[-1].check, asked[-1].service_url, asked[-1].token) == (CheckId.LINE, service_url, token)
    assert "931234" not in repr(supervisor.sent)
    memory.close()


def test_nothing_opens_before_the_supervisor_has_said_released(
    tmp_path: Path, supervisor: OrderBook, memory: StoredMemory, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    given = tmp_path / "given"
    script = tmp_path / "xdg-open"
    script.write_text(f'#!/bin/sh\necho "$1" >> "{given}"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    begin = walk(foreign_home(), e.WaitingRoomAsked())
    conductor = Conductor(begin, supervisor, memory, strict=True, clock=lambda: NOW)
    conductor.handle(e.OpenElsewhereAsked())
    conductor.handle(e.OpenElsewhereAsked())
    assert (supervisor.releases, conductor.journey.place) == (1, State.LOBBY)
    supervisor.released.emit()
    assert conductor.journey.place is State.ELSEWHERE
    qtbot.waitUntil(given.exists)
    memory.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_computer_that_cannot_open_anything_says_so_and_stays(
    tmp_path: Path, supervisor: OrderBook, memory: StoredMemory, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no opener, no browser
    begin = walk(foreign_home(), e.WaitingRoomAsked())
    conductor = Conductor(begin, supervisor, memory, strict=True, clock=lambda: NOW)
    conductor.handle(e.OpenElsewhereAsked())
    supervisor.released.emit()
    assert conductor.journey.place is State.LOBBY
    assert conductor.journey.notice is not None
    memory.close()
