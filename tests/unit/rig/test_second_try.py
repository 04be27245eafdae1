# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The second try helps one unlucky test, is told, and hides neither a fault nor an unsteady suite."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rig.second_try import RATION

HOOKS = """
from tests.rig.second_try import grant, pytest_sessionfinish, pytest_terminal_summary


def pytest_collection_modifyitems(items):
    for item in items:
        grant(item)
"""
UNLUCKY = """
tries = set()


def test_{number}():
    is_first = {number} not in tries
    tries.add({number})
    assert not is_first, "the sound card was late"
"""
ROOT = Path(__file__).parents[3]


def run(folder: Path, tests: str, *, second_try: bool = True) -> tuple[int, str]:
    (folder / "conftest.py").write_text(HOOKS)
    (folder / "test_it.py").write_text(tests)
    env = {**os.environ, "PYTHONPATH": str(ROOT), "MOEDEKLAR_SECOND_TRY": "1" if second_try else "0"}
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir", str(folder), str(folder), "-p", "no:xdist"]
    done = subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_a_test_that_was_unlucky_once_is_green_and_named(tmp_path: Path) -> None:
    status, said = run(tmp_path, UNLUCKY.format(number=1))
    assert status == 0, said
    assert "1 passed, 1 rerun" in said
    assert "test_it.py::test_1 (call)" in said
    assert "the sound card was late" in said


def test_a_test_that_is_red_twice_is_red(tmp_path: Path) -> None:
    status, said = run(tmp_path, "def test_it():\n    assert False\n")
    assert (status, "1 failed, 1 rerun" in said) == (1, True), said


def test_an_unsteady_suite_is_red(tmp_path: Path) -> None:
    unlucky = (
        UNLUCKY.format(number=number).replace("tries", f"tries_{number}") for number in range(RATION + 1)
    )
    status, said = run(tmp_path, "".join(unlucky))
    assert status == 1, said
    assert f"{RATION + 1} passed, {RATION + 1} rerun" in said


@pytest.mark.parametrize("mark", ["bench", "soak", "installers"])
def test_what_measures_is_not_repeated(tmp_path: Path, mark: str) -> None:
    (tmp_path / "pytest.ini").write_text(f"[pytest]\nmarkers = {mark}\n")
    status, said = run(
        tmp_path, f"import pytest\npytestmark = pytest.mark.{mark}\n" + UNLUCKY.format(number=1)
    )
    assert (status, "rerun" in said) == (1, False), said


def test_whoever_hunts_for_unsteady_tests_gets_none(tmp_path: Path) -> None:
    status, said = run(tmp_path, UNLUCKY.format(number=1), second_try=False)
    assert (status, "rerun" in said) == (1, False), said
