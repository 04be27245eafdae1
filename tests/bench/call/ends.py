# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two kinds of ends of a bench call, with one interface: describe, accept, watch, count, harvest."""

import asyncio
import functools
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, Self

import numpy as np
from playwright.async_api import Browser, Page, Route, async_playwright

from tests.bench.call.clip import Clip
from tests.bench.call.frame_code import number_of
from tests.bench.call.hearing import Sound
from tests.rig.browser import chromium_path, launch_options

ROOT = Path(__file__).parents[3]
PAGE = "https://bench.test/"
PAGE_CODE = ROOT / "resources" / "web" / "caseworker" / "js"
_TAKE_CARE = """async () => {
  const { LineCare } = await import("/linecare.js");
  bench.care = new LineCare(bench.pc, () => {});
}"""
SCRIPT = Path(__file__).with_name("page.js")
ANSWER_LIMIT_S = 60.0

OnHost = Callable[[Sequence[str]], list[str]]
Numbers = list[tuple[float, int]]


@dataclass(frozen=True)
class Harvest:
    """What one end has noted; see ``measure`` and ``hearing`` for what is made of it.

    Attributes:
        heard: What its loudspeaker got.
        said: What its microphone gave, where latency was asked for.
        sent: (wall clock, number) of each picture of its camera.
        seen: The same of each picture shown.
        trail: (wall clock, samples made up, samples played), several times a second.
    """

    heard: Sound
    said: Sound | None = None
    sent: Numbers = field(default_factory=list)
    seen: Numbers = field(default_factory=list)
    trail: list[list[float]] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """Where an end lives.

    Attributes:
        on_host: Puts a command onto its host.
        folder: For its logs and recordings; its own.
        clip: What camera and microphone of every end give.
        cleans: Echo canceller, noise suppression and, in Chromium, level control.
        ice: Servers for Chromium, as ``RTCPeerConnection`` takes them.
    """

    on_host: OnHost
    folder: Path
    clip: Clip
    cleans: bool = False
    ice: tuple[dict[str, Any], ...] = ()


class End(Protocol):
    """One participant."""

    async def watch(self, *, latency: bool = False, trail: bool = False) -> None:
        """Begin to note."""

    async def count(self) -> dict[str, Any]:
        """Return everything counted so far; the times of shown pictures since the last count."""

    async def harvest(self) -> Harvest:
        """Stop noting and return what was noted."""


class AppEnd:
    """The app's Call in a process of its own."""

    def __init__(self, place: Place) -> None:
        self._place = place
        words = [str(place.clip.film), str(place.clip.speech), *(["--cleans"] if place.cleans else [])]
        self._command = place.on_host([sys.executable, "-m", "tests.bench.call.app_child", *words])
        self._child: asyncio.subprocess.Process | None = None
        self.told: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        self._log = (self._place.folder / "app.log").open("w")
        self._child = await asyncio.create_subprocess_exec(
            *self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, cwd=ROOT,
            limit=1 << 24,
        )  # fmt: skip
        return self

    async def __aexit__(self, *error: object) -> None:
        assert self._child is not None
        assert self._child.stdin is not None
        self._child.stdin.close()
        try:
            async with asyncio.timeout(10):
                await self._child.wait()
        except TimeoutError:
            self._child.kill()
            await self._child.wait()
        self._log.close()

    async def offer(self) -> str:
        """Start the devices and return the offer."""
        return str((await self._ask("description", do="offer"))["sdp"])

    async def accept(self, answer: str) -> None:
        """Take the answer in; returns when the call stands."""
        await self._ask("connected", do="accept", sdp=answer)

    async def watch(self, *, latency: bool = False, trail: bool = False) -> None:
        """Begin to note."""
        await self._ask("watching", do="watch", latency=latency, trail=trail)

    async def count(self) -> dict[str, Any]:
        """Return everything counted so far."""
        return await self._ask("stats", do="stats")

    async def harvest(self) -> Harvest:
        """Stop noting and return what was noted."""
        told = await self._ask("harvest", do="harvest", folder=str(self._place.folder))
        ears = {name: _read_sound(path) for name, path in told["ears"].items()}
        codes = {name: [(a, n) for a, n in seen if n is not None] for name, seen in told["codes"].items()}
        return Harvest(ears["heard"], ears.get("said"), codes["sent"], codes["seen"], told["trail"])

    async def _ask(self, event: str, **words: Any) -> dict[str, Any]:
        assert self._child is not None
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps(words).encode() + b"\n")
        async with asyncio.timeout(ANSWER_LIMIT_S):
            while line := await self._child.stdout.readline():
                told: dict[str, Any] = json.loads(line)
                if told["event"] == event:
                    return told
                if told["event"] == "failed":
                    break
                self.told.append(told)
        raise RuntimeError(
            f"the app's end has failed: {(self._place.folder / 'app.log').read_text()[-2000:]}"
        )


