# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Debian's Chromium, driven by Playwright, with a made-up camera and microphone."""

import os
import shutil
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from playwright import async_api, sync_api

_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--autoplay-policy=no-user-gesture-required",
    "--use-fake-ui-for-media-stream",
)
LAUNCH_LIMIT_MS = 60_000


def chromium_path() -> str:
    """Where the system's Chromium is.

    Raises:
        FileNotFoundError: If there is none; ``make setup`` installs it.
    """
    for name in ("chromium", "chromium-browser", "google-chrome", "msedge"):
        if path := shutil.which(name):
            return path
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    if mac.exists():
        return str(mac)
    raise FileNotFoundError("no Chromium: run make setup")


def launch_options(
    *,
    sound: Path | None = None,
    picture: Path | None = None,
    plain_local_addresses: bool = True,
    headless: bool = True,
    sound_server: Mapping[str, str] | None = None,
    more_flags: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Build the options for ``playwright.chromium.launch(**...)``.

    Args:
        sound: WAV that the browser's microphone hears, looped. None: Chromium's beeps.
        picture: ``.y4m`` or ``.mjpeg`` that its camera sees, looped. None: Chromium's green pacman.
        plain_local_addresses: Offer 127.0.0.1 and private addresses as they are instead of mDNS names,
            which nothing resolves on a test machine.
        headless: False shows the window on the current display.
        sound_server: Environment of the browser, which then hears and plays on that rig's devices
            (``PulseRig.env``) in place of made-up ones; it has no camera.
        more_flags: Further command-line flags.
    """
    flags = [*_FLAGS, *more_flags]
    options: dict[str, Any] = {"executable_path": chromium_path(), "headless": headless}
    if sound_server is None:
        flags.append("--use-fake-device-for-media-stream")
    else:
        options |= {"env": dict(sound_server), "ignore_default_args": ["--mute-audio"]}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium's sandbox refuses to run as root
    if sound is not None:
        flags.append(f"--use-file-for-fake-audio-capture={sound}")
    if picture is not None:
        flags.append(f"--use-file-for-fake-video-capture={picture}")
    if plain_local_addresses:
        flags.append("--disable-features=WebRtcHideLocalIpsWithMdns")
    return {**options, "args": flags, "timeout": LAUNCH_LIMIT_MS}


@contextmanager
def browser(**options: Any) -> Iterator[sync_api.Browser]:
    """Give a running Chromium (see ``launch_options``) to a test without an event loop."""
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**launch_options(**options))
        try:
            yield chromium
        finally:
            chromium.close()


@asynccontextmanager
async def async_browser(**options: Any) -> AsyncIterator[async_api.Browser]:
    """Give a running Chromium (see ``launch_options``) to an async test."""
    async with async_api.async_playwright() as playwright:
        chromium = await playwright.chromium.launch(**launch_options(**options))
        try:
            yield chromium
        finally:
            await chromium.close()


def complaints(page: sync_api.Page | async_api.Page) -> list[str]:
    """Return a list that fills with the page's console errors and uncaught exceptions from now on."""
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(f"uncaught: {error}"))
    page.on(
        "console", lambda line: heard.append(f"{line.type}: {line.text}") if line.type == "error" else None
    )
    return heard
