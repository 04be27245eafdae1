# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deleting everything really does: keyring, files, and what was still on its way to them."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest
from pytestqt.qtbot import QtBot

from app.compose.forget import main as forget_command
from app.core import events as e
from app.core.check_history import KeptCheck
from app.core.devices import DeviceChoice, DeviceKind
from app.core.facts import Forgetting
from app.core.owed import Owed, OwedKind
from app.core.receipt import Fact, Receipt
from app.core.verdicts import Verdict
from app.runtime import secrets as secrets_module
from app.runtime.check_history import CheckHistory
from app.runtime.conductor import Conductor
from app.runtime.dialer import has_dialer
from app.runtime.memory import StoredMemory
from app.runtime.secrets import PHONE, TOKEN, Secrets
from app.runtime.store import Store
from app.runtime.supervisor import Supervisor
from tests.unit.core.walking import INVITATION, NOW, home

RECEIPT = Receipt().add(NOW, Fact.REGISTERED, by_service=True)


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory that can be locked."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, str] = {}
        self.is_locked = False

    def _open(self) -> None:
        if self.is_locked:
            raise keyring.errors.KeyringLocked("locked")

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept."""
        self._open()
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._open()
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Drop it."""
        self._open()
        if self.kept.pop(username, None) is None:
            raise keyring.errors.PasswordDeleteError("none")


@pytest.fixture
def ring() -> Iterator[Ring]:
    before = keyring.get_keyring()
    ring = Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def everything_kept(folder: Path) -> StoredMemory:
    """Return a memory that holds something of every kind, not all of it written yet."""
    memory = StoredMemory(Store(folder))
    memory.keep_invitation(INVITATION)
    memory.keep_phone("20 30 40 50")
    memory.keep_devices(DeviceChoice(camera="1"))
    memory.keep_check(KeptCheck(NOW, Verdict.READY, {}, {DeviceKind.MICROPHONE: "Anna's headset"}))
    memory.keep_receipt(RECEIPT, INVITATION)
    memory.keep_owed((Owed("r1", OwedKind.MESSAGE, NOW, "equipment_failing"),), INVITATION)
    memory.keep_signed(json.dumps({"receipt": {}}).encode(), INVITATION)
    return memory


def forget(memory: StoredMemory) -> bool:
    answers: list[bool] = []
    done = threading.Event()
    memory.forget_everything(lambda complete: (answers.append(complete), done.set()))  # type: ignore[func-returns-value]
    assert done.wait(10)
    return answers[0]


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_nothing_is_left(ring: Ring, tmp_path: Path) -> None:
    memory = everything_kept(tmp_path)
    assert forget(memory)
    memory.close()
    assert ring.kept == {}
    assert files(tmp_path) == []
    assert Store(tmp_path).load_invitation(TOKEN) is None


def test_there_was_something_to_delete(ring: Ring, tmp_path: Path) -> None:
    """Or the test above could not fail."""
    everything_kept(tmp_path).close()
    assert ring.kept == {TOKEN: INVITATION.token, PHONE: "20 30 40 50"}
    assert len(files(tmp_path)) == 7


def test_the_history_of_checks_goes_too(ring: Ring, tmp_path: Path) -> None:
    check = KeptCheck(NOW, Verdict.READY, {}, {}, ())
    CheckHistory(tmp_path).add(check)
    assert Store(tmp_path).forget_everything()
    assert files(tmp_path) == []


def test_an_uninstaller_deletes_all_by_a_command(ring: Ring, tmp_path: Path) -> None:
    folder = tmp_path / "moedeklar"
    everything_kept(folder).close()
    assert forget_command(["--everything", "--data", str(folder)]) == 0
    assert (ring.kept, folder.exists()) == ({}, False)


def test_the_command_tells_an_uninstaller_of_a_locked_keyring(ring: Ring, tmp_path: Path) -> None:
    everything_kept(tmp_path).close()
    ring.is_locked = True
    assert forget_command(["--everything", "--data", str(tmp_path)]) == 1
    assert (list(ring.kept), files(tmp_path)) == ([TOKEN, PHONE], [])


def test_the_command_deletes_nothing_unless_told_to(ring: Ring, tmp_path: Path) -> None:
    everything_kept(tmp_path).close()
    with pytest.raises(SystemExit):
        forget_command(["--data", str(tmp_path)])
    assert len(ring.kept) == 2


