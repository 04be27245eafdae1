# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The beat sees a loop that is held up, and takes no idle one for such."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.rig.heartbeat import Control, Heartbeat

HELD_S = 0.4


def test_what_holds_up_the_loop_is_its_own_doing(qapp: QApplication) -> None:
    heart = Heartbeat()
    with Control() as control:
        heart.start()
        QTimer.singleShot(50, lambda: time.sleep(HELD_S))
        QTest.qWait(600)
        held = heart.stop()
    assert held["own_ms"] > 0.5 * HELD_S * 1000
    assert control.measured["own_ms"] < held["own_ms"]
