# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two kinds of ends of a bench call, with one interface: describe, accept, count."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Protocol, Self

from playwright.async_api import Page, async_playwright

from tests.rig.browser import chromium_path, launch_options

ROOT = Path(__file__).parents[3]
PAGE = "https://bench.test/"

_SCRIPT = """
window.shown = [];
window.begin = async () => {
  const pc = window.pc = new RTCPeerConnection();
  pc.ontrack = ({ track, streams }) => {
    if (track.kind === "audio") {
      const audio = new Audio(); audio.srcObject = new MediaStream([track]); audio.play(); window.ear = audio;
      return;
    }
    const video = window.eye = document.createElement("video");
    video.muted = true; video.srcObject = new MediaStream([track]); document.body.append(video); video.play();
    const note = (now, data) => { window.shown.push(now); window.size = [data.width, data.height];
      video.requestVideoFrameCallback(note); };
    video.requestVideoFrameCallback(note);
  };
  const media = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    video: { width: 640, height: 480, frameRate: 30 } });
  for (const track of media.getTracks()) pc.addTrack(track, media);
  for (const t of pc.getTransceivers()) if (t.sender.track?.kind === "video") {
    const codecs = RTCRtpReceiver.getCapabilities("video").codecs;
    t.setCodecPreferences([...codecs.filter(c => c.mimeType === "video/VP8"),
                           ...codecs.filter(c => c.mimeType === "video/rtx")]);
  }
};
window.gathered = async () => {
  const pc = window.pc;
  if (pc.iceGatheringState !== "complete") await new Promise((done) => {
    pc.onicegatheringstatechange = () => pc.iceGatheringState === "complete" && done();
    setTimeout(done, 3000); });
  return pc.localDescription.sdp;
};
window.count = async () => {
  const out = { at_s: performance.now() / 1000, shown_s: window.shown.map(t => t / 1000), size: window.size };
  window.shown = window.shown.slice(-1);
  for (const s of (await window.pc.getStats()).values()) {
    if (s.type === "inbound-rtp" || s.type === "outbound-rtp" || s.type === "remote-inbound-rtp")
      out[s.type.split("-rtp")[0] + "_" + s.kind] = s;
    if (s.type === "candidate-pair" && s.nominated) out.pair = s;
  }
  out.state = window.pc.connectionState;
  return out;
};
0;
"""


class End(Protocol):
    """One participant."""

    async def offer(self) -> str:
        """Start the devices and return the offer."""

    async def accept(self, answer: str) -> None:
        """Take the answer in."""

    async def count(self) -> dict[str, Any]:
        """Return everything counted so far; the times of shown pictures since the last count."""


class AppEnd:
    """The app's Call in a process of its own."""

    def __init__(
        self, film: Path, sound: Path, log: Path, on_host: Callable[[Sequence[str]], list[str]]
    ) -> None:
        command = [sys.executable, "-m", "tests.bench.call.app_child", str(film), str(sound)]
        self._log = log.open("w")
        self._command = on_host(command)
        self._child: asyncio.subprocess.Process | None = None
        self.told: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        self._child = await asyncio.create_subprocess_exec(
            *self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, cwd=ROOT,
            limit=1 << 22,
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
        self._log.close()

    async def offer(self) -> str:
        """Start the devices and return the offer."""
        return str((await self._ask("description", do="offer"))["sdp"])

    async def accept(self, answer: str) -> None:
        """Take the answer in."""
        await self._ask("connected", do="accept", sdp=answer)

    async def count(self) -> dict[str, Any]:
        """Return everything counted so far."""
        return await self._ask("stats", do="stats")

    async def _ask(self, event: str, **words: Any) -> dict[str, Any]:
        assert self._child is not None
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps(words).encode() + b"\n")
        async with asyncio.timeout(60):
            while line := await self._child.stdout.readline():
                told: dict[str, Any] = json.loads(line)
                if told["event"] == event:
                    return told
                self.told.append(told)
        raise RuntimeError(f"the app's end has ended: see {self._log.name}")


class ChromiumEnd:
    """A page in a Chromium on one of the hosts."""

    def __init__(
        self, mjpeg: Path, sound: Path, folder: Path, on_host: Callable[[Sequence[str]], list[str]]
    ) -> None:
        self._options = launch_options(sound=sound, picture=mjpeg)
        starter = folder / f"chromium-{on_host(['x'])[-2]}"
        words = " ".join([*on_host([chromium_path()])])
        starter.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
        starter.chmod(0o755)
        self._options["executable_path"] = str(starter)
        self._stack = AsyncExitStack()
        self._page: Page | None = None

    async def __aenter__(self) -> Self:
        playwright = await self._stack.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(**self._options)
        self._stack.push_async_callback(browser.close)
        page = await browser.new_page()
        await page.route("**/*", lambda route: route.fulfill(content_type="text/html", body="<body></body>"))
        await page.goto(PAGE)
        await page.evaluate(_SCRIPT)
        self._page = page
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._stack.aclose()

    async def offer(self) -> str:
        """Start the devices and return the offer."""
        return await self._do(
            "begin().then(async () => { await pc.setLocalDescription(); return gathered(); })"
        )

    async def answer(self, offer: str) -> str:
        """Take an offer in and return the answer."""
        await self._do("begin()")
        assert self._page is not None
        await self._page.evaluate("sdp => pc.setRemoteDescription({ type: 'offer', sdp })", offer)
        return await self._do("pc.setLocalDescription().then(() => gathered())")

    async def accept(self, answer: str) -> None:
        """Take the answer in."""
        assert self._page is not None
        await self._page.evaluate("sdp => pc.setRemoteDescription({ type: 'answer', sdp })", answer)

    async def count(self) -> dict[str, Any]:
        """Return everything counted so far."""
        counted: dict[str, Any] = await self._do("count()")
        return counted

    async def _do(self, script: str) -> Any:
        assert self._page is not None
        return await self._page.evaluate(f"() => {script}")
