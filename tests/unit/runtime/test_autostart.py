# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starting with the computer: there with a yes, gone with a no and with "delete everything"."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.reminders import ReminderFacts
from app.runtime.autostart import NAME, set_autostart
from app.runtime.memory import StoredMemory
from app.runtime.store import Store

linux = pytest.mark.skipif(sys.platform != "linux", reason="a desktop entry")


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart" / f"{NAME}.desktop"


@linux
def test_the_entry_runs_our_program_quietly(entry: Path, tmp_path: Path) -> None:
    assert set_autostart(True, tmp_path / "Pias 100 % egne filer")
    line = next(line for line in entry.read_text().splitlines() if line.startswith("Exec="))
    command = shlex.split(line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%"))
    wanted = [sys.executable, "-m", "app", "--quietly", "--data", str(tmp_path / "Pias 100 % egne filer")]
    assert command == wanted
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", str(entry)], check=True)  # noqa: S607
    assert set_autostart(False, tmp_path)
    assert not entry.exists()


@linux
def test_a_system_that_does_not_let_us_is_no_trouble(entry: Path, tmp_path: Path) -> None:
    entry.parent.parent.mkdir()
    entry.parent.write_text("a file where the folder should be")
    assert not set_autostart(True, tmp_path)


@linux
def test_the_yes_is_kept_and_the_no_deletes_the_entry(entry: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "person")
    memory = StoredMemory(store)
    memory.keep_reminders(ReminderFacts(on=True, told=("seat:soon",)))
    assert entry.exists()
    assert Store(tmp_path / "person").reminders() == ReminderFacts(True, ("seat:soon",))
    memory.keep_reminders(ReminderFacts(on=False))
    assert not entry.exists()
    memory.keep_reminders(ReminderFacts(on=True))
    gone: list[bool] = []
    memory.forget_everything(gone.append)
    memory.close()
    assert gone == [True]
    assert not entry.exists()
