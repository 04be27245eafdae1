# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The caseworker's page in a real Chromium: lets people in, and tells what it hears and sees."""

import base64
from typing import Any

import numpy as np
from playwright.async_api import Browser, Page

from tests.rig.pictures import read_counter
from tests.rig.robot import eventually

WITHIN_MS = 30_000

_LISTEN = """
async () => {
  const video = document.getElementById("remote");
  const context = window.__ear ??= new AudioContext({ sampleRate: 48000 });
  await context.resume();
  const analyser = context.createAnalyser();
  analyser.fftSize = 16384;
  analyser.smoothingTimeConstant = 0;
  context.createMediaStreamSource(new MediaStream(video.srcObject.getAudioTracks())).connect(analyser);
  const bins = new Float32Array(analyser.frequencyBinCount);
  let best = { hz: 0, dbfs: -200 };
  for (let look = 0; look < 40 && best.dbfs < -45; look += 1) {
    await new Promise((done) => setTimeout(done, 100));
    analyser.getFloatFrequencyData(bins);
    for (let bin = 8; bin < bins.length; bin += 1) {
      if (bins[bin] > best.dbfs) best = { hz: bin * 48000 / analyser.fftSize, dbfs: bins[bin] };
    }
  }
  return best;
}
"""
_LOOK = """
() => {
  const video = document.getElementById("remote");
  if (!video || !video.videoWidth) return null;
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const pen = canvas.getContext("2d");
  pen.drawImage(video, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  let text = "";
  const step = 32768;
  for (let at = 0; at < data.length; at += step) text += String.fromCharCode(...data.subarray(at, at + step));
  return { width: canvas.width, height: canvas.height, rgba: btoa(text) };
}
"""


class CaseworkerPage:
    """One open page on a caseworker's seat."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    async def open(cls, browser: Browser, service_url: str, token: str) -> "CaseworkerPage":
        """Open the page; it takes its seat by itself."""
        page = await browser.new_page()
        await page.goto(f"{service_url}/caseworker/#token={token}")
        return cls(page)

    async def admit(self) -> None:
        """Let in the first who waits, as soon as somebody does."""
        await self.page.click("[data-act=admit]:not(:disabled)", timeout=WITHIN_MS)

    async def sees_words(self, text: str) -> None:
        """Return when these words are on the page."""
        await self.page.get_by_text(text).first.wait_for(timeout=WITHIN_MS)

    async def is_connected(self) -> None:
        """Return when the page's own account of the call says so."""
        # Not wait_for_function: the page's own rules (CSP) forbid it to evaluate texts.
        await eventually(
            "connected", self.stats, lambda stats: stats is not None and stats["state"] == "connected"
        )

    async def stats(self) -> dict[str, Any] | None:
        """Return the page's numbers of the call, or None outside a meeting."""
        stats: dict[str, Any] | None = await self.page.evaluate("moedeklar.stats()")
        return stats

    async def hears_hz(self) -> float:
        """Return the loudest frequency of the other side's sound, in Hz (steps of 2.9 Hz); 0 for silence."""
        best = await self.page.evaluate(_LISTEN)
        return float(best["hz"]) if best["dbfs"] > -100 else 0.0

    async def another_number(self, than: int | None = None) -> int:
        """Return a number from the other side's picture as soon as one differs from ``than``."""
        number = await eventually("a number", self.number_seen, lambda number: number not in (None, than))
        assert number is not None
        return number

    async def number_seen(self) -> int | None:
        """Return the number drawn into the other side's present picture, or None."""
        shot = await self.page.evaluate(_LOOK)
        if shot is None:
            return None
        pixels = np.frombuffer(base64.b64decode(shot["rgba"]), np.uint8)
        return read_counter(pixels.reshape(shot["height"], shot["width"], 4))
