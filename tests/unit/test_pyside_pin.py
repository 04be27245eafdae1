# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""PySide6 6.12.0 drops a reference to True with every Signal.emit() on Python 3.11, until the process aborts.

See docs/decisions/004-pin-pyside6-6.11.3.md; this test says when the pin may go.
"""

import json
import subprocess
import sys

EMITS = 20_000
LOOP = f"""
import json, sys
from PySide6.QtCore import QCoreApplication, QObject, Signal
class Sender(QObject):
    plain = Signal()
    said = Signal(bool)
application = QCoreApplication([])
sender = Sender()
heard = []
sender.said.connect(heard.append)
before = sys.getrefcount(True)
for _ in range({EMITS}):
    sender.plain.emit()
    sender.said.emit(True)
got = len(heard)
heard.clear()
print(json.dumps({{"heard": got, "lost": before - sys.getrefcount(True)}}))
"""


def test_emitting_signals_does_not_use_up_true() -> None:
    done = subprocess.run([sys.executable, "-c", LOOP], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the process died: {done.stderr[-400:]}"
    counted = json.loads(done.stdout)
    assert counted["heard"] == EMITS
    assert counted["lost"] < 100
