# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every test: no real settings, keys or screen; no surprises logged; nothing left behind."""

import logging
import os
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

# Before anything of Qt or keyring is imported, here or in a child process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ.pop("QT_STYLE_OVERRIDE", None)

import hypothesis
import pytest

from tests.rig.children import private_folder
from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre
from tests.rig.leaks import Census, leaked_tasks
from tests.rig.log_watch import ExpectedWarnings, LogWatch
from tests.rig.pictures import write_moving_counter
from tests.rig.pulse import PulseRig
from tests.rig.second_try import grant, pytest_sessionfinish, pytest_terminal_summary

__all__ = ["pytest_sessionfinish", "pytest_terminal_summary"]  # hooks that pytest finds here

if TYPE_CHECKING:
    from playwright.async_api import Browser

# A busy machine may be slow at any moment; that is no finding.
hypothesis.settings.register_profile(
    "explore", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
# The same examples each time: what is red is red for its author, not for whoever builds a week later.
hypothesis.settings.register_profile("steady", hypothesis.settings.get_profile("explore"), derandomize=True)
hypothesis.settings.load_profile("explore" if os.environ.get("MOEDEKLAR_EXPLORE") == "1" else "steady")


@pytest.fixture(scope="session")
def _private_root() -> Iterator[Path]:
    root = private_folder("mk-test-")
    yield root
    shutil.rmtree(root, ignore_errors=True)


@pytest.fixture(autouse=True)
def private_folders(_private_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test its own empty settings, data and cache folders; returns the folder that holds them.

    Short paths on purpose: sockets live in the runtime folder.
    """
    home = _private_root / str(sum(1 for _ in _private_root.iterdir()))
    runtime = home / "run"
    runtime.mkdir(mode=0o700, parents=True)
    runtime.chmod(0o700)  # Qt complains about anything else
    for variable, name in (
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_RUNTIME_DIR", "run"),
        ("APPDATA", "data"),
        ("LOCALAPPDATA", "data"),
    ):
        monkeypatch.setenv(variable, str(home / name))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    return home


@pytest.fixture(autouse=True)
def _log_levels_as_they_were() -> Iterator[None]:
    """Give every test the same loggers: a command run in this process sets levels for its own process."""
    root, ours = logging.getLogger(), logging.getLogger("app")
    kept = root.level, ours.level, root.manager.disable
    yield
    root.setLevel(kept[0])
    ours.setLevel(kept[1])
    logging.disable(kept[2])


# With two workers (make test): what opens windows, devices, lines and browsers stays on one of them.
_ALONE = ("process", "scenarios", "loopback", "web", "unit/rig")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give tests that wait for the real world one worker, and the rest, which only computes, the other."""
    folder = Path(__file__).parent
    for item in items:
        if item.path.relative_to(folder).as_posix().startswith(_ALONE):
            item.add_marker(pytest.mark.xdist_group("the real world"))
            grant(item)


@pytest.fixture(autouse=True)
def expected_warnings() -> Iterator[ExpectedWarnings]:
    """Fail the test on any log record at WARNING or above that it has not announced.

    ``expected_warnings.expect("app.media.capture", "camera stalled")`` must come at least once;
    ``expected_warnings.allow("aioice")`` may come.
    """
    with LogWatch() as watch:
        yield watch.expected
    watch.expected.judge(watch.records)


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test when a thread, a child process or an asyncio task outlives it."""
    if request.node.get_closest_marker("asyncio"):
        request.getfixturevalue("_no_task_left_behind")
    before = Census.take()
    yield
    if left := before.what_is_new():
        pytest.fail("left behind: " + "; ".join(left))


@pytest.fixture
async def _no_task_left_behind() -> AsyncIterator[None]:
    yield
    if left := await leaked_tasks():
        pytest.fail("tasks left running: " + "; ".join(left))


@pytest.fixture
def pulse_rig(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseRig]:
    """Virtual microphone and speaker; this process and its children see them, and no other sound card."""
    if not sys.platform.startswith("linux"):
        pytest.skip("virtual sound cards are made with PulseAudio on Linux")
    with PulseRig() as rig:
        for name, value in rig.variables.items():
            monkeypatch.setenv(name, value)
        yield rig


@pytest.fixture
async def chromium() -> AsyncIterator["Browser"]:
    """Give a running Chromium with Chromium's own made-up camera and microphone."""
    from tests.rig.browser import async_browser

    async with async_browser() as browser:
        yield browser


@pytest.fixture
def jobcentre(tmp_path: Path) -> Iterator[Jobcentre]:
    """Give a service process of its own with one meeting booked."""
    with Jobcentre(tmp_path) as made:
        made.book()
        yield made


@pytest.fixture
def window(tmp_path: Path, pulse_rig: PulseRig, jobcentre: Jobcentre) -> Iterator[DrivenWindow]:
    """Give the real window in its own process, on the meeting's page, with a film for a camera."""
    film = write_moving_counter(tmp_path / "camera.avi")
    link = jobcentre.people["citizen"]["link"]
    with DrivenWindow(tmp_path / "person", link, "--camera", f"file:{film}", env=pulse_rig.env) as made:
        made.until(lambda now: now["meeting"])
        yield made
