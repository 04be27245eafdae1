# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nets of conftest.py catch what they are hung up for: careless tests fail in a pytest of their own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

CARELESS = """
import asyncio, logging, subprocess, sys, threading
import tests.rig.leaks
tests.rig.leaks.GRACE_S = 0.3
def test_thread(request):
    end = threading.Event()
    request.config.add_cleanup(end.set)
    threading.Thread(target=end.wait, name="forgotten").start()
def test_process(request):
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    request.config.add_cleanup(child.communicate)
async def test_task():
    global kept
    kept = asyncio.create_task(asyncio.Event().wait())
def test_warning():
    logging.getLogger("app.x").warning("camera stalled")
def test_missing(expected_warnings):
    expected_warnings.expect("app.x", "stalled")
"""
COMPLAINTS = (
    "left behind: thread forgotten",
    "left behind: process",
    "tasks left running",
    "unexpected in the log: WARNING app.x: camera stalled",
    "expected in the log but never came: app.x /stalled/",
)

CAREFUL = """
import asyncio, logging, os, threading
from pathlib import Path
def test_announced(expected_warnings):
    expected_warnings.expect("app", "stalled")
    expected_warnings.allow("aioice")
    logging.getLogger("app.x").warning("camera stalled")
async def test_cancelled():
    task = asyncio.create_task(asyncio.Event().wait())
    task.cancel()
def test_ends():
    threading.Thread(target=threading.Event().wait, args=[0.1]).start()
def test_settings_are_private():
    assert Path(os.environ["XDG_CONFIG_HOME"]).parent.name.isdigit()
    assert os.environ["PYTHON_KEYRING_BACKEND"].endswith("null.Keyring")
"""


def test_what_is_forgotten_fails_and_what_is_announced_or_put_away_passes(tmp_path: Path) -> None:
    (tmp_path / "test_careless.py").write_text(CARELESS)
    (tmp_path / "test_careful.py").write_text(CAREFUL)
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, f"--rootdir={tmp_path}", "--override-ini", f"pythonpath={ROOT}", str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert [complaint for complaint in COMPLAINTS if complaint not in done.stdout] == []
    # What is found after a test's end is pytest's "error"; the test's own body passed.
    assert "9 passed, 5 errors" in done.stdout
