# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A talk: the real window on a PC with two networks, the caseworker's page in a real Chromium."""

import contextlib
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.rig.bad_gateway import BadGateway
from tests.rig.browser import chromium_path, launch_options
from tests.rig.certificates import Authority
from tests.rig.children import await_condition
from tests.rig.driven_window import DrivenWindow
from tests.rig.jobcentre import Jobcentre
from tests.rig.pictures import write_moving_counter
from tests.rig.two_networks import TwoNetworks

LIMIT_S = 60.0


@dataclass
class Talk:
    """Both ends of one call, and what lies between them.

    Attributes:
        page: The caseworker's page.
        words: What stood on its stage, in the order in which it was looked at; each once.
    """

    networks: TwoNetworks
    window: DrivenWindow
    page: Page
    words: list[str] = field(default_factory=list)

    def caseworker(self) -> dict[str, Any]:
        """Return the page's own numbers of the call."""
        stats: dict[str, Any] = self.page.evaluate("moedeklar.stats() ?? {}")
        state = str(stats.get("state"))
        if self.words[-1:] != [state]:
            self.words.append(state)
        return stats

    def begin(self) -> None:
        """Wait, be let in, and talk until both ends have sound and picture."""
        window = self.window
        window.until(lambda now: now["meeting"])
        window.act("WaitingRoomAsked")
        window.until(lambda now: now["registered_at"] and now["engine"] == "ready")
        self.page.click("[data-act=admit]:not(:disabled)", timeout=LIMIT_S * 1000)
        window.until(lambda now: now["has_picture"] and now["has_sound"] and now["line"] == "good")
        await_condition("picture at the caseworker", lambda: self.caseworker().get("frames", 0) > 5, LIMIT_S)

    def heard_over_later(self, gen: int) -> bool:
        """Tell whether the caseworker's page gets sound over a later connection than ``gen``."""
        stats = self.caseworker()
        return int(stats.get("gen", 0)) > gen and int(stats.get("audioPackets", 0)) > 0


@contextlib.contextmanager
def talk(
    folder: Path,
    sound: Mapping[str, str],
    *service_options: str,
    film: Path | None = None,
    seen: tuple[Path, Path] | None = None,
) -> Iterator[Talk]:
    """Give a call that stands.

    Args:
        folder: For everything that is written.
        sound: The variables of a ``PulseRig``.
        service_options: More of the service's command line.
        film: What the window's camera sees; else a counter.
        seen: What Chromium's camera sees (.mjpeg) and its microphone hears (.wav); else Chromium's own.
    """
    with contextlib.ExitStack() as stack:
        jobcentre = stack.enter_context(Jobcentre(folder, *service_options))
        jobcentre.book()
        networks = stack.enter_context(TwoNetworks())
        authority = Authority(folder)
        target = ("127.0.0.1", jobcentre.port)
        outside = BadGateway(target, networks.address, networks.office, authority.good())
        inside = BadGateway(target, "127.0.0.1", networks.office)
        for gateway in (outside, inside):
            stack.enter_context(gateway)
        link = f"{outside.url}/m/{jobcentre.people['citizen']['token']}"
        film = film or write_moving_counter(folder / "camera.avi")
        window = DrivenWindow(
            folder / "person", link, "--camera", f"file:{film}",
            env={**sound, "SSL_CERT_FILE": str(authority.path)}, within=networks.on_pc([]),
        )  # fmt: skip
        stack.enter_context(window)
        page = stack.enter_context(_page(folder, networks.on_office([]), seen))
        page.goto(f"{inside.url}/caseworker/#token={jobcentre.people['caseworker']['token']}")
        both = Talk(networks, window, page)
        both.begin()
        yield both


@contextlib.contextmanager
def _page(folder: Path, within: Sequence[str], seen: tuple[Path, Path] | None) -> Iterator[Page]:
    starter = folder / "chromium"
    starter.write_text(f'#!/bin/sh\nexec {shlex.join([*within, chromium_path()])} "$@"\n')
    starter.chmod(0o755)
    options = launch_options(picture=seen and seen[0], sound=seen and seen[1]) | {
        "executable_path": str(starter)
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options)
        try:
            yield browser.new_page()
        finally:
            browser.close()
