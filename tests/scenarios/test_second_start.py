# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A link that is opened while the program runs: the window that is there takes it."""

import subprocess
import sys
from pathlib import Path

from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre

NO_DEVICES = ("--camera", "none", "--microphone", "none", "--speaker", "none")


def test_the_second_start_hands_its_link_to_the_running_window_and_ends(tmp_path: Path) -> None:
    folder = tmp_path / "person"
    with Jobcentre(tmp_path) as jobcentre:
        jobcentre.book()
        link = jobcentre.people["citizen"]["app_link"]
        assert link.startswith("moedeklar:")
        with DrivenWindow(folder, *NO_DEVICES, "--one-window") as window:
            window.until(lambda now: now["event"] == "start")
            assert not window.now["meeting"]
            second = [sys.executable, "-m", "app", link, "--data", str(folder)]
            assert subprocess.run(second, timeout=30, check=False).returncode == 0
            assert window.until(lambda now: now["meeting"])["phone"] == "+4511223344"
            window.act("WaitingRoomAsked")
            arrived = window.until(lambda now: now["registered_at"])["registered_at"]
            assert subprocess.run(second, timeout=30, check=False).returncode == 0
            now = window.until(lambda now: now["event"] == "LinkGiven")
            assert (now["state"], now["registered_at"]) == ("waiting", arrived)
