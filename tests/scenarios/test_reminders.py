# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminded on the desktop: quiet words, one press to the test, and a start without a window."""

import os
from pathlib import Path

from app.runtime.autostart import NAME
from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre

_NOTIFY_SEND = """#!/bin/sh
printf '%s\\n' "$@" >> "$NOTICES"
echo test
"""


def a_desktop(folder: Path) -> dict[str, str]:
    """Make a desktop whose notices are pressed at once; what they said lies in a file."""
    program = folder / "bin" / "notify-send"
    program.parent.mkdir()
    program.write_text(_NOTIFY_SEND)
    program.chmod(0o755)
    return {"PATH": f"{program.parent}:{os.environ['PATH']}", "NOTICES": str(folder / "notices")}


def test_a_press_on_the_reminder_leads_to_the_test(tmp_path: Path) -> None:
    """Only after a yes, once, naming nobody; a later start with the computer shows no window by itself."""
    desktop, person = a_desktop(tmp_path), tmp_path / "person"
    entry = Path(os.environ["XDG_CONFIG_HOME"]) / "autostart" / f"{NAME}.desktop"
    with Jobcentre(tmp_path) as jobcentre:
        jobcentre.book(starts_in_min=10)
        with DrivenWindow(person, jobcentre.people["citizen"]["link"], env=desktop) as window:
            window.until(lambda now: now["meeting"])
            assert not entry.exists()
            window.act("RemindersSwitched", on=True)
            window.until(lambda now: now["state"] == "check")
            assert "--quietly" in entry.read_text()
        said = Path(desktop["NOTICES"]).read_text()
        assert "Din aftale begynder kl." in said
        assert "Test mit udstyr nu" in said
        assert not [name for name in ("Mette", "Samir", "Greve", "http") if name in said]
        Path(desktop["NOTICES"]).unlink()
        with DrivenWindow(person, "--quietly", env=desktop) as window:
            now = window.until(lambda now: now["service_time_known"])
            assert (now["visible"], now["state"]) == (False, "home")
            window.act("RemindersSwitched", on=False)
            window.until(lambda now: now["event"] == "RemindersSwitched")
        assert not entry.exists()
        assert not Path(desktop["NOTICES"]).exists()
