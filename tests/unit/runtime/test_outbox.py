# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was pressed in plan B outlives program, disk and keyring, and reaches the right caseworker."""

import asyncio
import errno
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import keyring
import keyring.backend
import pytest

from app.core.faults import FaultCode
from app.core.owed import TOO_OLD, Owed, OwedKind
from app.core.receipt import Fact, Receipt
from app.core.verdicts import Verdict
from app.runtime import files
from app.runtime.memory import StoredMemory
from app.runtime.outbox import Outbox
from app.runtime.owed_words import OwedWords
from app.runtime.store import Store
from app.runtime.worker import Worker, in_daemon
from tests.rig.log_watch import ExpectedWarnings
from tests.unit.core.walking import INVITATION, NOW, OTHER_INVITATION

CALL_ME = Owed("c1", OwedKind.CALLBACK, NOW, reason="no_media", verdict=Verdict.SOUND_ONLY)
WORD = Owed("m1", OwedKind.MESSAGE, NOW, "equipment_failing")
ELSEWHERE = replace(OTHER_INVITATION, my_pid="p7")


def test_what_is_owed_is_read_again_as_it_was_written(tmp_path: Path) -> None:
    Outbox(tmp_path / "outbox.json").keep((CALL_ME, WORD), INVITATION)
    again = Outbox(tmp_path / "outbox.json")
    assert again.recall(INVITATION) == (CALL_ME, WORD)
    assert again.recall(replace(INVITATION, token="")) == (CALL_ME, WORD)
    assert again.recall(ELSEWHERE) == ()
    again.keep((WORD,), ELSEWHERE)
    again.keep((), INVITATION)
    assert again.recall(INVITATION) == ()
    assert again.recall(ELSEWHERE) == (WORD,)


@pytest.mark.parametrize(
    "content", ["", "[", "{}", '{"owed": 1}', '{"owed": [1, {"seat": 2}, {"seat": "x"}]}', "\x00\xff"]
)
def test_nonsense_in_the_file_owes_nothing_and_takes_new_words(tmp_path: Path, content: str) -> None:
    (tmp_path / "outbox.json").write_text(content, "latin-1")
    outbox = Outbox(tmp_path / "outbox.json")
    assert outbox.recall(INVITATION) == ()
    outbox.keep((WORD,), INVITATION)
    assert outbox.recall(INVITATION) == (WORD,)


def test_one_damaged_word_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    path = tmp_path / "outbox.json"
    Outbox(path).keep((CALL_ME, WORD), INVITATION)
    path.write_text(path.read_text().replace('"callback"', '"carrier pigeon"'))
    assert Outbox(path).recall(INVITATION) == (WORD,)


def test_no_telephone_number_is_on_the_disk(tmp_path: Path) -> None:
    memory = StoredMemory(Store(tmp_path))
    memory.keep_owed((CALL_ME,), INVITATION)
    memory.close()
    text = (tmp_path / "outbox.json").read_text()
    assert "phone" not in text
    assert INVITATION.token not in text


def test_one_telephone_rings_once_and_every_message_counts(tmp_path: Path) -> None:
    words = OwedWords(StoredMemory(Store(tmp_path)))
    later = replace(CALL_ME, ref="c2", at=NOW + timedelta(minutes=1))
    late = replace(WORD, ref="m2", detail="ten_minutes_late")
    for word in (CALL_ME, WORD, later, late):
        words.add(word, INVITATION)
    assert words.of(INVITATION) == (WORD, later, late)
    assert words.of(ELSEWHERE) == ()
    words.settle("c2")
    assert not words.owes_callback(INVITATION)
    assert Store(tmp_path).outbox.recall(INVITATION) == (WORD, late)


def test_yesterdays_words_are_dropped_and_todays_said(tmp_path: Path) -> None:
    store = Store(tmp_path)
    old = replace(CALL_ME, at=NOW - TOO_OLD)
    store.outbox.keep((old, WORD), INVITATION)
    words = OwedWords(StoredMemory(store))
    assert words.recall(INVITATION, NOW) == (WORD,)
    assert words.recall(INVITATION, NOW) == ()
    assert store.outbox.recall(INVITATION) == (WORD,)


def test_a_clock_that_was_set_back_makes_nothing_old() -> None:
    assert CALL_ME.is_timely(NOW - timedelta(days=2))
    assert not CALL_ME.is_timely(NOW + timedelta(days=2))


