# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the call's sound fares, for whoever helps: folded away, reached by keyboard, forgotten after."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core import events as e
from app.core.events.engine import LineState
from app.core.facts import MediaFacts, State
from app.core.sound_meters import SoundMeters
from app.ui.shots.scenes import call, view
from app.ui.widgets.sound_help import SoundHelp
from app.ui.window import MainWindow
from tests.unit.ui.conftest import Recorder
from tests.unit.ui.test_pages import SCENES

METERS = SoundMeters(-22.4, -19.6, -120.0, 3, 1, 0)


def help_of(window: MainWindow) -> SoundHelp:
    return window._pages.call.sound  # noqa: SLF001


def test_a_helper_opens_it_and_tries_the_call_uncleaned_with_the_keyboard_alone(
    window: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    window.show_view(SCENES["call"])
    help_ = help_of(window)
    assert not help_.isVisible()
    qtbot.keyClick(window._pages.call.settings, Qt.Key.Key_Space)  # noqa: SLF001
    assert help_.isVisible()
    assert not help_.switch.isVisible()
    qtbot.keyClick(help_.expander.head, Qt.Key.Key_Space)
    window.show_sound(METERS)
    assert "Mikrofonen hører: -22 dBFS" in help_.numbers.said()
    assert "Højttaleren spiller: stille" in help_.numbers.said()
    assert help_.switch.isVisible()
    qtbot.keyClick(help_.switch, Qt.Key.Key_Space)
    window.show_view(view(State.CALL, call(media=MediaFacts(cleans_sound=False)), left=-5))
    assert "som den er" in help_.state.said()
    qtbot.keyClick(help_.switch, Qt.Key.Key_Space)
    assert recorder.events == [e.SoundCleaningSwitched(False), e.SoundCleaningSwitched(True)]


def test_another_call_begins_with_it_folded_away(window: MainWindow) -> None:
    window.show_view(SCENES["call"])
    help_ = help_of(window)
    help_.expander.head.setChecked(True)
    window.show_sound(replace(METERS, cuts=7))
    assert "7" in help_.numbers.said()
    window.show_view(view(State.CALL, call(connected_once=False, line=LineState.CONNECTING), left=0))
    assert not help_.expander.is_open()
    assert "7" not in help_.numbers.said()
