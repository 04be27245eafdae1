# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The caseworker's page in a real Chromium, served by a real service."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page

from tests.rig.browser import async_browser, complaints
from tests.rig.meeting import Rig, meeting_rig
from tests.rig.stock_aiortc import stock_aiortc

# Ten pictures a second show as much as thirty, and leave the machine to what is tested.
_SLOW_CAMERA = ("--use-fake-device-for-media-stream=fps=10",)
_WATCH_POLICY = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
});
"""


@pytest.fixture(autouse=True)
def _other_ends_are_not_ours() -> Iterator[None]:
    """Let the raw citizen decode what it hears, also after tests that plugged our call into aiortc."""
    with stock_aiortc():
        yield


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def one_chromium() -> AsyncIterator[Browser]:
    """Give one Chromium to all tests of a file; each has its own empty profile in it."""
    async with async_browser(more_flags=_SLOW_CAMERA) as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    """Give a real service; the caseworker offers first."""
    async with meeting_rig(tmp_path / "service.sqlite3") as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def context(one_chromium: Browser, rig: Rig) -> AsyncIterator[BrowserContext]:
    """Give an empty browser profile of a Danish caseworker; it closes before the service does."""
    context = await one_chromium.new_context(viewport={"width": 1366, "height": 768}, locale="da-DK")
    context.set_default_timeout(10_000)
    await context.add_init_script(_WATCH_POLICY)
    yield context
    await context.close()


@pytest.fixture
def let_pass() -> list[str]:
    """Give the list of what the browser may note by itself: connections lost while a service restarts."""
    return ["net::ERR_", "WebSocket connection to"]


@pytest_asyncio.fixture(loop_scope="module")
async def page(context: BrowserContext, let_pass: list[str]) -> AsyncIterator[Page]:
    """Give a page that must not complain: no error in the console, nothing against the security policy."""
    page = await context.new_page()
    heard = complaints(page)
    yield page
    assert [line for line in heard if not any(words in line for words in let_pass)] == []