def _read_sound(path: str) -> Sound:
    with np.load(path) as kept:
        return Sound(kept["samples"], kept["at_s"], kept["lengths"])


@asynccontextmanager
async def chromium_at(place: Place) -> AsyncIterator[Browser]:
    """Give a Chromium on a host, with the clip for camera and microphone."""
    options = launch_options(sound=place.clip.speech, picture=place.clip.chromium_film)
    starter = place.folder / "chromium"
    starter.write_text(f'#!/bin/sh\nexec {" ".join(place.on_host([chromium_path()]))} "$@"\n')
    starter.chmod(0o755)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**options | {"executable_path": str(starter)})
        try:
            yield browser
        finally:
            await browser.close()


class ChromiumEnd:
    """A page in a Chromium on one of the hosts; ``is_ours``: it looks after its line as our page does."""

    def __init__(self, place: Place, is_ours: bool = False) -> None:
        self._place = place
        self._is_ours = is_ours
        self._settings = {"ice": list(place.ice), "cleans_sound": place.cleans}
        self._stack = AsyncExitStack()
        self._page: Page | None = None

    async def __aenter__(self) -> Self:
        browser = await self._stack.enter_async_context(chromium_at(self._place))
        page = await browser.new_page()
        await page.route("**/*", lambda route: route.fulfill(content_type="text/html", body="<body></body>"))
        for name in ("linecare.js", "thinline.js", "copies.js"):
            await page.route(f"{PAGE}{name}", functools.partial(_serve, PAGE_CODE / name))
        await page.goto(PAGE)
        await page.evaluate(SCRIPT.read_text() + "\n0;")
        self._page = page
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._stack.aclose()

    async def offer(self) -> str:
        """Start the devices and return the offer."""
        await self._do("settings => bench.begin(settings)", self._settings)
        return str(await self._do("() => bench.described()"))

    async def answer(self, offer: str) -> str:
        """Take an offer in and return the answer."""
        await self._do("settings => bench.begin(settings)", self._settings)
        await self._do("sdp => bench.pc.setRemoteDescription({ type: 'offer', sdp })", offer)
        answer = str(await self._do("() => bench.described()"))
        if self._is_ours:
            await self._do(_TAKE_CARE)
        return answer

    async def accept(self, answer: str) -> None:
        """Take the answer in; returns when the call stands."""
        await self._do("sdp => bench.pc.setRemoteDescription({ type: 'answer', sdp })", answer)
        assert self._page is not None
        await self._page.wait_for_function("() => bench.pc.connectionState === 'connected'")

    async def watch(self, *, latency: bool = False, trail: bool = False) -> None:
        """Begin to note."""
        await self._do("what => bench.watch(what)", {"latency": latency, "trail": trail})

    async def count(self) -> dict[str, Any]:
        """Return everything counted so far."""
        counted: dict[str, Any] = await self._do("() => bench.count()")
        return counted

    async def harvest(self) -> Harvest:
        """Stop noting and return what was noted."""
        told = await self._do("() => bench.harvest()")
        ears = {name: Sound.of_page(ear) for name, ear in told["ears"].items()}
        codes = {name: _numbers(seen) for name, seen in told["codes"].items()}
        return Harvest(
            ears["heard"], ears.get("said"), codes.get("sent", []), codes.get("seen", []), told["trail"]
        )

    async def _do(self, script: str, argument: object = None) -> Any:
        assert self._page is not None
        return await self._page.evaluate(script, argument)


async def _serve(file: Path, route: Route) -> None:
    await route.fulfill(content_type="text/javascript", body=await asyncio.to_thread(file.read_text))


def _numbers(codes: list[tuple[float, int | None]]) -> Numbers:
    read = [(at_s, number_of(code)) for at_s, code in codes if code is not None]
    return [(at_s, number) for at_s, number in read if number is not None]
