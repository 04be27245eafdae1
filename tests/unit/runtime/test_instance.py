# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One window a person: a second start hands its link over."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.runtime.instance import Doorbell, hand_over, server_name

CODE = """
import sys
from pathlib import Path
from app.runtime.instance import hand_over
sys.exit(0 if hand_over(Path(sys.argv[1]), sys.argv[2]) else 3)
"""


@pytest.fixture
def doorbell(tmp_path: Path, qtbot: QtBot) -> Iterator[Doorbell]:
    made = Doorbell(tmp_path)
    yield made
    made.close()


def second_start(folder: Path, link: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", CODE, str(folder), link])


@pytest.mark.parametrize("link", ["https://s.test/m/abc", "", "moedeklar:https://s.test/m/æøå"])
def test_a_second_start_hands_its_link_to_the_running_window(
    doorbell: Doorbell, tmp_path: Path, qtbot: QtBot, link: str
) -> None:
    with qtbot.waitSignal(doorbell.rang, timeout=15_000) as rang:
        child = second_start(tmp_path, link)
    assert rang.args == [link]
    assert child.wait(10) == 0


def test_without_a_window_the_start_goes_on_by_itself(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, "https://s.test/m/abc")


def test_a_window_that_was_killed_leaves_the_name_free(tmp_path: Path, qtbot: QtBot) -> None:
    first = Doorbell(tmp_path)
    second = Doorbell(tmp_path)  # as after a kill: the old socket file is still there
    with qtbot.waitSignal(second.rang, timeout=15_000):
        child = second_start(tmp_path, "x")
    assert child.wait(10) == 0
    first.close()
    second.close()


def test_two_users_of_a_pc_never_meet(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")
