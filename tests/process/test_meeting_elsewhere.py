# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a letter to a meeting in Teams and back, with the real window, engine, microphone and xdg-open."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from app.core.receipt_log import read_log
from tests.rig.display import VirtualDisplay
from tests.rig.driven_window import DrivenWindow
from tests.rig.pulse import PulseRig

LINK = (
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_MjFhNGQ1YzMtZWQ2Zi00ZTc5%40thread.v2/0"
    "?context=%7b%22Tid%22%3a%227d9f1c5e-0b2a%22%2c%22Oid%22%3a%22b2c1%22%7d"
)
LETTER = (
    "Kære Pia\nVi taler sammen på mandag.\nDeltag i mødet<https://eur05.safelinks.protection.outlook.com/?url="
    + quote(LINK, safe="")
    + "&data=05%7C02&reserved=0>\nHilsen Mette, https://www.solrod.example"
)
TOLD = {"starts_at": "2030-03-04T12:00:00+00:00", "name": "Mette Holm", "phone": "46 18 20 35"}
LIMIT_S = 30.0

# Stands where the browser stands. What it is given, and what our program still holds in that moment.
BROWSER = """#!{python}
import json, os, pathlib, subprocess, sys
def engines():
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\\0") if entry.name.isdigit() else []
        except OSError:
            continue
        if b"engine" in words and {folder!r}.encode() in (entry / "environ").read_bytes():
            found.append(int(entry.name))
    return found
pactl = subprocess.run(["pactl", "list", "short", "source-outputs"], capture_output=True, text=True,
                       env=os.environ | {pulse!r})
listening = [line for line in pactl.stdout.splitlines() if line.split("\t")[2] != "-"]
line = json.dumps({{"given": sys.argv[1:], "engines": engines(), "listening": listening}}) + "\\n"
with open({record!r}, "a") as record:
    record.write(line)
"""


class Desktop:
    """A screen of its own, and a person whose web browser is our script."""

    def __init__(self, folder: Path, display: VirtualDisplay, rig: PulseRig) -> None:
        self._record = folder / "opened.jsonl"
        self.rig = rig
        config, data = folder / "config", folder / "share"
        (data / "applications").mkdir(parents=True)
        config.mkdir()
        script = self._script = folder / "browser"
        script.write_text(
            BROWSER.format(
                python=sys.executable,
                folder=str(folder),
                pulse=rig.microphone_card.variables,
                record=str(self._record),
            )
        )
        script.chmod(0o755)
        (data / "applications" / "browser.desktop").write_text(
            f"[Desktop Entry]\nType=Application\nName=Browser\nExec={script} %u\n"
            "MimeType=x-scheme-handler/https;\n"
        )
        (config / "mimeapps.list").write_text(
            "[Default Applications]\nx-scheme-handler/https=browser.desktop\n"
        )
        self.env = display.variables | {
            "XDG_CONFIG_HOME": str(config),
            "XDG_DATA_HOME": str(data),
            "XDG_CURRENT_DESKTOP": "",
            "DESKTOP_SESSION": "",
            "BROWSER": str(script),
            "MOEDEKLAR_TEST_FOLDER": str(folder),
        }

    def opened(self) -> list[dict[str, Any]]:
        """Return what the browser was given so far."""
        text = self._record.read_text() if self._record.exists() else ""
        return [json.loads(line) for line in text.splitlines()]

    def look(self) -> dict[str, Any]:
        """Let the same script look now, without opening anything."""
        subprocess.run([self._script], env=os.environ | self.env, timeout=LIMIT_S, check=True)
        *before, now = self.opened()
        self._record.write_text("".join(json.dumps(one) + "\n" for one in before))
        return now


def wait_for(reached: Callable[[], object]) -> None:
    """Wait for something outside the window."""
    deadline = time.monotonic() + LIMIT_S
    while not reached():
        assert time.monotonic() < deadline, "not reached in time"
        time.sleep(0.05)


@pytest.fixture
def desktop(tmp_path: Path, pulse_rig: PulseRig) -> Iterator[Desktop]:
    with VirtualDisplay() as display:
        yield Desktop(tmp_path, display, pulse_rig)


