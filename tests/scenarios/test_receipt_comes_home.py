# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""With the real window and service: both may be killed, and the receipt is whole and signed afterwards."""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

from app.core.receipt_log import read_log
from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre


def receipts(folder: Path, ending: str) -> list[Path]:
    """Return this person's receipt files of a kind."""
    return sorted((folder / "receipts").glob(f"*{ending}"))


def signed_lines(folder: Path) -> list[dict[str, Any]]:
    (path,) = receipts(folder, ".json")
    lines: list[dict[str, Any]] = json.loads(path.read_bytes())["receipt"]["lines"]
    return lines


def is_home(now: dict[str, Any]) -> bool:
    return bool(now["signed"]) and now["owed"] == 0


def test_a_receipt_survives_the_death_of_the_service_and_of_the_window(
    tmp_path: Path, jobcentre: Jobcentre
) -> None:
    """Arrival signed; then the service dies, the window notes it and dies too; both come back."""
    folder = tmp_path / "person"
    link = jobcentre.people["citizen"]["link"]
    with DrivenWindow(folder, link, "--camera", "none", "--microphone", "none") as window:
        window.until(lambda now: now["meeting"])
        window.act("WaitingRoomAsked")
        before = window.until(lambda now: now["registered_at"] and is_home(now))["signed"]
        arrival = next(line["at"] for line in signed_lines(folder) if line["fact"] == "registered")
        jobcentre.kill()
        window.until(lambda now: "service_interrupted" in now["facts"])
        window.act("MessageAsked", message="equipment_failing")
        window.until(lambda now: "message_sent" in now["facts"])
        window.child.kill()
    (log,) = receipts(folder, ".log")
    found = read_log(log.read_bytes())
    assert found.is_whole
    assert {"registered", "service_interrupted", "message_sent"} <= {line.fact.value for line in found.lines}
    jobcentre.start()
    with DrivenWindow(folder, "--camera", "none", "--microphone", "none") as again:
        again.until(lambda now: is_home(now) and now["signed"] != before)
        lines = signed_lines(folder)
        said = {(line["fact"], line["clock"]) for line in lines}
        assert {("registered", "service"), ("service_interrupted", "pc")} <= said
        # Said again by itself: within the minute the service's own line stands for this PC's.
        assert "message_sent" in {fact for fact, _ in said}
        (message,) = jobcentre.ask("GET", f"/api/meetings/{jobcentre.meeting_id}")["meeting"]["messages"]
        assert message["kind"] == "equipment_failing"
        assert [line["at"] for line in lines if line["fact"] == "registered"] == [arrival]
        assert all(line["handed_in_at"] for line in lines if line["clock"] == "pc")
        again.act("ReceiptCopyAsked", path=str(tmp_path / "mine.json"))
        again.until(lambda now: now["event"] == "ReceiptCopyAsked")
    assert read_log(log.read_bytes()).is_whole
    command = [sys.executable, "-m", "app", "receipt", "verify", str(tmp_path / "mine.json"), "--json"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert (done.returncode, json.loads(done.stdout)["verdict"]) == (0, "genuine")
    head = json.loads((tmp_path / "mine.json").read_bytes())["receipt"]["head"]
    with urllib.request.urlopen(f"{jobcentre.url}/receipt?id={head}", timeout=10) as page:  # noqa: S310
        assert "Mødetjenesten kunne ikke nås" in page.read().decode()
