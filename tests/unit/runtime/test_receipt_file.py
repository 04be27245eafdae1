# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was written down stays written down: over kills in mid-write, full disks and damaged files."""

import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.core.meeting import Contact, Invitation, Meeting
from app.core.receipt import Fact, Line, Receipt
from app.core.receipt_log import log_lines, read_log
from app.runtime.memory import StoredMemory
from app.runtime.receipts import Receipts
from app.runtime.store import Store
from tests.rig.log_watch import ExpectedWarnings

AT = datetime(2026, 3, 2, 12, 50, tzinfo=UTC)
MEETING = Meeting("Samtale", AT + timedelta(minutes=10), 30, Contact("Mette\nHolm", "+4511223344"), id="m1")
INVITATION = Invitation("https://s.test", "token", MEETING, "p1", "Samir")
LOGGER = "moedeklar.receipt_file"

CHILD = """
import os, resource, signal, sys
from pathlib import Path
from tests.unit.runtime.test_receipt_file import INVITATION, receipt_of
from app.runtime.receipts import Receipts

folder, cut = Path(sys.argv[1]), int(sys.argv[2])
receipts = Receipts(folder)
path = receipts.keep(receipt_of(3), INVITATION)
really = os.write

def torn(handle, text):
    really(handle, text[:cut])
    os.kill(os.getpid(), signal.SIGKILL)

os.write = torn
receipts.keep(receipt_of(5), INVITATION)
"""

FULL = """
import json, resource, sys
from pathlib import Path
from tests.unit.runtime.test_receipt_file import INVITATION, receipt_of
from app.runtime.receipts import Receipts

folder, room = Path(sys.argv[1]), int(sys.argv[2])
receipts = Receipts(folder)
path = receipts.keep(receipt_of(3), INVITATION)
size = path.stat().st_size
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, hard))
said = []
for _ in range(2):
    try:
        receipts.keep(receipt_of(5), INVITATION)
        said.append("written")
    except OSError:
        said.append(path.stat().st_size - size)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
receipts.keep(receipt_of(5), INVITATION)
print(json.dumps(said))
"""


def receipt_of(count: int) -> Receipt:
    """Return a receipt with so many different lines."""
    facts = (Fact.LINK_OPENED, Fact.REGISTERED, Fact.LINE_INTERRUPTED, Fact.CALL_BEGAN, Fact.LEFT)
    return Receipt(tuple(Line(AT + timedelta(seconds=n), facts[n], by_service=n == 1) for n in range(count)))