def test_a_letter_leads_to_the_check_the_waiting_page_the_meeting_and_a_receipt(
    tmp_path: Path, desktop: Desktop
) -> None:
    """The link is opened once and as it was sent, when no engine runs and nobody holds the microphone."""
    folder = tmp_path / "person"
    arguments = ("--camera", "none", "--one-window")
    with DrivenWindow(folder, LETTER, *arguments, env=desktop.env) as window:
        assert window.until(lambda now: now["meeting"])["program"] == "teams"
        assert window.now["state"] == "home"
        window.act("ForeignDetailsGiven", **TOLD)
        window.press("CheckAsked")
        window.act("StepSkipped")
        window.until(lambda now: now["check"] == "microphone" and now["engine"] == "ready")
        wait_for(lambda: desktop.look()["listening"])  # or the proof below would prove nothing
        assert desktop.look()["engines"] == [window.now["engine_pid"]]
        window.act("WaitingRoomAsked")
        window.until(lambda now: now["state"] == "lobby")
        window.press("OpenElsewhereAsked")
        window.until(lambda now: now["state"] == "elsewhere" and now["bar"])
        wait_for(desktop.opened)
        assert desktop.opened() == [{"given": [LINK], "engines": [], "listening": []}]
        window.press("bar_plan_b")
        now = window.until(lambda now: now["state"] == "plan_b" and not now["bar"])
        assert now["phone"] == "46 18 20 35"
        window.act("PlanBClosed")
        second = [sys.executable, "-m", "app", LINK, "--data", str(folder)]
        assert subprocess.run(second, timeout=LIMIT_S, check=False).returncode == 0
        assert window.until(lambda now: now["event"] == "LinkGiven")["state"] == "elsewhere"
        window.press("CallLeft")
        now = window.until(lambda now: now["place"] == "after" and not now["bar"])
        assert now["facts"] == ["link_opened", "came_here", "opened_elsewhere", "left"]
        assert now["owed"] == 4  # nobody is owed them: they stay here
    assert len(desktop.opened()) == 1
    assert LINK not in (folder / "invitation.json").read_text("utf-8")
    (log,) = (folder / "receipts").glob("*.log")
    chain = read_log(log.read_bytes())
    assert chain.is_whole
    assert [line.fact.value for line in chain.lines] == now["facts"]
    assert not any(line.by_service for line in chain.lines)


def test_a_killed_window_finds_its_meeting_elsewhere_again(tmp_path: Path, desktop: Desktop) -> None:
    """Killed while the meeting goes on: number, arrival and link are there at the next start."""
    folder = tmp_path / "person"
    with DrivenWindow(folder, "--camera", "none", env=desktop.env) as window:
        window.until(lambda now: now["event"] == "start")
        window.act("LinkGiven", text=LINK)
        window.act("ForeignDetailsGiven", **TOLD)
        window.act("WaitingRoomAsked")
        window.act("OpenElsewhereAsked")
        window.until(lambda now: now["state"] == "elsewhere")
        wait_for(lambda: (folder / "secret.json").exists())
        window.child.kill()
    with DrivenWindow(folder, "--camera", "none", env=desktop.env) as again:
        now = again.until(lambda now: now["meeting"])
        assert (now["phone"], now["program"]) == ("46 18 20 35", "teams")
        assert now["facts"] == ["link_opened", "came_here", "opened_elsewhere"]
        again.until(lambda now: now["event"] in ("TokenRecalled", "PhoneRecalled", "DialerSeen"))
        again.act("WaitingRoomAsked")
        again.act("OpenElsewhereAsked")
        again.until(lambda now: now["state"] == "elsewhere" and now["bar"])
        wait_for(lambda: len(desktop.opened()) == 2)
        again.press("bar_over")
        again.until(lambda now: now["state"] == "after" and not now["bar"])
    assert [one["given"] for one in desktop.opened()] == [[LINK], [LINK]]


def test_a_look_alike_is_asked_about_and_plan_b_works_there(tmp_path: Path) -> None:
    link = "https://teams.microsoft.com.evil.example/l/meetup-join/19%3ameeting_x%40thread.v2/0"
    devices = ("--camera", "none", "--microphone", "none", "--speaker", "none")
    with DrivenWindow(tmp_path / "person", link, *devices) as window:
        assert window.until(lambda now: now["doubt"])["doubt"] == "look_alike"
        window.key("F2")
        window.until(lambda now: now["state"] == "plan_b")
        window.act("PlanBClosed")
        window.press("DoubtDropped")
        now = window.until(lambda now: now["event"] == "DoubtDropped")
        assert not now["meeting"]