def test_secrets_in_the_persons_own_folder_go_too(ring: Ring, tmp_path: Path) -> None:
    ring.is_locked = True
    memory = everything_kept(tmp_path)
    forget(memory)
    memory.close()
    assert files(tmp_path) == []


def test_a_locked_keyring_is_not_called_empty(ring: Ring, tmp_path: Path) -> None:
    memory = everything_kept(tmp_path)
    memory.forget_invitation()  # something in order before it: the keyring was open then
    memory.keep_invitation(INVITATION)
    Secrets(tmp_path).put(PHONE, "20 30 40 50")
    ring.is_locked = True
    assert not forget(memory)
    ring.is_locked = False
    assert forget(memory)
    memory.close()
    assert ring.kept == {}


def test_a_secret_that_is_on_its_way_to_its_file_is_deleted_there_too(
    ring: Ring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is left to the thread that writes it, and nothing is written again afterwards."""
    ring.is_locked = True
    writing, go_on = threading.Event(), threading.Event()
    write = secrets_module.write_whole

    def slowly(path: Path, value: object) -> None:
        writing.set()
        assert go_on.wait(10)
        write(path, value)

    monkeypatch.setattr(secrets_module, "write_whole", slowly)
    memory = StoredMemory(Store(tmp_path))
    memory.keep_phone("20 30 40 50")
    assert writing.wait(10)
    told = threading.Event()
    memory.forget_everything(lambda complete: told.set())
    go_on.set()
    assert told.wait(10)
    memory.retry()
    memory.close()
    assert files(tmp_path) == []


def test_other_peoples_files_stay(ring: Ring, tmp_path: Path) -> None:
    """The folder may be one that is used for other things."""
    (tmp_path / "receipts").mkdir()
    for name in ("brev.txt", "receipts/min kvittering.pdf"):
        (tmp_path / name).write_text("mit")
    memory = everything_kept(tmp_path)
    assert forget(memory)
    memory.close()
    assert files(tmp_path) == ["brev.txt", "receipts/min kvittering.pdf"]


def test_what_cannot_be_deleted_is_told(ring: Ring, tmp_path: Path) -> None:
    memory = everything_kept(tmp_path)
    memory.keep_devices(DeviceChoice())
    forget(memory)
    (tmp_path / "choices.json").mkdir()  # a folder in its place can't be unlinked, not even by root
    assert not forget(memory)
    memory.close()


def test_the_same_meeting_begins_a_fresh_receipt(ring: Ring, tmp_path: Path) -> None:
    memory = everything_kept(tmp_path)
    assert forget(memory)
    assert memory.recall_receipt(INVITATION) == Receipt()
    again = Receipt().add(NOW, Fact.LINK_OPENED)
    memory.keep_receipt(again, INVITATION)
    memory.close()
    assert StoredMemory(Store(tmp_path)).recall_receipt(INVITATION) == again


@pytest.mark.parametrize(
    ("answer", "there"), [("echo caller.desktop", True), ("true", False), ("echo x; exit 3", False)]
)
def test_a_telephone_program_is_found_by_asking_the_system(
    answer: str, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tool stands in for the system's own, which answers like this."""
    tool = tmp_path / "xdg-mime"
    tool.write_text(f'#!/bin/sh\n[ "$*" = "query default x-scheme-handler/tel" ] || exit 9\n{answer}\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert has_dialer() is there


def test_without_the_tool_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not has_dialer()


def test_the_journey_hears_of_it_in_the_windows_thread(ring: Ring, tmp_path: Path, qtbot: QtBot) -> None:
    """The answer comes from the memory's thread, and the page says "deleted" only then."""
    memory = everything_kept(tmp_path)
    supervisor = Supervisor((tmp_path / "own.ring", tmp_path / "other.ring"), on_fresh=lambda: None)
    conductor = Conductor(home(), supervisor, memory, strict=True)
    threads: list[threading.Thread] = []
    conductor.view_changed.connect(lambda _: threads.append(threading.current_thread()))
    conductor.handle(e.EverythingForgotten())
    assert conductor.journey.forgetting is Forgetting.GOING
    qtbot.waitUntil(lambda: conductor.journey.forgetting is Forgetting.DONE)
    assert set(threads) == {threading.main_thread()}
    assert (ring.kept, files(tmp_path)) == ({}, [])
    conductor.stop()
    memory.close()
