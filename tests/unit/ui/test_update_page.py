# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A newer version on the first page: it never stands between a person and the meeting, or plan B."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.core.faults import FaultCode
from app.ui.shots.scenes import scenes
from app.ui.window import MainWindow
from app.ui.wording.faults import FAULTS
from tests.unit.ui.conftest import Recorder

SCENES = scenes()


@pytest.mark.parametrize(
    "scene",
    ["home_update", "home_update_needed", "home_update_loading", "home_update_ready", "home_update_failed"],
)
def test_plan_b_is_one_press_away_whatever_is_said_of_a_newer_version(
    scene: str, window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    window.show_view(SCENES[scene])
    button = window._bottom.plan_b
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert recorder.events == [e.PlanBAsked()]


def test_a_version_that_the_jobcentre_asks_for_leaves_the_waiting_room_open(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    """The page says that the telephone will do as well, and Enter still goes to the waiting room."""
    window.show_view(SCENES["home_update_needed"])
    notice = window._pages.home.update_notice
    assert "telefonen" in notice.said()
    assert notice.ask.isVisible()
    assert not notice.later.isVisible()
    window._pages.home.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert recorder.events == [e.WaitingRoomAsked()]


def test_a_service_that_takes_no_such_old_program_is_explained_with_the_telephone() -> None:
    title, help_ = FAULTS[FaultCode.PROGRAM_TOO_OLD]
    assert "nyere udgave" in title()
    assert "telefonen" in help_()