def test_what_a_full_disk_does_not_take_is_kept_said_and_written_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_warnings: ExpectedWarnings
) -> None:
    """Each kind of thing waits by itself; the newest counts."""
    expected_warnings.expect("moedeklar.memory", "cannot be written just now")
    store = Store(tmp_path)
    memory = StoredMemory(store)
    receipt = Receipt().add(NOW, Fact.CALLBACK_ASKED)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(files.os, "fsync", full)
        disk.setattr(files.os, "open", full)
        memory.keep_owed((WORD,), INVITATION)
        memory.keep_owed((WORD, CALL_ME), INVITATION)
        memory.keep_invitation(replace(INVITATION, token=""))  # its secret has a thread of its own
        memory.keep_receipt(receipt, INVITATION)
        memory.retry()
        assert memory.trouble() is FaultCode.STORE_FULL
    memory.retry()
    assert memory.trouble() is None
    memory.close()
    again = Store(tmp_path)
    assert again.outbox.recall(INVITATION) == (WORD, CALL_ME)
    assert again.load_invitation("") == replace(INVITATION, token="")
    assert again.receipts.recall(INVITATION) == receipt


def test_a_damaged_invitation_costs_nothing(tmp_path: Path, expected_warnings: ExpectedWarnings) -> None:
    """Whatever is overwritten, also one digit: the number is still there, and the person is told."""
    expected_warnings.expect("moedeklar.store", "was damaged")
    path = tmp_path / "invitation.json"
    Store(tmp_path).save_invitation(INVITATION)
    good = path.read_bytes()
    digit = good.replace(b"+4512345678", b"+4512345679")
    assert digit != good
    for bad in (
        b"",
        digit,
        *(good[:cut] + b"\x00" * (len(good) - cut) for cut in (0, 1, 200, len(good) - 1)),
    ):
        path.write_bytes(bad)
        store = Store(tmp_path)
        found = store.load_invitation("t")
        assert found is not None
        assert found.meeting.caseworker == INVITATION.meeting.caseworker
        assert StoredMemory(store).trouble() is FaultCode.STORE_MENDED
        assert path.read_bytes() == good
        assert (tmp_path / "invitation.json.damaged").exists()
    assert not StoredMemory(Store(tmp_path)).trouble()


class HangingRing(keyring.backend.KeyringBackend):
    """A keyring that waits for a password which nobody types."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.let_go.wait()
        return "late"

    def set_password(self, service: str, username: str, password: str) -> None:
        self.let_go.wait()


@pytest.fixture
async def hanging() -> AsyncIterator[HangingRing]:
    before = keyring.get_keyring()
    ring = HangingRing()
    keyring.set_keyring(ring)
    yield ring
    ring.let_go.set()
    keyring.set_keyring(before)
    await_no_thread("keyring")


def await_no_thread(name: str) -> None:
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(10)


async def test_a_keyring_that_hangs_keeps_neither_files_nor_the_end_waiting(
    tmp_path: Path,
    hanging: HangingRing,
    monkeypatch: pytest.MonkeyPatch,
    expected_warnings: ExpectedWarnings,
) -> None:
    expected_warnings.expect("moedeklar.memory", "keyring does not answer")
    monkeypatch.setattr("app.runtime.memory.KEYRING_CLOSE_LIMIT_S", 0.1)
    memory = StoredMemory(Store(tmp_path))
    memory.keep_invitation(INVITATION)
    assert Store(tmp_path).load_invitation("") is not None
    memory.close()
    assert not hanging.let_go.is_set()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await in_daemon(memory.token)
    hanging.let_go.set()
    assert await in_daemon(memory.token) == "late"


def test_jobs_are_done_in_order_and_one_that_fails_stops_none(expected_warnings: ExpectedWarnings) -> None:
    expected_warnings.expect("moedeklar.worker", "could not be done")
    done: list[int] = []

    def fail() -> None:
        raise OSError(errno.EIO, "input/output error")

    worker = Worker("test worker")
    jobs: list[Callable[[], object]] = [lambda: done.append(1), fail, lambda: done.append(2)]
    for job in jobs:
        worker.submit(job)
    assert worker.close(10)
    assert done == [1, 2]
    assert Worker("never used").close()