def child(program: str, folder: Path, number: int) -> subprocess.CompletedProcess[str]:
    """Run a program that writes receipts."""
    return subprocess.run(
        [sys.executable, "-c", program, str(folder), str(number)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_lines_are_added_and_never_written_twice(tmp_path: Path) -> None:
    receipts = Receipts(tmp_path / "r")
    path = receipts.keep(receipt_of(2), INVITATION)
    before = path.read_bytes()
    receipts.keep(receipt_of(2), INVITATION)
    assert path.read_bytes() == before
    Receipts(tmp_path / "r").keep(receipt_of(4), INVITATION)
    assert path.read_bytes().startswith(before)
    assert receipts.recall(INVITATION) == receipt_of(4)
    receipts.keep(receipt_of(5), INVITATION)
    assert read_log(path.read_bytes()).lines == receipt_of(5).lines
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"token" not in path.read_bytes()


def test_a_line_that_was_handed_in_is_written_beside_the_first_and_read_as_one(tmp_path: Path) -> None:
    receipts = Receipts(tmp_path)
    receipts.keep(receipt_of(3), INVITATION)
    receipt = receipt_of(3).told(replace(receipt_of(3).lines[2], handed_in_at=AT + timedelta(hours=1)))
    path = receipts.keep(receipt, INVITATION)
    assert len(read_log(path.read_bytes()).lines) == 4
    assert receipts.recall(INVITATION) == receipt


def test_two_meetings_at_the_same_hour_have_a_receipt_each(tmp_path: Path) -> None:
    receipts = Receipts(tmp_path)
    other = replace(INVITATION, meeting=replace(MEETING, id="m2"))
    assert receipts.keep(receipt_of(1), INVITATION) != receipts.keep(receipt_of(2), other)
    assert receipts.recall(INVITATION) == receipt_of(1)


@pytest.mark.skipif(os.name == "nt", reason="kills like this exist on POSIX only")
@pytest.mark.parametrize(("lines", "more"), [(0, 0), (0, 1), (0, 90), (1, -1), (1, 0), (1, 1), (1, 90)])
def test_a_kill_in_mid_write_costs_the_torn_line_only(
    tmp_path: Path, lines: int, more: int, expected_warnings: ExpectedWarnings
) -> None:
    one_line = len(log_lines(receipt_of(4).lines[3:], 3, "0" * 64))
    cut = lines * one_line + more
    expected_warnings.allow(LOGGER)
    assert child(CHILD, tmp_path, cut).returncode == -9
    kept = Receipts(tmp_path).recall(INVITATION)
    whole = 3 + (cut >= one_line)
    assert kept == receipt_of(3 + (cut >= one_line - 1))  # a line that lacks its end alone is saved
    path = Receipts(tmp_path).keep(receipt_of(5), INVITATION)
    assert read_log(path.read_bytes()).lines == receipt_of(5).lines
    torn = [one.read_bytes() for one in tmp_path.glob("*.damaged-*")]
    assert len(torn) == (more != 0)
    assert all(raw.count(b"\n") == whole + 1 for raw in torn)


@pytest.mark.skipif(os.name == "nt", reason="limits like this exist on POSIX only")
@pytest.mark.parametrize("room", [0, 17, 260])
def test_a_full_disk_leaves_the_file_whole_and_the_lines_come_when_there_is_room(
    tmp_path: Path, room: int
) -> None:
    done = child(FULL, tmp_path, room)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [0, 0]
    assert Receipts(tmp_path).recall(INVITATION) == receipt_of(5)
    assert not list(tmp_path.glob("*.damaged-*"))


def test_a_damaged_file_is_set_aside_and_what_can_be_read_is_saved(
    tmp_path: Path, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect(LOGGER, "set aside")
    path = Receipts(tmp_path).keep(receipt_of(4), INVITATION)
    good = path.read_bytes()
    raw = bytearray(good)
    raw[raw.index(b"registered")] ^= 4
    path.write_bytes(raw)
    rest = Receipt(tuple(line for line in receipt_of(4).lines if line.fact is not Fact.REGISTERED))
    assert Receipts(tmp_path).recall(INVITATION) == rest
    Receipts(tmp_path).keep(receipt_of(5), INVITATION)
    assert set(Receipts(tmp_path).recall(INVITATION).lines) == set(receipt_of(5).lines)
    assert read_log(path.read_bytes()).is_whole
    (aside,) = tmp_path.glob("*.damaged-*")
    assert aside.read_bytes() == raw


def test_a_file_of_nonsense_is_set_aside(tmp_path: Path, expected_warnings: ExpectedWarnings) -> None:
    expected_warnings.expect(LOGGER, "set aside")
    path = Receipts(tmp_path).keep(receipt_of(1), INVITATION)
    path.write_bytes(b"\x00" * 4096)
    assert Receipts(tmp_path).recall(INVITATION) == Receipt()
    Receipts(tmp_path).keep(receipt_of(2), INVITATION)
    assert Receipts(tmp_path).recall(INVITATION) == receipt_of(2)
    assert next(tmp_path.glob("*.damaged-*")).read_bytes() == b"\x00" * 4096


def test_a_receipt_that_cannot_be_written_waits_and_says_so_once(
    tmp_path: Path, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect("moedeklar.memory", "cannot be written")
    memory = StoredMemory(Store(tmp_path))
    (tmp_path / "receipts").write_text("a file where the folder should be")
    memory.keep_receipt(receipt_of(2), INVITATION)
    memory.keep_receipt(receipt_of(3), INVITATION)
    (tmp_path / "receipts").unlink()
    memory.retry()
    assert memory.recall_receipt(INVITATION) == receipt_of(3)
    memory.close()


def test_the_receipts_file_is_the_signed_one_where_there_is_one(tmp_path: Path) -> None:
    memory = StoredMemory(Store(tmp_path))
    memory.keep_receipt(receipt_of(2), INVITATION)
    target = tmp_path / "mine.json"
    assert memory.copy_receipt(receipt_of(2), INVITATION, target)
    plain = json.loads(target.read_text("utf-8"))
    assert (plain["signed"], len(plain["lines"])) == (False, 2)
    signed = b'{"receipt":{"head":"' + b"a" * 64 + b'","issued_at":"2026-03-02T12:50:00.000Z"}}'
    assert memory.signed_facts(INVITATION) is None
    memory.keep_signed(signed, INVITATION)
    facts = memory.signed_facts(INVITATION)
    assert facts is not None
    assert (facts.head, facts.at) == ("a" * 64, AT)
    assert memory.copy_receipt(receipt_of(2), INVITATION, target)
    assert target.read_bytes() == signed
    assert not memory.copy_receipt(receipt_of(2), INVITATION, tmp_path / "nowhere" / "mine.json")
    memory.close()
